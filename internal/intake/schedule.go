package intake

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/openreferral"
)

const always directory.Hours = "Mo–So 00:00–24:00"

// timetable is what schedules say: lines of weekly hours, and words for what such lines cannot say.
type timetable struct {
	*omissions
	today time.Time
	lines []directory.Hours
	notes []string
}

// schedules belong to one thing; place is where they hold, "" if unknown.
type schedules struct {
	place string
	list  []openreferral.Schedule
}

// hours returns the current weekly hours, and what is said about them in words. If a service has no hours of its own and one place
// has some, it gets those; the hours of several places are given in words.
func hours(t *omissions, own []openreferral.Schedule, places []schedules, now time.Time) ([]directory.Hours, string) {
	all := newTimetable(t, now)
	all.read(own)
	var apart []*timetable
	var where []string
	for _, p := range places {
		one := newTimetable(t, now)
		one.read(p.list)
		if len(one.lines)+len(one.notes) == 0 || slices.ContainsFunc(apart, one.same) || one.same(all) {
			continue
		}
		apart, where = append(apart, one), append(where, p.place)
	}
	if len(all.lines)+len(all.notes) == 0 && len(apart) == 1 {
		all, apart = apart[0], nil
	}
	for i, one := range apart {
		all.note(strings.TrimPrefix(where[i]+": "+one.words(), ": "))
	}
	return all.lines, t.long("Anmerkung zu den Zeiten", strings.Join(all.notes, "; "))
}

func newTimetable(t *omissions, now time.Time) *timetable {
	return &timetable{omissions: t, today: now.In(berlin())}
}

func (h *timetable) same(o *timetable) bool {
	return slices.Equal(h.lines, o.lines) && slices.Equal(h.notes, o.notes)
}

// words returns all of it as one text.
func (h *timetable) words() string {
	var all []string
	for _, line := range h.lines {
		all = append(all, line.Words())
	}
	return strings.Join(append(all, h.notes...), "; ")
}

func (h *timetable) note(text string) {
	if text != "" && !slices.Contains(h.notes, text) {
		h.notes = append(h.notes, text)
	}
}

// read reads schedules. Future ones are given in words, unless they only continue the current ones: sources have separate
// schedules for summer and winter because their times have offsets.
func (h *timetable) read(list []openreferral.Schedule) {
	var later []openreferral.Schedule
	day := h.today.Format(time.DateOnly)
	for _, s := range list {
		s = normalized(s)
		from, okFrom := date(s.ValidFrom)
		to, okTo := date(s.ValidTo)
		switch {
		case okTo && to < day:
			h.say(sayHoursOver, germanDay(to), quoted(scheduleWords(s)))
		case okFrom && from > day:
			later = append(later, s)
		default:
			h.readCurrent(s, okTo && !continues(list, s, to))
		}
	}
	for _, s := range later {
		if line, ok := h.weekly(s); ok && slices.ContainsFunc(h.lines, func(l directory.Hours) bool { return sameTime(l, line.Hours()) }) {
			h.remarks(s, line)
			continue
		}
		h.note(scheduleWords(s))
	}
}

// normalized moves the first and the last day of a schedule to where this program looks for them.
func normalized(s openreferral.Schedule) openreferral.Schedule {
	if _, ok := date(s.DTStart); ok && s.ValidFrom == "" {
		s.ValidFrom, s.DTStart = s.DTStart, ""
	}
	if _, ok := date(s.Until); ok && s.ValidTo == "" {
		s.ValidTo, s.Until = s.Until, ""
	}
	return s
}

// continues reports whether another schedule has the same times as s from the day on which s ends.
func continues(list []openreferral.Schedule, s openreferral.Schedule, end string) bool {
	local := func(text string) int {
		at, _ := clock(text)
		return at.minute
	}
	return slices.ContainsFunc(list, func(o openreferral.Schedule) bool {
		from, ok := date(o.ValidFrom)
		return ok && from >= s.ValidFrom && from != s.ValidFrom && from <= dayAfter(end) && o.ByDay == s.ByDay &&
			local(o.OpensAt) == local(s.OpensAt) &&
			local(o.ClosesAt) == local(s.ClosesAt)
	})
}

// readCurrent reads a schedule that holds today; ends is whether it ends on its last day.
func (h *timetable) readCurrent(s openreferral.Schedule, ends bool) {
	in, ok := h.weekly(s)
	if !ok {
		h.note(scheduleWords(s))
		return
	}
	h.remarks(s, in)
	if in.Note = h.remarkOf(s, in); !slices.Contains(h.lines, in.Hours()) {
		h.lines = append(h.lines, in.Hours())
	}
	if ends {
		to, _ := date(s.ValidTo)
		h.note(fmt.Sprintf("%s gilt bis %s", in.Hours(), germanDay(to)))
	}
}

// weekly returns a schedule as a line of weekly hours. It reports false if such a line cannot express it.
func (h *timetable) weekly(s openreferral.Schedule) (directory.Interval, bool) {
	var in directory.Interval
	tokens, days, plainDays := days(s.ByDay)
	freq := strings.ToUpper(strings.TrimSpace(s.Freq))
	if freq == "DAILY" && len(tokens) == 0 {
		days, plainDays = [7]bool{true, true, true, true, true, true, true}, true
	}
	switch {
	case freq != "" && freq != "WEEKLY" && freq != "DAILY",
		s.Interval > 1, s.ByMonthDay != "", s.ByWeek != "", s.ByYearDay != "", s.Count > 0, s.Until != "", s.DTStart != "", !plainDays,
		days == [7]bool{}, !readableDate(s.ValidFrom),
		!readableDate(s.ValidTo):
		return in, false
	}
	from, okFrom := clock(s.OpensAt)
	to, okTo := clock(s.ClosesAt)
	if !okFrom || !okTo {
		return in, false
	}
	in.Days, in.Start, in.End = days, from.minute, to.minute
	if in.End == 0 || in.End == 24*60-1 { // midnight, which the standard cannot say
		in.End = 24 * 60
	}
	if offset := offsetOf(s, from); offset != nil {
		shift, certain := localShift(*offset, h.since(s), h.until(s))
		if !certain {
			h.say(sayHoursForeign, quoted(s.OpensAt))
			return in, false
		}
		if shift != 0 {
			in = shifted(in, shift)
			h.say(sayHoursConverted, quoted(s.OpensAt), timeWords(s))
		}
	}
	ends := clockWords(in.End % (24 * 60))
	if in.End%(24*60) == 0 {
		ends = "24:00"
	}
	said, err := directory.ParseHours(weekdays(in.Days) + " " + clockWords(in.Start) + "–" + ends) // whatever a line can say
	return said, err == nil && said.Days == in.Days
}

// offsetOf returns how many minutes the clock of a schedule is ahead of UTC; nil if unknown.
func offsetOf(s openreferral.Schedule, at clockTime) *int {
	if at.ahead == nil && s.Timezone != 0 {
		minutes := int(s.Timezone * 60)
		return &minutes
	}
	return at.ahead
}

func (h *timetable) since(s openreferral.Schedule) time.Time {
	if from, ok := date(s.ValidFrom); ok && from > h.today.Format(time.DateOnly) {
		return at(from)
	}
	return h.today
}

// until returns the last day, or the zero time if there is none.
func (h *timetable) until(s openreferral.Schedule) time.Time {
	if to, ok := date(s.ValidTo); ok {
		return at(to)
	}
	return time.Time{}
}

func at(day string) time.Time {
	at, _ := time.ParseInLocation(time.DateOnly, day, berlin()) // it has been parsed before
	return at
}

// shifted moves an interval by some minutes, to another day if necessary.
func shifted(in directory.Interval, minutes int) directory.Interval {
	in.Start, in.End = in.Start+minutes, in.End+minutes
	turn := 0
	switch {
	case in.Start < 0:
		turn, in.Start, in.End = 6, in.Start+24*60, in.End+24*60
	case in.Start >= 24*60:
		turn, in.Start, in.End = 1, in.Start-24*60, in.End-24*60
	}
	days := in.Days
	for day, open := range days {
		in.Days[(day+turn)%7] = open
	}
	return in
}

// sameTime reports whether two lines have the same days and times, whatever their remarks.
func sameTime(a, b directory.Hours) bool {
	one, errA := directory.ParseHours(string(a))
	two, errB := directory.ParseHours(string(b))
	one.Note, two.Note = "", ""
	return errA == nil && errB == nil && one == two
}

// notOnHolidays is how this program says, where it publishes the standard, that hours do not hold on public holidays.
const notOnHolidays = " (nicht an Feiertagen)"

// remarkOf returns the remark in the description of a schedule if the description repeats the line.
func (h *timetable) remarkOf(s openreferral.Schedule, in directory.Interval) string {
	said, err := directory.ParseHours(strings.TrimSuffix(line(s.Description), notOnHolidays))
	if err == nil && said.Days == in.Days && said.Start == in.Start && said.End == in.End {
		return said.Note
	}
	return ""
}

// remarks adds what else is said with a line of hours.
func (h *timetable) remarks(s openreferral.Schedule, in directory.Interval) {
	if said, err := directory.ParseHours(strings.TrimSuffix(line(s.Description), notOnHolidays)); err != nil || said.Days != in.Days ||
		said.Start != in.Start ||
		said.End != in.End {
		h.note(long(s.Description))
	}
	h.note(long(s.Notes))
	h.note(extras(s))
}

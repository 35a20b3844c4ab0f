package directory

import "strings"

// hoursReader reads a line from left to right; rest is what is still to be read.
type hoursReader struct {
	rest string
	readings
	days      [7]bool // of the spans that come next
	from      int     // the first span of these days
	also      string  // a remark on the days: „auch an Feiertagen"
	label     string  // what all of it applies to: „telefonisch"
	segments  []int   // where the days of each span began, as from
	undated   []Interval
	irregular bool // what was read before no longer holds
}

// segment reads days, if there are any, and what follows them: times, words or a remark on the times before.
func (r *hoursReader) segment() error {
	begins := r.rest
	if days, rest, ok := takeDays(r.rest); ok {
		r.days, r.also, r.rest, r.from = days.days, days.also, rest, len(r.spans)
		if m := shutWords.FindString(r.rest); m != "" {
			r.shut = days.days
			r.keep(cutBehind(begins, r.rest[len(m):]))
			r.rest = r.rest[len(m):]
			return nil
		}
	} else if days.unknown != "" {
		return unfit(ruleHoursWeekday, shortened(days.unknown))
	}
	if m := allDay.FindString(r.rest); m != "" {
		if r.days == ([7]bool{}) {
			r.days = everyDayOfWeek
		}
		if days := everyDayBehind.FindString(r.rest[len(m):]); days != "" {
			m += days
		}
		r.rest = r.rest[len(m):]
		r.add(Interval{Days: r.days, End: minutesADay})
		return r.remark()
	}
	days := r.days
	if days == ([7]bool{}) {
		days = everyDayOfWeek
	}
	if spans, rest, found, err := takeSpan(r.rest, days); found || err != nil {
		if err != nil {
			return err
		}
		r.rest = rest
		if r.days == ([7]bool{}) && len(r.undated) == 0 && rest == "" && spans[0].Start == 0 && spans[0].End == minutesADay { // „0–24 Uhr"
			r.days = everyDayOfWeek
		}
		if r.days == ([7]bool{}) {
			return r.daysBehind(spans)
		}
		for _, in := range spans {
			r.add(in)
		}
		return r.remark()
	}
	if untilClock.MatchString(r.rest) && r.overlaps() { // „Mo–Fr 8–16 Uhr, Fr bis 12 Uhr"
		r.irregular = true
		return nil
	}
	if len(r.spans) > r.from { // times stand before it
		return r.remark()
	}
	if r.days == ([7]bool{}) && r.rest != "" && partOfDay.FindString(r.rest) == r.rest { // „vormittags" says neither the day nor the time
		return unfit(ruleHoursDaysAndTimes)
	}
	if keepsWords(r.rest) || keepsWords(begins) {
		_, rest := takeRemark(r.rest)
		r.keep(cutBehind(begins, rest))
		r.rest = rest
		return nil
	}
	switch {
	case r.days != ([7]bool{}) && r.rest == "":
		return unfit(ruleHoursTimes)
	case r.days != ([7]bool{}):
		return unfit(ruleHoursSentence, shortened(r.rest))
	}
	return unfit(ruleNoHoursButRemark)
}

// except reads days, after times, on which these do not hold: „Mo–Fr 9–12 Uhr (außer Mi)". An exception that is not a whole day
// („außer Dienstagnachmittag") turns the whole line into words.
func (r *hoursReader) except() bool {
	m := exceptDays.FindString(r.rest)
	if m == "" {
		return false
	}
	days, rest, ok := takeDays(r.rest[len(m):])
	if !ok {
		return false
	}
	if partsOfDay.MatchString(cutBehind(r.rest, rest)) || beginsWithClock(rest) {
		r.irregular = true
		return true
	}
	for i := r.from; i < len(r.spans); i++ {
		for day, is := range days.days {
			r.spans[i].Days[day] = r.spans[i].Days[day] && !is
		}
	}
	r.rest = strings.TrimLeft(rest, " )")
	return true
}

// replaced removes days from spans if other times follow for them: „Mo–Fr 8–18 Uhr, Mi 8–12 Uhr".
func (r *hoursReader) replaced() {
	for j, later := range r.spans {
		for i, earlier := range r.spans[:j] {
			for day, is := range later.Days {
				if is && r.segments[i] != r.segments[j] && earlier.Days[day] && earlier.Start < later.End && later.Start < earlier.End {
					for before := range r.spans[:j] {
						r.spans[before].Days[day] = r.spans[before].Days[day] && r.segments[before] == r.segments[j]
					}
				}
			}
		}
	}
	kept := r.spans[:0]
	for _, in := range r.spans {
		if in.Days != ([7]bool{}) {
			kept = append(kept, in)
		}
	}
	r.spans = kept
}

// daysBehind reads the days that follow their spans: „9–12 Uhr (Mo–Fr)", „9–12 und 14–16 Uhr montags".
func (r *hoursReader) daysBehind(spans []Interval) error {
	r.undated = append(r.undated, spans...)
	days, rest, ok := takeDays(strings.TrimLeft(r.rest, " ,;:("))
	if !ok {
		if spanAhead(trimBetween(r.rest)) {
			return nil
		}
		return unfit(ruleHoursDays)
	}
	r.days, r.also, r.from, r.rest = days.days, days.also, len(r.spans), strings.TrimLeft(rest, " )")
	for _, in := range r.undated {
		in.Days = days.days
		r.add(in)
	}
	r.undated = nil
	if next := trimBetween(r.rest); spanAhead(next) {
		r.days = [7]bool{} // the days of these follow them, too
		return nil
	}
	return r.remark()
}

// overlaps reports whether times were read for one of the days that come next.
func (r *hoursReader) overlaps() bool {
	for _, in := range r.spans {
		for day, is := range r.days {
			if is && in.Days[day] {
				return true
			}
		}
	}
	return false
}

func (r *hoursReader) add(in Interval) {
	in.Note = joinRemarks(r.label, joinRemarks(in.Note, r.also))
	r.spans, r.segments = append(r.spans, in), append(r.segments, r.from)
}

// keep records words that are no weekly span.
func (r *hoursReader) keep(words string) { r.words = joinRemarks(r.words, strings.Trim(words, " ,;:")) }

// remark reads what follows times, if it is neither a time nor a day: it belongs to the times of the same days.
func (r *hoursReader) remark() error {
	if r.except() {
		return nil
	}
	note, rest := takeRemark(r.rest)
	r.rest = rest
	if m := alsoByAppointment.FindStringSubmatch(note); m != nil && byAppointment.MatchString(m[1]) { // besides these times
		r.keep(m[1])
		return nil
	}
	for i := r.from; i < len(r.spans) && note != ""; i++ {
		r.spans[i].Note = joinRemarks(r.spans[i].Note, note)
	}
	return nil
}

package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/openreferral"
)

var dayText = regexp.MustCompile(`^([+-]?\d{1,2})?([A-Z]+)\.?$`)

// dayNames are the days as iCalendar has them, and as people write them in English and in German.
var dayNames = map[string]int{
	"MO": 0, "MON": 0, "MONDAY": 0, "MONTAG": 0, "TU": 1, "TUE": 1,
	"TUES": 1, "TUESDAY": 1, "DI": 1, "DIENSTAG": 1, "WE": 2, "WED": 2, "WEDNESDAY": 2, "MI": 2, "MITTWOCH": 2,
	"TH": 3, "THU": 3, "THUR": 3, "THURS": 3, "THURSDAY": 3, "DO": 3, "DONNERSTAG": 3, "FR": 4, "FRI": 4, "FRIDAY": 4, "FREITAG": 4,
	"SA": 5, "SAT": 5, "SATURDAY": 5, "SAMSTAG": 5, "SONNABEND": 5, "SU": 6, "SUN": 6, "SUNDAY": 6, "SO": 6, "SONNTAG": 6,
}

var (
	dayWords = [7]string{"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"}
)

// dayOf is one day of a list: which one, and the number of its occurrence in the month; 0 for every one.
type dayOf struct{ nth, day int }

// days reads a list of days: „MO,TU", „1MO", „-1FR", „mo we", „Monday". all are the days of every week; plain is false
// if there is anything else.
func days(text string) (list []dayOf, all [7]bool, plain bool) {
	plain = true
	for _, token := range strings.FieldsFunc(strings.ToUpper(text), func(r rune) bool { return strings.ContainsRune(",; |", r) }) {
		m := dayText.FindStringSubmatch(token)
		if m == nil {
			return nil, [7]bool{}, false
		}
		day, ok := dayNames[m[2]]
		if !ok {
			return nil, [7]bool{}, false
		}
		nth, _ := strconv.Atoi(m[1]) // two digits at most
		list = append(list, dayOf{nth, day})
		if nth == 0 {
			all[day] = true
		} else {
			plain = false
		}
	}
	return list, all, plain
}

// scheduleWords returns any schedule in German words. It leaves nothing out.
func scheduleWords(s openreferral.Schedule) string {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if rule := ruleWords(s); rule != "" {
		add("%s", rule)
	}
	if times := timeWords(s); times != "" {
		add("%s", times)
	}
	text := strings.Join(parts, " ")
	parts = nil
	from, okFrom := date(s.ValidFrom)
	to, okTo := date(s.ValidTo)
	switch {
	case okFrom && okTo:
		add("%s bis %s", germanDay(from), germanDay(to))
	case okFrom:
		add("ab %s", germanDay(from))
	case okTo:
		add("bis %s", germanDay(to))
	}
	for _, one := range []struct{ words, value string }{{"gültig ab", s.ValidFrom}, {"gültig bis", s.ValidTo}} {
		if _, ok := date(one.value); !ok && line(one.value) != "" {
			add("%s %s", one.words, line(one.value))
		}
	}
	if text != "" && len(parts) > 0 {
		text += " (" + strings.Join(parts, ", ") + ")"
	} else {
		text += strings.Join(parts, ", ")
	}
	all := []string{text, long(s.Description), long(s.Notes), extras(s)}
	parts = nil
	for _, one := range all {
		if one != "" {
			parts = append(parts, one)
		}
	}
	return strings.Join(parts, ", ")
}

// extras returns what is said besides days and times.
func extras(s openreferral.Schedule) string {
	var parts []string
	if text := line(s.Attending); text != "" {
		parts = append(parts, text)
	}
	if text := line(s.Link); text != "" {
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// ruleWords returns how often: „alle 2 Wochen Mo, Mi", „am 1. Montag im Monat", „am letzten Freitag jedes 3. Monats".
func ruleWords(s openreferral.Schedule) string {
	list, all, plain := days(s.ByDay)
	var parts []string
	freq, every := strings.ToUpper(strings.TrimSpace(s.Freq)), s.Interval > 1
	units := map[string]string{"DAILY": "Tage", "WEEKLY": "Wochen", "": "Wochen", "MONTHLY": "Monate", "YEARLY": "Jahre"}
	unit, known := units[freq]
	switch {
	case !known:
		parts = append(parts, line(s.Freq))
		if every {
			parts = append(parts, fmt.Sprintf("(Abstand %d)", s.Interval))
		}
	case every:
		parts = append(parts, fmt.Sprintf("alle %d %s", s.Interval, unit))
	case freq == "DAILY" && len(list) == 0:
		parts = append(parts, "täglich")
	case freq == "MONTHLY" && plain && s.ByMonthDay == "":
		parts = append(parts, "monatlich")
	case freq == "YEARLY":
		parts = append(parts, "jährlich")
	}
	if plain && all != [7]bool{} {
		parts = append(parts, weekdays(all))
	} else if len(list) > 0 {
		var named []string
		for _, d := range list {
			named = append(named, d.words())
		}
		parts = append(parts, strings.Join(named, ", ")+" im Monat")
	} else if text := line(s.ByDay); text != "" {
		parts = append(parts, text)
	}
	if text := line(s.ByMonthDay); text != "" {
		parts = append(parts, "am "+strings.ReplaceAll(text, ",", "., ")+". des Monats")
	}
	for _, one := range []struct{ words, value string }{
		{"in den Kalenderwochen", s.ByWeek}, {"an den Tagen des Jahres", s.ByYearDay}, {"Beginn", s.DTStart}, {"bis", s.Until},
	} {
		if text := line(one.value); text != "" {
			if day, ok := date(text); ok {
				text = germanDay(day)
			}
			parts = append(parts, one.words+" "+text)
		}
	}
	if s.Count > 0 {
		parts = append(parts, fmt.Sprintf("%d-mal", s.Count))
	}
	return strings.Join(parts, " ")
}

func (d dayOf) words() string {
	switch {
	case d.nth == -1:
		return "am letzten " + dayWords[d.day]
	case d.nth < 0:
		return fmt.Sprintf("am %d.-letzten %s", -d.nth, dayWords[d.day])
	case d.nth == 0:
		return "jeden " + dayWords[d.day]
	}
	return fmt.Sprintf("am %d. %s", d.nth, dayWords[d.day])
}

// weekdays returns days as lines of hours have them.
func weekdays(days [7]bool) string {
	text := string(directory.Interval{Days: days, End: 60}.Hours())
	return strings.TrimSuffix(text, " 00:00–01:00")
}

// timeWords returns the times of a schedule in local time: „10:00–12:00", „22:00–06:00 (am nächsten Tag)",
// „im Winter 09:00–11:00, im Sommer 10:00–12:00".
func timeWords(s openreferral.Schedule) string {
	from, okFrom := clock(s.OpensAt)
	to, okTo := clock(s.ClosesAt)
	if !okFrom || !okTo {
		switch {
		case okFrom && line(s.ClosesAt) == "":
			return "ab " + clockWords(from.minute) + offsetWords(from.ahead)
		case okTo && line(s.OpensAt) == "":
			return "bis " + clockWords(to.minute) + offsetWords(to.ahead)
		}
		return strings.Trim(line(s.OpensAt)+"–"+line(s.ClosesAt), "–")
	}
	span := func(shift int) string {
		day := 24 * 60
		a, b := (from.minute+shift+day)%day, (to.minute+shift+day)%day
		text := clockWords(a) + "–" + clockWords(b)
		if b == 0 {
			text = clockWords(a) + "–24:00"
		} else if b <= a {
			text += sayNextDay
		}
		return text
	}
	if offset := offsetOf(s, from); offset != nil && *offset != winter && *offset != summer {
		return fmt.Sprintf("im Winter %s, im Sommer %s", span(winter-*offset), span(summer-*offset))
	}
	return span(0)
}

func clockWords(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

func offsetWords(ahead *int) string {
	if ahead == nil || *ahead == winter || *ahead == summer {
		return ""
	}
	return fmt.Sprintf(" (UTC%+03d:%02d)", *ahead/60, max(*ahead%60, -*ahead%60))
}

// date reads a day as sources write it, and returns it as 2026-11-29.
func date(text string) (string, bool) {
	text = strings.TrimSpace(text)
	for _, layout := range []string{time.DateOnly, "02.01.2006", "2.1.2006", "20060102"} {
		cut := text
		if layout == time.DateOnly && len(cut) > 10 {
			cut = cut[:10]
		}
		if day, err := time.Parse(layout, cut); err == nil {
			return day.Format(time.DateOnly), true
		}
	}
	return "", false
}

func readableDate(text string) bool {
	_, ok := date(text)
	return ok || strings.TrimSpace(text) == ""
}

func germanDay(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return at.Format("02.01.2006")
}

func dayAfter(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return at.AddDate(0, 0, 1).Format(time.DateOnly)
}

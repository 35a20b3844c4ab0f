package intake

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/openreferral"
)

func TestTimesOfDayAreReadInEverySpelling(t *testing.T) {
	for text, want := range map[string]string{
		"09:00": "9:00", "9:00": "9:00", "9.00": "9:00", "9": "9:00", "09": "9:00", "0900": "9:00", "09:00:00": "9:00", "T09:00": "9:00", "9 Uhr": "9:00", "9:30 Uhr": "9:30",
		"09:00Z": "9:00 Z0", "T09:00:00Z": "9:00 Z0", "09:00+01:00": "9:00 Z60", "09:00:00.000+02:00": "9:00 Z120", "09:00-05": "9:00 Z-300", "09:00+0100": "9:00 Z60", "2026-01-05T09:00:00+01:00": "9:00 Z60",
		"9:00 AM": "9:00", "9 pm": "21:00", "12:00 a.m.": "0:00", "12:30 PM": "12:30", "24:00": "24:00", "00:00": "0:00", "23:59": "23:59",
		"": "-", "25:00": "-", "9:60": "-", "24:01": "-", "13 pm": "-", "nach Absprache": "-", "9-12": "-", "123": "-",
	} {
		at, ok := clock(text)
		got := "-"
		if ok {
			got = strings.TrimPrefix(clockWords(at.minute), "0")
			if at.ahead != nil {
				got += " Z" + strconv.Itoa(*at.ahead)
			}
		}
		if got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

// What weekly hours cannot say stands in words; nothing is dropped.
func TestEveryScheduleIsALineOrAText(t *testing.T) {
	summerNow := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	s := func(byDay, opens, closes string, change ...func(*openreferral.Schedule)) openreferral.Schedule {
		one := openreferral.Schedule{Freq: "WEEKLY", ByDay: byDay, OpensAt: opens, ClosesAt: closes}
		for _, c := range change {
			c(&one)
		}
		return one
	}
	valid := func(from, to string) func(*openreferral.Schedule) {
		return func(s *openreferral.Schedule) { s.ValidFrom, s.ValidTo = from, to }
	}
	rule := func(freq string, interval int, monthDay string) func(*openreferral.Schedule) {
		return func(s *openreferral.Schedule) { s.Freq, s.Interval, s.ByMonthDay = freq, interval, monthDay }
	}
	for _, test := range []struct {
		name       string
		list       []openreferral.Schedule
		now        time.Time
		lines      string
		note, left string
	}{
		{"plain", []openreferral.Schedule{s("MO,TU,WE", "9:00", "12:30:00")}, now, "Mo–Mi 09:00–12:30", "", ""},
		{"days in other spellings", []openreferral.Schedule{s("mo we; Fri", "9.00", "12 Uhr"), s("Montag,Di", "14", "16")}, now, "Mo, Mi, Fr 09:00–12:00|Mo, Di 14:00–16:00", "", ""},
		{"without a rule", []openreferral.Schedule{s("MO", "9:00", "12:00", rule("", 0, ""))}, now, "Mo 09:00–12:00", "", ""},
		{"every day", []openreferral.Schedule{s("", "9:00", "12:00", rule("DAILY", 1, ""))}, now, "Mo–So 09:00–12:00", "", ""},
		{"to midnight", []openreferral.Schedule{s("MO", "10:00", "00:00"), s("TU", "10:00", "24:00"), s("WE", "10:00", "23:59")}, now, "Mo 10:00–24:00|Di 10:00–24:00|Mi 10:00–24:00", "", ""},
		{"every second week", []openreferral.Schedule{s("MO", "10:00", "12:00", rule("WEEKLY", 2, ""))}, now, "", "alle 2 Wochen Mo 10:00–12:00", ""},
		{"every second day", []openreferral.Schedule{s("", "10:00", "12:00", rule("DAILY", 2, ""))}, now, "", "alle 2 Tage 10:00–12:00", ""},
		{"the first Monday", []openreferral.Schedule{s("1MO", "10:00", "12:00", rule("MONTHLY", 1, ""))}, now, "", "am 1. Montag im Monat 10:00–12:00", ""},
		{"the last Friday, once a quarter", []openreferral.Schedule{s("-1FR", "10:00", "12:00", rule("MONTHLY", 3, ""))}, now, "", "alle 3 Monate am letzten Freitag im Monat 10:00–12:00", ""},
		{"the first and the fifteenth", []openreferral.Schedule{s("", "10:00", "12:00", rule("MONTHLY", 1, "1,15"))}, now, "", "am 1., 15. des Monats 10:00–12:00", ""},
		{"some rule", []openreferral.Schedule{s("", "10:00", "12:00", rule("HOURLY", 3, ""))}, now, "", "HOURLY (Abstand 3) 10:00–12:00", ""},
		{"days that are none", []openreferral.Schedule{s("werktags", "10:00", "12:00")}, now, "", "werktags 10:00–12:00", ""},
		{"no end", []openreferral.Schedule{s("MO", "9:00", "")}, now, "", "Mo ab 09:00", ""},
		{"no times", []openreferral.Schedule{s("MO", "", "")}, now, "", "Mo", ""},
		{"times that are none", []openreferral.Schedule{s("MO", "morgens", "abends")}, now, "", "Mo morgens–abends", ""},
		{"words alone", []openreferral.Schedule{{Description: "nach Absprache"}, {Notes: "oder per Mail"}}, now, "", "nach Absprache; oder per Mail", ""},
		{"words besides", []openreferral.Schedule{s("MO", "9:00", "12:00", func(s *openreferral.Schedule) {
			s.Description, s.Notes, s.Link = "nur in der Schulzeit", "bitte klingeln", "https://example.org/zeiten"
		})}, now,
			"Mo 09:00–12:00", "nur in der Schulzeit; bitte klingeln; https://example.org/zeiten", ""},
		{"our own words", []openreferral.Schedule{s("MO", "09:00+01:00", "12:00+01:00", func(s *openreferral.Schedule) {
			s.Description = "Mo 09:00–12:00, nur mit Termin (nicht an Feiertagen)"
		})}, now, "Mo 09:00–12:00, nur mit Termin", "", ""},
		{"over", []openreferral.Schedule{s("SA", "10:00", "11:00", valid("", "2020-01-01"))}, now, "", "", "nur bis zum 01.01.2020 galten, haben wir weggelassen: „Sa 10:00–11:00 (bis 01.01.2020)“"},
		{"later", []openreferral.Schedule{s("SA", "10:00", "11:00", valid("2027-01-01", ""))}, now, "", "Sa 10:00–11:00 (ab 01.01.2027)", ""},
		{"for a while", []openreferral.Schedule{s("SA", "10:00", "11:00", valid("2026-01-01T00:00:00Z", "31.12.2026"))}, now, "Sa 10:00–11:00", "Sa 10:00–11:00 gilt bis 31.12.2026", ""},
		{"from a day that is none", []openreferral.Schedule{s("SA", "10:00", "11:00", valid("Ostern", ""))}, now, "", "Sa 10:00–11:00 (gültig ab Ostern)", ""},
		{"until", []openreferral.Schedule{s("SA", "10:00", "11:00", func(s *openreferral.Schedule) { s.DTStart, s.Until = "2026-01-03", "2026-12-31" })}, now, "Sa 10:00–11:00", "Sa 10:00–11:00 gilt bis 31.12.2026", ""},
		{"so often", []openreferral.Schedule{s("SA", "10:00", "11:00", func(s *openreferral.Schedule) { s.Count = 10 })}, now, "", "Sa 10-mal 10:00–11:00", ""},
		{"the clock of Germany, said once for the whole year", []openreferral.Schedule{s("MO", "09:00+01:00", "12:00+01:00")}, summerNow, "Mo 09:00–12:00", "", ""},
		{"in UTC, in winter", []openreferral.Schedule{s("MO", "08:00Z", "10:00Z", valid("2026-11-01", "2027-02-01"))}, now, "Mo 09:00–11:00", "Mo 09:00–11:00 gilt bis 01.02.2027", "(„08:00Z“) haben wir umgerechnet"},
		{"in UTC, in summer", []openreferral.Schedule{s("MO", "08:00Z", "10:00Z", valid("2026-06-01", "2026-09-01"))}, summerNow, "Mo 10:00–12:00", "Mo 10:00–12:00 gilt bis 01.09.2026", "umgerechnet"},
		{"in UTC, the whole year", []openreferral.Schedule{s("MO", "08:00Z", "10:00Z")}, now, "", "Mo im Winter 09:00–11:00, im Sommer 10:00–12:00", "fremden Zeitverschiebung („08:00Z“)"},
		{"the same by its number", []openreferral.Schedule{s("MO", "08:00", "10:00", func(s *openreferral.Schedule) { s.Timezone = -5 })}, now, "", "Mo im Winter 14:00–16:00, im Sommer 15:00–17:00", "fremden"},
		{"over midnight by conversion", []openreferral.Schedule{s("SU", "23:30Z", "23:45Z", valid("2026-11-01", "2027-02-01"))}, now, "Mo 00:30–00:45", "Mo 00:30–00:45 gilt bis 01.02.2027", "umgerechnet"},
	} {
		left := &omissions{}
		lines, note := hours(left, test.list, nil, test.now)
		var got []string
		for _, l := range lines {
			got = append(got, string(l))
		}
		if said := strings.Join(left.sentences, " "); strings.Join(got, "|") != test.lines || note != test.note || !strings.Contains(said, test.left) || (said == "") != (test.left == "") {
			t.Errorf("%s: %q, note %q, left out %q", test.name, got, note, said)
		}
	}
}

// Over midnight is a line where lines can say it, and words where they cannot.
func TestHoursOverMidnightAreNotDropped(t *testing.T) {
	lines, note := hours(&omissions{}, []openreferral.Schedule{{Freq: "WEEKLY", ByDay: "MO,TU,WE,TH", OpensAt: "16:00", ClosesAt: "08:00"}}, nil, now)
	if _, err := directory.ParseHours("Mo–Do 16:00–08:00"); err == nil {
		if len(lines) != 1 || note != "" {
			t.Errorf("%q, %q", lines, note)
		}
	} else if len(lines) != 0 || note != "Mo–Do 16:00–08:00 (am nächsten Tag)" {
		t.Errorf("%q, %q", lines, note)
	}
}

func TestHoursOfAPlaceAreThoseOfAServiceThatSaysNone(t *testing.T) {
	at := func(place, day string) schedules {
		return schedules{place, []openreferral.Schedule{{Freq: "WEEKLY", ByDay: day, OpensAt: "09:00", ClosesAt: "12:00"}}}
	}
	own := at("", "FR").list
	for _, test := range []struct {
		name        string
		own         []openreferral.Schedule
		places      []schedules
		lines, note string
	}{
		{"one place", nil, []schedules{at("Rathaus", "MO")}, "Mo 09:00–12:00", ""},
		{"the same at two", nil, []schedules{at("Rathaus", "MO"), at("Bahnhof", "MO")}, "Mo 09:00–12:00", ""},
		{"several", nil, []schedules{at("Rathaus", "MO"), at("Bahnhof", "TU")}, "", "Rathaus: Mo 09:00–12:00; Bahnhof: Di 09:00–12:00"},
		{"own besides", own, []schedules{at("Rathaus", "MO")}, "Fr 09:00–12:00", "Rathaus: Mo 09:00–12:00"},
		{"own and the same", own, []schedules{at("Rathaus", "FR")}, "Fr 09:00–12:00", ""},
	} {
		lines, note := hours(&omissions{}, test.own, test.places, now)
		got := ""
		for _, l := range lines {
			got += string(l)
		}
		if got != test.lines || note != test.note {
			t.Errorf("%s: %q, %q", test.name, got, note)
		}
	}
}

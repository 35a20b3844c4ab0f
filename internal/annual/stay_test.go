package annual

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// told is a history in short: „1 +a", „2 -a", „3 +a ruecknahme"; the number is the revision and its day.
func told(t *testing.T, lines ...string) []history.Revision {
	t.Helper()
	var all []history.Revision
	for _, line := range lines {
		words := strings.Fields(line)
		var number int64
		if _, err := fmt.Sscan(words[0], &number); err != nil {
			t.Fatal(err)
		}
		r := history.Revision{Number: number, At: time.Date(2025, 1, int(number), 12, 0, 0, 0, time.UTC)}
		for _, word := range words[1:] {
			switch word[0] {
			case '+':
				r.Changes = append(r.Changes, history.Change{Part: members, Key: word[1:], Kind: history.New})
			case '-':
				r.Changes = append(r.Changes, history.Change{Part: members, Key: word[1:], Kind: history.Gone})
			default:
				r.Kind = word
			}
		}
		all = append(all, r)
	}
	return all
}

func TestWhatWasTakenBackNeverWas(t *testing.T) {
	for history, want := range map[string]string{
		"2 +a":                                   "a 2..",
		"2 +a; 3 -a":                             "a 2..3",
		"3 -a":                                   "a 0..3", // there from the beginning
		"2 +a; 3 -a ruecknahme":                  "a struck",
		"3 -a; 4 +a ruecknahme":                  "a 0..",
		"2 +a; 3 -a; 4 +a":                       "a 2..3, a 4..",
		"2 +a; 3 -a; 4 +a stand":                 "a 2..",
		"2 +a; 3 -a ruecknahme; 4 +a ruecknahme": "a 2..", // taken back, and that taken back
		"2 +a; 3 -a ruecknahme; 4 +a":            "a struck, a 4..",
		"2 +a +b; 3 -a zusammen":                 "a struck, b 2..",
		"3 -a zusammen":                          "a struck",
	} {
		var got []string
		for _, s := range stays(told(t, strings.Split(history, ";")...), members) {
			text := s.key + " struck"
			if !s.struck {
				text = s.key + " " + day(s.since) + ".." + strings.TrimPrefix(day(s.until), "0")
			}
			got = append(got, text)
		}
		if text := strings.Join(got, ", "); text != want {
			t.Errorf("%s: %s, want %s", history, text, want)
		}
	}
}

func day(at time.Time) string {
	if at.IsZero() {
		return "0"
	}
	return fmt.Sprint(at.Day())
}

// A date that is known to the year or the month belongs to that year; what ends at midnight of its last day has ended in it.
func TestDatesAreOfTheYearThatTheyName(t *testing.T) {
	now := time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		since, until directory.PartialDate
		year         int
		want         string
	}{
		{"", "", 2025, "1 +0 -0 =1"}, {"2025", "", 2025, "0 +1 -0 =1"}, {"2024-12-31", "", 2025, "1 +0 -0 =1"},
		{"2025-01-01", "", 2025, "0 +1 -0 =1"},
		{"2025-12-31", "", 2025, "0 +1 -0 =1"}, {"2026-01-01", "", 2025, "0 +0 -0 =0"}, {"", "2025-12-31", 2025, "1 +0 -1 =0"},
		{"", "2026-01-01", 2025, "1 +0 -0 =1"}, {"", "2024-12-31", 2025, "0 +0 -0 =0"}, {"", "2025", 2025, "1 +0 -1 =0"},
		{"2025-03", "2025-10", 2025, "0 +1 -1 =0"}, {"2025?-03", "", 2025, "0 +1 -0 =1"}, {"", "2025-01-01", 2025, "1 +0 -1 =0"},
		{"2026", "", 2026, "0 +1 -0 =1"}, {"2026-06-15", "", 2026, "0 +1 -0 =1"}, {"2026-06-16", "", 2026, "0 +0 -0 =0"}, // not yet
		{"", "2026-06-15", 2026, "1 +0 -0 =1"}, {"", "2026-06-14", 2026, "1 +0 -1 =0"}, {"", "2026-12", 2026, "1 +0 -0 =1"},
	} {
		d := directory.Dossier{
			Institutions: []directory.Institution{{Key: "a", Name: "A", Sectors: []directory.Sector{"opferhilfe"}}},
			Members:      []directory.Membership{{Key: "m", Institution: "a", Since: test.since, Until: test.until}},
		}
		m := Compute(Record{Year: test.year, Now: now, Known: true, End: d, Today: d}).Members
		if got := fmt.Sprintf("%d +%d -%d =%d", m.Before, m.Joined, m.Left, m.After); got != test.want {
			t.Errorf("since %q until %q, in %d: %s, want %s", test.since, test.until, test.year, got, test.want)
		}
	}
}

// Whoever enters the list of a network that is new here says nothing of when its members joined, unless there is a date.
func TestInTheYearInWhichTheListBeginsNobodyIsNewWithoutADate(t *testing.T) {
	begins := time.Date(2025, 5, 3, 12, 0, 0, 0, time.UTC)
	d := directory.Dossier{}
	var entered []history.Change
	for n, since := range []directory.PartialDate{"", "", "2012", "2025-04", "2026-02-01"} {
		key := fmt.Sprint(n)
		d.Institutions = append(d.Institutions, directory.Institution{Key: key, Name: key})
		d.Members = append(d.Members, directory.Membership{Key: key, Institution: key, Since: since})
		if n > 0 { // the first was there when the history began
			entered = append(entered, history.Change{Part: members, Key: key, Kind: history.New})
		}
	}
	r := Record{Now: time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC), First: begins, Known: true, End: d, Today: d,
		Revisions: []history.Revision{{Number: 2, At: begins.AddDate(0, 5, 0), Changes: entered}}}
	for year, want := range map[int]string{2025: "1 (2) +1 -0 =4", 2026: "4 (0) +1 -0 =5"} {
		r.Year = year
		report := Compute(r)
		m := report.Members
		if got := fmt.Sprintf("%d (%d) +%d -%d =%d", m.Before, m.Begun, m.Joined, m.Left, m.After); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
		if told := slices.Contains(report.Figures(), Figure{BegunLabel, "2"}); told != (year == 2025) {
			t.Errorf("%d: %v", year, report.Figures())
		}
	}
}

func TestTextsOfAKeptReportThatMayTellAPlaceAreWithheld(t *testing.T) {
	a, b := Member{ID: "a", Name: "A", Of: "Träger", OfID: "t"}, Member{ID: "b", Name: "B"}
	kept := Report{
		Events:     []Event{{Title: "Tag der offenen Tür in der Musterstraße 12"}, {Title: "Fachtag am Rathausplatz 1"}, {Title: "Fachtag"}},
		Members:    Members{After: 2, Named: 2, Sectors: []Sector{{"opferhilfe", []Member{a, b}}}, Came: []Passage{{Member: b}}},
		Attendance: []Attendance{{ID: "b", Name: "B", Times: 2}},
	}
	today := Report{Events: []Event{{Title: "Fachtag am Rathausplatz 1"}}} // somebody said that it is no such place
	shown, err := Shown(kept, today, map[string]bool{"b": true, "t": true})
	if err != nil {
		t.Fatal(err)
	}
	if e := shown.Events; e[0].Title != Withheld || e[1].Title != "Fachtag am Rathausplatz 1" || e[2].Title != "Fachtag" {
		t.Errorf("%+v", e)
	}
	text := fmt.Sprintf("%+v", shown)
	if strings.Contains(text, "Träger") || strings.Contains(text, "Name:B ") || shown.Members.Hidden != 1 || shown.Members.After != 2 {
		t.Error(text)
	}
	if kept.Attendance[0].Name != "B" || len(kept.Members.Sectors[0].Members) != 2 {
		t.Error("what was kept is another now")
	}
}

func TestAMeetingThatWasWrittenDownIsNoEventBesides(t *testing.T) {
	now := time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)
	d := directory.Dossier{}
	for n, status := range []directory.EventStatus{directory.EventHeld, "", directory.EventCancelled} {
		e := directory.Event{Key: fmt.Sprint(n), Title: "Sitzung", Kind: directory.EventMeeting, Date: "2025-03-03", Status: status}
		d.Events = append(d.Events, e)
	}
	r := Compute(Record{Year: 2025, Now: now, Known: true, End: d, Today: d, Meetings: []Meeting{{Date: "2025-03-03", Counted: true}}})
	if len(r.Meetings) != 1 || len(r.Events) != 1 || r.Events[0].Status != directory.EventCancelled {
		t.Errorf("%+v %+v", r.Meetings, r.Events)
	}
	d.Events = []directory.Event{{Key: "treffen-1", Kind: directory.EventMeeting, Date: "2025-03", Status: directory.EventHeld}}
	r = Compute(Record{Year: 2025, Now: now, Known: true, End: d, Today: d, Meetings: []Meeting{{Date: "2025-03-03", Event: "treffen-1"}}})
	if len(r.Meetings) != 1 {
		t.Errorf("a meeting that is told publicly by its month counts twice: %+v", r.Meetings)
	}
}

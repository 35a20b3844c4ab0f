package meeting_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/fault/faulttest"
	"rundtisch/internal/meeting"
)

var now = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

func tellsWhere(text string) bool { return directory.TellsWhere(text, false) }

func TestEverySentenceIsWholeAndSaid(t *testing.T) { faulttest.Sentences(t, "", nil) }

func TestDatesAreProposedFromTheRhythm(t *testing.T) {
	for name, test := range map[string]struct {
		last   meeting.Plan
		months int
		land   string
		want   string
	}{
		"nothing known":                    {meeting.Plan{}, 0, "05", "2026-12-09 2027-03-10 2027-06-09 2027-09-08"},
		"as the last one, third Thursday":  {meeting.Plan{Day: "2026-11-19"}, 3, "05", "2027-02-18 2027-05-20 2027-08-19 2027-11-18"},
		"Fronleichnam is no day for it":    {meeting.Plan{Day: "2026-11-26"}, 6, "05", "2027-06-03 2027-11-25 2028-06-01 2028-11-23"},
		"nobody meets between the years":   {meeting.Plan{Day: "2026-06-30"}, 6, "05", "2027-01-12 2027-06-29 2028-01-11 2028-06-27"},
		"a last one that lies ahead":       {meeting.Plan{Day: "2027-03-03"}, 3, "05", "2027-06-02 2027-09-01 2027-12-01 2028-03-01"},
		"once a year, a Land nobody knows": {meeting.Plan{Day: "2025-10-06"}, 12, "", "2027-10-04 2028-10-02 2029-10-01 2030-10-07"},
	} {
		got := meeting.Proposed(test.last, test.months, 4, test.land, now)
		t.Logf("%s: %s", name, strings.Join(got, " "))
		for _, day := range got {
			at, _ := time.ParseInLocation(time.DateOnly, day, directory.Germany())
			if directory.Holiday(at, test.land) != "" || !at.After(now) {
				t.Errorf("%s: %s", name, day)
			}
		}
		if !slices.IsSorted(got) || len(got) != 4 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAPlanIsCheckedFieldByField(t *testing.T) {
	good := meeting.Plan{Title: "Treffen", Day: "3.12.2026", Starts: "14", Ends: "16.30 Uhr", Place: "Rathaus, Saal 1, Bahnhofstraße 12",
		Link:   "https://meet.example.org/a",
		Agenda: []string{"Begrüßung", " ", "Bericht"}, Organizer: "Gleichstellungsstelle", ReplyTo: "gleich@example.org", RemindDays: 7}
	got, err := good.Check(tellsWhere, now)
	if err != nil || got.Day != "2026-12-03" || got.Starts != "14:00" || got.Ends != "16:30" || len(got.Agenda) != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	for field, change := range map[string]func(*meeting.Plan){
		"titel":        func(p *meeting.Plan) { p.Title = " " },
		"tag":          func(p *meeting.Plan) { p.Day = "31.2.2027" },
		"beginn":       func(p *meeting.Plan) { p.Starts = "" },
		"ende":         func(p *meeting.Plan) { p.Ends = "13:00" },
		"ort":          func(p *meeting.Plan) { p.Place = "Im Frauenhaus, Bahnhofstraße 12" },
		"link":         func(p *meeting.Plan) { p.Link = "javascript:alert(1)" },
		"tagesordnung": func(p *meeting.Plan) { p.Agenda = []string{"Fall Az. 12 Js 345/26"} },
		"einladend":    func(p *meeting.Plan) { p.Organizer = "" },
		"antwort_an":   func(p *meeting.Plan) { p.ReplyTo = "nirgends" },
	} {
		p := good
		change(&p)
		_, err := p.Check(tellsWhere, now)
		var invalid fault.Invalid
		if !errors.As(err, &invalid) || len(invalid) != 1 || invalid.InForm()[field] == "" {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestDecisionsHoldNoCases(t *testing.T) {
	for text, ok := range map[string]bool{
		"Die Beratungsstelle legt den Flyer neu auf.": true, "Plakate bis zum 25.11.2027 aufhängen": true,
		"Frau Muster anrufen: 02323 123456": false, "an anna@example.org schreiben": false, "Fall 12 Js 345/26 besprochen": false,
		"Das Frauenhaus in der Bahnhofstraße 12 sucht Möbel": false, "": false,
	} {
		got, err := meeting.CheckDecisions([]meeting.Decision{{Text: text, Who: "Jugendamt"}}, tellsWhere, now)
		if ok != (err == nil) {
			t.Errorf("%q: %v", text, err)
		}
		if got[0].State != meeting.Open {
			t.Errorf("%q is %s, and somebody is to do it", text, got[0].State)
		}
	}
}

func TestTakingBackTouchesOnlyWhatWasChanged(t *testing.T) {
	before := meeting.Record{Plan: meeting.Plan{Day: "2026-12-03"}, State: meeting.Invited}.Normal()
	after := before
	after.Day = "2026-12-10"
	later := after
	later.Decisions = []meeting.Decision{{Text: "a"}}
	later.Present = []meeting.Presence{{Name: "Amt", People: 1, Persons: "Anna"}}
	got, ok := meeting.Undo(later, meeting.Revision{Before: before, After: after})
	if !ok || got.Day != before.Day || len(got.Decisions) != 1 || got.Present[0].Persons != "Anna" {
		t.Errorf("%+v, %v", got, ok)
	}
	later.Day = "2027-01-01"
	if _, ok := meeting.Undo(later, meeting.Revision{Before: before, After: after}); ok {
		t.Error("what somebody changed since is overwritten")
	}
}

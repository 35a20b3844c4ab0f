package meeting_test

import (
	"errors"
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
		"nothing known, second Wednesdays":   {meeting.Plan{}, 0, "05", "2027-02-10 2027-05-12 2027-08-11 2027-11-10"},
		"as the last one, third Thursday":    {meeting.Plan{Day: "2026-11-19"}, 3, "05", "2027-02-18 2027-05-20 2027-08-19 2027-11-18"},
		"Fronleichnam, Himmelfahrt are none": {meeting.Plan{Day: "2026-05-28"}, 12, "05", "2027-06-03 2028-06-01 2029-05-24 2030-05-23"},
		"the fifth of a week that has none":  {meeting.Plan{Day: "2026-06-30"}, 6, "05", "2027-01-12 2027-06-29 2028-01-11 2028-06-27"},
		"a last one that lies ahead":         {meeting.Plan{Day: "2027-03-03"}, 3, "05", "2027-06-02 2027-09-01 2027-12-01 2028-03-01"},
		"once a year, a Land nobody knows":   {meeting.Plan{Day: "2025-10-06"}, 12, "", "2027-10-04 2028-10-02 2029-10-01 2030-10-07"},
	} {
		got := meeting.Proposed(test.last, test.months, 4, test.land, now)
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %v, want %s", name, got, test.want)
		}
		for _, day := range got {
			at, _ := time.ParseInLocation(time.DateOnly, day, directory.Germany())
			if directory.Holiday(at, test.land) != "" || !at.After(now) || at.Month() == time.December && at.Day() > 23 {
				t.Errorf("%s: nobody comes on %s", name, day)
			}
		}
	}
}

func TestWhoGetsWhichLetter(t *testing.T) {
	invitation := meeting.Mail{Kind: meeting.InvitationMail, Email: "a@example.org", Sent: true}
	guest := func(email string, mails ...meeting.Mail) meeting.Guest {
		return meeting.Guest{Key: "a", Email: email, Mails: mails}
	}
	failed, unknown, newer := invitation, invitation, invitation
	failed.Failed, unknown.Unknown, unknown.Sequence, newer.Sequence = true, true, 1, 1
	left := &meeting.Invitation{Email: "a@example.org"}
	for name, test := range map[string]struct {
		guest meeting.Guest
		want  meeting.MailKind
	}{
		"nobody invited yet":           {guest("a@example.org"), meeting.InvitationMail},
		"without an address":           {guest(""), ""},
		"an appointment of before":     {guest("a@example.org", invitation), meeting.UpdateMail},
		"another address now":          {guest("b@example.org", invitation), meeting.InvitationMail},
		"what surely did not arrive":   {guest("a@example.org", failed), meeting.InvitationMail},
		"what may have arrived":        {guest("a@example.org", unknown), ""},
		"knows what holds now":         {guest("a@example.org", newer), ""},
		"no member any more, and told": {meeting.Guest{Invitation: left, Mails: []meeting.Mail{invitation}}, meeting.UpdateMail},
		"no member any more":           {meeting.Guest{Invitation: left}, ""},
	} {
		m := meeting.Meeting{Sequence: 1, Record: meeting.Record{Plan: meeting.Plan{Day: "2026-12-10"}, State: meeting.Invited}}
		due := meeting.Letters(m, []meeting.Guest{test.guest}, now)
		switch {
		case test.want == "" && len(due) > 0, test.want != "" && (len(due) != 1 || due[0].Kind != test.want):
			t.Errorf("%s: %+v, want %q", name, due, test.want)
		}
		if over := meeting.Letters(m, []meeting.Guest{test.guest}, now.AddDate(0, 1, 0)); len(over) > 0 {
			t.Errorf("%s: after the meeting %+v", name, over)
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
		got, err := meeting.CheckDecisions([]meeting.Decision{{Text: text, Who: "Jugendamt"}}, tellsWhere, "", now)
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

// Without a year it is the next such day; what is no day, or one that nobody is sure of, is asked about.
func TestDaysAreReadAsPeopleWriteThem(t *testing.T) {
	for typed, want := range map[string]string{
		"3.12.2026": "2026-12-03", "03. 12. 26": "2026-12-03", "3. Dezember 2026": "2026-12-03", "3.März 2027": "2027-03-03",
		"2026-12-03": "2026-12-03", "31.2.2027": "", "Dezember 2026": "2026-12-31", "": "", "bald": "", "3.3.": "2027-03-03", "2027?-03-03": "",
	} {
		got, err := meeting.CheckDecisions([]meeting.Decision{{Text: "Flyer drucken", Who: "Jugendamt", Until: typed}}, tellsWhere, "", now)
		if ok := err == nil; typed != "" && ok != (want != "") || ok && got[0].Until != want {
			t.Errorf("%q is read as %q, %v", typed, got[0].Until, err)
		}
	}
}

func TestResultsAreDueAsPeopleWriteIt(t *testing.T) {
	now := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	for typed, want := range map[string]string{
		"Ende Januar": "2027-01-31", "Januar 2027": "2027-01-31", "bis Ende Februar 2027": "2027-02-28", "2027": "2027-12-31",
		"bis zum 3.3.": "2027-03-03", "3.3.2027": "2027-03-03", "nächstes Treffen": "2027-02-17", "bis zum nächsten Treffen": "2027-02-17",
		"bis zur nächsten Sitzung": "2027-02-17",
	} {
		got, err := meeting.CheckDecisions([]meeting.Decision{{Text: "Flyer drucken", Until: typed}}, nil, "2027-02-17", now)
		if err != nil || got[0].Until != want {
			t.Errorf("%q: %v %v", typed, got, err)
		}
	}
	for _, d := range []meeting.Decision{
		{Text: "Flyer drucken", Until: "nächstes Treffen"}, {Text: "Flyer drucken", Who: "Frau Wolter"}, {Text: "Familie Schulze anhören"},
	} {
		if _, err := meeting.CheckDecisions([]meeting.Decision{d}, nil, "", now); err == nil {
			t.Errorf("%+v was taken", d)
		}
	}
}

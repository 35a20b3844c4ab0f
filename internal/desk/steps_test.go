package desk_test

import (
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/parts"
)

// What is missing of a network is told step by step, and the first page says how much is left; nothing of it is stored.
func TestTheFirstYearIsLedThrough(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	told := func() (lead, next, todo string) {
		t.Helper()
		page := apptest.Document(t, r.Do(t, a, apptest.AtDesk+"herne/schritte", nil))
		first := apptest.Document(t, r.Do(t, a, "/verwaltung", nil))
		return page.Find(".lead").Text(), page.Find("#naechster").Text(), first.Find("a[href$='/schritte']").Parent().Text()
	}
	steps := apptest.Document(t, r.Do(t, a, apptest.AtDesk+"herne/schritte", nil))
	for _, way := range []string{"nummern/schattenlicht/neu", "angebote/neu?einrichtung=weisser-ring"} {
		link := steps.Find("main a[href$='" + way + "']")
		path, _ := link.Attr("href")
		if link.First().Text() == "" || r.Do(t, a, path, nil).Code != 200 {
			t.Errorf("%s: %d links, %q", way, link.Length(), link.Text())
		}
	}
	lead, next, todo := told()
	if !strings.HasPrefix(lead, "Noch ") || next != "Die Telefonnummern der Mitglieder" || !strings.Contains(todo, "von 9 Schritten") {
		t.Errorf("%q, %q, %q", lead, next, todo)
	}
	r.Change(t, "herne", func(work *editing.Work) error {
		for i := range work.Institutions {
			work.Institutions[i].Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "02323 111111"}}
		}
		return nil
	})
	if _, now, _ := told(); now != "Die E-Mail-Adressen der Mitglieder" {
		t.Errorf("with all numbers it goes on with %q", now)
	}
	r.Change(t, "herne", func(work *editing.Work) error {
		work.Events = append(work.Events, directory.Event{Key: "t", Title: "T", Kind: directory.EventMeeting, Date: "2027-02-17"})
		for i := range work.Institutions {
			inst := &work.Institutions[i]
			inst.Contacts[0].Email, inst.Contacts[0].CheckedOn = "a@example.org", directory.Today(apptest.Today)
			inst.Services = []directory.Service{{Key: "s", Name: "S", CheckedOn: directory.Today(apptest.Today)}}
		}
		for i := range work.Members {
			work.Members[i].CheckedOn = directory.Today(apptest.Today)
		}
		for i := range work.Contacts {
			work.Contacts[i].CheckedOn = directory.Today(apptest.Today)
		}
		return nil
	})
	if lead, next, todo := told(); !strings.HasPrefix(lead, "Alles ist da") || next != "" || todo != "" {
		t.Errorf("%q, %q, %q", lead, next, todo)
	}
}

// The page of a network leaves no part out, and what is empty leads to its form.
func TestThePageOfANetworkLeadsToEveryPart(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	page := apptest.Document(t, r.Do(t, r.AddCoordinator(t, "Anna", "herne"), apptest.AtDesk+"herne", nil))
	if n := page.Find(".groups section").Length(); n != 5 {
		t.Errorf("%d groups", n)
	}
	d := r.Dossier(t, "herne")
	for _, p := range parts.All() {
		link := page.Find(".groups a[href='" + apptest.AtDesk + "herne/" + p.Slug + "']").Length()
		form := page.Find(".groups a[href='" + apptest.AtDesk + "herne/" + p.Slug + "/neu']").Length()
		if link+form != 1 || form == 1 && len(p.Entries(&d)) > 0 {
			t.Errorf("%s: %d links, %d to its form", p.Slug, link, form)
		}
	}
}

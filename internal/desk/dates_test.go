package desk_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// The clock of these tests stands at 22 November 2026.
func TestADateIsTakenAsPeopleWriteItAndWhatWasUnderstoodIsSaid(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "soest")
	for _, test := range []struct {
		typed, stored, said string
	}{
		{"12.6.", "2027-06-12", "Als Datum haben wir verstanden: Samstag, 12. Juni 2027."},
		{"morgen", "2026-11-23", "Montag, 23. November 2026"},
		{"3. Maerz 27", "2027-03-03", ""},
		{"Mittwoch, den 16.6.2027", "2027-06-16", ""},
		{"Mai 2027", "2027-05", ""},
	} {
		f := r.OpenForm(t, a, apptest.AtDesk+"soest/termine/neu")
		w := r.Do(t, a, f.Action, f.With("titel", "Fachtag "+test.typed, "art", "fachtag", "datum", test.typed))
		if w.Code != http.StatusSeeOther {
			t.Fatalf("%s: status %d, %s", test.typed, w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
		}
		list := r.Do(t, a, w.Header().Get("Location"), nil).Body.String()
		if strings.Contains(list, "haben wir verstanden") != (test.said != "") ||
			!strings.Contains(list, test.said) {
			t.Errorf("%s: the list says nothing of %q", test.typed, test.said)
		}
		if events := r.Dossier(t, "soest").Events; events[len(events)-1].Date != directory.PartialDate(test.stored) {
			t.Errorf("%s is stored as %s", test.typed, events[len(events)-1].Date)
		}
	}
	f := r.OpenForm(t, a, apptest.AtDesk+"soest/netzwerk")
	if w := r.Do(t, a, f.Action, f.With("gegruendet", "24.12.")); !strings.Contains(w.Header().Get("Location"), "verstanden=2025-12-24") {
		t.Errorf("a day that is past leads to %s", w.Header().Get("Location"))
	}
	for typed, want := range map[string]string{
		"31. Februar 2027": "Den 31. Februar gibt es nicht.", "Mitte Mai": "Bitte „Mai 2027“ schreiben",
		"Mittwoch, 12.6.2027": "ist ein Samstag, kein Mittwoch",
	} {
		f := r.OpenForm(t, a, apptest.AtDesk+"soest/termine/neu")
		w := r.Do(t, a, f.Action, f.With("titel", "T", "art", "fachtag", "datum", typed))
		page := apptest.ReadForm(t, w)
		fault := page.Find("#f-datum-fault").Text()
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(fault, want) || page.Values.Get("datum") != typed {
			t.Errorf("%s: status %d, %s, %q in the field", typed, w.Code, fault, page.Values.Get("datum"))
		}
	}
}

func TestTheCalendarBesideADateCountsUnlessTheTextSaysOtherwise(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "soest")
	path := apptest.AtDesk + "soest/netzwerk"
	send := func(values ...string) apptest.Form {
		f := r.OpenForm(t, a, path)
		all := f.With()
		all["gegruendet"] = values
		w := r.Do(t, a, f.Action, all)
		if w.Code == http.StatusSeeOther {
			return apptest.Form{}
		}
		return apptest.ReadForm(t, w)
	}
	founded := func() directory.PartialDate { return r.Dossier(t, "soest").Network.Founded }
	for _, test := range []struct {
		values []string
		want   directory.PartialDate
	}{
		{[]string{"", "2001-02-03"}, "2001-02-03"},
		{[]string{"03.02.2001", "2001-02-04"}, "2001-02-04"}, // the text is what the form was opened with
		{[]string{"5.2.2001", "2001-02-05"}, "2001-02-05"},
		{[]string{"6.2.2001", ""}, "2001-02-06"},
		{[]string{"2001", "unsicher", ""}, "2001?"},
		{[]string{"2001", ""}, "2001"},
	} {
		if page := send(test.values...); page.Document != nil || founded() != test.want {
			t.Errorf("%v makes %s", test.values, founded())
		}
	}
	page := send("7.2.2001", "unsicher", "2001-02-08")
	fault := page.Find("#f-gegruendet-fault").Text()
	if !strings.Contains(fault, "zwei verschiedene Tage: „07.02.2001“") || !strings.Contains(fault, "der 08.02.2001") ||
		founded() != "2001" {
		t.Errorf("%q, %s is stored", fault, founded())
	}
	if got := strings.Join(page.Values["gegruendet"], "|"); got != "07.02.2001|unsicher|2001-02-08" ||
		page.Find("details.calendar[open] input[name=gegruendet]").Length() != 1 {
		t.Errorf("the form has %s", got)
	}
}

// The notation of documents, „2024?-06-12", is nothing for people.
func TestNoFormShowsADateInTheNotationOfDocuments(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", apptest.FiveNetworks...)
	notation := regexp.MustCompile(`[12]\d{3}\??-[01]\d`)
	unsure := 0
	for _, key := range apptest.FiveNetworks {
		d := r.Dossier(t, key)
		for _, slug := range []string{"netzwerk", "zeitraeume", "vereinbarungen", "mitglieder", "termine", "meldungen", "quellen"} {
			p, _ := parts.Named(slug)
			for _, e := range p.Entries(&d) {
				path := apptest.AtDesk + key + "/" + slug
				if !p.Single {
					path += "/" + e.Key()
				}
				f := r.OpenForm(t, a, path)
				f.Find("input.narrow, .input .small").Each(func(_ int, s *goquery.Selection) {
					if said := s.AttrOr("value", "") + s.Text(); notation.MatchString(said) {
						t.Errorf("%s says %q", path, said)
					}
				})
				unsure += f.Find("input[value=unsicher][checked]").Length()
			}
		}
	}
	if unsure == 0 {
		t.Error("no date whose year was inferred was looked at")
	}
}

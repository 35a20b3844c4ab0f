package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/examples/published"
)

// ticks are the boxes of rows in a group of a comparison („n" new, „o" offered, „l" not read) whose row says these words.
func ticks(doc *goquery.Document, group, words string) *goquery.Selection {
	return doc.Find(`form.review input[type=checkbox][value="` + group + `"]`).FilterFunction(func(_ int, box *goquery.Selection) bool {
		row := box.Closest("li, article, fieldset, .row")
		name := row.Find("input[type=text], textarea").First()
		return strings.Contains(row.Text()+name.AttrOr("value", "")+name.Text(), words)
	})
}

func TestWhatWasNotReadIsAddedWhereSomebodyTicksIt(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AddEmpty(t, "neustadt")
	by := r.AddCoordinator(t, "Anna", "neustadt")
	text := "Mitglieder\n- Polizei Neustadt\n- Diakonie Neustadt\n- Caritas Neustadt\n\nAnsprechbar\nLichtblick und mehr\n"
	doc, decisions := apptest.ReadReview(t, r.Paste(t, by, "neustadt", text))
	box := ticks(doc, "l", "Lichtblick und mehr")
	if box.Length() != 1 || box.AttrOr("checked", "no") != "no" {
		t.Fatalf("%d boxes, ticked: %s; %s", box.Length(), box.AttrOr("checked", "no"), doc.Find("main").Text())
	}
	decisions.Set(box.AttrOr("name", ""), "l")
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "neustadt", decisions), http.StatusSeeOther)
	d := r.Dossier(t, "neustadt")
	if len(d.Members) != 4 || apptest.KeyOf(d, "Lichtblick und mehr") == "" {
		t.Errorf("%d members: %+v", len(d.Members), d.Institutions)
	}
}

func TestNumbersOfAListAreForWhomSomebodyChooses(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for audience, want := range map[string][]string{ // the kind of contact, and who sees it where that is not everybody
		"":               {"vermittlung fachkraefte", "vermittlung fachkraefte"},
		"fachkraefte":    {"vermittlung fachkraefte", "vermittlung fachkraefte"},
		"oeffentlich":    {"hilfe ", "vermittlung fachkraefte"}, // of a shelter never more than for staff
		"nein":           {"none", "none"},
		"was auch immer": {"vermittlung fachkraefte", "vermittlung fachkraefte"},
	} {
		key := "ort-" + strings.ReplaceAll(audience+"x", " ", "-")
		r.AddEmpty(t, key)
		by := r.AddCoordinator(t, "anna-"+key, key)
		text := "Einrichtung\tTelefon\nBeratung am Ring " + key + "\t02323 12345\nFrauenhaus " + key + "\t02323 67890\nPolizei " + key + "\t\n"
		doc, decisions := apptest.ReadReview(t, r.Paste(t, by, key, text))
		doc.Find(`form.review input[type=checkbox][name^="c"]`).Each(func(_ int, box *goquery.Selection) {
			decisions.Set(box.AttrOr("name", ""), box.AttrOr("value", "1"))
		})
		if audience != "" {
			decisions.Set("kontakt", audience)
		} else {
			decisions.Del("kontakt")
		}
		apptest.WantStatus(t, key, r.TakeOver(t, by, key, decisions), http.StatusSeeOther)
		d := r.Dossier(t, key)
		for i, name := range []string{"Beratung am Ring " + key, "Frauenhaus " + key} {
			inst, _ := d.Institution(apptest.KeyOf(d, name))
			got := "none"
			if len(inst.Contacts) > 0 {
				got = string(inst.Contacts[0].Kind) + " " + string(inst.Contacts[0].Visibility)
			}
			if inst.Name == "" || got != want[i] {
				t.Errorf("%q: %q is seen by %q, want %q", audience, inst.Name, got, want[i])
			}
		}
	}
}

func TestWhoHasLeftByTheTextStaysUntilThatDay(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "herne")
	text := strings.Replace(published.Text(t, "herne"), "- Rechtsanwältinnen\n", "- Rechtsanwältinnen (ausgeschieden zum 30.06.2026)\n", 1)
	doc, decisions := apptest.ReadReview(t, r.Paste(t, by, "herne", text))
	gone := doc.Find(".gone").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return strings.Contains(s.Text(), "Rechtsanwältinnen")
	})
	if len(decisions["g"]) != 1 || gone.Find("input[type=text]").AttrOr("value", "") != "30.06.2026" {
		t.Fatalf("ticked %q: %s", decisions["g"], doc.Find("section[aria-labelledby=entfaellt]").Text())
	}
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "herne", decisions), http.StatusSeeOther)
	for _, m := range r.Dossier(t, "herne").Members {
		if m.Group == "Rechtsanwältinnen" && m.Until != "2026-06-30" || m.Group != "Rechtsanwältinnen" && m.Until != "" {
			t.Errorf("%s%s is a member until %q", m.Institution, m.Group, m.Until)
		}
	}
}

// The page that compares has an address: it can be loaded again, and whoever may not edit the network does not read it.
func TestAComparisonHasAnAddressForThoseWhoMayReadIt(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by, other := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Berta", "soest")
	w := r.Do(t, by, apptest.AtDesk+"herne/mitglieder/einfuegen", map[string][]string{"text": {published.Text(t, "herne")}})
	apptest.WantStatus(t, "paste", w, http.StatusSeeOther)
	to := w.Header().Get("Location")
	first, again := r.Do(t, by, to, nil), r.Do(t, by, to, nil)
	if first.Code != http.StatusOK || first.Body.String() != again.Body.String() {
		t.Errorf("loaded twice: %d and %d, or not the same", first.Code, again.Code)
	}
	for who, answer := range map[string]int{
		"the coordination of another network": r.Do(t, other, to, nil).Code,
		"the same below another network":      r.Do(t, other, strings.Replace(to, "/herne/", "/soest/", 1), nil).Code,
		"an address that nobody was given":    r.Do(t, by, to[:len(to)-4]+"AAAA", nil).Code,
	} {
		if answer != http.StatusNotFound && answer != http.StatusForbidden && answer != http.StatusGone && answer != http.StatusSeeOther {
			t.Errorf("%s gets %d", who, answer)
		}
	}
}

// Of many rows each shows what holds and a button; what a button opens is all there is to choose, and what was decided stays
// when it is not shown.
func TestALongReviewOpensRowByRow(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AddEmpty(t, "neustadt")
	by := r.AddCoordinator(t, "Anna", "neustadt")
	doc, decisions := apptest.ReadReview(t, r.Paste(t, by, "neustadt", longList(60, "Neustadt")))
	if n := doc.Find("form.review select[name^=s]").Length(); n > 0 || doc.Find("button[name=mehr]").Length() < 50 {
		t.Fatalf("%d lists to choose from, %d buttons", n, doc.Find("button[name=mehr]").Length())
	}
	decisions.Set("mehr", "2")
	doc, decisions = apptest.ReadReview(t, r.TakeOver(t, by, "neustadt", decisions))
	if doc.Find("#zeile2 select[name=s2]").Length() != 1 || doc.Find("form.review select[name^=s]").Length() != 1 {
		t.Fatalf("the row that was opened: %s", words(doc.Find("#zeile2")))
	}
	decisions.Set("s2", "opferhilfe")
	decisions.Del("offen")
	decisions.Set("mehr", "3")
	doc, decisions = apptest.ReadReview(t, r.TakeOver(t, by, "neustadt", decisions))
	if got := doc.Find("#zeile2 input[name=s2]").AttrOr("value", ""); got != "opferhilfe" {
		t.Fatalf("what was decided about a closed row is %q: %s", got, words(doc.Find("#zeile2")))
	}
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "neustadt", decisions), http.StatusSeeOther)
	found := 0
	for _, i := range r.Dossier(t, "neustadt").Institutions {
		for _, s := range i.Sectors {
			if s == "opferhilfe" {
				found++
			}
		}
	}
	if found != 1 {
		t.Errorf("%d institutions have the sector that was chosen", found)
	}
}

package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

const addressesOfHerne = apptest.AtDesk + "herne/adressen"

// mailOf is the contact for the network of a member of Herne.
func mailOf(t testing.TB, r *apptest.Program, key string) directory.Contact {
	t.Helper()
	i, _ := r.Dossier(t, "herne").Institution(key)
	for _, c := range i.Contacts {
		if c.Kind == directory.ContactCoordination {
			return c
		}
	}
	return directory.Contact{}
}

func TestAddressesOfAllMembersAreTypedIntoOneTable(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, addressesOfHerne)
	w := r.Do(t, a, f.Action, f.With("adresse.weisser-ring", " ring@example.org ", "adresse.schattenlicht", "licht@example..org"))
	again := apptest.ReadForm(t, w)
	if w.Code != http.StatusUnprocessableEntity || again.Values.Get("adresse.weisser-ring") != " ring@example.org " ||
		!strings.Contains(again.Find("#adresse-schattenlicht-dazu .fault").Text(), "ein Punkt zu viel") ||
		again.Find(`.summary a[href="#adresse-schattenlicht"]`).Length() != 1 {
		t.Fatalf("a faulty address: status %d, %s", w.Code, again.Find("main").Text())
	}
	w = r.Do(t, a, f.Action, again.With("adresse.schattenlicht", "licht@example.org"))
	apptest.WantStatus(t, "save", w, http.StatusSeeOther)
	want := directory.Contact{Key: "netzwerk", Kind: directory.ContactCoordination, Label: "Für das Netzwerk", Email: "ring@example.org",
		Visibility: directory.Coordination, CheckedOn: "2026-11-22", CheckedBy: "Koordination"}
	if got := mailOf(t, r, "weisser-ring"); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if page := r.Get(t, "/einrichtungen/weisser-ring").Body.String(); strings.Contains(page, "ring@example.org") {
		t.Error("the public reads it")
	}
	for _, at := range []string{"", "/pruefung"} { // everything that says that an address is missing knows of it
		if text := r.Do(t, a, apptest.AtDesk+"herne"+at, nil).Body.String(); strings.Contains(text, "adressen#adresse-weisser-ring") {
			t.Errorf("%s still asks for it", at)
		}
	}
	f = r.OpenForm(t, a, addressesOfHerne)
	w = r.Do(t, a, f.Action, f.With("adresse.weisser-ring", ""))
	apptest.WantStatus(t, "empty", w, http.StatusSeeOther)
	if got := mailOf(t, r, "weisser-ring"); got != (directory.Contact{}) {
		t.Errorf("the emptied address is still there: %+v", got)
	}
	if got := mailOf(t, r, "schattenlicht").Email; got != "licht@example.org" {
		t.Errorf("the other one is %q", got)
	}
	undo := fmt.Sprintf("%sherne/verlauf/%d/ruecknahme", apptest.AtDesk, r.Dossier(t, "herne").Network.Version)
	apptest.WantStatus(t, "undo", r.Do(t, a, undo, url.Values{}), http.StatusSeeOther)
	if got := mailOf(t, r, "weisser-ring"); got != want {
		t.Errorf("after undoing: %+v", got)
	}
}

// Two who fill in the table at once overwrite nothing of each other.
func TestTheTableOfAddressesOverwritesNothing(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a, b := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Boris", "herne")
	before := r.OpenForm(t, a, addressesOfHerne)
	apptest.WantStatus(t, "first", r.Do(t, b, before.Action, before.With("adresse.weisser-ring", "first@example.org")), http.StatusSeeOther)
	w := r.Do(t, a, before.Action, before.With("adresse.weisser-ring", "second@example.org", "adresse.schattenlicht", "licht@example.org"))
	again := apptest.ReadForm(t, w)
	if w.Code != http.StatusConflict || !strings.Contains(again.Find("#adresse-weisser-ring-dazu").Text(), "first@example.org") ||
		again.Values.Get("adresse.weisser-ring") != "second@example.org" || mailOf(t, r, "schattenlicht").Email != "" {
		t.Fatalf("status %d: %s", w.Code, again.Find("main").Text())
	}
	apptest.WantStatus(t, "again", r.Do(t, a, again.Action, again.Values), http.StatusSeeOther)
	if got := mailOf(t, r, "weisser-ring").Email; got != "second@example.org" {
		t.Errorf("after saying so once more: %q", got)
	}
	// Another row of the old form is no reason to ask.
	w = r.Do(t, a, before.Action, before.With("adresse.ifak", "jugend@example.org"))
	if got := mailOf(t, r, "weisser-ring").Email; got != "second@example.org" {
		t.Errorf("status %d: an untouched row of an old form wrote %q", w.Code, got)
	}
}

func TestPastedAddressesComeToTheirMembers(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, addressesOfHerne)
	w := r.Do(t, a, f.Action, f.With("adresse.schattenlicht", "typed@example.org",
		"einfuegen", "Weisser Ring – ring@example.org\nEva Muster <eva@example.org>\nZonta: zonta@example.org"))
	apptest.WantStatus(t, "paste", w, http.StatusSeeOther)
	to, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	table := r.OpenForm(t, a, to)
	if table.Values.Get("adresse.weisser-ring") != "ring@example.org" || table.Values.Get("adresse.schattenlicht") != "typed@example.org" {
		t.Errorf("the table has %q and %q", table.Values.Get("adresse.weisser-ring"), table.Values.Get("adresse.schattenlicht"))
	}
	if mailOf(t, r, "weisser-ring").Email != "" {
		t.Error("something is stored before it was saved")
	}
	open := table.Find("#offen-0").Text() + table.Find("#offen-1").Text()
	if !strings.Contains(open, "Eva Muster <eva@example.org>") || !strings.Contains(open, "Zonta") {
		t.Errorf("asked about: %s", open)
	}
	// A name that nobody has, and then one that may be meant, are asked about with all that was typed.
	w = r.Do(t, a, table.Action, table.With("offen.0.name", "Niemand"))
	if page := apptest.ReadForm(t, w); w.Code != http.StatusUnprocessableEntity || page.Values.Get("offen.0.name") != "Niemand" ||
		page.Values.Get("adresse.weisser-ring") != "ring@example.org" {
		t.Errorf("status %d: %s", w.Code, page.Find("#offen-0").Text())
	}
	w = r.Do(t, a, table.Action, table.With("offen.0.name", "Schatten"))
	apptest.WantStatus(t, "one that may be meant", w, http.StatusUnprocessableEntity)
	if page := apptest.ReadForm(t, w); page.Find(`#offen-0 input[type=radio][value="schattenlicht"]`).Length() != 1 {
		t.Errorf("offers %s", page.Find("#offen-0").Text())
	}
	// One address for a member for whom another was typed is a question, too.
	w = r.Do(t, a, table.Action, table.With("offen.0.wahl", "schattenlicht"))
	apptest.WantStatus(t, "two for one", w, http.StatusUnprocessableEntity)
	if page := apptest.ReadForm(t, w); !strings.Contains(page.Find("#offen-0").Text(), "zwei verschiedene") {
		t.Errorf("says %s", page.Find("#offen-0").Text())
	}
	w = r.Do(t, a, table.Action, table.With("offen.0.wahl", "-"))
	apptest.WantStatus(t, "save", w, http.StatusSeeOther)
	if got := mailOf(t, r, "weisser-ring").Email + " " + mailOf(t, r, "schattenlicht").Email; got != "ring@example.org typed@example.org" {
		t.Errorf("stored: %s", got)
	}
	// What nobody decided about is still there.
	to, _, _ = strings.Cut(w.Header().Get("Location"), "#")
	left := r.OpenForm(t, a, to)
	if left.Find("fieldset[id^=offen-]").Length() != 1 || !strings.Contains(left.Find("#offen-0").Text(), "Zonta") {
		t.Errorf("left: %s", left.Find("main").Text())
	}
	w = r.Do(t, a, f.Action, f.With("_zuordnen", "ja", "einfuegen", "kein Wort von einer Adresse"))
	apptest.WantStatus(t, "a text without addresses", w, http.StatusUnprocessableEntity)
	if text := apptest.ReadForm(t, w).Values.Get("einfuegen"); !strings.Contains(text, "kein Wort") {
		t.Errorf("the text is %q", text)
	}
}

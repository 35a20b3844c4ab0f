package desk_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

func TestMembersAreAdded(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne", "soest")
	path := apptest.AtDesk + "herne/mitglieder/auswahl"
	for _, name := range []string{"", " ", "\u202e"} {
		if w := r.Do(t, a, path, url.Values{"gesucht": {name}}); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%q: status %d", name, w.Code)
		}
	}
	ask := r.Do(t, a, apptest.AtDesk+"herne/mitglieder/neu", nil)
	if method := apptest.Document(t, ask).Find("form:has(#gesucht)").AttrOr("method", ""); method != "get" {
		t.Errorf("Back would ask to send the name again: %s", method)
	}
	// One that another network has already.
	w := r.Do(t, a, path+"?gesucht="+url.QueryEscape("Weißer Ring"), nil)
	choice := apptest.ReadForm(t, w)
	if w.Code != http.StatusOK || choice.Find("input[name=einrichtung][value=weisser-ring]").Length() != 1 || !strings.Contains(choice.Find("#auswahl").Text(), "ist schon Mitglied") {
		t.Fatalf("status %d: %s", w.Code, choice.Find("#auswahl").Text())
	}
	soest := r.Dossier(t, "soest")
	other := soest.Institutions[slices.IndexFunc(soest.Institutions, func(i directory.Institution) bool { return !i.Protected() && i.Parent == "" })]
	choice = apptest.ReadForm(t, r.Do(t, a, path+"?gesucht="+url.QueryEscape(other.Name), nil))
	w = r.Do(t, a, choice.Action, choice.With("einrichtung", other.Key, "speichern", "ja", "rolle", "gast"))
	d := r.Dossier(t, "herne")
	if last := d.Members[len(d.Members)-1]; w.Code != http.StatusSeeOther || last.Institution != other.Key || last.Role != directory.RoleGuest {
		t.Errorf("status %d, %+v", w.Code, last)
	}
	if notice := r.OpenForm(t, a, apptest.AtDesk+"herne/einrichtungen/"+other.Key).Find(".notice").Text(); !strings.Contains(notice, "Auch in") {
		t.Errorf("the form of a shared institution says %q", notice)
	}
	// A new one.
	choice = apptest.ReadForm(t, r.Do(t, a, path+"?gesucht="+url.QueryEscape("Völlig Neues <Haus>"), nil))
	w = r.Do(t, a, choice.Action, choice.With("einrichtung", "neu", "speichern", "ja"))
	if page := apptest.ReadForm(t, w); w.Code != http.StatusUnprocessableEntity || page.Find("#f-e-arten-fault").Length() != 1 || page.Find(".summary li").Length() != 1 {
		t.Errorf("without a sector: status %d, %s", w.Code, page.Find(".summary").Text())
	}
	typed := choice.With("einrichtung", "neu", "speichern", "ja")
	typed["e.arten"] = []string{"opferhilfe"}
	if w = r.Do(t, a, choice.Action, typed); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	d = r.Dossier(t, "herne")
	last := d.Members[len(d.Members)-1]
	if i, ok := d.Institution(last.Institution); !ok || i.Name != "Völlig Neues <Haus>" || i.Key != "voellig-neues-haus" {
		t.Errorf("%+v %+v", last, i)
	}
	// It goes with its only member.
	look := r.OpenForm(t, a, apptest.AtDesk+"herne/mitglieder/"+last.Key+"/loeschung")
	r.Do(t, a, look.Action, look.Values)
	d = r.Dossier(t, "herne")
	if _, still := d.Institution(last.Institution); still {
		t.Error("an institution that nothing refers to stays")
	}
	// Words of a name find one, too, where the whole name is like none.
	words := apptest.ReadForm(t, r.Do(t, a, path+"?gesucht="+url.QueryEscape("Kreispolizeibehörde, Sachgebiet für vieles andere mehr"), nil))
	if words.Find("input[name=einrichtung][value=kreispolizeibehoerde-herne]").Length() != 1 {
		t.Errorf("offered are: %s", words.Find("#auswahl").Text())
	}
	// A refuge gets an address on our pages that does not say what it is, and no address in its name.
	choice = apptest.ReadForm(t, r.Do(t, a, path+"?gesucht="+url.QueryEscape("Frauenhaus Neustadt, Geheimweg 7"), nil))
	typed = choice.With("einrichtung", "neu", "speichern", "ja")
	typed["e.arten"] = []string{"frauenhaus"}
	w = r.Do(t, a, choice.Action, typed)
	if page := apptest.ReadForm(t, w); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page.Find("#f-e-name-fault").Text(), "nie eine Anschrift") || page.Find(".summary li").Length() != 1 {
		t.Errorf("an address in a name: status %d, %s", w.Code, page.Find(".summary").Text())
	}
	typed.Set("e.name", "Frauenhaus Neustadt")
	r.Do(t, a, choice.Action, typed)
	d = r.Dossier(t, "herne")
	if last := d.Members[len(d.Members)-1]; !strings.HasPrefix(last.Institution, "einrichtung-") {
		t.Errorf("the key is %q", last.Institution)
	}
	for name, chosen := range map[string]string{"none is chosen": "", "one that there is not": "gibt-es-nicht"} {
		typed := choice.With("speichern", "ja")
		typed["einrichtung"] = []string{chosen}
		if w := r.Do(t, a, choice.Action, typed); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", name, w.Code)
		}
	}
}

func TestWhoHasLeftIsNoMemberAtTheDesk(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne", "soest")
	for until, member := range map[directory.PartialDate]bool{"2025-12-31": false, "2999-12-31": true} {
		r.Change(t, "herne", func(w *editing.Work) error {
			for i := range w.Members {
				if m := &w.Members[i]; m.Institution == "schattenlicht" {
					m.Until = until
				}
			}
			for i := range w.Institutions {
				if inst := &w.Institutions[i]; inst.Key == "schattenlicht" {
					inst.Contacts = nil
				}
			}
			return nil
		})
		for network, tag := range map[string]string{"herne": "ist schon Mitglied", "soest": "dabei in: Herne"} {
			w := r.Do(t, a, apptest.AtDesk+network+"/mitglieder/auswahl?gesucht=Schattenlicht", nil)
			choice := apptest.ReadForm(t, w).Find("label:has(input[value=schattenlicht])")
			if choice.Length() != 1 || strings.Contains(choice.Text(), tag) != member {
				t.Errorf("until %s, to be added to %s: %q", until, network, choice.Text())
			}
		}
		page := r.OpenForm(t, a, apptest.AtDesk+"herne/pruefung")
		if link := page.Find(`main a[href*="/einrichtungen/schattenlicht"]`); (link.Length() > 0) != member {
			t.Errorf("until %s: %d links to an institution without contacts", until, link.Length())
		}
	}
}

func TestAPersonWhoIsNamedElsewhere(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", apptest.FiveNetworks...)
	for _, key := range apptest.FiveNetworks {
		d := r.Dossier(t, key)
		for _, n := range d.Notices {
			for _, q := range n.Quotations {
				if q.Person == "" {
					continue
				}
				look := r.OpenForm(t, a, apptest.AtDesk+key+"/personen/"+q.Person+"/loeschung")
				if !strings.Contains(look.Find("main").Text(), "Das Zitat bleibt stehen") {
					t.Error("the second look does not say what becomes of the quotation")
				}
				if w := r.Do(t, a, look.Action, look.Values); w.Code != http.StatusSeeOther {
					t.Errorf("status %d", w.Code)
				}
				return
			}
		}
	}
	t.Error("no network has a quotation of a person")
}

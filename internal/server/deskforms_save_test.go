package server_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

func TestWhatIsWrongComesBackWithEverythingTyped(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", fiveNetworks...)
	long := strings.Repeat("lang ", 1100)
	for _, test := range []struct {
		name, path string
		typed      []string
		field      string // that the fault stands at
		says       string
		kept       []string // what is still in the form
	}{
		{"a date that is none", "soest/termine/neu", []string{"titel", "Fachtag <Herne>", "art", "fachtag", "datum", "nächste Woche"}, "f-datum", "2024-06", []string{"Fachtag &lt;Herne&gt;", "nächste Woche"}},
		{"nothing at all", "soest/ziele/neu", nil, "f-text", "fehlt", nil},
		{"a time of day that is none", "soest/termine/neu", []string{"titel", "T", "art", "fachtag", "datum", "2027-01-01", "beginn", "25:00"}, "f-beginn", "09:00", []string{"25:00"}},
		{"a script for an address", "soest/quellen/neu", []string{"titel", "T", "adresse", "javascript:alert(1)"}, "f-adresse", "https://", []string{"javascript:alert(1)"}},
		{"a contact for professionals that all see", "soest/kontakte/neu", []string{"art", "vermittlung", "telefon", "02921 1", "sichtbarkeit", "oeffentlich"}, "f-sichtbarkeit", "nie öffentlich", []string{"02921 1"}},
		{"characters that turn the direction", "soest/ziele/neu", []string{"art", "ziel", "text", "ab\u202ecd"}, "f-text", "unsichtbare", []string{"abcd"}},
		{"a NUL", "soest/ziele/neu", []string{"art", "ziel", "text", "ab\x00cd"}, "f-text", "unsichtbare", []string{"abcd"}},
		{"too long", "soest/ziele/neu", []string{"art", "ziel", "text", long}, "f-text", "zu lang", []string{strings.TrimSpace(long)}},
		{"a name that is missing in the profile", "soest/netzwerk", []string{"name", "", "kurzname", "Nur kurz"}, "f-name", "fehlt", []string{"Nur kurz"}},
		{"an address of the network that cannot be one", "soest/netzwerk", []string{"kennung", "Kreis Soest"}, "f-kennung", "Kleinbuchstaben", []string{"Kreis Soest"}},
		{"an address that another network has", "soest/netzwerk", []string{"kennung", "herne"}, "f-kennung", "etwas anderes", []string{"herne"}},
		{"a row of a list", "herne/gebiet", []string{"kreise.1.ags", "Herne"}, "f-kreise-1-ags", "fünf Ziffern", []string{"Herne"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			revisions := r.number(t, `select count(*) from desk.revisions`)
			f := r.openForm(t, a, atDesk+test.path)
			w := r.asAccount(t, a, f.action, f.with(test.typed...))
			if w.Code != http.StatusUnprocessableEntity {
				t.Fatalf("status %d", w.Code)
			}
			page := readForm(t, w)
			input := page.Find("#" + test.field)
			described := input.AttrOr("aria-describedby", "")
			fault := page.Find("#" + test.field + "-fault")
			if !strings.Contains(fault.Text(), test.says) || !strings.Contains(described, fault.AttrOr("id", "none")) {
				t.Errorf("at the field: %q, described by %q", fault.Text(), described)
			}
			if line := page.Find(".summary#fehler[tabindex='-1'] a[href='#" + test.field + "']"); !strings.Contains(line.Text(), test.says) {
				t.Errorf("the summary says %q", page.Find(".summary").Text())
			}
			for _, kept := range test.kept {
				if !strings.Contains(w.Body.String(), kept) {
					t.Errorf("what was typed is gone: %.40s", kept)
				}
			}
			if n := r.number(t, `select count(*) from desk.revisions`); n != revisions {
				t.Errorf("%d revisions are new", n-revisions)
			}
			// What comes back can be put right and saved from there.
			if again := r.asAccount(t, a, page.action, page.values); again.Code != http.StatusUnprocessableEntity && !strings.Contains(test.name, "direction") && !strings.Contains(test.name, "NUL") {
				t.Errorf("sent again it answers %d", again.Code)
			}
		})
	}
}

func TestWhoSavesSecondSeesBothStatesAndOverwritesNothing(t *testing.T) {
	r := start(t)
	anna, boris := r.coordinatorOf(t, "Anna", "herne"), r.coordinatorOf(t, "Boris", "herne")
	path := atDesk + "herne/ziele/aufklaerung"
	first, second := r.openForm(t, anna, path), r.openForm(t, boris, path)
	if w := r.asAccount(t, anna, first.action, first.with("text", "Annas Text <b>", "art", "aufgabe")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	typed := second.with("text", "Boris' Text")
	typed["woertlich"] = []string{""}
	w := r.asAccount(t, boris, second.action, typed)
	if w.Code != http.StatusConflict {
		t.Fatalf("status %d", w.Code)
	}
	page := readForm(t, w)
	if got := page.values.Get("text"); got != "Boris' Text" {
		t.Errorf("in the field stands %q", got)
	}
	if theirs := page.Find("#f-text-theirs").Text(); !strings.Contains(theirs, "Annas Text <b>") {
		t.Errorf("beside it stands %q", theirs)
	}
	if kind := page.values["art"]; kind[len(kind)-1] != "aufgabe" {
		t.Errorf("what only Anna changed is %q", kind)
	}
	if strings.Contains(w.Body.String(), "Annas Text <b>") {
		t.Error("a text is shown as markup")
	}
	if said := page.Find(".summary").Text(); !strings.Contains(said, "Anna") || !strings.Contains(said, "22. November 2026, 13:00 Uhr") {
		t.Errorf("the summary says %q", said)
	}
	if g := r.dossier(t, "herne").Goals[0]; g.Text != "Annas Text <b>" {
		t.Errorf("stored is %q", g.Text)
	}
	if w := r.asAccount(t, boris, page.action, page.values); w.Code != http.StatusSeeOther {
		t.Fatalf("saving again: status %d", w.Code)
	}
	if g := r.dossier(t, "herne").Goals[0]; g.Text != "Boris' Text" || g.Kind != "aufgabe" || g.Verbatim {
		t.Errorf("stored is %+v", g)
	}
	// A fingerprint that is none of ours is a state that is no longer so.
	for _, seen := range []string{"", "x", "\x00", strings.Repeat("f", 5000)} {
		again := r.openForm(t, anna, path)
		w := r.asAccount(t, anna, again.action, again.with("_gesehen", seen, "_stand", seen, "text", "Ohne Abdruck"))
		if w.Code != http.StatusConflict || readForm(t, w).values.Get("text") != "Ohne Abdruck" {
			t.Errorf("with the fingerprint %.10q: status %d", seen, w.Code)
		}
	}
}

func TestWhatWasDeletedMeanwhileCanBeAddedAnew(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne")
	f := r.openForm(t, a, atDesk+"herne/ziele/aufklaerung")
	look := r.openForm(t, a, atDesk+"herne/ziele/aufklaerung/loeschung")
	if w := r.asAccount(t, a, look.action, look.values); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	w := r.asAccount(t, a, f.action, f.with("text", "Mein Text"))
	page := readForm(t, w)
	if w.Code != http.StatusConflict || page.values.Get("text") != "Mein Text" || !strings.Contains(page.Find(".summary").Text(), "gelöscht") {
		t.Fatalf("status %d, %q", w.Code, page.Find(".summary").Text())
	}
	if w := r.asAccount(t, a, page.action, page.values); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	goals := r.dossier(t, "herne").Goals
	if last := goals[len(goals)-1]; last.Text != "Mein Text" {
		t.Errorf("%+v", goals)
	}
	// Deleting what somebody changed since wants another look.
	look = r.openForm(t, a, atDesk+"herne/ziele/zusammenarbeit/loeschung")
	f = r.openForm(t, a, atDesk+"herne/ziele/zusammenarbeit")
	r.asAccount(t, a, f.action, f.with("text", "Geändert"))
	if w := r.asAccount(t, a, look.action, look.values); w.Code != http.StatusConflict {
		t.Errorf("deleting what was changed: status %d", w.Code)
	}
}

func TestOrder(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "soest")
	path := atDesk + "soest/mitglieder"
	keys := func() []string {
		d := r.dossier(t, "soest")
		p, _ := parts.Named("mitglieder")
		return p.Keys(&d)
	}
	before := keys()
	third := before[2]
	for _, step := range []struct {
		to   string
		want int
	}{{"hoch", 1}, {"runter", 2}, {"anfang", 0}, {"hoch", 0}, {"unfug", 0}} {
		w := r.asAccount(t, a, path+"/reihenfolge", url.Values{"eintrag": {third}, "nach": {step.to}})
		if w.Code != http.StatusSeeOther || !strings.HasSuffix(w.Header().Get("Location"), "#e-"+third) {
			t.Errorf("%s: status %d, %s", step.to, w.Code, w.Header().Get("Location"))
		}
		if at := slices.Index(keys(), third); at != step.want {
			t.Errorf("%s: now at %d", step.to, at)
		}
	}
	page := readForm(t, r.asAccount(t, a, path, nil))
	if page.Find("#e-"+third+"[tabindex='-1']").Length() != 1 || page.Find(".moves button:contains('Nach oben')").Length() != len(before)-1 {
		t.Error("the moved entry cannot take the focus, or buttons are missing")
	}
}

func TestTheAddressOfANetworkMoves(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne")
	late := r.openForm(t, a, atDesk+"herne/ziele/aufklaerung")
	f := r.openForm(t, a, atDesk+"herne/netzwerk")
	w := r.asAccount(t, a, f.action, f.with("kennung", "stadt-herne"))
	if to := w.Header().Get("Location"); !strings.HasPrefix(to, atDesk+"stadt-herne?") {
		t.Fatalf("status %d, %s: %s", w.Code, to, readForm(t, w).Find(".summary").Text())
	}
	if w := r.get(t, "/netzwerke/herne"); w.Code != http.StatusMovedPermanently {
		t.Errorf("the old address answers %d", w.Code)
	}
	// A form that was open meanwhile is not lost.
	if w := r.asAccount(t, a, late.action, late.with("text", "Spät")); w.Code != http.StatusSeeOther || r.dossier(t, "stadt-herne").Goals[0].Text != "Spät" {
		t.Errorf("status %d", w.Code)
	}
	f = r.openForm(t, a, atDesk+"stadt-herne/netzwerk")
	if w := r.asAccount(t, a, f.action, f.with("kennung", "herne")); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("going back to the first address: status %d", w.Code)
	}
}

func TestADraftTakesWhatIsSavedAndThePublicSeesNothing(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne")
	path := atDesk + "herne/ziele/aufklaerung"
	f := r.openForm(t, a, path)
	if w := r.asAccount(t, a, f.action, f.with("text", "Nur im Entwurf", "_entwurf", "ja")); !strings.Contains(w.Header().Get("Location"), "entwurf") {
		t.Fatalf("status %d, %s", w.Code, w.Header().Get("Location"))
	}
	f = r.openForm(t, a, path)
	if f.values.Get("text") != "Nur im Entwurf" || !strings.Contains(f.Find(".notice").Text(), "Ein Entwurf wartet") || f.Find("button:contains('Veröffentlichen')").Length() != 0 {
		t.Error("the form does not show the draft")
	}
	r.asAccount(t, a, f.action, f.with("text", "Noch einmal"))
	if strings.Contains(r.get(t, "/netzwerke/herne").Body.String(), "Noch einmal") || r.dossier(t, "herne").Goals[0].Text == "Noch einmal" {
		t.Error("what belongs into the draft is public")
	}
}

func TestOnlyWhoMayEditsAndOnlyWhatThereIs(t *testing.T) {
	r := start(t)
	anna := r.coordinatorOf(t, "Anna", "herne")
	staff := anna
	staff.Grants = nil
	for path, want := range map[string]int{
		"herne": 200, "soest": 403, "soest/ziele": 403, "soest/ziele/neu": 403, "nirgends": 404, "herne/unfug": 404, "herne/unfug/neu": 404, "herne/ziele/unfug": 404,
		"herne/ziele/unfug/loeschung": 404, "herne/netzwerk/neu": 404, "herne/einrichtungen/neu": 404, "herne/netzwerk/x": 404, "herne/ziele/aufklaerung": 200,
		"herne/einrichtungen/beratung-herne/loeschung": 404, "herne/ziele/%F0%9F%99%82": 404, "herne/ziele/" + strings.Repeat("x", 3000): 404,
	} {
		if w := r.asAccount(t, anna, atDesk+path, nil); w.Code != want {
			t.Errorf("%.60s: status %d", path, w.Code)
		}
	}
	for _, path := range []string{"soest/ziele/neu", "soest/netzwerk", "soest/mitglieder/auswahl", "soest/ziele/reihenfolge", "soest/ziele/x", "soest/ziele/x/loeschung"} {
		if w := r.asAccount(t, anna, atDesk+path, url.Values{"text": {"x"}, "gesucht": {"x"}}); w.Code != http.StatusForbidden {
			t.Errorf("POST %s: status %d", path, w.Code)
		}
	}
	if w := r.asAccount(t, staff, atDesk+"herne", nil); w.Code != http.StatusForbidden {
		t.Errorf("without a role: status %d", w.Code)
	}
	big := url.Values{"text": {strings.Repeat("x", 1<<20)}}
	if w := r.asAccount(t, anna, atDesk+"herne/ziele/neu", big); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a megabyte: status %d", w.Code)
	}
	many := url.Values{"text": slices.Repeat([]string{"x"}, 10_000)}
	if w := r.asAccount(t, anna, atDesk+"herne/ziele/neu", many); w.Code != http.StatusBadRequest {
		t.Errorf("ten thousand fields: status %d", w.Code)
	}
}

func TestAProtectedInstitutionHasNoFieldsForAnAddress(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne", "soest")
	path := atDesk + "herne/einrichtungen/beratung-herne"
	f := r.openForm(t, a, path)
	if f.Find("[name^='anschriften']").Length() != 0 || !strings.Contains(f.Find(".notice").Text(), "Anschriften") {
		t.Error("a refuge has fields for an address, or the form does not say why not")
	}
	for _, typed := range [][]string{
		{"anschriften", "ja", "anschriften.0.strasse", "Geheimweg 7"}, {"ort", "Geheimweg 7, 44623 Herne"}, {"kontakte.0.art", "hilfe", "kontakte.0.telefon", "02323 1234567", "kontakte.0.anmerkung", "Geheimweg 7"},
	} {
		w := r.asAccount(t, a, f.action, f.with(typed...))
		if page := readForm(t, w); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page.Find(".summary").Text(), "nie eine Anschrift") {
			t.Errorf("%v: status %d, %s", typed, w.Code, page.Find(".summary").Text())
		}
	}
	if strings.Contains(r.log.String(), "Geheimweg") {
		t.Error("the address stands in the log")
	}
	// What becomes a refuge must lose its address first, and the form shows where it stands.
	f = r.openForm(t, a, atDesk+"herne/einrichtungen/planb-ruhr-herne")
	typed := f.with("anschriften.0.ort", "Herne", "anschriften.0.strasse", "Offene Straße 1")
	if w := r.asAccount(t, a, f.action, typed); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, readForm(t, w).Find(".summary").Text())
	}
	f = r.openForm(t, a, atDesk+"herne/einrichtungen/planb-ruhr-herne")
	typed = f.with()
	typed["arten"] = []string{"frauenhaus"}
	w := r.asAccount(t, a, f.action, typed)
	if page := readForm(t, w); w.Code != http.StatusUnprocessableEntity || page.Find("#f-anschriften-fault").Length() != 1 || page.values.Get("anschriften.0.strasse") == "" {
		t.Errorf("status %d: %s", w.Code, page.Find(".summary").Text())
	}
}

func TestMembersAreAdded(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne", "soest")
	path := atDesk + "herne/mitglieder/auswahl"
	for _, name := range []string{"", " ", "\u202e"} {
		if w := r.asAccount(t, a, path, url.Values{"gesucht": {name}}); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%q: status %d", name, w.Code)
		}
	}
	// One that another network has already.
	w := r.asAccount(t, a, path, url.Values{"gesucht": {"Weißer Ring"}})
	choice := readForm(t, w)
	if w.Code != http.StatusOK || choice.Find("input[name=einrichtung][value=weisser-ring]").Length() != 1 || !strings.Contains(choice.Find("#auswahl").Text(), "ist schon Mitglied") {
		t.Fatalf("status %d: %s", w.Code, choice.Find("#auswahl").Text())
	}
	soest := r.dossier(t, "soest")
	other := soest.Institutions[slices.IndexFunc(soest.Institutions, func(i directory.Institution) bool { return !i.Protected() && i.Parent == "" })]
	choice = readForm(t, r.asAccount(t, a, path, url.Values{"gesucht": {other.Name}}))
	w = r.asAccount(t, a, choice.action, choice.with("einrichtung", other.Key, "speichern", "ja", "rolle", "gast"))
	d := r.dossier(t, "herne")
	if last := d.Members[len(d.Members)-1]; w.Code != http.StatusSeeOther || last.Institution != other.Key || last.Role != directory.RoleGuest {
		t.Errorf("status %d, %+v", w.Code, last)
	}
	if notice := r.openForm(t, a, atDesk+"herne/einrichtungen/"+other.Key).Find(".notice").Text(); !strings.Contains(notice, "Auch in") {
		t.Errorf("the form of a shared institution says %q", notice)
	}
	// A new one.
	choice = readForm(t, r.asAccount(t, a, path, url.Values{"gesucht": {"Völlig Neues <Haus>"}}))
	w = r.asAccount(t, a, choice.action, choice.with("einrichtung", "neu", "speichern", "ja"))
	if page := readForm(t, w); w.Code != http.StatusUnprocessableEntity || page.Find("#f-e-arten-fault").Length() != 1 || page.Find(".summary li").Length() != 1 {
		t.Errorf("without a sector: status %d, %s", w.Code, page.Find(".summary").Text())
	}
	typed := choice.with("einrichtung", "neu", "speichern", "ja")
	typed["e.arten"] = []string{"opferhilfe"}
	if w = r.asAccount(t, a, choice.action, typed); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, readForm(t, w).Find(".summary").Text())
	}
	d = r.dossier(t, "herne")
	last := d.Members[len(d.Members)-1]
	if i, ok := d.Institution(last.Institution); !ok || i.Name != "Völlig Neues <Haus>" || i.Key != "voellig-neues-haus" {
		t.Errorf("%+v %+v", last, i)
	}
	// It goes with its only member.
	look := r.openForm(t, a, atDesk+"herne/mitglieder/"+last.Key+"/loeschung")
	r.asAccount(t, a, look.action, look.values)
	d = r.dossier(t, "herne")
	if _, still := d.Institution(last.Institution); still {
		t.Error("an institution that nothing refers to stays")
	}
	// Words of a name find one, too, where the whole name is like none.
	words := readForm(t, r.asAccount(t, a, path, url.Values{"gesucht": {"Kreispolizeibehörde, Sachgebiet für vieles andere mehr"}}))
	if words.Find("input[name=einrichtung][value=kreispolizeibehoerde-herne]").Length() != 1 {
		t.Errorf("offered are: %s", words.Find("#auswahl").Text())
	}
	// A refuge gets an address on our pages that does not say what it is, and no address in its name.
	choice = readForm(t, r.asAccount(t, a, path, url.Values{"gesucht": {"Frauenhaus Neustadt, Geheimweg 7"}}))
	typed = choice.with("einrichtung", "neu", "speichern", "ja")
	typed["e.arten"] = []string{"frauenhaus"}
	w = r.asAccount(t, a, choice.action, typed)
	if page := readForm(t, w); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page.Find("#f-e-name-fault").Text(), "nie eine Anschrift") || page.Find(".summary li").Length() != 1 {
		t.Errorf("an address in a name: status %d, %s", w.Code, page.Find(".summary").Text())
	}
	typed.Set("e.name", "Frauenhaus Neustadt")
	r.asAccount(t, a, choice.action, typed)
	d = r.dossier(t, "herne")
	if last := d.Members[len(d.Members)-1]; !strings.HasPrefix(last.Institution, "einrichtung-") {
		t.Errorf("the key is %q", last.Institution)
	}
	for name, chosen := range map[string]string{"none is chosen": "", "one that there is not": "gibt-es-nicht"} {
		typed := choice.with("speichern", "ja")
		typed["einrichtung"] = []string{chosen}
		if w := r.asAccount(t, a, choice.action, typed); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", name, w.Code)
		}
	}
}

func TestAPersonWhoIsNamedElsewhere(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", fiveNetworks...)
	for _, key := range fiveNetworks {
		d := r.dossier(t, key)
		for _, n := range d.Notices {
			for _, q := range n.Quotations {
				if q.Person == "" {
					continue
				}
				look := r.openForm(t, a, atDesk+key+"/personen/"+q.Person+"/loeschung")
				if !strings.Contains(look.Find("main").Text(), "Das Zitat bleibt stehen") {
					t.Error("the second look does not say what becomes of the quotation")
				}
				if w := r.asAccount(t, a, look.action, look.values); w.Code != http.StatusSeeOther {
					t.Errorf("status %d", w.Code)
				}
				return
			}
		}
	}
	t.Error("no network has a quotation of a person")
}

func TestWhatIsHiddenIsMarkedAndTakesItsEvidenceAlong(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne")
	path := atDesk + "herne/kontakte"
	f := r.openForm(t, a, path+"/neu")
	if w := r.asAccount(t, a, f.action, f.with("art", "koordination", "bezeichnung", "Büro", "telefon", "02323 160")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	f = r.openForm(t, a, atDesk+"herne/belege/neu")
	if w := r.asAccount(t, a, f.action, f.with("fuer", "kontakte/buero", "anmerkung", "Am Telefon gesagt.")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, readForm(t, w).Find(".summary").Text())
	}
	f = r.openForm(t, a, path+"/buero")
	if f.Find("main > form .input > label:not(.pick) .level").Length() != 0 || !strings.Contains(f.Find("main > p .level").Text(), "öffentlich") {
		t.Error("a public contact is marked as something else")
	}
	if w := r.asAccount(t, a, f.action, f.with("sichtbarkeit", "koordination")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, readForm(t, w).Find(".summary").Text())
	}
	f = r.openForm(t, a, path+"/buero")
	if marks := f.Find("main > form .input > label:not(.pick) .level.coordination").Length(); marks < 8 || !strings.Contains(f.Find("main > p .level").Text(), "nur Koordination") {
		t.Errorf("%d fields are marked", marks)
	}
	statements := r.dossier(t, "herne").Statements
	if last := statements[len(statements)-1]; last.Visibility != directory.Coordination {
		t.Errorf("the statement is %q", last.Visibility)
	}
	if strings.Contains(r.get(t, "/netzwerke/herne").Body.String(), "02323 160") {
		t.Error("the public sees it")
	}
}

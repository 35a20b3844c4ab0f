package desk_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/parts"
)

func TestWhatIsWrongComesBackWithEverythingTyped(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", apptest.FiveNetworks...)
	long := strings.Repeat("lang ", 1100)
	for _, test := range []struct {
		name, path string
		typed      []string
		field      string // that the fault stands at
		says       string
		kept       []string // what is still in the form
	}{
		{"a date that is none", "soest/termine/neu", []string{"titel", "Fachtag <Herne>", "art", "fachtag", "datum", "nächste Woche"}, "f-datum", "12.6.2027", []string{"Fachtag &lt;Herne&gt;", "nächste Woche"}},
		{"nothing at all", "soest/ziele/neu", nil, "f-text", "fehlt", nil},
		{"a time of day that is none", "soest/termine/neu", []string{"titel", "T", "art", "fachtag", "datum", "2027-01-01", "beginn", "25:00"}, "f-beginn", "09:00", []string{"25:00"}},
		{"a script for an address", "soest/quellen/neu", []string{"titel", "T", "adresse", "javascript:alert(1)"}, "f-adresse", "https://", []string{"javascript:alert(1)"}},
		{"a NUL", "soest/ziele/neu", []string{"art", "ziel", "text", "ab\x00cd"}, "f-text", "unsichtbare", []string{"abcd"}},
		{"too long", "soest/ziele/neu", []string{"art", "ziel", "text", long}, "f-text", "zu lang", []string{strings.TrimSpace(long)}},
		{"a name that is missing in the profile", "soest/netzwerk", []string{"name", "", "kurzname", "Nur kurz"}, "f-name", "fehlt", []string{"Nur kurz"}},
		{"an address of the network that cannot be one", "soest/netzwerk", []string{"kennung", "Kreis Soest"}, "f-kennung", "Kleinbuchstaben", []string{"Kreis Soest"}},
		{"an address that another network has", "soest/netzwerk", []string{"kennung", "herne"}, "f-kennung", "etwas anderes", []string{"herne"}},
		{"a row of a list", "herne/gebiet", []string{"kreise.1.ags", "Herne"}, "f-kreise-1-ags", "fünf Ziffern", []string{"Herne"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			revisions := r.QueryInt(t, `select count(*) from desk.revisions`)
			f := r.OpenForm(t, a, apptest.AtDesk+test.path)
			w := r.Do(t, a, f.Action, f.With(test.typed...))
			if w.Code != http.StatusUnprocessableEntity {
				t.Fatalf("status %d", w.Code)
			}
			page := apptest.ReadForm(t, w)
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
			if n := r.QueryInt(t, `select count(*) from desk.revisions`); n != revisions {
				t.Errorf("%d revisions are new", n-revisions)
			}
			// What comes back can be put right and saved from there.
			if again := r.Do(t, a, page.Action, page.Values); again.Code != http.StatusUnprocessableEntity && !strings.Contains(test.name, "direction") && !strings.Contains(test.name, "NUL") {
				t.Errorf("sent again it answers %d", again.Code)
			}
		})
	}
}

func TestWhoSavesSecondSeesBothStatesAndOverwritesNothing(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna, boris := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Boris", "herne")
	path := apptest.AtDesk + "herne/ziele/aufklaerung"
	first, second := r.OpenForm(t, anna, path), r.OpenForm(t, boris, path)
	if w := r.Do(t, anna, first.Action, first.With("text", "Annas Text <b>", "art", "aufgabe")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	typed := second.With("text", "Boris' Text")
	typed["woertlich"] = []string{""}
	w := r.Do(t, boris, second.Action, typed)
	if w.Code != http.StatusConflict {
		t.Fatalf("status %d", w.Code)
	}
	page := apptest.ReadForm(t, w)
	if got := page.Values.Get("text"); got != "Boris' Text" {
		t.Errorf("in the field stands %q", got)
	}
	if theirs := page.Find("#f-text-theirs").Text(); !strings.Contains(theirs, "Annas Text <b>") {
		t.Errorf("beside it stands %q", theirs)
	}
	if kind := page.Values["art"]; kind[len(kind)-1] != "aufgabe" {
		t.Errorf("what only Anna changed is %q", kind)
	}
	if strings.Contains(w.Body.String(), "Annas Text <b>") {
		t.Error("a text is shown as markup")
	}
	if said := page.Find(".summary").Text(); !strings.Contains(said, "Anna") || !strings.Contains(said, "22. November 2026, 13:00 Uhr") {
		t.Errorf("the summary says %q", said)
	}
	if g := r.Dossier(t, "herne").Goals[0]; g.Text != "Annas Text <b>" {
		t.Errorf("stored is %q", g.Text)
	}
	if w := r.Do(t, boris, page.Action, page.Values); w.Code != http.StatusSeeOther {
		t.Fatalf("saving again: status %d", w.Code)
	}
	if g := r.Dossier(t, "herne").Goals[0]; g.Text != "Boris' Text" || g.Kind != "aufgabe" || g.Verbatim {
		t.Errorf("stored is %+v", g)
	}
	// A fingerprint that is none of ours is a state that is no longer so.
	for _, seen := range []string{"", "x", "\x00", strings.Repeat("f", 5000)} {
		again := r.OpenForm(t, anna, path)
		w := r.Do(t, anna, again.Action, again.With("_gesehen", seen, "_stand", seen, "text", "Ohne Abdruck"))
		if w.Code != http.StatusConflict || apptest.ReadForm(t, w).Values.Get("text") != "Ohne Abdruck" {
			t.Errorf("with the fingerprint %.10q: status %d", seen, w.Code)
		}
	}
}

func TestWhatWasDeletedMeanwhileCanBeAddedAnew(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/aufklaerung")
	look := r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/aufklaerung/loeschung")
	if w := r.Do(t, a, look.Action, look.Values); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	w := r.Do(t, a, f.Action, f.With("text", "Mein Text"))
	page := apptest.ReadForm(t, w)
	if w.Code != http.StatusConflict || page.Values.Get("text") != "Mein Text" || !strings.Contains(page.Find(".summary").Text(), "gelöscht") {
		t.Fatalf("status %d, %q", w.Code, page.Find(".summary").Text())
	}
	if w := r.Do(t, a, page.Action, page.Values); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	goals := r.Dossier(t, "herne").Goals
	if last := goals[len(goals)-1]; last.Text != "Mein Text" {
		t.Errorf("%+v", goals)
	}
	// Deleting what somebody changed since wants another look.
	look = r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/zusammenarbeit/loeschung")
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/zusammenarbeit")
	r.Do(t, a, f.Action, f.With("text", "Geändert"))
	if w := r.Do(t, a, look.Action, look.Values); w.Code != http.StatusConflict {
		t.Errorf("deleting what was changed: status %d", w.Code)
	}
}

func TestOrder(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "soest")
	path := apptest.AtDesk + "soest/mitglieder"
	keys := func() []string {
		d := r.Dossier(t, "soest")
		p, _ := parts.Named("mitglieder")
		return p.Keys(&d)
	}
	before := keys()
	third := before[2]
	for _, step := range []struct {
		to   string
		want int
	}{{"hoch", 1}, {"runter", 2}, {"anfang", 0}, {"hoch", 0}, {"unfug", 0}} {
		w := r.Do(t, a, path+"/reihenfolge", url.Values{"eintrag": {third}, "nach": {step.to}})
		if w.Code != http.StatusSeeOther || !strings.HasSuffix(w.Header().Get("Location"), "#e-"+third) {
			t.Errorf("%s: status %d, %s", step.to, w.Code, w.Header().Get("Location"))
		}
		if at := slices.Index(keys(), third); at != step.want {
			t.Errorf("%s: now at %d", step.to, at)
		}
	}
	page := apptest.ReadForm(t, r.Do(t, a, path, nil))
	if page.Find("#e-"+third+"[tabindex='-1']").Length() != 1 || page.Find(".moves button:contains('Nach oben')").Length() != len(before)-1 {
		t.Error("the moved entry cannot take the focus, or buttons are missing")
	}
}

func TestTheAddressOfANetworkMoves(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	late := r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/aufklaerung")
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/netzwerk")
	w := r.Do(t, a, f.Action, f.With("kennung", "stadt-herne"))
	if to := w.Header().Get("Location"); !strings.HasPrefix(to, apptest.AtDesk+"stadt-herne?") {
		t.Fatalf("status %d, %s: %s", w.Code, to, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	if w := r.Get(t, "/netzwerke/herne"); w.Code != http.StatusMovedPermanently {
		t.Errorf("the old address answers %d", w.Code)
	}
	// A form that was open meanwhile is not lost.
	if w := r.Do(t, a, late.Action, late.With("text", "Spät")); w.Code != http.StatusSeeOther || r.Dossier(t, "stadt-herne").Goals[0].Text != "Spät" {
		t.Errorf("status %d", w.Code)
	}
	f = r.OpenForm(t, a, apptest.AtDesk+"stadt-herne/netzwerk")
	if w := r.Do(t, a, f.Action, f.With("kennung", "herne")); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("going back to the first address: status %d", w.Code)
	}
}

func TestTheAddressOfANetworkCanWaitInADraft(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	for _, key := range []string{"erste-wahl", "zweite-wahl", "herne", "dritte-wahl"} {
		f := r.OpenForm(t, a, apptest.AtDesk+"herne/netzwerk")
		w := r.Do(t, a, f.Action, f.With("kennung", key, "_entwurf", "ja"))
		if to := w.Header().Get("Location"); to != apptest.AtDesk+"herne?erledigt=entwurf" {
			t.Fatalf("%s: status %d, %s: %s", key, w.Code, to, apptest.ReadForm(t, w).Find(".summary").Text())
		}
		if w := r.Do(t, a, apptest.AtDesk+"herne", nil); w.Code != http.StatusOK {
			t.Errorf("%s: the network answers %d", key, w.Code)
		}
	}
	if said := r.OpenForm(t, a, apptest.AtDesk+"herne/netzwerk").Find("main").Text(); !strings.Contains(said, "/netzwerke/herne") || strings.Contains(said, "/netzwerke/erste-wahl") {
		t.Error("the draft keeps addresses that the public never had, or loses the one it has")
	}
}

func TestADraftTakesWhatIsSavedAndThePublicSeesNothing(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	path := apptest.AtDesk + "herne/ziele/aufklaerung"
	f := r.OpenForm(t, a, path)
	if w := r.Do(t, a, f.Action, f.With("text", "Nur im Entwurf", "_entwurf", "ja")); !strings.Contains(w.Header().Get("Location"), "entwurf") {
		t.Fatalf("status %d, %s", w.Code, w.Header().Get("Location"))
	}
	f = r.OpenForm(t, a, path)
	if f.Values.Get("text") != "Nur im Entwurf" || !strings.Contains(f.Find(".notice").Text(), "Ein Entwurf wartet") || f.Find(".savebar button").First().AttrOr("name", "") != "_entwurf" {
		t.Error("the form does not show the draft")
	}
	r.Do(t, a, f.Action, f.With("text", "Noch einmal"))
	if strings.Contains(r.Get(t, "/netzwerke/herne").Body.String(), "Noch einmal") || r.Dossier(t, "herne").Goals[0].Text == "Noch einmal" {
		t.Error("what belongs into the draft is public")
	}
}

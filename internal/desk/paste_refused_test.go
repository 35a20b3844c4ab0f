package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

const hiddenStreet = "Geheimweg"

// What cannot be taken over is said with its line, the text stays in the form, and nothing of it is kept or logged.
func TestPastedTextsThatAreRefused(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "herne", "soest")
	before := editing.Fingerprint(r.Dossier(t, "herne"))
	for _, test := range []struct {
		name, text string
		status     int
		says       string
	}{
		{"nothing", " \n ", 422, "Bitte fügen Sie einen Text ein"},
		{"no list", "Guten Tag, das Wetter ist heute schön.", 422, "Keine Mitgliederliste gefunden"},
		{"a list that is announced and missing", "Partner der Kreiskooperationsrunde sind:\n\n", 422, "Eine Liste ist angekündigt, aber leer"},
		{"a control character", "Mitglieder\n- Polizei\x00 Herne\n- Caritas Herne\n", 422, "Zeile 2"},
		{"too many rows", longList(2001, "Herne"), 422, "höchstens 2000 Zeilen"},
		{"too large", strings.Repeat("- Caritas Herne\n", 2<<20/16+1), 413, "höchstens 2 MB"},
		{"much too large", strings.Repeat("- Caritas Herne\n", 4<<20/16), 413, "höchstens 2 MB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := r.Paste(t, by, "herne", test.text)
			if w.Code != test.status {
				t.Fatalf("status %d, want %d", w.Code, test.status)
			}
			doc := apptest.Document(t, w)
			if got := doc.Find("#fehler").Text(); !strings.Contains(got, test.says) {
				t.Errorf("it says %q, want %q", got, test.says)
			}
			if text := strings.TrimSpace(doc.Find("textarea#text").Text()); test.status == 422 && strings.TrimSpace(test.text) != "" && len(text) < 10 {
				t.Errorf("what was typed is gone: %q", text)
			}
			if strings.ContainsAny(w.Body.String(), "\u202e\x00") {
				t.Error("what cannot be seen comes back")
			}
		})
	}
	if editing.Fingerprint(r.Dossier(t, "herne")) != before {
		t.Error("something was stored")
	}
}

// shelter makes a shelter with a neutral name a member of Herne.
func shelter(t testing.TB, r *apptest.Program, name string) {
	t.Helper()
	d := r.Dossier(t, "herne")
	d.Institutions = append(d.Institutions, directory.Institution{Key: "lichtblick", Name: name, Sectors: []directory.Sector{directory.SectorShelter}})
	d.Members = append(d.Members, directory.Membership{Key: "lichtblick", Institution: "lichtblick", Role: directory.RoleMember})
	if _, err := editorOf(r).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
}

func TestPastingIsForThoseWhoMayEdit(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "soest")
	const text = "Mitglieder\n- Polizei Herne\n- Caritas Herne\n- Frauenberatung Herne\n"
	for path, form := range map[string]url.Values{
		"/verwaltung/netzwerke/herne/mitglieder/einfuegen": nil, "/verwaltung/netzwerke/herne/mitglieder.csv": nil,
		"/verwaltung/netzwerke/herne/mitglieder/uebernahme": {"text": {text}},
	} {
		if w := r.Do(t, by, path, form); w.Code != http.StatusForbidden {
			t.Errorf("%s: status %d, want 403", path, w.Code)
		}
	}
	if w := r.Paste(t, by, "herne", text); w.Code != http.StatusForbidden {
		t.Errorf("paste: status %d, want 403", w.Code)
	}
	if w := r.Paste(t, by, "nirgends", text); w.Code != http.StatusNotFound {
		t.Errorf("paste into nowhere: status %d, want 404", w.Code)
	}
	if w := r.Get(t, "/verwaltung/netzwerke/herne/mitglieder/einfuegen"); w.Code != http.StatusSeeOther {
		t.Errorf("not signed in: status %d, want 303", w.Code)
	}
}

// Fields that no page of ours has sent change nothing, or are refused with a page.
func TestInventedDecisionsAreRefused(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "herne")
	const text = "Mitglieder\n- Polizeipräsidium Bochum\n- Caritas Herne e.V.\n- Hebammen\n"
	_, decisions := apptest.ReadReview(t, r.Paste(t, by, "herne", text))
	before := editing.Fingerprint(r.Dossier(t, "herne"))
	for name, change := range map[string]url.Values{
		"another institution": {"i2": {"gibt-es-nicht"}}, "no key": {"i2": {"../../x"}}, "no choice": {"i2": {""}}, "a member twice": {"i2": {"ifak"}, "i1": {"ifak"}},
		"no role": {"r2": {"chef"}}, "no sector": {"s2": {"x"}}, "one in the list": {"i2": {"stadt-herne"}, "i1": {"stadt-herne"}}, "no fingerprint": {"heute": {""}}, "other rows": {"gelesen": {"x"}},
	} {
		form := url.Values{}
		for field, values := range decisions {
			form[field] = values
		}
		for field, values := range change {
			form[field] = values
		}
		if w := r.TakeOver(t, by, "herne", form); w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusConflict {
			t.Errorf("%s: status %d", name, w.Code)
		} else if apptest.Document(t, w).Find("form.review").Length() != 1 {
			t.Errorf("%s: the comparison is not there: %s", name, apptest.Document(t, w).Find("main").Text())
		}
	}
	if editing.Fingerprint(r.Dossier(t, "herne")) != before {
		t.Error("something was stored")
	}
}

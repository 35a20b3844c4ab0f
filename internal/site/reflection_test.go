package site_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestWhatWasTypedArrivesAsText(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, typed := range []string{
		"<Herne>", `"><img src=x onerror=alert(1)>`, "</title><script>alert(1)</script>", "{{.}}", "{{.Place}}", `' onmouseover='alert(1)`,
		"javascript:alert(1)", "&lt;Herne&gt;", "<!--", "Herne\u2028Soest", "<b>38100</b>", "11111 <i>",
	} {
		w := r.Found(t, "/suche", apptest.SearchForm(typed), nil)
		if w.Code != http.StatusOK && w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%q: status %d", typed, w.Code)
			continue
		}
		doc := apptest.Document(t, w)
		if got := doc.Find("#wo").AttrOr("value", ""); got != strings.Join(strings.Fields(typed), " ") {
			t.Errorf("%q stands in the field as %q", typed, got)
		}
		if n := doc.Find("main img, main script, main i, main [onmouseover], main [onerror]").Length(); n > 0 {
			t.Errorf("%q became %d elements", typed, n)
		}
		if strings.Contains(w.Body.String(), "<Herne>") || strings.Contains(w.Body.String(), "<script>alert") {
			t.Errorf("%q stands in the page as it is", typed)
		}
	}
	if body := r.Found(t, "/suche", apptest.SearchForm("<Herne>"), nil).Body.String(); !strings.Contains(body, "&lt;Herne&gt;") {
		t.Error("<Herne> does not arrive as &lt;Herne&gt;")
	}
}

func TestWhatWasTypedIsKeptAfterAnError(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	long := strings.Repeat("Größe & Maß „überall“ ", 12)
	for typed, kept := range map[string]string{
		"00000":                           "00000",
		long:                              strings.TrimSpace(long),
		"Bürgerbüro \x01 Köln":            "Bürgerbüro Köln",
		"M\xfcnchen und Köln":             "Mnchen und Köln",
		"Straße\x00 der Ärztinnen\u202e":  "Straße der Ärztinnen",
		"Ma\u0308dchenhaus \x00 Öhringen": "Mädchenhaus Öhringen",
	} {
		for _, path := range []string{"/suche", "/en/suche"} {
			w := r.Found(t, path, apptest.SearchForm(typed), nil)
			if w.Code != http.StatusUnprocessableEntity {
				t.Errorf("%q: status %d", typed, w.Code)
			}
			field := apptest.Document(t, w).Find("#wo")
			if got := field.AttrOr("value", ""); got != kept {
				t.Errorf("%q: the field holds %q, want %q", typed, got, kept)
			}
			if field.AttrOr("aria-invalid", "") != "true" || apptest.Document(t, w).Find("#wo-fehler").Text() == "" {
				t.Errorf("%q: nothing says what is wrong", typed)
			}
		}
	}
}

func TestUmlautsAreFoundHoweverTheKeyboardMakesThem(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, typed := range []string{"Köln", "Ko\u0308ln", "KOELN", "  köln "} {
		_, text := result(t, r, typed)
		if !strings.Contains(text, "Noch kein Netzwerk in Köln eingetragen") {
			t.Errorf("%q is not found: %.300s", typed, text)
		}
	}
}

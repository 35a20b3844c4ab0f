package site_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// whomToRing is what the page for those who worry says of a place.
func whomToRing(t testing.TB, r *apptest.Program, path, typed string) (int, *goquery.Selection) {
	t.Helper()
	w := r.Ask(t, http.MethodPost, path, apptest.SearchForm(typed), nil)
	if w.Code == http.StatusSeeOther {
		w = r.Get(t, w.Header().Get("Location"))
	}
	return w.Code, apptest.Document(t, w).Find("main")
}

func TestThoseWhoWorryAreToldWhomToRingInTheirDistrict(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Change(t, "herne", func(w *editing.Work) error {
		for i := range w.Institutions {
			if inst := &w.Institutions[i]; inst.Key == "schattenlicht" {
				inst.Contacts = []directory.Contact{{Key: "hilfe", Kind: directory.ContactHelp, Phone: "02921 302546", Hours: "Mo–Fr 9–12 Uhr"},
					{Key: "presse", Kind: directory.ContactPress, Phone: "02921 302547"}}
			}
		}
		return nil
	})
	for _, path := range []string{"/nachfragen", "/en/nachfragen"} {
		status, main := whomToRing(t, r, path, "44623")
		ring := main.Find("#wer").Parent()
		if status != http.StatusOK || ring.Find("a[href='tel:+492921302546']").Length() != 1 || ring.Find("a[href='tel:116016']").Length() != 1 {
			t.Errorf("%s, status %d: %s", path, status, ring.Text())
		}
		if text := ring.Text(); strings.Contains(text, "302547") || !strings.Contains(text, "Frauenhaus Herne") {
			t.Errorf("%s: %s", path, text)
		}
	}
	_, main := whomToRing(t, r, "/nachfragen", "59494")
	if main.Find("#wer").Parent().Find("a[href='tel:116016']").Length() != 1 || strings.Contains(main.Text(), "302546") {
		t.Errorf("Soest: %s", main.Text())
	}
}

func TestAPlaceOfThoseWhoWorryStandsInNoAddress(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	to, again := address(t, r, "/nachfragen", "44623 Herne"), address(t, r, "/nachfragen", "44623 Herne")
	if !strings.HasPrefix(to, "/nachfragen/") || strings.Contains(to, "44623") || to == again {
		t.Errorf("it leads to %s, then to %s", to, again)
	}
	w := r.Get(t, to)
	title := apptest.Document(t, w).Find("title").Text()
	if w.Header().Get("Cache-Control") != "no-store" || strings.Contains(title, "Herne") || strings.Contains(title, "44623") {
		t.Errorf("%q, %v", title, w.Header())
	}
	text := apptest.Document(t, r.Get(t, "/nachfragen/"+strings.Repeat("A", 40))).Find("main").Text()
	if !strings.Contains(text, "abgelaufen") || !strings.Contains(text, "116 016") {
		t.Errorf("an address that is too old: %s", text)
	}
}

func TestThoseWhoWorryAreHelpedWithPlacesThatNobodyKnows(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for typed, want := range map[string]string{
		"": "Bitte geben Sie", "asdfqwer": "nicht gefunden", "5949": "fünf Ziffern", "NRW": "so großes Gebiet",
		strings.Repeat("x", 300): "zu lang",
	} {
		status, main := whomToRing(t, r, "/nachfragen", typed)
		field, told := main.Find("#wo"), main.Find("#wo-fehler").Text()
		if status != http.StatusUnprocessableEntity || !strings.Contains(told, want) || field.AttrOr("aria-invalid", "") != "true" {
			t.Errorf("%q: status %d, %q", typed, status, told)
		}
		if field.AttrOr("value", "") != typed && len(typed) < 200 {
			t.Errorf("%q: the field holds %q", typed, field.AttrOr("value", ""))
		}
	}
	_, main := whomToRing(t, r, "/nachfragen", "Neustadt")
	choice := main.Find("button[value='03241']") // Neustadt am Rübenberge
	if choice.Length() != 1 {
		t.Fatalf("Neustadt: %s", main.Text())
	}
	typed := main.Find("form[aria-labelledby=welcher] input[type=hidden]").AttrOr("value", "")
	if choice.AttrOr("name", "") == "" || typed != "Neustadt" {
		t.Errorf("what was typed is lost when one is chosen")
	}
}

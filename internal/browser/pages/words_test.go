package pages_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

// triggers are words that must not stand where somebody else may see them: in the history, in the task switcher, in
// the address bar, in the list of downloads.
var triggers = []string{"gewalt", "frauenhaus", "frauenhäus", "missbrauch", "misshandlung", "opfer", "schutzwohnung", "abuse", "violence", "shelter", "victim"}

func TestTitlesAndAddressesAreNeutral(t *testing.T) {
	site := apptest.BrowseOnly(t)
	neutral := func(a apptest.Address, what, text string) {
		t.Helper()
		for _, word := range triggers {
			if strings.Contains(strings.ToLower(text), word) {
				t.Errorf("%s: %s holds %q: %s", a, what, word, text)
			}
		}
	}
	for _, a := range site.AllAddresses(t) {
		neutral(a, "the address", a.Path)
		w := a.Ask(t)
		neutral(a, "the name of the file", w.Header().Get("Content-Disposition"))
		if !a.HTML {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		title := doc.Find("head > title")
		if title.Length() != 1 || strings.TrimSpace(title.Text()) == "" || strings.HasPrefix(title.Text(), " ") {
			t.Errorf("%s: the title is %q", a, title.Text())
		}
		neutral(a, "the title", title.Text())
		for _, q := range a.Form {
			if q != "" && strings.Contains(title.Text(), q) {
				t.Errorf("%s: the title repeats what was typed: %q", a, title.Text())
			}
		}
		doc.Find("head meta[name=description], head meta[property], meta[name=keywords]").Each(func(_ int, m *goquery.Selection) {
			neutral(a, "the description", m.AttrOr("content", ""))
		})
	}
}

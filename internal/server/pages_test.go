package server_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// visible returns what a reader sees of a page, with single blanks.
func visible(t testing.TB, page string) string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	doc.Find("script, style, head").Remove()
	return strings.Join(strings.Fields(doc.Find("body").Text()), " ")
}

func TestEveryFactOfTheFiveSourcesStandsOnAPublicPage(t *testing.T) {
	r := start(t)
	text := map[string]string{}
	for _, f := range facts {
		if _, ok := text[f.page]; !ok {
			w := r.get(t, f.page)
			if w.Code != http.StatusOK {
				t.Fatalf("%s answers %d", f.page, w.Code)
			}
			text[f.page] = visible(t, w.Body.String())
		}
		for _, want := range f.texts {
			if !strings.Contains(text[f.page], want) {
				t.Errorf("%s: %s does not say %q", f.id, f.page, want)
			}
		}
	}
}

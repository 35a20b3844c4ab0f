package server_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// inline are the elements that stand in a line of text. Whoever reads aloud, copies or prints a page has no style sheet
// that would put one of them on a line of its own.
var inline = []string{"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}

// glued returns the words of a page that stand in two elements with nothing between them.
func glued(n *html.Node) []string {
	var found []string
	last := ""
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			if n.Data == "" {
				return
			}
			before, _ := utf8.DecodeLastRuneInString(last)
			after, _ := utf8.DecodeRuneInString(n.Data)
			word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
			if last != "" && word(after) && (word(before) || strings.ContainsRune(".,;:!?)“", before)) {
				found = append(found, last+"|"+n.Data)
			}
			last = n.Data
			return
		case html.ElementNode:
			if n.Data == "script" || n.Data == "style" || n.Data == "head" {
				return
			}
			if !slices.Contains(inline, n.Data) {
				last = ""
			}
			if n.Data == "mark" || n.Data == "wbr" { // inside of a word
				last = ""
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && !slices.Contains(inline, n.Data) {
			last = ""
		}
	}
	walk(n)
	return found
}

func TestNoTwoWordsAreGluedTogether(t *testing.T) {
	t.Parallel()
	site := apptest.Browse(t)
	site.Change(t, "herne", func(w *editing.Work) error {
		for i := range w.Members { // whatever a line can say, it says
			m := &w.Members[i]
			m.Function, m.Note, m.Since, m.Role = "Leitung", "Anmerkung", "2020-01", directory.RoleLead
			if i%2 == 0 {
				m.CheckedOn, m.CheckedBy = "2024-01-01", directory.CheckedByCoordination
			}
			if i == 3 {
				m.Until = "2025"
			}
		}
		for i := range w.Institutions {
			inst := &w.Institutions[i]
			if !inst.Protected() {
				inst.Contacts = []directory.Contact{{Key: "a", Kind: directory.ContactHelp, Label: "Zentrale", Phone: "02323 123456", Email: "a@example.org", Website: "https://example.org", Hours: "Mo 9–12 Uhr", Note: "Anmerkung", Function: "Empfang", CheckedOn: "2024-01-01"}}
			}
		}
		return nil
	})
	for _, a := range site.AllAddresses(t) {
		if !a.HTML {
			continue
		}
		doc, err := html.Parse(a.Ask(t).Body)
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range glued(doc) {
			t.Errorf("%s: %q", a, words)
		}
	}
}

package templates

import (
	"strings"
	"testing"
)

// In a text, only what is an address of the web becomes a link, and not a letter of it is lost.
func TestOnlyAddressesOfTheWebBecomeLinks(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Nichts":                               "",
		"Siehe https://example.org/a.pdf.":     "https://example.org/a.pdf",
		"(https://example.org/a_(b))":          "https://example.org/a_(b)",
		"[http://example.org], und":            "http://example.org",
		"„https://example.org“ dort":           "https://example.org",
		"HTTPS://Example.org/?a=1&b=2 x":       "HTTPS://Example.org/?a=1&b=2",
		"https://a.example https://b.example!": "https://a.example https://b.example",
		"javascript:alert(1)":                  "",
		"ftp://example.org":                    "",
		"https://user:pass@example.org":        "",
		"https://localhost/x":                  "",
		"https://":                             "",
		"xhttps://example.org":                 "",
		"data:text/html,https":                 "",
		"https://example.org/<script>":         "https://example.org/",
		"https://example.org/\"onclick=":       "https://example.org/",
		"www.example.org":                      "",
	} {
		var whole string
		var found []string
		for _, part := range pieces(text) {
			whole += part.text
			if part.address {
				found = append(found, part.text)
			}
		}
		if got := strings.Join(found, " "); got != want || whole != text {
			t.Errorf("%q: %q, together %q", text, got, whole)
		}
	}
}

// What was typed is escaped, in the link and beside it.
func TestLinkedTextIsEscaped(t *testing.T) {
	t.Parallel()
	var html strings.Builder
	if err := linked(Page{}, `<b> https://example.org/a&b='c' "x"`).Render(t.Context(), &html); err != nil {
		t.Fatal(err)
	}
	got := html.String()
	link := strings.Contains(got, `href="https://example.org/a&amp;b=`) && strings.Contains(got, "noreferrer")
	if strings.Contains(got, "<b>") || !link {
		t.Error(got)
	}
}

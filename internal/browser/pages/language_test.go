package pages_test

import (
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/templates"
)

// languageOf returns the language of an address and its path without it.
func languageOf(path string) (lang, rest string) {
	if u, err := url.Parse(path); err == nil && (apptest.Address{Path: path}).IsEmbed() {
		choice, _ := templates.ReadEmbedChoice(u.Query())
		return choice.Lang, templates.EmbedChoice{Part: choice.Part, Lang: locale.Default}.Path(strings.TrimPrefix(u.Path, "/einbetten/"))
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if first != locale.Default && slices.Contains(locale.Languages, first) {
		return first, max(strings.TrimPrefix(path, "/"+first), "/")
	}
	return locale.Default, path
}

func TestEveryPageNamesItselfInEveryLanguage(t *testing.T) {
	site := apptest.BrowseOnly(t)
	status := map[string]int{} // of what was asked for
	for _, a := range site.AllAddresses(t) {
		if !a.HTML {
			continue
		}
		doc := apptest.Document(t, a.Ask(t))
		lang, _ := languageOf(a.Path)
		if got := doc.Find("html").AttrOr("lang", ""); got != lang {
			t.Errorf("%s: <html lang=%q>, want %q", a, got, lang)
		}
		if a.Status != http.StatusOK || a.IsEmbed() { // a frame has one language, and names the page that it is a part of
			continue
		}
		pairs := map[string]string{}
		doc.Find("head link[rel=alternate][hreflang]").Each(func(_ int, s *goquery.Selection) {
			pairs[s.AttrOr("hreflang", "")] = s.AttrOr("href", "")
		})
		if want := append([]string{"x-default"}, locale.Languages...); len(pairs) != len(want) || pairs["x-default"] != pairs[locale.Default] {
			t.Errorf("%s: hreflang %v, want %q", a, pairs, want)
		}
		if own, _, _ := strings.Cut(a.Path, "?"); pairs[lang] != own { // what a list is filtered by makes no page of its own
			t.Errorf("%s: it says that its own address is %q", a, pairs[lang])
		}
		if a.Method == http.MethodGet {
			doc.Find("footer a[hreflang]").Each(func(_ int, s *goquery.Selection) { pairs["footer "+s.AttrOr("hreflang", "")] = s.AttrOr("href", "") })
		}
		for _, path := range pairs {
			if status[path] == 0 {
				status[path] = a.At.Page(path).Ask(t).Code
			}
			if status[path] != http.StatusOK {
				t.Errorf("%s: %s answers %d", a, path, status[path])
			}
		}
	}
}

// What stands on a page and its translation alike is content, and content is German. So on a page in another language
// it must be marked; and what is marked must stand on the German page, otherwise it was translated.
func TestContentOnForeignPagesIsMarkedAsGerman(t *testing.T) {
	site := apptest.BrowseOnly(t)
	tongues := map[string]bool{}
	for _, tongue := range directory.Tongues {
		tongues[site.Pages.Printers[locale.Default].T("tongue."+string(tongue))] = true
	}
	alike := []string{site.Pages.Site, "Website", "English"} // names, and a word that both languages spell alike
	for _, a := range site.AllAddresses(t) {
		lang, path := languageOf(a.Path)
		if !a.HTML || lang == locale.Default {
			continue
		}
		german := a
		german.Path = path
		content := map[string]bool{}
		for text := range texts(apptest.Document(t, german.Ask(t)), locale.Default) {
			content[text] = true
		}
		here := texts(apptest.Document(t, a.Ask(t)), lang)
		for _, text := range slices.Sorted(maps.Keys(here)) {
			switch in := here[text]; {
			case in == locale.Default && !content[text]:
				t.Errorf("%s: marked as German, but it does not stand on %s: %q", a, path, text)
			case text == a.Form["text"]: // what the visitor typed
			case sameMonth.MatchString(text):
			case tongues[strings.Trim(text, " (0123456789)")]: // names of languages that both spell alike
			case in == lang && content[text] && isProse(text) && !slices.Contains(alike, text):
				t.Errorf("%s: not marked as German: %q", a, text)
			}
		}
	}
}

// texts returns the texts of a page with the language that each is in. What stands in a link to the page in another
// language is left out: it is that language's name. So is what stands in a field: whoever typed it chose the language.
func texts(doc *goquery.Document, lang string) map[string]string {
	doc.Find("[hreflang], script, textarea, code").Remove() // code belongs to no language
	found := map[string]string{}
	var walk func(n *html.Node, lang string)
	walk = func(n *html.Node, lang string) {
		for _, attribute := range n.Attr {
			if attribute.Key == "lang" {
				lang = attribute.Val
			}
		}
		if text := strings.Join(strings.Fields(n.Data), " "); n.Type == html.TextNode && text != "" {
			found[text] = lang
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, lang)
		}
	}
	walk(doc.Find("body").Get(0), lang)
	return found
}

// isProse tells words from numbers, addresses and abbreviations, which belong to no language.
var (
	bareDomain = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
	sameMonth  = regexp.MustCompile(`^(April|August|September|November)( [0-9]{4})?$`) // in both languages
)

func isProse(text string) bool {
	if strings.Contains(text, "@") || strings.Contains(text, "://") || strings.Contains(text, "www.") || bareDomain.MatchString(text) {
		return false
	}
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), func(word string) bool { return len(word) > 3 })
}

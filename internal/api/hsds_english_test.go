package api_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

// in asks in the languages of a header.
func in(languages string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("Accept-Language", languages) }
}

func TestProgramsAreAnsweredInTheLanguageThatTheyAskFor(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	for languages, want := range map[string]string{
		"": "de", "*": "de", "fr": "de", "en": "en", "en-GB,en;q=0.8": "en", "de-AT, en;q=0.5": "de", "fr, en;q=0.4, de;q=0.2": "en",
		"en;q=0": "de", strings.Repeat("en,", 5000): "de", "\x01": "de",
	} {
		for path, texts := range map[string][2]string{
			"/taxonomies":             {"Themen", "Topics"},
			"/taxonomy_terms":         {"Art der Einrichtung: ", "Kind of institution: "},
			"/profile":                {"Das öffentliche Verzeichnis", "The public directory"},
			"/openapi.json":           {"Nummer der Seite", "Number of the page"},
			"/services?page=0":        {"Bitte eine ganze Zahl", "Please give a whole number"},
			"/nix":                    {"Hier gibt es nichts", "There is nothing here"},
			"/services?full=true":     {`"name":"Frauen"`, `"name":"Women"`},
			"/services?per_page=100":  {"Für: Frauen", "For: Women"},
			"/organizations?q=anders": {"Diesen Parameter gibt es", "This address has no such parameter"},
		} {
			w := r.Ask(t, http.MethodGet, apptest.HSDS+path, "", in(languages))
			text := map[string]int{"de": 0, "en": 1}[want]
			if body := w.Body.String(); !strings.Contains(body, texts[text]) || strings.Contains(body, texts[1-text]) {
				t.Errorf("%.40q: %s is not in %q: %.600s", languages, path, want, body)
			}
			if w.Header().Get("Content-Language") != want || !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Accept-Language") {
				t.Errorf("%.40q: %s: %v", languages, path, w.Header())
			}
		}
	}
}

// Who asks for one language may type a word of the other.
func TestTermsAreFoundByTheirNamesInBothLanguages(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	for _, languages := range []string{"de", "en"} {
		for word, want := range map[string]string{
			"shelter": "frauenhaus", "frauenhaus": "frauenhaus", "polizei": "polizei", "women’s shelter": "frauenhaus",
			"women's shelter": "frauenhaus",
		} {
			w := r.Ask(t, http.MethodGet, apptest.HSDS+"/taxonomy_terms?search="+url.QueryEscape(word), "", in(languages))
			if !strings.Contains(w.Body.String(), `"code":"`+want+`"`) {
				t.Errorf("%s: %q does not find %s: %s", languages, word, want, w.Body)
			}
		}
	}
}

func TestAnEnglishSearchFindsWhatIsWrittenInGerman(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	for _, list := range []string{"/organizations", "/services"} {
		german := len(r.NDJSON(t, apptest.HSDS+list+"?format=ndjson&search=frauenhaus"))
		for _, search := range []string{"shelter", "Shelter", "women's+shelter", "refuge", "a+shelter+for+women"} {
			if got := len(r.NDJSON(t, apptest.HSDS+list+"?format=ndjson&search="+search)); got == 0 || search != "a+shelter+for+women" && got < german {
				t.Errorf("%s: %q finds %d, Frauenhaus %d", list, search, got, german)
			}
		}
		if got := len(r.NDJSON(t, apptest.HSDS+list+"?format=ndjson&search=shelter+nirgendwo")); got != 0 {
			t.Errorf("%s: a word that is nowhere is taken for none: %d", list, got)
		}
	}
}

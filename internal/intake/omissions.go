package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/openreferral"
)

// omissions gathers what was not taken in, as sentences for people. Whatever a source said in free words is in them within
// „…“, so that it can be taken out again where it must not be read; see hushed.
type omissions struct{ sentences []string }

func (t *omissions) say(format string, args ...any) {
	if sentence := fmt.Sprintf(format, args...); !slices.Contains(t.sentences, sentence) {
		t.sentences = append(t.sentences, sentence)
	}
}

// quoted is a text of a source within „…“.
func quoted(text string) string {
	return "„" + strings.NewReplacer("„", "'", "“", "'").Replace(cut(strings.Join(strings.Fields(plain(text)), " "), 600)) + "“"
}

// dialled is a number in a sentence: as it is where it is one, or else quoted like any text.
func dialled(number string) string {
	if text := phone(number); text != "" {
		return text
	}
	return quoted(number)
}

// line is line, and says so where the text had to be shortened.
func (t *omissions) line(what, text string) string {
	return t.shortened(what, text, maxLine, line(text))
}

// long is long, and says so where the text had to be shortened.
func (t *omissions) long(what, text string) string {
	return t.shortened(what, text, maxText, long(text))
}

func (t *omissions) shortened(what, text string, most int, taken string) string {
	if utf8.RuneCountInString(taken) == most && strings.HasSuffix(taken, "…") && !strings.HasSuffix(strings.TrimSpace(text), "…") {
		t.say(sayShortened, what, most)
	}
	return taken
}

// rest says what there is no field for here.
func (t *omissions) rest(rest []openreferral.Rest) {
	var fields []string
	for _, r := range rest {
		if implied(r.Path) {
			continue
		}
		fields = append(fields, quoted(r.Path)+": "+quoted(r.Value))
	}
	if len(fields) > 0 {
		t.say(sayNoField, strings.Join(fields, "; "))
	}
}

// called are fields that sources say in two ways, in our words.
var called = map[string]string{
	"name":                    "Name",
	"alternate_name":          "Anderer Name",
	"description":             "Beschreibung",
	"email":                   "E-Mail",
	"website":                 "Website",
	"url":                     "Website",
	"legal_status":            "Rechtsform",
	"status":                  "Stand",
	"organization":            "Einrichtung",
	"fees_description":        "Kosten",
	"wait_time":               "Wartezeit",
	"application_process":     "Anmeldung",
	"eligibility_description": "Für wen",
	"alert":                   "Hinweis",
}

// otherwise says what the source says differently in another place.
func (t *omissions) otherwise(list []openreferral.Rest) {
	for _, r := range list {
		what := called[r.Path]
		if what == "" {
			what = quoted(r.Path)
		}
		t.say(sayElsewhere, what, quoted(r.Value))
	}
}

// implied reports whether a field says nothing that another does not say as well.
func implied(path string) bool {
	return strings.HasSuffix(path, "taxonomy_detail") || strings.Contains(path, "attributes.")
}

var quotation = regexp.MustCompile(`„[^“]*“`)

// hushed returns sentences without anything that a source said in free words, and without what looks like an address.
func hushed(sentences []string) []string {
	var all []string
	for _, sentence := range sentences {
		sentence = quotation.ReplaceAllString(sentence, "„…“")
		if directory.LooksLikeAddress(sentence) {
			sentence = sayAddressOut
		}
		if !slices.Contains(all, sentence) {
			all = append(all, sentence)
		}
	}
	return all
}

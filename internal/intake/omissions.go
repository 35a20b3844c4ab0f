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

// omissions collects what was left out, as sentences for people. Free text of a source is always within „…“, so that it can be
// removed if it must not be read; see redacted.
type omissions struct{ sentences []string }

func (t *omissions) say(format string, args ...any) {
	if sentence := fmt.Sprintf(format, args...); !slices.Contains(t.sentences, sentence) {
		t.sentences = append(t.sentences, sentence)
	}
}

// quoted returns a text of a source within „…“.
func quoted(text string) string {
	return "„" + strings.NewReplacer("„", "'", "“", "'").Replace(cut(strings.Join(strings.Fields(plain(text)), " "), 600)) + "“"
}

// dialled returns a number for a sentence: as it is if it is a number, otherwise quoted like any text.
func dialled(number string) string {
	if text := phone(number); text != "" {
		return text
	}
	return quoted(number)
}

// line is the function line, and reports if the text had to be shortened.
func (t *omissions) line(what, text string) string {
	return t.shortened(what, text, maxLine, line(text))
}

// long is the function long, and reports if the text had to be shortened.
func (t *omissions) long(what, text string) string {
	return t.shortened(what, text, maxText, long(text))
}

func (t *omissions) shortened(what, text string, most int, taken string) string {
	if utf8.RuneCountInString(taken) == most && strings.HasSuffix(taken, "…") && !strings.HasSuffix(strings.TrimSpace(text), "…") {
		t.say(sayShortened, what, most)
	}
	return taken
}

// noField reports values that we have no field for.
func (t *omissions) noField(rest []openreferral.Rest) {
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

// fieldNames are our names of the fields that sources have in two places.
var fieldNames = map[string]string{
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

// contradictions reports what the source says differently in another place.
func (t *omissions) contradictions(list []openreferral.Rest) {
	for _, r := range list {
		what := fieldNames[r.Path]
		if what == "" {
			what = quoted(r.Path)
		}
		t.say(sayElsewhere, what, quoted(r.Value))
	}
}

// implied reports whether another field says the same as well.
func implied(path string) bool {
	return strings.HasSuffix(path, "taxonomy_detail") || strings.Contains(path, "attributes.")
}

var quotation = regexp.MustCompile(`„[^“]*“`)

// redacted returns sentences without the free text of a source and without what looks like an address.
func redacted(sentences []string) []string {
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

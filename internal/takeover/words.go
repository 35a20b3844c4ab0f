package takeover

import (
	"embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/spelling"
	"rundtisch/internal/wordlist"
)

//go:embed words/*.txt
var lists embed.FS

// vocabulary is what is known of words in the names of institutions, whichever they are.
type vocabulary struct {
	common, small map[string]bool
	units         map[string]bool     // of those that are common, what only says that it is a part of something
	short         map[string][]string // what is written short → the words that it stands for
}

var known = sync.OnceValue(func() vocabulary {
	v := vocabulary{common: map[string]bool{}, small: map[string]bool{}, units: map[string]bool{}, short: map[string][]string{}}
	for _, entry := range wordlist.Read(lists, "units") {
		v.units[directory.Fold(entry)] = true
	}
	for _, entry := range wordlist.Read(lists, "common") {
		v.common[directory.Fold(entry)] = true
	}
	for _, entry := range wordlist.Read(lists, "small") {
		v.small[directory.Fold(entry)] = true
	}
	for _, line := range wordlist.Read(lists, "abbreviations") {
		short, long, _ := strings.Cut(line, "\t")
		v.short[short] = strings.Fields(directory.Fold(long))
	}
	return v
})

// What a word counts for which of several institutions is meant.
const (
	weightSmall   = 0.0 // „für"
	weightCommon  = 0.3 // „Beratungsstelle", and the name of the region
	weightBeside  = 0.3 // in brackets
	weightTelling = 1.0
)

// word is a word of a name.
type word struct {
	text   string // folded
	weight float64
	beside bool // in brackets
	short  bool // written with a full stop or in capitals: „Ev.“, „SkF“
}

func (w word) telling() bool { return w.weight >= weightTelling }

// wordsOf takes a name apart. Words of the region count as common ones.
func wordsOf(name string, region map[string]bool) []word {
	var list []word
	depth := 0
	start := -1
	end := func(at int, stop bool) {
		if start < 0 {
			return
		}
		written := name[start:at]
		start = -1
		w := word{text: directory.Fold(written), weight: weightTelling, beside: depth > 0}
		w.short = stop && utf8.RuneCountInString(written) <= 6 || acronym(written)
		switch {
		case known().small[w.text] && !(written == "Ev" && stop): // „Ev. Beratungsstelle" is no „e. V."
			w.weight, w.short = weightSmall, false
		case depth > 0:
			w.weight = weightBeside
		case known().common[w.text], region[w.text], !strings.ContainsFunc(w.text, unicode.IsLetter):
			w.weight = weightCommon
		}
		list = append(list, w)
	}
	for at, r := range name {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			if start < 0 {
				start = at
			}
			continue
		case r == '(' || r == '[':
			end(at, false)
			depth++
			continue
		}
		end(at, r == '.')
		if r == ')' || r == ']' {
			depth = max(0, depth-1)
		}
	}
	end(len(name), false)
	return list
}

// compound reports whether initials are those of the parts of one long word: „FHZ“ of „Familienhilfezentrum“. The parts are words
// that many institutions have in their names, with an s or n between them.
func compound(initials []rune, text string) bool {
	if len(initials) == 0 {
		return text == ""
	}
	for part := range known().common {
		rest, found := strings.CutPrefix(text, part)
		if !found || !strings.HasPrefix(part, string(initials[0])) {
			continue
		}
		if compound(initials[1:], rest) || rest != "" && (rest[0] == 's' || rest[0] == 'n') && compound(initials[1:], rest[1:]) {
			return true
		}
	}
	return false
}

// acronym reports whether a word is one of initials: „SkF“, „AWO“, „LWL“.
func acronym(written string) bool {
	upper, runes := 0, 0
	for _, r := range written {
		runes++
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return runes >= 2 && runes <= 5 && upper >= 2
}

// commonPrefix is how many characters two words begin with alike.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return utf8.RuneCountInString(a[:n])
}

// alike is how much two words are one, from 0 to 1.
func (w word) alike(other word) float64 {
	a, b := w.text, other.text
	shorter := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	switch prefix := commonPrefix(a, b); {
	case a == b:
		return 1
	case w.short && strings.HasPrefix(b, a) || other.short && strings.HasPrefix(a, b):
		return 0.95
	case misspelt(a, b):
		return 0.9
	case prefix >= 6 && float64(prefix) >= 0.6*float64(shorter), shorter >= 7 && (strings.Contains(a, b) || strings.Contains(b, a)):
		return 0.75 // „Gesundheitsamt“, „Gesundheitsmanagement“; „Polizei“, „Kreispolizeibehörde“
	}
	return 0
}

// misspelt reports whether one of two words may be the other with a slip of the pen: one letter in five, two in nine.
func misspelt(a, b string) bool {
	if a == b {
		return false
	}
	allowed := 0
	switch n := min(len(a), len(b)); {
	case n >= 9:
		allowed = 2
	case n >= 5:
		allowed = 1
	}
	return allowed > 0 && spelling.Edits(a, b, allowed) <= allowed
}

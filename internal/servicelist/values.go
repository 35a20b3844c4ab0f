package servicelist

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// words are the words of the catalogue and the names of areas.
type words struct {
	word  func(id string) string
	areas map[string]string // folded name → official key
}

func text(title, tag string, of func(*directory.Service) *string) column {
	return column{title, tag,
		func(_ words, s directory.Service) string { return *of(&s) },
		func(_ words, s *directory.Service, cell string) string { *of(s) = cell; return "" },
	}
}

func date(title, tag string, of func(*directory.Service) *directory.PartialDate) column {
	return column{title, tag,
		func(_ words, s directory.Service) string { return string(*of(&s)) },
		func(_ words, s *directory.Service, cell string) string { *of(s) = dayOf(cell); return "" },
	}
}

var germanDay = regexp.MustCompile(`^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$`)

// dayOf understands days as people and programs write them; what it does not understand is left to the check.
func dayOf(cell string) directory.PartialDate {
	if p := germanDay.FindStringSubmatch(cell); p != nil {
		return directory.PartialDate(fmt.Sprintf("%s-%02s-%02s", p[3], p[2], p[1]))
	}
	return directory.PartialDate(cell)
}

func list[T ~string](title, tag, prefix string, values []T, of func(*directory.Service) *[]T) column {
	return column{title, tag,
		func(w words, s directory.Service) string {
			shown := make([]string, len(*of(&s)))
			for i, v := range *of(&s) {
				shown[i] = w.word(prefix + string(v))
			}
			return strings.Join(shown, between)
		},
		func(w words, s *directory.Service, cell string) string {
			known := spellings(w, prefix, values)
			var chosen []T
			for _, piece := range pieces(cell, known) {
				v, ok := known[directory.Fold(piece)]
				if !ok {
					return unknown(piece)
				}
				if !slices.Contains(chosen, T(v)) {
					chosen = append(chosen, T(v))
				}
			}
			*of(s) = chosen
			return ""
		},
	}
}

func unknown(piece string) string {
	if runes := []rune(piece); len(runes) > 60 {
		piece = string(runes[:60]) + " …"
	}
	return fmt.Sprintf("„%s“ ist nicht bekannt.", piece)
}

// spellings are the ways to write each of several values: its code, its word, and what of the word stands before a comma
// or within brackets, where that means one value only.
func spellings[T ~string](w words, prefix string, values []T) map[string]string {
	known, short := map[string]string{}, map[string][]string{}
	for _, v := range values {
		word := w.word(prefix + string(v))
		for _, spelling := range []string{string(v), strings.ReplaceAll(string(v), "_", " "), word} {
			known[directory.Fold(spelling)] = string(v)
		}
		for _, spelling := range strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune(",()", r) }) {
			folded := directory.Fold(strings.TrimSpace(spelling))
			short[folded] = append(short[folded], string(v))
		}
	}
	for spelling, meant := range short {
		if _, ok := known[spelling]; !ok && len(meant) == 1 && spelling != "" {
			known[spelling] = meant[0]
		}
	}
	return known
}

// pieces parts a cell at strokes, semicolons and line breaks, and at those commas that are not within a known word.
func pieces(cell string, known map[string]string) []string {
	var all []string
	for _, piece := range strings.FieldsFunc(cell, func(r rune) bool { return r == '|' || r == ';' || r == '\n' }) {
		parts := strings.Split(piece, ",")
		for from := 0; from < len(parts); {
			to := min(len(parts), from+4) // no word has more commas
			for ; to > from+1; to-- {
				if _, ok := known[directory.Fold(strings.TrimSpace(strings.Join(parts[from:to], ",")))]; ok {
					break
				}
			}
			if found := strings.TrimSpace(strings.Join(parts[from:to], ",")); found != "" {
				all = append(all, found)
			}
			from = to
		}
	}
	return all
}

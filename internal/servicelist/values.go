package servicelist

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// words are the words of the catalogue and the names of areas.
type words struct {
	word  func(id string) string
	areas map[string]string // folded name → official key
}

func showWords(w words, f parts.Field, entry any) string {
	shown := f.List(entry)
	for i, value := range shown {
		shown[i] = w.word(f.Words + value)
	}
	return strings.Join(shown, between)
}

func readWords(w words, f parts.Field, entry any, cell string) string {
	known := spellings(w, f)
	var chosen []string
	for _, piece := range pieces(cell, known) {
		value, ok := known[directory.Fold(piece)]
		if !ok {
			return unknown(piece)
		}
		if !slices.Contains(chosen, value) {
			chosen = append(chosen, value)
		}
	}
	f.Set(entry, chosen)
	return ""
}

func unknown(piece string) string {
	if runes := []rune(piece); len(runes) > 60 {
		piece = string(runes[:60]) + " …"
	}
	return fmt.Sprintf(unknownValue, piece)
}

// spellings are the ways to write each value of a field: its code, its word, and what of the word stands before a comma
// or within brackets, where that means one value only.
func spellings(w words, f parts.Field) map[string]string {
	known, short := map[string]string{}, map[string][]string{}
	for _, o := range f.Options {
		word := w.word(f.Words + o.Value)
		for _, spelling := range []string{o.Value, strings.ReplaceAll(o.Value, "_", " "), word} {
			known[directory.Fold(spelling)] = o.Value
		}
		for _, spelling := range strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune(",()", r) }) {
			folded := directory.Fold(strings.TrimSpace(spelling))
			short[folded] = append(short[folded], o.Value)
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

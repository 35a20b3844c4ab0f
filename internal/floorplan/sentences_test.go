package floorplan

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// proofread are the rooms whose German sentences for people stand in files of their own (sentences*.go), or elsewhere
// than in Go: in the catalogue of locale, in the letters of jobs. The table of fields of parts (table_*.go) is such a place,
// too: label and help stand beside the field that they explain. A room that gets there is added and never taken out.
var proofread = strings.Fields(`accounts admin api desk directory discreet document editing feed feedback history intake jobs
	parts referral servicelist site takeover upload wording`)

func TestSentencesForPeopleStandInOnePlaceOfARoom(t *testing.T) {
	for _, name := range proofread {
		files, err := filepath.Glob("../" + name + "/*.go")
		if err != nil || len(files) == 0 {
			t.Errorf("%s: %d files, %v", name, len(files), err)
		}
		for _, path := range files {
			if base := filepath.Base(path); strings.HasSuffix(base, "_test.go") || strings.HasPrefix(base, "sentences") ||
				name == "parts" && strings.HasPrefix(base, "table_") {
				continue
			}
			positions := token.NewFileSet()
			file, err := parser.ParseFile(positions, path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				literal, ok := n.(*ast.BasicLit)
				if !ok || literal.Kind != token.STRING {
					return true
				}
				if text, err := strconv.Unquote(literal.Value); err != nil || sentence(text) {
					t.Errorf("%s: %q belongs into sentences.go, where it can be proof-read", positions.Position(literal.Pos()), text)
				}
				return true
			})
		}
	}
}

// sentence reports whether a text reads like German for people: three words at least with a letter or a mark that English
// has not, or from a capital letter to the end of a sentence. Patterns are none.
func sentence(text string) bool {
	if len(strings.Fields(text)) < 3 || strings.ContainsAny(text, `\|`) || strings.Contains(text, "(?") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsAny(text, "äöüÄÖÜß„“") || unicode.IsUpper(first) && strings.ContainsAny(text[len(text)-1:], ".?!")
}

func TestWhatASentenceIs(t *testing.T) {
	for text, want := range map[string]bool{
		"Das gibt es nicht.": true, "nicht übernommen": false, "%s: hier nicht übernommen": true, "write the file": false, "Name": false,
		`(?i)\bfür (alle|manche) von uns\b`: false, "update %s set x = 1": false,
	} {
		if sentence(text) != want {
			t.Errorf("%q: %t, want %t", text, !want, want)
		}
	}
}

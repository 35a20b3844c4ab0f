package parts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

// What a field costs that is added to a noun: one line in its table. Form and history know it then.
func TestAFieldThatIsAddedNeedsOneLine(t *testing.T) {
	type goal struct {
		directory.Goal `yaml:"-"`
		Key            string   `yaml:"kennung"`
		Steps          []string `yaml:"schritte,omitempty"`
	}
	type dossier struct {
		Goals []goal `yaml:"ziele"`
	}
	without := Part{Slug: goals.Slug, Title: goals.Title, One: goals.One}
	if got := describe(reflect.TypeFor[dossier](), []Part{without}).columns(reflect.TypeFor[goal]()); got[1].About != nil {
		t.Fatalf("without its line the field is described: %+v", got[1].About)
	}
	with := without
	with.Fields = []Field{short("Schritte", lines("schritte", "In welchen Schritten?", ""))}

	d := describe(reflect.TypeFor[dossier](), []Part{with})
	columns := d.columns(reflect.TypeFor[goal]())
	if len(d.faults) > 0 || columns[1].Label() != "Schritte" || !columns[1].Prose() || columns[0].Label() != "Kennung" {
		t.Errorf("columns %+v, faults %q", columns, d.faults)
	}

	g := goal{Key: "z"}
	e := Entry{with, reflect.ValueOf(&g).Elem(), ""}
	bad := e.Write(with.Typed(url.Values{"schritte": {"Eins\nZwei"}}), nil)
	if len(bad) > 0 || !slices.Equal(g.Steps, []string{"Eins", "Zwei"}) {
		t.Errorf("the form wrote %q (%v)", g.Steps, bad)
	}
	if got := e.Values().Get("schritte"); got != "Eins\nZwei" {
		t.Errorf("the form shows %q", got)
	}
}

// chosen are the rooms that name a field of services on purpose: what they do with it, they do with no other.
var chosen = map[string][]string{
	"kennung":        {"desk", "editing", "history", "servicelist"},               // the key of whatever
	"name":           {"desk", "editing", "store", "deskpages"},                   // of whatever
	"kontakte":       {"desk", "editing", "servicelist", "download", "deskpages"}, // also a part and a list
	"geprueft_am":    {"history"},                                                 // a check is told in words of its own
	"geprueft_durch": {"history"},
	"sichtbarkeit":   {"desk"},                     // levels of a form
	"kosten":         {"desk"},                     // of an event in a press release
	"zeiten":         {"desk", "editing"},          // in the form of one number; of which each line can be corrected
	"sprachen":       {"deskpages"},                // of a collection
	"einzugsgebiet":  {"history"},                  // areas in words
	"ansprechperson": {"store"},                    // who reads it
	"vorbereiten":    {"store"},                    // who reads it
	"vermerk":        {"store", "desk", "editing"}, // who reads it; also a remark on a proposal
}

// Nobody keeps a list of the fields of services beside the table: of the rooms that work with all of them, none names
// one, but for what it does with that one alone.
func TestFieldsOfServicesAreNamedInTheTableOnly(t *testing.T) {
	rooms := []string{"history", "document", "servicelist", "download", "store", "editing", "desk", "../templates/deskpages"}
	named := map[string][]string{} // text → rooms
	for _, room := range rooms {
		for _, text := range literalsOf(t, filepath.Join("..", room)) {
			if name := filepath.Base(room); !slices.Contains(named[text], name) {
				named[text] = append(named[text], name)
			}
		}
	}
	if len(named) < 500 {
		t.Fatalf("only %d texts were found", len(named))
	}
	for _, f := range directory.FieldsOf(reflect.TypeFor[directory.Service]()) {
		for _, room := range named[f.Name] {
			if !slices.Contains(chosen[f.Name], room) {
				t.Errorf("%s names the field %q: parts should say what it needs to know", room, f.Name)
			}
		}
	}
}

// literalsOf returns the texts in the program of a room.
func literalsOf(t *testing.T, room string) []string {
	t.Helper()
	files, err := fs.Glob(os.DirFS(room), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_templ.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(room, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if text, err := strconv.Unquote(literal.Value); err == nil {
					texts = append(texts, text)
				}
			}
			return true
		})
	}
	return texts
}

package parts

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"rundtisch/internal/directory"
)

// walk visits the columns of a noun and of what is in it.
func walk(t reflect.Type, visit func(in reflect.Type, c Column)) {
	for _, c := range Columns(t) {
		visit(t, c)
		if c.Shape != Scalar {
			inner, _ := typeAt(t, c.Name)
			walk(inner, visit)
		}
	}
}

// Whatever documents can say of a network is one field of one table here. Forms, the history and tables of cells know it
// from there.
func TestEveryFieldOfANounIsDescribedOnce(t *testing.T) {
	for _, fault := range described().faults {
		t.Error(fault)
	}
	columns := map[reflect.Type]map[string]bool{}
	walk(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c Column) {
		if columns[in] == nil {
			columns[in] = map[string]bool{}
		}
		columns[in][c.Name] = true
		if c.About == nil {
			t.Errorf("%v.%s is described nowhere", in, c.Name)
		}
	})
	count := 0
	for _, names := range columns {
		count += len(names)
	}
	if count < 150 {
		t.Errorf("only %d fields were looked at", count)
	}
	for typ, fields := range described().fields {
		for name := range fields {
			if !columns[typ][name] {
				t.Errorf("%v.%s is described, and no document has it", typ, name)
			}
		}
	}
}

// A table that names a field twice, or one that is not there, must not pass for one that names it once.
func TestTablesThatDoNotFitAreFound(t *testing.T) {
	type goal struct {
		Key  string `yaml:"kennung"`
		Text string `yaml:"text"`
	}
	type dossier struct {
		Goals []goal `yaml:"ziele"`
		Later []goal `yaml:"spaeter"`
	}
	for name, tables := range map[string][]Part{
		"a field that is not there":   {{Slug: "ziele", Fields: []Field{text("titel", "Titel", "")}}},
		"a field that is named twice": {{Slug: "ziele", Fields: []Field{text("text", "Text", ""), text("text", "Worte", "")}}},
		"a part that is not there":    {{Slug: "aufgaben"}},
		"two labels for one type": {{Slug: "ziele", Fields: []Field{text("text", "Text", "")}},
			{Slug: "spaeter", Fields: []Field{text("text", "Worte", "")}}},
	} {
		if d := describe(reflect.TypeFor[dossier](), tables); len(d.faults) != 1 {
			t.Errorf("%s: %q", name, d.faults)
		}
	}
}

// Labels are German words for people: none is empty, none is a name of documents.
func TestLabelsAreWordsForPeople(t *testing.T) {
	walk(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c Column) {
		if c.About == nil {
			return
		}
		labels := []string{c.About.Label, c.Label()}
		if c.Shape == Entries {
			one, several := Nouns(c.Name)
			labels = append(labels, one, several)
		}
		for _, label := range labels {
			small := !unicode.IsUpper([]rune(label + " ")[0]) && !strings.HasPrefix(label, "verwandte")
			if label == "" || label == c.Name || small {
				t.Errorf("%v.%s is called %q", in, c.Name, label)
			}
		}
	})
	for _, p := range All() {
		for _, f := range append(p.Fields, p.Unasked...) {
			if f.Short == f.Label {
				t.Errorf("%s.%s: the short label is the label", p.Slug, f.Tag)
			}
		}
	}
}

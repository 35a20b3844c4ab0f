package servicelist

import (
	"slices"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// People keep such tables: a heading that is called otherwise from one day to the next is a column that is not read.
// Others may join them.
func TestTitles(t *testing.T) {
	want := []string{"Einrichtung", "Kennung", "Name", "Neutrale Bezeichnung", "Beschreibung", "Themen", "Zielgruppen", "Sprachen",
		"Dolmetschen", "Sprachen mit Dolmetschen", "Barrierefreiheit", "Anmerkung zur Barrierefreiheit", "Wege", "Zeiten", "Anmerkung zu den Zeiten",
		"Auch an Feiertagen", "Kosten", "Wartezeit", "Einzugsgebiet", "Anmerkung zum Einzugsgebiet", "So vermitteln Sie", "Hinweis",
		"Hinweis bis", "Telefon", "E-Mail", "Website", "Vorbereiten", "Sichtbarkeit", "Geprüft am", "Geprüft durch"}
	at := 0
	for _, title := range Titles() {
		if at < len(want) && title == want[at] {
			at++
		}
	}
	if at < len(want) {
		t.Errorf("%q is missing, or stands elsewhere: %q", want[at], Titles())
	}
}

// A field that is added to services has a column by itself, unless it must not be in a file.
func TestEveryFieldOfAServiceHasAColumn(t *testing.T) {
	for _, f := range serviceFields() {
		has := slices.ContainsFunc(columns, func(c column) bool { return c.tag == f.Tag })
		if kept := f.Person || f.Least == directory.Coordination; f.Widget != parts.Rows && has == kept {
			t.Errorf("%s has a column: %v, must not be in a file: %v", f.Tag, has, kept)
		}
	}
}

// A further field of services is a column without a line here.
func TestAFieldThatIsAddedIsAColumn(t *testing.T) {
	price := parts.Field{Tag: "kosten", Label: "Was kostet es?", Short: "Preis"}
	c := columnsOf([]parts.Field{price})
	var s directory.Service
	if len(c) != 1 || c[0].Title != "Preis" ||
		c[0].read(words{}, &s, "frei") != "" || s.Cost != "frei" || c[0].show(words{}, &s) != "frei" {
		t.Errorf("%+v, %q", c, s.Cost)
	}
}

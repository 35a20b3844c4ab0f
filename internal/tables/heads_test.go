package tables

import (
	"slices"
	"testing"
)

// The headings of files that people keep and programs read.
func TestHeads(t *testing.T) {
	for name, want := range map[string][]string{
		"mitglieder": {"Einrichtung", "Träger", "Art", "Funktion", "Beziehung zum Netzwerk", "Telefon", "E-Mail", "Seit", "Bis", "Anmerkung",
			"Datum der Prüfung", "Sichtbarkeit"},
		"einrichtungen": {"Einrichtung", "Rechtsform", "Teil von", "Art", "Ort", "Anschrift", "PLZ", "Stadt", "Website", "Andere Namen",
			"Anmerkung", "Sichtbarkeit", "Kennung"},
		"kontakte": {"Wer", "Angebot", "Wofür", "Bezeichnung", "Telefon", "E-Mail", "Website", "Person", "Funktion", "Zeiten", "Anmerkung",
			"Datum der Prüfung", "Sichtbarkeit"},
		"termine": {"Datum", "Beginn", "Ende", "Letzter Tag", "Titel", "Art", "Ort", "Veranstalter", "Für", "Kosten", "Anmeldung",
			"Nur für Mitglieder", "Stand", "Kennung"},
		"ziele":   {"Art", "Text", "Wörtlich", "Kennung"},
		"gremien": {"Name", "Art", "Aufgaben", "Anmerkung", "Kennung"},
		"quellen": {"Titel", "Herausgeber", "Medium", "Ausgabe", "Datum", "Adresse", "Abgerufen am", "Hinweis", "Kennung"},
	} {
		table, _ := Named(name)
		if !slices.Equal(table.Head, want) {
			t.Errorf("%s: %q, want %q", name, table.Head, want)
		}
	}
}

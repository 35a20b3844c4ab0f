package casedata_test

import (
	"testing"

	"rundtisch/internal/casedata"
)

// What „Fehler melden" refuses is tested there (internal/feedback); this is what minutes of a meeting may hold besides.
func TestFilesAndDaysOfBirthAreFound(t *testing.T) {
	for text, want := range map[string]bool{
		"Az. 12 Js 345/26": true, "Der Fall 7 F 123/25 wird besprochen.": true, "Aktenzeichen liegt vor": true,
		"Frau K., geb. 12.3.1988": true, "geboren am 1. Mai 1990": true, "geb.\u200b 3.4.99": true,
		"Die Arbeitsgruppe trifft sich am 12.3.2027.": false, "Beratung für Geborene": false, "Etat 2026/27: 3 F": false,
		"Wir werben für 30 Plätze.": false, "§ 8 Gewalthilfegesetz": false, "Az ist die Abkürzung": false,
	} {
		if got := casedata.HasFile(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestPeopleAreFoundByTheFormOfAddress(t *testing.T) {
	for text, want := range map[string]bool{
		"Fallbesprechung Familie Schulze": true, "Frau Wolter": true, "Herr Dr. Sommer fragt nach": true, "mit Fam. Öztürk": true,
		"Dezernat Familie Jugend Sport": false, "Frauen Haus": false, "Familie und Beruf": false, "Stabsstelle Frau Beruf": false,
		"Amt für Familie Soziales": false, "Die Frau kommt mit.": false, "Kauffrau Anna": false,
	} {
		if got := casedata.HasPerson(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

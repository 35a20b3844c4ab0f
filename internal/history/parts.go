package history

// partNames are what people call one and several entries of a part, or of a list within an entry.
var partNames = map[string][2]string{
	"netzwerk":            {"Netzwerk", "Netzwerke"},
	"gebiet":              {"Gebiet", "Gebiete"},
	"ziele":               {"Ziel", "Ziele"},
	"gremien":             {"Gremium", "Gremien"},
	"schirmherrschaft":    {"Schirmherrschaft", "Schirmherrschaften"},
	"vereinbarungen":      {"Vereinbarung", "Vereinbarungen"},
	"mitglieder":          {"Mitglied", "Mitglieder"},
	"terminreihen":        {"Terminreihe", "Terminreihen"},
	"termine":             {"Termin", "Termine"},
	"meldungen":           {"Meldung", "Meldungen"},
	"medien":              {"Bild", "Bilder"},
	"ergebnisse":          {"Ergebnis", "Ergebnisse"},
	"hintergrund":         {"Hintergrundtext", "Hintergrundtexte"},
	"verwandte_netzwerke": {"verwandtes Netzwerk", "verwandte Netzwerke"},
	"kontakte":            {"Kontakt", "Kontakte"},
	"personen":            {"Person", "Personen"},
	"einrichtungen":       {"Einrichtung", "Einrichtungen"},
	"quellen":             {"Quelle", "Quellen"},
	"belege":              {"Beleg", "Belege"},
	"kein_schutzort":      {"Bestätigung, dass etwas nicht die Anschrift eines Schutzhauses ist", "Bestätigungen, dass etwas nicht die Anschrift eines Schutzhauses ist"},
	"zeitraeume":          {"Zeitraum", "Zeiträume"},
	"kreise":              {"Kreis", "Kreise"},
	"veranstalter":        {"Veranstalter", "Veranstalter"},
	"zitate":              {"Zitat", "Zitate"},
	"zahlen":              {"Zahl", "Zahlen"},
	"anschriften":         {"Anschrift", "Anschriften"},
	"angebote":            {"Angebot", "Angebote"},
}

// PartName returns what people call one and several entries of a part: „Ziel", „Ziele".
// A part that nothing is known of keeps the name that documents give it.
func PartName(part string) (singular, plural string) {
	if names, ok := partNames[part]; ok {
		return names[0], names[1]
	}
	return part, part
}

package parts

import "rundtisch/internal/directory"

// picks chooses any number of a list that the catalogue has words for.
func picks[T ~string](tag, label, help, words string, list []T) Field {
	return Field{Tag: tag, Label: label, Help: help, Widget: Picks, Words: words, Options: values(list...)}
}

// least marks a field that nobody below a level ever sees, however visible its entry is.
func least(level directory.Visibility, f Field) Field { f.Least = level; return f }

var services = Part{
	Slug: "angebote", Within: institutions.Slug, Title: "Angebote", One: "Angebot", New: "Neues Angebot",
	Explain: "Was die Einrichtungen anbieten: Beratung, Schutz, Begleitung. Fachkräfte finden hier, wohin sie vermitteln können.",
	Naming:  []string{"name"}, Detail: []string{"themen", "geprueft_am"}, KeyFrom: []string{"neutrale_bezeichnung", "name"},
	Fields: []Field{
		under("Was das Angebot ist", "", must(text("name", "Name des Angebots", "So, wie die Einrichtung es selbst nennt."))),
		text("neutrale_bezeichnung", "Neutrale Bezeichnung", "Zum Beispiel „Beratung am Markt“. Sie steht für den Namen, wo jemand mitlesen könnte: im Titel der Seite, im Verlauf des Browsers und auf ausgedruckten Blättern."),
		long("beschreibung", "Beschreibung", "Was geschieht dort? Zwei oder drei Sätze in einfacher Sprache."),
		picks("themen", "Themen", "Worum geht es? Alles ankreuzen, was passt.", "topic.", directory.Topics),
		picks("zielgruppen", "Für wen", "", "audience.", directory.Audiences),

		under("Sprachen und Barrierefreiheit", "", picks("sprachen", "Sprachen", "Was dort gesprochen wird. Deutsch brauchen Sie nicht anzukreuzen.", "tongue.", directory.Tongues)),
		text("dolmetschen", "Dolmetschen", "Wie kommt jemand zum Dolmetschen? Zum Beispiel „per Video, bitte bei der Anmeldung sagen“. Leer heißt: gibt es nicht."),
		picks("dolmetschsprachen", "Sprachen mit Dolmetschen", "Nur ankreuzen, was sich erfahrungsgemäß finden lässt.", "tongue.", directory.Tongues),
		picks("barrierefreiheit", "Barrierefreiheit", "Nur ankreuzen, was sicher stimmt.", "access.", directory.Accesses),
		text("barrierefreiheit_anmerkung", "Anmerkung zur Barrierefreiheit", "Zum Beispiel „Bitte am Nebeneingang klingeln“. Nie eine geschützte Anschrift."),

		under("Wie und wann", "", picks("wege", "Wege", "Wie kann man das Angebot nutzen?", "mode.", directory.Modes)),
		{Tag: "zeiten", Label: "Zeiten", Help: "Jede Zeitspanne in einer eigenen Zeile, zum Beispiel „Mo–Fr 9–12 Uhr“ „Di, Do 14:00–17:30, nur mit Termin“ oder, über Nacht, „Mo–Fr 22–6 Uhr“. „werktags“ heißt hier Mo–Fr. Was keine feste Zeit der Woche ist („nach Vereinbarung“, „1. Mittwoch im Monat 14–16 Uhr“), bleibt stehen, wie Sie es schreiben, und gilt nie als geöffnet. Keine Zeile heißt: nicht bekannt.", Widget: OpenHours},
		text("zeiten_anmerkung", "Anmerkung zu den Zeiten", "Zum Beispiel „In den Sommerferien geschlossen“."),
		yes("an_feiertagen", "Die Zeiten gelten auch an Feiertagen", "Sonst gilt das Angebot an gesetzlichen Feiertagen als geschlossen."),
		text("kosten", "Kosten", "Zum Beispiel „kostenlos“."),
		text("wartezeit", "Wartezeit", "Zum Beispiel „meist zwei Wochen“. Freie Plätze stehen nie in diesem Verzeichnis."),
		{Tag: "einzugsgebiet", Label: "Einzugsgebiet", Help: "Woher dürfen die Menschen kommen? Nichts ankreuzen heißt: nicht bekannt.", Widget: Areas, From: "gebiete"},
		text("einzugsgebiet_anmerkung", "Anmerkung zum Einzugsgebiet", "Zum Beispiel „vorrangig aus dem Kreis“."),

		under("So vermitteln Sie", "", long("so_vermitteln_sie", "So vermitteln Sie", "Der nächste Schritt in einfachen Worten: „Rufen Sie an und fragen Sie nach einem ersten Gespräch.“")),
		text("hinweis", "Hinweis für eine begrenzte Zeit", "Zum Beispiel „Im August nur telefonisch“."),
		{Tag: "hinweis_bis", Label: "Hinweis zeigen bis", Help: "Der letzte Tag, zum Beispiel 31.08.2026. Danach verschwindet der Hinweis von selbst.", Widget: Date, Narrow: true},
		{Tag: "kontakte", Label: "Kontakte", Help: "Nur, wenn das Angebot eigene hat. Sonst gelten die Kontakte der Einrichtung.", Widget: Rows, One: "Kontakt", Keyed: true, KeyFrom: []string{"bezeichnung", "art"}, Fields: contactFields(false)},

		under("Nur für Fachkräfte", "Diese Angaben sehen nur angemeldete Fachkräfte und die Koordinationen. Auf der öffentlichen Seite stehen sie nie.",
			least(directory.Staff, long("vorbereiten", "Was Sie vorbereiten sollten", "Was soll bereitliegen, bevor jemand anruft?"))),
		least(directory.Staff, text("ansprechperson.name", "Ansprechperson: Name", "Nur wer in amtlicher Rolle dort arbeitet und damit einverstanden ist. Niemals Betroffene.")),
		least(directory.Staff, text("ansprechperson.funktion", "Ansprechperson: Funktion", "Zum Beispiel „Leitung der Beratungsstelle“.")),
		least(directory.Staff, date("ansprechperson.loeschen_am", "Ansprechperson: Name löschen am", "Ab diesem Tag wird der Name überall gelöscht, auch im Verlauf.")),

		under("Nur für die Koordination", "Das sehen nur die Koordinationen der Netzwerke dieser Einrichtung und der Betrieb; die Einrichtung selbst sieht es nicht.",
			least(directory.Coordination, long("vermerk", "Vermerk", "Nichts über einzelne Fälle."))),

		under("Sichtbarkeit und Prüfung", "", level("Gilt für das ganze Angebot.")),
		date("geprueft_am", "Zuletzt geprüft am", ""), text("geprueft_durch", "Geprüft durch", "Eine Rolle, keine Person."),
	},
}

// ForOwner returns the part as the institution itself fills it in: without what only the coordination reads, and without
// the day of the check, which is the day on which it saves.
func (p Part) ForOwner() Part {
	p.Fields = forOwner(p.Fields)
	return p
}

func forOwner(all []Field) []Field {
	var fields []Field
	for _, f := range all {
		if f.Least == directory.Coordination || f.Tag == "geprueft_am" || f.Tag == "geprueft_durch" {
			continue
		}
		if f.Widget == Level {
			f.Options = f.Options[:2:2]
		}
		f.Fields = forOwner(f.Fields)
		fields = append(fields, f)
	}
	return fields
}

package parts

import "rundtisch/internal/directory"

var services = Part{
	Slug: "angebote", Within: institutions.Slug, Title: "Angebote", One: "Angebot", New: "Neues Angebot",
	Explain: "Was die Einrichtungen anbieten: Beratung, Schutz, Begleitung. Fachkräfte finden hier, wohin sie vermitteln können.",
	Naming:  []string{"name"}, Detail: []string{"themen", "geprueft_am"}, KeyFrom: []string{"neutrale_bezeichnung", "name"},
	Fields: []Field{
		under("Was das Angebot ist", "", short("Name", must(text("name", "Name des Angebots",
			"So, wie die Einrichtung es selbst nennt.")))),
		text("neutrale_bezeichnung", "Neutrale Bezeichnung", "Zum Beispiel „Beratung am Markt“. Sie steht für den Namen, wo jemand "+
			"mitlesen könnte: im Titel der Seite, im Verlauf des Browsers und auf ausgedruckten Blättern."),
		long("beschreibung", "Beschreibung", "Was geschieht dort? Zwei oder drei Sätze in einfacher Sprache."),
		picks("themen", "Themen", "Worum geht es? Alles ankreuzen, was passt.", "topic.", directory.Topics),
		short("Zielgruppen", picks("zielgruppen", "Für wen", "", "audience.", directory.Audiences)),

		later(under("Sprachen und Barrierefreiheit", "", picks("sprachen", "Sprachen",
			"Was dort gesprochen wird. Deutsch brauchen Sie nicht anzukreuzen.", "tongue.", directory.Tongues))),
		text("dolmetschen", "Dolmetschen", "Wie kommt jemand zum Dolmetschen? Zum Beispiel „per Video, bitte bei der Anmeldung "+
			"sagen“. Leer heißt: gibt es nicht."),
		picks("dolmetschsprachen", "Sprachen mit Dolmetschen", "Nur ankreuzen, was sich erfahrungsgemäß finden lässt.",
			"tongue.", directory.Tongues),
		picks("barrierefreiheit", "Barrierefreiheit", "Nur ankreuzen, was sicher stimmt.", "access.", directory.Accesses),
		text("barrierefreiheit_anmerkung", "Anmerkung zur Barrierefreiheit",
			"Zum Beispiel „Bitte am Nebeneingang klingeln“. Nie eine geschützte Anschrift."),

		later(under("Kinder und Tiere", "Nur, wenn Menschen dort wohnen können.", number("kinder_anzahl", "Kinder",
			"So viele Kinder kann eine Person mitbringen. Leer heißt: nicht bekannt."))),
		number("kinder_alter", "Kinder bis", "Bis zu welchem Alter, in Jahren?"),
		number("jungen_alter", "Jungen bis", "Nur, wenn es für Jungen ein anderes Alter ist, in Jahren."),
		yes("haustiere", "Haustiere können mitkommen", "Kein Haken heißt: nicht bekannt."),

		under("Wie und wann", "", picks("wege", "Wege", "Wie kann man das Angebot nutzen?", "mode.", directory.Modes)),
		as(OpenHours, text("zeiten", "Zeiten", "Jede Zeitspanne in einer eigenen Zeile: „Mo–Fr 9–12 Uhr“, „Di, Do 14:00–17:30, nur mit Termin“, "+
			"über Nacht „Mo–Fr 22–6 Uhr“. Was keine feste Zeit der Woche ist („nach Vereinbarung“), bleibt stehen, wie Sie es "+
			"schreiben, und gilt nie als geöffnet. Keine Zeile heißt: nicht bekannt.")),
		later(under("Feiertage, Kosten, Wartezeit und Einzugsgebiet", "", text("zeiten_anmerkung", "Anmerkung zu den Zeiten",
			"Zum Beispiel „In den Sommerferien geschlossen“."))),
		short("Auch an Feiertagen", yes("an_feiertagen", "Die Zeiten gelten auch an Feiertagen",
			"Sonst gilt das Angebot an gesetzlichen Feiertagen als geschlossen.")),
		text("kosten", "Kosten", "Zum Beispiel „kostenlos“."),
		text("wartezeit", "Wartezeit", "Zum Beispiel „meist zwei Wochen“. Freie Plätze stehen nie in diesem Verzeichnis."),
		as(Areas, reference("einzugsgebiet", "Einzugsgebiet",
			"Woher dürfen die Menschen kommen? Nichts ankreuzen heißt: nicht bekannt.", "gebiete")),
		text("einzugsgebiet_anmerkung", "Anmerkung zum Einzugsgebiet", "Zum Beispiel „vorrangig aus dem Kreis“."),

		later(under("Der nächste Schritt, Hinweis und eigene Kontakte", "", short("Nächster Schritt", picks("naechste_schritte",
			"Was die Person als Nächstes tun kann",
			"Diese Sätze stehen auf der öffentlichen Seite und auf den Blättern für die Person, dort in ihrer Sprache.",
			"step.", directory.Steps)))),
		least(directory.Staff, long("so_vermitteln_sie", "So vermitteln Sie",
			"Wie Fachkräfte jemanden anmelden: „Rufen Sie die Durchwahl an, bevor die Frau kommt.“ Öffentlich steht das nirgends.")),
		short("Hinweis", text("hinweis", "Hinweis für eine begrenzte Zeit", "Zum Beispiel „Im August nur telefonisch“.")),
		short("Hinweis bis", coming(day("hinweis_bis", "Hinweis zeigen bis",
			"Der letzte Tag. Danach verschwindet der Hinweis von selbst."))),
		keyed(rows("kontakte", "Kontakte", "Nur, wenn das Angebot eigene hat. Sonst gelten die Kontakte der Einrichtung.", "Kontakt",
			contactFields(false)...), "bezeichnung", "art"),

		later(under("Nur für Fachkräfte", "Diese Angaben sehen nur angemeldete Fachkräfte und die Koordinationen. "+
			"Auf der öffentlichen Seite stehen sie nie.", short("Vorbereiten", least(directory.Staff,
			long("vorbereiten", "Was Sie vorbereiten sollten", "Was soll bereitliegen, bevor jemand anruft?"))))),
		short("Name", person(text("ansprechperson.name", "Ansprechperson: Name",
			"Nur wer in amtlicher Rolle dort arbeitet und damit einverstanden ist. Niemals Betroffene."))),
		short("Funktion", person(text("ansprechperson.funktion", "Ansprechperson: Funktion",
			"Zum Beispiel „Leitung der Beratungsstelle“."))),
		short("Name nicht mehr zeigen ab", person(coming(day("ansprechperson.loeschen_am", "Ansprechperson: Name löschen am",
			"Ab diesem Tag wird der Name überall gelöscht, auch im Verlauf.")))),

		later(under("Nur für die Koordination", "Das sehen nur die Koordinationen der Netzwerke dieser Einrichtung und der Betrieb; "+
			"die Einrichtung selbst sieht es nicht.",
			least(directory.Coordination, long("vermerk", "Vermerk", "Nichts über einzelne Fälle.")))),

		later(under("Sichtbarkeit und Prüfung", "", level("Gilt für das ganze Angebot."))),
		checkedOn(),
		checkedBy("Eine Rolle, keine Person."),
	},
	Unasked: []Field{text("ansprechperson", "Ansprechperson", "")},
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

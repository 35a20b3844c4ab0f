package parts

import "rundtisch/internal/directory"

var series = Part{
	Slug: "terminreihen", Title: "Terminreihen", One: "Terminreihe", New: "Neue Terminreihe",
	Explain: "Reihen von Terminen, die zusammengehören. Die einzelnen Termine werden unter „Termine“ eingetragen.",
	Naming:  []string{"titel"}, Detail: []string{"anmerkung"}, KeyFrom: []string{"titel"},
	Fields: []Field{
		must(text("titel", "Titel", "")),
		short("Wie oft", number("alle_monate", "Alle … Monate", "12 heißt: einmal im Jahr.")),
		short("Angestrebt", yes("angestrebt", "Dieser Abstand ist angestrebt", "")),
		text("anmerkung", "Anmerkung", ""),
	},
}

var events = Part{
	Slug: "termine", Title: "Termine", One: "Termin", New: "Neuer Termin",
	Explain: "Sitzungen, Fachtage, Schulungen und Aktionen, kommende und vergangene.",
	Naming:  []string{"titel"}, Detail: []string{"datum", "status"}, KeyFrom: []string{"titel", "datum"},
	Fields: []Field{
		must(text("titel", "Titel", "")),
		must(word("art", "Art", "event.", directory.EventConference, directory.EventMeeting, directory.EventTraining,
			directory.EventCampaign, directory.EventOther)),
		must(coming(date("datum", "Datum", ""))),
		later(text("datum_anmerkung", "Anmerkung zum Datum", "")),
		clockTime("beginn", "Beginn", "Zum Beispiel 09:00 oder 20 Uhr."),
		clockTime("ende", "Ende", "Zum Beispiel 17:00, um Mitternacht 24:00. Was vor dem Beginn liegt, ist am nächsten Tag."),
		later(coming(date("letzter_tag", "Letzter Tag", "Nur bei mehreren Tagen."))),
		text("ort", "Ort", "Name des Hauses und des Ortes. Nie eine geschützte Anschrift."),
		later(short("Zielgruppen", lines("zielgruppen", "Für wen", ""))),
		later(lines("inhalt", "Inhalt", "")),
		later(text("kosten", "Kosten", "")),
		later(short("Anmeldung", as(Link, text("anmeldung", "Adresse für die Anmeldung", "")))),
		later(short("Anmeldung, wie angegeben", text("anmeldung_wie_angegeben", "Anmeldung, wie sie in der Quelle steht", ""))),
		later(short("Veranstalter", rows("veranstalter", "Veranstaltet von",
			"Der Termin steht auch auf der Seite jedes Netzwerks, das hier gewählt ist.", "Veranstalter",
			must(text("name", "Name", "")),
			short("Netzwerk in diesem Verzeichnis", reference("netzwerk", "In diesem Verzeichnis", "", "netzwerke")),
		))),
		later(short("Terminreihe", reference("reihe", "Gehört zur Reihe", "", "terminreihen"))),
		yes("intern", "Nur für Mitglieder", "Der Termin ist öffentlich zu sehen, mit dem Hinweis, dass er nur für Mitglieder ist."),
		later(short("Status", choice("status", "Was ist über den Termin bekannt?", "",
			Option{"angekuendigt", "angekündigt"}, Option{"stattgefunden", "hat stattgefunden"}, Option{"abgesagt", "abgesagt"}))),
	},
}

// mediumFields are those of a picture that is described and not kept.
var mediumFields = []Field{
	must(text("titel", "Titel", "")),
	long("bildunterschrift", "Bildunterschrift", ""),
	short("Bildnachweis", must(text("nachweis", "Nachweis", "Wer das Bild gemacht hat."))),
	text("nutzung", "Nutzung", "Unter welchen Bedingungen es gezeigt werden darf."),
}

var media = Part{
	Slug: "medien", Title: "Bilder", One: "Bild", New: "Bild beschreiben",
	Explain: "Welche Bilder es gibt: was darauf ist und wer sie gemacht hat. Hochladen kann man hier keine.",
	Naming:  []string{"titel"}, Detail: []string{"nachweis"}, KeyFrom: []string{"titel"}, Fields: mediumFields,
}

var notices = Part{
	Slug: "meldungen", Title: "Meldungen", One: "Meldung", New: "Neue Meldung",
	Explain: "Was das Netzwerk oder seine Behörde veröffentlicht hat, in eigenen Worten zusammengefasst.",
	Naming:  []string{"titel"}, Detail: []string{"datum", "herausgeber"}, KeyFrom: []string{"titel"},
	Fields: []Field{
		must(text("titel", "Titel", "")),
		later(text("untertitel", "Untertitel", "")),
		date("datum", "Datum", ""),
		later(text("ausgabe", "Ausgabe", "Zum Beispiel „Nr. 3/2023“.")),
		later(short("Herausgeber", text("herausgeber", "Herausgegeben von", ""))),
		later(text("medium", "Medium", "Zum Beispiel „Pressemitteilung“.")),
		later(text("rubrik", "Rubrik", "")),
		as(Paragraphs, text("zusammenfassung", "Zusammenfassung", "In eigenen Worten. Eine leere Zeile beginnt einen neuen Absatz.")),
		as(Link, text("adresse", "Link zur Meldung", "Wo sie im Ganzen steht.")),
		later(text("medienhinweis", "Hinweis zu den Bildern", "")),
		later(keyed(rows("zitate", "Zitate", "Kurze Stellen in den Worten der Person, ohne Anführungszeichen.", "Zitat",
			must(long("text", "Text", "")),
			reference("person", "Person", "Zur Wahl steht, wer unter „Personen“ eingetragen ist.", "personen"),
			must(text("funktion", "Funktion", "Sie steht allein da, wenn der Name gelöscht ist.")),
		), "funktion")),
		later(keyed(rows("zahlen", "Zahlen", "", "Zahl",
			must(text("aussage", "Aussage", "Die Zahl mit dem, was sie zählt.")),
			short("Herkunft", must(text("herkunft", "Woher kommt die Zahl?", ""))),
		), "aussage")),
		later(keyed(rows("medien", "Bilder", "", "Bild", mediumFields...), "titel")),
	},
}

package parts

import "rundtisch/internal/directory"

var goals = Part{
	Slug: "ziele", Title: "Ziele", One: "Ziel", New: "Neues Ziel", Wanted: "Ziele stehen noch nicht da.",
	Explain: "Was das Netzwerk erreichen will, welche Aufgaben es hat und wie es vorgeht. " +
		"Die Reihenfolge hier ist die auf der öffentlichen Seite.",
	Naming: []string{"text"}, Detail: []string{"art"}, KeyFrom: []string{"text"},
	Fields: []Field{
		must(choice("art", "Art", "", Option{"ziel", "Ziel: was erreicht werden soll"}, Option{"aufgabe", "Aufgabe: was zu tun ist"},
			Option{"mittel", "Weg dorthin: wie es geschieht"})),
		must(long("text", "Text", "")),
		short("Wörtlich", yes("woertlich", "Das ist wörtlich aus der Quelle", "Dann steht der Text in Anführungszeichen.")),
	},
}

var bodies = Part{
	Slug: "gremien", Title: "Gremien", One: "Gremium", New: "Neues Gremium",
	Explain: "Kreise und Gruppen, in denen gearbeitet wird, und Gremien, denen das Netzwerk angehört.",
	Naming:  []string{"name"}, Detail: []string{"art"}, KeyFrom: []string{"name"},
	Fields: []Field{
		must(text("name", "Name", "")),
		must(choice("art", "Art", "", Option{"lenkung", "Lenkung"}, Option{"arbeitsgruppe", "Arbeitsgruppe"},
			Option{"geschaeftsstelle", "Geschäftsstelle"}, Option{"extern", "außerhalb des Netzwerks"},
			Option{"uebergeordnet", "übergeordnet"}, Option{"format", "Form der Zusammenarbeit"})),
		lines("aufgaben", "Aufgaben", ""),
		long("anmerkung", "Anmerkung", ""),
	},
}

var patronages = Part{
	Slug: "schirmherrschaft", Title: "Schirmherrschaft", One: "Schirmherrschaft", New: "Schirmherrschaft eintragen",
	Explain: "Wer dem Netzwerk den Namen leiht.",
	Naming:  []string{"bezeichnung"}, Detail: []string{"person", "von", "bis"}, KeyFrom: []string{"bezeichnung"},
	Plural: "Schirmherrschaften",
	Fields: []Field{
		must(text("bezeichnung", "Bezeichnung", "„Schirmherrin“ oder „Schirmherr“.")),
		reference("person", "Person", "", "personen"),
		date("von", "Von", ""),
		date("bis", "Bis", ""),
	},
}

var agreements = Part{
	Slug: "vereinbarungen", Title: "Vereinbarungen", One: "Vereinbarung", New: "Neue Vereinbarung",
	Explain: "Schriftliche Vereinbarungen über die Zusammenarbeit.",
	Naming:  []string{"titel"}, Detail: []string{"geschlossen"}, KeyFrom: []string{"titel"},
	Fields: []Field{
		must(text("titel", "Titel", "")),
		date("geschlossen", "Unterzeichnet am", ""),
		yes("spaetestens", "Spätestens an diesem Tag", "Ankreuzen, wenn nur bekannt ist, dass sie da schon unterzeichnet war."),
		later(short("Partner", text("partner", "Mit wem", ""))),
		later(number("partner_zahl", "Zahl der Partner", "")),
		as(Link, text("adresse", "Link zum Text der Vereinbarung", "Wenn sie veröffentlicht ist, zum Beispiel als PDF.")),
		later(lines("zwecke", "Zwecke", "")),
		later(long("anmerkung", "Anmerkung", "")),
	},
}

var results = Part{
	Slug: "ergebnisse", Title: "Ergebnisse", One: "Ergebnis", New: "Neues Ergebnis",
	Explain: "Was aus der Zusammenarbeit entstanden ist: Schulungen, Broschüren, Verfahren.",
	Naming:  []string{"titel"}, Detail: []string{"art"}, KeyFrom: []string{"titel"},
	Fields: []Field{
		must(word("art", "Art", "result.", directory.ResultTraining, directory.ResultBrochure, directory.ResultProcedure,
			directory.ResultCampaign, directory.ResultEvents, directory.ResultCases, directory.ResultOther)),
		must(text("titel", "Titel", "")),
		long("text", "Text", ""),
		short("Zielgruppen", lines("zielgruppen", "Für wen", "")),
		long("wirkung", "Wirkung", "Was sich dadurch geändert hat."),
	},
}

var remarks = Part{
	Slug: "hintergrund", Title: "Hintergrund", One: "Abschnitt", New: "Neuer Abschnitt",
	Explain: "Was das Netzwerk zum Thema sagt, in eigenen Worten erzählt.",
	Naming:  []string{"titel"}, KeyFrom: []string{"titel"},
	Singular: "Hintergrundtext", Plural: "Hintergrundtexte",
	Fields: []Field{
		must(text("titel", "Titel", "")),
		must(long("text", "Text", "")),
	},
}

package parts

import "rundtisch/internal/directory"

var network = Part{
	Slug: "netzwerk", Title: "Profil", One: "Profil", Single: true,
	Explain: "Wer das Netzwerk ist: Name, Form, Entstehung und wofür es da ist.",
	Fields: []Field{
		must(text("name", "Name", "So, wie das Netzwerk sich selbst nennt.")),
		text("kurzname", "Kurzname", "Falls es einen gibt."),
		must(text("kennung", "Adresse im Verzeichnis", "Das letzte Stück der Adresse: /netzwerke/… Wenn Sie es ändern, führt die alte Adresse weiter hierher; sie kann dann nicht mehr anders vergeben werden.")),
		must(choice("form", "Form der Zusammenarbeit", "", Option{"runder_tisch", "Runder Tisch"}, Option{"kooperationsrunde", "Kooperationsrunde"},
			Option{"koordinierungsstelle", "Koordinierungsstelle"}, Option{"arbeitskreis", "Arbeitskreis"}, Option{"interventionsprojekt", "Interventionsprojekt"},
			Option{"kriminalpraeventiver_rat", "Kriminalpräventiver Rat"}, Option{"sonstige", "eine andere Form"})),
		text("form_text", "Form in eigenen Worten", "Wenn die Liste es nicht genau trifft."),
		must(long("zusammenfassung", "Zusammenfassung", "Ein oder zwei Sätze in einfacher Sprache. Sie stehen ganz oben und in Listen.")),
		wanted(date("gegruendet", "Gegründet", "")),
		text("gegruendet_anmerkung", "Anmerkung zur Gründung", ""),
		long("vorgeschichte", "Vorgeschichte", "Was vor der Gründung war."),
		{Tag: "initiative_von", Label: "Initiative von", Help: "Wer den Anstoß gab. Zur Wahl stehen die Einrichtungen dieses Netzwerks.", Widget: References, From: "einrichtungen"},
		text("angegliedert_an", "Angegliedert an", "Zum Beispiel ein Rat oder eine Behörde."),
		lines("rahmen", "Rahmen", "Worauf die Arbeit sich stützt: Gesetze, Beschlüsse, Verfahren."),
		long("selbstverstaendnis", "Selbstverständnis", ""),
		wanted(lines("zielgruppen", "Für wen", "")),
		wanted(lines("themen", "Themen", "")),
		number("rhythmus.alle_monate", "Trifft sich alle … Monate", "3 heißt: einmal im Vierteljahr. Daraus entstehen keine Termine."),
		yes("rhythmus.angestrebt", "Dieser Abstand ist angestrebt", "Ankreuzen, wenn er ein Vorsatz ist und nicht sicher eingehalten wird."),
		text("rhythmus.text", "Rhythmus in Worten", "Zum Beispiel „viermal im Jahr“."),
		yes("leistet_soforthilfe", "Das Netzwerk leistet selbst Soforthilfe", "Sonst sagt die Seite deutlich, dass hier keine Soforthilfe geleistet wird."),
		date("geprueft_am", "Zuletzt geprüft am", ""),
		text("geprueft_durch", "Geprüft durch", "Eine Rolle, keine Person: „Koordination“."),
	},
}

var region = Part{
	Slug: "gebiet", Title: "Gebiet", One: "Gebiet", Single: true,
	Explain: "Wo das Netzwerk arbeitet. Wenn ein anderes Netzwerk dasselbe Gebiet hat, gilt die Änderung dort mit.",
	Fields: []Field{
		must(text("name", "Name des Gebiets", "Zum Beispiel „Kreis Soest“.")),
		text("kurzname", "Kurzname", "Zum Beispiel „Soest“."),
		must(choice("art", "Art", "", Option{"kreisfreie_stadt", "kreisfreie Stadt"}, Option{"kreis", "Kreis"}, Option{"landkreis", "Landkreis"}, Option{"region", "Region über Kreisgrenzen hinweg"})),
		must(choice("land", "Land", "", states()...)),
		number("einwohner_ca", "Einwohnerinnen und Einwohner, etwa", "So gerundet, wie die Quelle es sagt."),
		{Tag: "kreise", Label: "Kreise und kreisfreie Städte", Help: "Wer hier sucht, findet dieses Netzwerk.", Widget: Rows, One: "Kreis", Fields: []Field{
			{Tag: "ags", Label: "Kreisschlüssel", Help: "Die ersten fünf Ziffern des amtlichen Gemeindeschlüssels, zum Beispiel 05974 für den Kreis Soest.", Narrow: true, Required: true},
			yes("erschlossen", "Das steht so nicht in der Quelle, wir schließen es daraus", ""),
		}},
		text("kreise_anmerkung", "Anmerkung zu den Kreisen", ""),
		text("verwaltung.name", "Name der Verwaltung", "Zum Beispiel „Kreisverwaltung Soest“."),
		number("verwaltung.bedienstete_ca", "Bedienstete, etwa", ""),
		text("verwaltung.vertretung", "Vertretung", "Zum Beispiel „Kreistag“."),
		number("verwaltung.vertretung_mitglieder", "Mitglieder der Vertretung", ""),
		text("verwaltung.vertretung_aufgabe", "Aufgabe der Vertretung", ""),
		lines("verwaltung.aufgaben", "Aufgaben der Verwaltung", ""),
		lines("verwaltung.betreibt", "Die Verwaltung betreibt", ""),
		lines("verwaltung.beteiligungen", "Die Verwaltung ist beteiligt an", ""),
		long("verwaltung.text", "Weiteres zur Verwaltung", ""),
	},
}

// states are the sixteen Länder in the order of their numbers.
func states() []Option {
	var options []Option
	for n := 1; n <= 16; n++ {
		code := string([]byte{byte('0' + n/10), byte('0' + n%10)})
		options = append(options, Option{code, directory.States[code]})
	}
	return options
}

var periods = Part{
	Slug: "zeitraeume", Path: "netzwerk.zeitraeume", Title: "Zeiträume", One: "Zeitraum", New: "Neuer Zeitraum",
	Explain: "Wann das Netzwerk aktiv war, ruhte oder aufgelöst wurde. Ein leeres Ende heißt: noch so, oder nicht bekannt.",
	Wanted:  "Ob das Netzwerk zurzeit aktiv ist, steht noch nicht da.",
	Naming:  []string{"status"}, Detail: []string{"von", "bis", "anmerkung"}, KeyFrom: []string{"status", "von"},
	Fields: []Field{
		must(choice("status", "Was gilt in dieser Zeit?", "", Option{"aktiv", "aktiv"}, Option{"ruhend", "ruht"}, Option{"aufgeloest", "aufgelöst"})),
		date("von", "Von", ""), date("bis", "Bis", ""), text("anmerkung", "Anmerkung", ""),
	},
}

var related = Part{
	Slug: "verwandte_netzwerke", Title: "Verwandte Netzwerke", One: "Netzwerk", New: "Verwandtes Netzwerk eintragen",
	Explain: "Andere Netzwerke, mit denen dieses zu tun hat. Sie müssen nicht in diesem Verzeichnis stehen.",
	Naming:  []string{"name"}, Detail: []string{"text"}, KeyFrom: []string{"name"},
	Fields: []Field{
		must(text("name", "Name", "")),
		reference("netzwerk", "In diesem Verzeichnis", "Wenn es hier eingetragen ist, wird der Name zum Link.", "netzwerke"),
		long("text", "Was beide verbindet", ""),
	},
}

package parts

import "rundtisch/internal/directory"

var network = Part{
	Slug: "netzwerk", Title: "Profil", One: "Profil", Single: true,
	Explain:  "Wer das Netzwerk ist: Name, Form, Entstehung und wofür es da ist.",
	Singular: "Netzwerk", Plural: "Netzwerke",
	Fields: []Field{
		must(text("name", "Name", "So, wie das Netzwerk sich selbst nennt.")),
		later(text("kurzname", "Kurzname", "Falls es einen gibt.")),
		short("Kennung", code(must(text("kennung", "Adresse im Verzeichnis", "Das letzte Stück der Adresse: /netzwerke/… "+
			"Wenn Sie es ändern, führt die alte Adresse weiter hierher; sie kann dann nicht mehr anders vergeben werden.")))),
		short("Form", must(choice("form", "Form der Zusammenarbeit", "", Option{"runder_tisch", "Runder Tisch"},
			Option{"kooperationsrunde", "Kooperationsrunde"}, Option{"koordinierungsstelle", "Koordinierungsstelle"},
			Option{"arbeitskreis", "Arbeitskreis"}, Option{"interventionsprojekt", "Interventionsprojekt"},
			Option{"kriminalpraeventiver_rat", "Kriminalpräventiver Rat"}, Option{"sonstige", "eine andere Form"}))),
		later(short("Form, wie angegeben", text("form_text", "Form in eigenen Worten", "Wenn die Liste es nicht genau trifft."))),
		must(long("zusammenfassung", "Zusammenfassung",
			"Ein oder zwei Sätze in einfacher Sprache. Sie stehen ganz oben und in Listen.")),
		wanted(date("gegruendet", "Gegründet", "")),
		later(text("gegruendet_anmerkung", "Anmerkung zur Gründung", "")),
		later(long("vorgeschichte", "Vorgeschichte", "Was vor der Gründung war.")),
		later(references("initiative_von", "Initiative von", "Wer den Anstoß gab. Zur Wahl stehen die Einrichtungen dieses Netzwerks.",
			"einrichtungen")),
		later(text("angegliedert_an", "Angegliedert an", "Zum Beispiel ein Rat oder eine Behörde.")),
		later(lines("rahmen", "Rahmen", "Worauf die Arbeit sich stützt: Gesetze, Beschlüsse, Verfahren.")),
		later(long("selbstverstaendnis", "Selbstverständnis", "")),
		short("Zielgruppen", wanted(lines("zielgruppen", "Für wen", ""))),
		wanted(lines("themen", "Themen", "")),
		short("Wie oft", number("rhythmus.alle_monate", "Trifft sich alle … Monate",
			"3 heißt: einmal im Vierteljahr. Daraus entstehen keine Termine.")),
		later(short("Angestrebt", yes("rhythmus.angestrebt", "Dieser Abstand ist angestrebt",
			"Ankreuzen, wenn er ein Vorsatz ist und nicht sicher eingehalten wird."))),
		later(short("Text", text("rhythmus.text", "Rhythmus in Worten", "Zum Beispiel „viermal im Jahr“."))),
		later(short("Leistet Soforthilfe", yes("leistet_soforthilfe", "Das Netzwerk leistet selbst Soforthilfe",
			"Sonst sagt die Seite deutlich, dass hier keine Soforthilfe geleistet wird."))),
		later(checkedOn()),
		later(checkedBy("Eine Rolle, keine Person: „Koordination“.")),
	},
	Unasked: []Field{formerKeys, text("rhythmus", "Rhythmus", "")},
}

var region = Part{
	Slug: "gebiet", Title: "Gebiet", One: "Gebiet", Single: true,
	Explain: "Wo das Netzwerk arbeitet. Wenn ein anderes Netzwerk dasselbe Gebiet hat, gilt die Änderung dort mit.",
	Plural:  "Gebiete",
	Fields: []Field{
		short("Name", must(text("name", "Name des Gebiets", "Zum Beispiel „Kreis Soest“."))),
		later(text("kurzname", "Kurzname", "Zum Beispiel „Soest“.")),
		must(choice("art", "Art", "", Option{"kreisfreie_stadt", "kreisfreie Stadt"}, Option{"kreis", "Kreis"},
			Option{"landkreis", "Landkreis"}, Option{"region", "Region: mehrere Kreise, ein Land oder ein Teil eines Kreises"})),
		must(choice("land", "Land", "", states()...)),
		later(short("Einwohner (etwa)", number("einwohner_ca", "Einwohnerinnen und Einwohner, etwa", "So gerundet, wie die Quelle es sagt."))),
		short("Kreise", rows("kreise", "Kreise und kreisfreie Städte", "Wer hier sucht, findet dieses Netzwerk.", "Kreis",
			must(narrow(code(text("ags", "Kreisschlüssel",
				"Die ersten fünf Ziffern des amtlichen Gemeindeschlüssels, zum Beispiel 05974 für den Kreis Soest.")))),
			short("Erschlossen", yes("erschlossen", "Das steht so nicht in der Quelle, wir schließen es daraus", "")),
		)),
		later(text("kreise_anmerkung", "Anmerkung zu den Kreisen", "")),
		later(short("Name", text("verwaltung.name", "Name der Verwaltung", "Zum Beispiel „Kreisverwaltung Soest“."))),
		later(short("Bedienstete (etwa)", number("verwaltung.bedienstete_ca", "Bedienstete, etwa", ""))),
		later(text("verwaltung.vertretung", "Vertretung", "Zum Beispiel „Kreistag“.")),
		later(number("verwaltung.vertretung_mitglieder", "Mitglieder der Vertretung", "")),
		later(text("verwaltung.vertretung_aufgabe", "Aufgabe der Vertretung", "")),
		later(short("Aufgaben", lines("verwaltung.aufgaben", "Aufgaben der Verwaltung", ""))),
		later(short("Betreibt", lines("verwaltung.betreibt", "Die Verwaltung betreibt", ""))),
		later(short("Beteiligungen", lines("verwaltung.beteiligungen", "Die Verwaltung ist beteiligt an", ""))),
		later(short("Text", long("verwaltung.text", "Weiteres zur Verwaltung", ""))),
	},
	Unasked: []Field{text("verwaltung", "Verwaltung", "")},
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
	Slug: "zeitraeume", Path: "netzwerk.zeitraeume", Title: "Aktiv, ruhend oder aufgelöst", One: "Zeitraum", New: "Neuer Zeitraum",
	Singular: "Zeitraum", Plural: "Zeiträume",
	Explain: "Wann das Netzwerk aktiv war, ruhte oder aufgelöst wurde. Ein leeres Ende heißt: noch so, oder nicht bekannt.",
	Wanted:  "Ob das Netzwerk zurzeit aktiv ist, steht noch nicht da.",
	Naming:  []string{"status"}, Detail: []string{"von", "bis", "anmerkung"}, KeyFrom: []string{"status", "von"},
	Fields: []Field{
		short("Status", must(choice("status", "Was gilt in dieser Zeit?", "",
			Option{"aktiv", "aktiv"}, Option{"ruhend", "ruht"}, Option{"aufgeloest", "aufgelöst"}))),
		date("von", "Von", ""),
		date("bis", "Bis", ""),
		text("anmerkung", "Anmerkung", ""),
	},
}

var related = Part{
	Slug: "verwandte_netzwerke", Title: "Verwandte Netzwerke", One: "Netzwerk", New: "Verwandtes Netzwerk eintragen",
	Explain: "Andere Netzwerke, mit denen dieses zu tun hat. Sie müssen nicht in diesem Verzeichnis stehen.",
	Naming:  []string{"name"}, Detail: []string{"text"}, KeyFrom: []string{"name"},
	Singular: "verwandtes Netzwerk", Plural: "verwandte Netzwerke",
	Fields: []Field{
		must(text("name", "Name", "")),
		short("Netzwerk in diesem Verzeichnis", reference("netzwerk", "In diesem Verzeichnis",
			"Wenn es hier eingetragen ist, wird der Name zum Link.", "netzwerke")),
		short("Text", long("text", "Was beide verbindet", "")),
	},
}

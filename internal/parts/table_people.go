package parts

import "rundtisch/internal/directory"

var people = Part{
	Slug: "personen", Title: "Personen", One: "Person", New: "Neue Person",
	Explain: "Nur wer in einer amtlichen Rolle in einer veröffentlichten Quelle steht. Niemals Betroffene und niemals Privatpersonen.",
	Naming:  []string{"name"}, Detail: []string{"funktion", "organisation"}, KeyFrom: []string{"funktion"},
	Fields: []Field{
		text("titel", "Titel", "„Dr.“"),
		must(text("name", "Name", "Vor- und Nachname.")),
		must(text("funktion", "Funktion", "Sie bleibt stehen, wenn der Name später gelöscht wird.")),
		text("organisation", "Organisation", ""),
		date("von", "Von", ""),
		date("bis", "Bis", ""),
		short("Warum der Name hier steht", must(text("grundlage", "Warum darf der Name hier stehen?",
			"Zum Beispiel: amtliche Funktion, in der Pressemitteilung genannt."))),
		short("Name nicht mehr zeigen ab", coming(day("loeschen_am", "Name löschen am", "Ab diesem Tag steht nur noch die Funktion da."))),
	},
}

// contactFields are those of a network's contacts and of an institution's, which name no person.
func contactFields(person bool) []Field {
	fields := []Field{
		short("Art", must(word("art", "Wofür ist dieser Kontakt?", "contact.", directory.ContactHelp, directory.ContactReferral,
			directory.ContactCoordination, directory.ContactPress, directory.ContactRegistration))),
		level("Einen Kontakt zur Vermittlung sehen immer nur Fachkräfte, auch wenn hier „Alle“ steht."),
		text("bezeichnung", "Bezeichnung", "Zum Beispiel „Geschäftsstelle“."),
		as(Phone, text("telefon", "Telefon", "Eine Nummer, zum Beispiel „02921 302546“ oder „02921 30-0 Apparat 12“. "+
			"Telefon, E-Mail oder Adresse im Netz: eines davon wird gebraucht.")),
		as(Email, text("e_mail", "E-Mail", "")),
		website(),
	}
	if person {
		fields = append(fields, reference("person", "Person", "Zur Wahl steht, wer unter „Personen“ eingetragen ist.", "personen"))
	}
	return append(fields,
		later(text("funktion", "Funktion", "Wer sich dort meldet, als Rolle.")),
		text("zeiten", "Zeiten", "Zum Beispiel „Mo bis Do 9 bis 12 Uhr“."),
		later(text("anmerkung", "Anmerkung", "")),
		later(checkedOn()),
		later(checkedBy("Eine Rolle, keine Person.")),
	)
}

var contacts = Part{
	Slug: "kontakte", Title: "Kontakte", One: "Kontakt", New: "Neuer Kontakt",
	Wanted:  "Für die Koordination ist noch kein Kontakt angegeben.",
	Explain: "Wie man die Koordination des Netzwerks erreicht. Kontakte der Einrichtungen stehen bei den Einrichtungen.",
	Naming:  []string{"bezeichnung", "art"}, Detail: []string{"telefon", "e_mail"}, KeyFrom: []string{"bezeichnung", "art"},
	Fields: contactFields(true),
}

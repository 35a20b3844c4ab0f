package parts

import "rundtisch/internal/directory"

// The kinds of entry that have fields of their own: what a membership names, and institutions without an address.
const (
	KindInstitution = string(directory.EvidenceNamed)
	KindGroup       = string(directory.EvidenceGroup)
	KindNumber      = string(directory.EvidenceNumber)
	KindOpen        = "offen"      // an institution that may have an address
	KindProtected   = "geschuetzt" // one that must not
)

var members = Part{
	Slug: "mitglieder", Title: "Mitglieder", One: "Mitglied", New: "Mitglied hinzufügen", Wanted: "Mitglieder stehen noch nicht da.",
	Explain: "Wer dem Netzwerk angehört. Name, Anschrift und Kontakte stehen bei der Einrichtung selbst.",
	Naming:  []string{"einrichtung", "gruppe", "anzahl_text", "anzahl"}, Detail: []string{"rolle", "funktion"},
	KeyFrom: []string{"gruppe", "anzahl_text"},
	Fields: []Field{
		only(KindGroup, must(text("gruppe", "Gruppe", "Zum Beispiel „Rechtsanwältinnen“, wenn die Quelle keine einzelnen nennt."))),
		short("Art", only(KindGroup, sectorOf("art", "Art der Gruppe"))),
		short("Anzahl", only(KindNumber, number("anzahl", "Wie viele?", "Die Zahl, die in der Quelle steht."))),
		short("Was gezählt wird", only(KindNumber, text("anzahl_text", "Was wird gezählt?",
			"Zum Beispiel „Partner“; ohne Zahl: „Zahlreiche Partner“."))),
		must(word("rolle", "Rolle", "role.", directory.RoleMember, directory.RolePartner, directory.RoleSignatory,
			directory.RoleInitiator, directory.RoleLead, directory.RoleOffice, directory.RoleGuest)),
		short("Funktion", text("funktion", "In welcher Funktion", "Zum Beispiel „Opferschutzbeauftragte“. Keine Namen.")),
		date("seit", "Seit", ""),
		date("bis", "Bis", "Wer ausgeschieden ist, bleibt mit diesem Datum stehen."),
		text("anmerkung", "Anmerkung", ""),
		level("Gilt nur für die Mitgliedschaft. Was zur Einrichtung gehört, hat dort seine eigene Angabe."),
		checkedOn(),
		checkedBy("Eine Rolle, keine Person."),
	},
	Unasked: []Field{reference("einrichtung", "Einrichtung", "", "einrichtungen")}, // another institution is another member
}

// sectorOf chooses one of all sectors.
func sectorOf(tag, label string) Field {
	var options []Option
	for _, f := range directory.Families {
		options = append(options, values(f.Sectors...)...)
	}
	return Field{Tag: tag, Label: label, Widget: Choice, Words: "sector.", Options: options}
}

var institutions = Part{
	Slug: "einrichtungen", Title: "Einrichtungen", One: "Einrichtung", Closed: true,
	Explain: "Die Einrichtungen der Mitglieder und die, zu denen sie gehören. Neue kommen über „Mitglied hinzufügen“ dazu.",
	Naming:  []string{"name"}, Detail: []string{"arten", "ort"},
	Fields: []Field{
		must(text("name", "Name", "")),
		later(text("rechtsform", "Rechtsform", "Zum Beispiel „e. V.“.")),
		later(short("Übergeordnet", reference("uebergeordnet", "Gehört zu", "Zur Wahl stehen die Einrichtungen dieses Netzwerks.",
			"einrichtungen"))),
		short("Arten", must(as(Sectors, sectorOf("arten", "Art")))),
		text("ort", "Ort", "Wo die Einrichtung arbeitet, in Worten: „Kreis Soest“. Nie eine Anschrift."),
		later(lines("andere_namen", "Andere Namen", "Die Suche findet die Einrichtung auch unter diesen.")),
		later(text("neutrale_bezeichnung", "Neutrale Bezeichnung",
			"Steht für den Namen, wo ihn niemand mitlesen soll: im Titel der Seite und im Verlauf des Browsers.")),
		website(),
		later(text("anmerkung", "Anmerkung", "")),
		later(level("Gilt für die ganze Einrichtung.")),
		only(KindOpen, keyed(rows("anschriften", "Anschriften", "", "Anschrift",
			level(""),
			short("Straße", text("strasse", "Straße und Hausnummer", "")),
			narrow(code(text("plz", "Postleitzahl", ""))),
			text("ort", "Ort", ""),
			later(short("Geografische Breite", narrow(as(Decimal, text("breite", "Breite in Grad", "Für die Karte; zum Beispiel 51,5711."))))),
			later(short("Geografische Länge", narrow(as(Decimal, text("laenge", "Länge in Grad", "Zum Beispiel 8,1087."))))),
			text("anmerkung", "Anmerkung", ""),
		), "ort")),
		keyed(rows("kontakte", "Kontakte", "", "Kontakt", contactFields(false)...), "bezeichnung", "art"),
	},
	Unasked: []Field{formerKeys},
}

// Kind tells entries of one part apart that have forms of their own; "" where all have the same.
func (e Entry) Kind(d *directory.Dossier) string {
	switch v := e.v.Interface().(type) {
	case directory.Membership:
		return string(v.Evidence())
	case directory.Institution:
		if d.ProtectedKeys()[v.Key] {
			return KindProtected
		}
		return KindOpen
	case directory.Service:
		if d.ProtectedKeys()[e.owner] {
			return KindProtected
		}
		return KindOpen
	}
	return ""
}

// For returns the part with the fields that the form of this kind of entry has.
func (p Part) For(kind string) Part {
	var fields []Field
	for _, f := range p.Fields {
		if f.Only == "" || f.Only == kind {
			fields = append(fields, f)
		}
	}
	p.Fields = fields
	return p
}

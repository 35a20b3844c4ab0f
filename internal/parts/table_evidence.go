package parts

var sources = Part{
	Slug: "quellen", Title: "Woher wir das wissen", One: "Quelle", New: "Neue Quelle",
	Wanted:   "Woher die Angaben stammen, steht noch nicht da.",
	Singular: "Quelle", Plural: "Quellen",
	Explain: "Veröffentlichte Texte, in denen die Angaben stehen.",
	Naming:  []string{"titel"}, Detail: []string{"herausgeber", "datum"}, KeyFrom: []string{"titel"},
	Fields: []Field{
		must(text("titel", "Titel", "")),
		short("Herausgeber", text("herausgeber", "Herausgegeben von", "")),
		later(text("medium", "Medium", "")),
		later(text("ausgabe", "Ausgabe", "")),
		date("datum", "Datum", ""),
		as(Link, text("adresse", "Adresse im Netz", "")),
		later(day("abgerufen_am", "Abgerufen am", "")),
		later(long("hinweis", "Hinweis", "")),
		later(code(text("sha256", "Kennzahl des Textes",
			"Ein Programm rechnet sie aus dem Text, wie er gelesen wurde (SHA-256). Kann leer bleiben."))),
		later(short("Absätze", lines("absaetze", "Absätze, auf die sich Angaben stützen",
			"Wörtlich, wie sie veröffentlicht sind. Die öffentliche Seite zeigt sie unter „Woher wissen wir das?“ und hebt die Stellen hervor."))),
	},
}

var statements = Part{
	Slug: "belege", Title: "Welche Angabe woher kommt", One: "Nachweis", New: "Neuer Nachweis",
	Singular: "Nachweis", Plural: "Nachweise",
	Explain: "Welche Angabe in welcher Quelle steht. Die öffentliche Seite zeigt sie unter „Woher wissen wir das?“.",
	Naming:  []string{"stelle", "anmerkung"}, Detail: []string{"quelle"}, KeyFrom: []string{"stelle", "anmerkung"},
	Fields: []Field{
		short("Belegt", must(references("fuer", "Was wird belegt?",
			"Eine oder mehrere Angaben. Nach dem Speichern ist Platz für weitere.", "angaben"))),
		reference("quelle", "Quelle", "Ohne Quelle sagt die Anmerkung, woher es bekannt ist.", "quellen"),
		long("stelle", "Stelle", "Wenige Worte aus der Quelle, an denen man die Stelle findet."),
		later(short("Stelle ab Zeichen", number("von_zeichen", "Beginn der Stelle im Text",
			"Die wievielte Stelle, von 0 an. Kann leer bleiben."))),
		later(short("Stelle bis Zeichen", number("bis_zeichen", "Ende der Stelle im Text", "Kann leer bleiben."))),
		short("Erschlossen", yes("erschlossen", "Das steht nicht wörtlich da, wir schließen es daraus", "")),
		long("anmerkung", "Anmerkung", ""),
		level("Nie offener als das, was belegt wird."),
	},
}

// cleared are the answers to the question whether something is the address of a shelter. They are no part of the
// overview: they are given where something is saved.
var cleared = Part{
	Slug: "kein_schutzort", Closed: true,
	Title: "Bestätigungen, dass etwas nicht die Anschrift eines Schutzhauses ist",
	One:   "Bestätigung, dass etwas nicht die Anschrift eines Schutzhauses ist",
	Unasked: []Field{
		code(text("eintrag", "Eintrag", "")),
		code(text("pruefsumme", "Prüfsumme der Texte", "")),
		date("am", "Am", ""),
		text("durch", "Durch", ""),
	},
}

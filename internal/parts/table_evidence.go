package parts

var sources = Part{
	Slug: "quellen", Title: "Quellen", One: "Quelle", New: "Neue Quelle", Wanted: "Woher die Angaben stammen, steht noch nicht da.",
	Explain: "Veröffentlichte Texte, in denen die Angaben stehen.",
	Naming:  []string{"titel"}, Detail: []string{"herausgeber", "datum"}, KeyFrom: []string{"titel"},
	Fields: []Field{
		must(text("titel", "Titel", "")), text("herausgeber", "Herausgegeben von", ""), text("medium", "Medium", ""), text("ausgabe", "Ausgabe", ""), date("datum", "Datum", ""),
		as(Link, text("adresse", "Adresse im Netz", "")), date("abgerufen_am", "Abgerufen am", ""),
		text("sha256", "Prüfsumme (SHA-256)", "Des Textes, wie er gelesen wurde; 64 Zeichen. Kann leer bleiben."), long("hinweis", "Hinweis", ""),
	},
}

var statements = Part{
	Slug: "belege", Title: "Belege", One: "Beleg", New: "Neuer Beleg",
	Explain: "Welche Angabe in welcher Quelle steht. Die öffentliche Seite zeigt sie unter „Woher wissen wir das?“.",
	Naming:  []string{"stelle", "anmerkung"}, Detail: []string{"quelle"}, KeyFrom: []string{"stelle", "anmerkung"},
	Fields: []Field{
		must(Field{Tag: "fuer", Label: "Was wird belegt?", Help: "Eine oder mehrere Angaben. Nach dem Speichern ist Platz für weitere.", Widget: References, From: "angaben"}),
		reference("quelle", "Quelle", "Ohne Quelle sagt die Anmerkung, woher es bekannt ist.", "quellen"),
		long("stelle", "Stelle", "Wenige Worte aus der Quelle, an denen man die Stelle findet."),
		number("von_zeichen", "Beginn der Stelle im Text", "In Zeichen von 0 an. Kann leer bleiben."), number("bis_zeichen", "Ende der Stelle im Text", ""),
		yes("erschlossen", "Das steht nicht wörtlich da, wir schließen es daraus", ""),
		long("anmerkung", "Anmerkung", ""),
		level("Nie offener als das, was belegt wird."),
	},
}

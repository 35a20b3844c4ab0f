package deskpages

// Group is what stands together on the page of a network.
type Group struct {
	Title string
	Lines []GroupLine
}

// GroupLine leads to a part, or to another page. Without a title it is called as the part is.
type GroupLine struct{ At, Title, Hint string }

// Groups are the groups in the order in which they are used; what a list is made from comes last. A test sees that no part
// is left out.
var Groups = []Group{
	{"Mitglieder und Nummern", []GroupLine{
		{"mitglieder", "", "wer dabei ist, in welcher Rolle"},
		{"nummern", "Telefonnummern", "alle auf einer Seite, zum Berichtigen"},
		{"adressen", "E-Mail-Adressen", "für die jährliche Frage und Einladungen"},
		{"einrichtungen", "", "Name, Art, Anschrift, Kontakte"},
		{"angebote", "", "was die Mitglieder anbieten"},
		{"kontakte", "Kontakte der Koordination", "wie man das Netzwerk selbst erreicht"},
		{"schritte", "Schritt für Schritt", "was noch fehlt"},
		{"pruefung", "Prüfen", "stimmt noch alles?"},
		{"eingang", "Eingang", "was andere geschrieben haben"},
	}},
	{"Termine und Meldungen", []GroupLine{
		{"treffen", "Treffen", "einladen, wer kommt, was beschlossen ist"},
		{"termine", "", "Treffen, Fachtage, Aktionen"},
		{"terminreihen", "", "was sich wiederholt"},
		{"meldungen", "", "was veröffentlicht wurde"},
		{"medien", "", "Unterschrift und wer sie gemacht hat"},
	}},
	{"Was das Netzwerk tut", []GroupLine{
		{"ziele", "Ziele und Aufgaben", ""},
		{"vereinbarungen", "", "was schriftlich verabredet ist"},
		{"gremien", "Gremien und Arbeitsgruppen", ""},
		{"ergebnisse", "", "Schulungen, Broschüren, Verfahren"},
		{"hintergrund", "", "zum Thema, in eigenen Worten"},
	}},
	{"Über das Netzwerk", []GroupLine{
		{"netzwerk", "", "Name, Form, Gründung, Rhythmus"},
		{"gebiet", "", "wofür es zuständig ist"},
		{"zeitraeume", "", "und seit wann"},
		{"schirmherrschaft", "", "wer den Namen leiht"},
		{"personen", "", "in amtlicher Rolle"},
		{"verwandte_netzwerke", "", "mit wem es zu tun hat"},
	}},
	{"Weitergeben und nachsehen", []GroupLine{
		{"", "So sieht es öffentlich aus", "zurück mit der Zurück-Taste"},
		{"bericht", "Netzwerkbericht für ein Jahr", "zum Drucken und Vorlegen"},
		{"einbetten", "Auf der eigenen Website zeigen", ""},
		{"uebersicht", "Für ein Treffen: wer macht was", "zum Drucken"},
		{"export", "Exportieren", "für Excel und andere Programme"},
		{"verlauf", "Verlauf", "wer was geändert hat; zurücknehmen"},
		{"entwurf", "Entwurf", "was noch nicht veröffentlicht ist"},
		{"luecken", "Lücken", "wer fehlt, und welche Angebote"},
		{"abgleich", "Andere Verzeichnisse", "was dort anders steht"},
		{"quellen", "", "Pressemitteilungen, Berichte, Websites"},
		{"belege", "", "steht öffentlich bei den Angaben"},
	}},
}

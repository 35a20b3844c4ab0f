package desk

import (
	"net/http"

	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// group is what stands together on the page of a network.
type group struct {
	title string
	lines []groupLine
}

// groupLine leads to a part, or to another page. Without a title it is called as the part is.
type groupLine struct{ at, title, hint string }

// groups are the groups in the order in which they are used; what a list is made from comes last. A test sees that no part
// is left out.
var groups = []group{
	{"Mitglieder und Nummern", []groupLine{
		{"mitglieder", "", "wer dabei ist, in welcher Rolle"},
		{"nummern", "Telefonnummern", "alle auf einer Seite, zum Berichtigen"},
		{"einrichtungen", "", "Name, Art, Anschrift, Kontakte"},
		{"angebote", "", "was die Mitglieder anbieten"},
		{"kontakte", "Kontakte der Koordination", "wie man das Netzwerk selbst erreicht"},
		{"schritte", "Schritt für Schritt", "was noch fehlt"},
		{"pruefung", "Prüfen", "stimmt noch alles?"},
		{"eingang", "Eingang", "was andere geschrieben haben"},
	}},
	{"Termine und Meldungen", []groupLine{
		{"treffen", "Treffen", "einladen, wer kommt, was beschlossen ist"},
		{"termine", "", "Treffen, Fachtage, Aktionen"},
		{"terminreihen", "", "was sich wiederholt"},
		{"meldungen", "", "was veröffentlicht wurde"},
		{"medien", "", "Unterschrift und wer sie gemacht hat"},
	}},
	{"Was das Netzwerk tut", []groupLine{
		{"ziele", "Ziele und Aufgaben", ""},
		{"vereinbarungen", "", "was schriftlich verabredet ist"},
		{"gremien", "Gremien und Arbeitsgruppen", ""},
		{"ergebnisse", "", "Schulungen, Broschüren, Verfahren"},
		{"hintergrund", "", "zum Thema, in eigenen Worten"},
	}},
	{"Über das Netzwerk", []groupLine{
		{"netzwerk", "", "Name, Form, Gründung, Rhythmus"},
		{"gebiet", "", "wofür es zuständig ist"},
		{"zeitraeume", "", "und seit wann"},
		{"schirmherrschaft", "", "wer den Namen leiht"},
		{"personen", "", "in amtlicher Rolle"},
		{"verwandte_netzwerke", "", "mit wem es zu tun hat"},
	}},
	{"Weitergeben und nachsehen", []groupLine{
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

// address is where a line leads.
func (l groupLine) address(network string) string {
	switch l.at {
	case "":
		return "/netzwerke/" + network
	case "uebersicht":
		return "/intern/netzwerke/" + network + "/uebersicht"
	case "luecken":
		return "/verwaltung/luecken"
	}
	return "/verwaltung/netzwerke/" + network + "/" + l.at
}

// ShowParts serves GET /verwaltung/netzwerke/{key}: the parts of a network in groups, and what is missing in them.
func (d *Desk) ShowParts(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	view := deskpages.Overview{Network: o.network}
	for _, g := range groups {
		shown := deskpages.PartGroup{Title: g.title}
		for _, l := range g.lines {
			shown.Lines = append(shown.Lines, partLine(&o, l))
		}
		view.Groups = append(view.Groups, shown)
	}
	page := d.page(r, "Netzwerk bearbeiten")
	page.Done = doneNotice(r)
	return web.Render(w, r, http.StatusOK, deskpages.OverviewPage(page, view))
}

func partLine(o *opened, l groupLine) deskpages.PartLine {
	line := deskpages.PartLine{Path: l.address(o.network.Key), Title: l.title, Hint: l.hint}
	part, ok := parts.Named(l.at)
	if !ok {
		return line
	}
	if line.Title == "" {
		line.Title = part.Title
	}
	entries := part.Entries(&o.Dossier)
	if part.Single {
		line.Missing = entries[0].Missing()
		return line
	}
	line.Counted, line.Count = true, len(entries)
	if len(entries) == 0 && !part.Closed && part.Slug != "mitglieder" && part.Within == "" {
		line.Path += "/neu" // there is no list to look at
	}
	if len(entries) == 0 && part.Wanted != "" {
		line.Missing = []string{part.Wanted}
	}
	return line
}

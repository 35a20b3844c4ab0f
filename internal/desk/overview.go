package desk

import (
	"net/http"

	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// addressOf is where a line of the page of a network leads.
func addressOf(l deskpages.GroupLine, network string) string {
	switch l.At {
	case "":
		return "/netzwerke/" + network
	case "uebersicht":
		return "/intern/netzwerke/" + network + "/uebersicht"
	case "luecken":
		return "/verwaltung/luecken"
	}
	return "/verwaltung/netzwerke/" + network + "/" + l.At
}

// ShowParts serves GET /verwaltung/netzwerke/{key}: the parts of a network in groups, and what is missing in them.
func (d *Desk) ShowParts(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	view := deskpages.Overview{Network: o.network}
	for _, g := range deskpages.Groups {
		shown := deskpages.PartGroup{Title: g.Title}
		for _, l := range g.Lines {
			shown.Lines = append(shown.Lines, partLine(&o, l))
		}
		view.Groups = append(view.Groups, shown)
	}
	page := d.page(r, "Netzwerk bearbeiten")
	page.Done = doneNotice(r)
	return web.Render(w, r, http.StatusOK, deskpages.OverviewPage(page, view))
}

func partLine(o *opened, l deskpages.GroupLine) deskpages.PartLine {
	line := deskpages.PartLine{Path: addressOf(l, o.network.Key), Title: l.Title, Hint: l.Hint}
	part, ok := parts.Named(l.At)
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

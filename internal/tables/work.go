package tables

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

func events(d directory.Dossier, words Words) [][]string {
	var rows [][]string
	for _, e := range d.Events {
		var hosts []string
		for _, h := range e.Hosts {
			hosts = append(hosts, h.Name)
		}
		rows = append(rows, []string{string(e.Date), e.Starts, e.Ends, string(e.LastDay), e.Title, words("event." + string(e.Kind)), e.Venue, joined(hosts), joined(e.Audience),
			e.Cost, e.Registration, yes(e.Internal), wording.EventStatus(e.Status), e.Key})
	}
	return rows
}

func goals(d directory.Dossier, words Words) [][]string {
	var rows [][]string
	for _, g := range d.Goals {
		rows = append(rows, []string{words("goal." + string(g.Kind)), g.Text, yes(g.Verbatim), g.Key})
	}
	return rows
}

func bodies(d directory.Dossier, words Words) [][]string {
	var rows [][]string
	for _, y := range d.Bodies {
		rows = append(rows, []string{y.Name, words("body." + string(y.Kind)), joined(y.Tasks), y.Note, y.Key})
	}
	return rows
}

func sources(d directory.Dossier, _ Words) [][]string {
	var rows [][]string
	for _, s := range d.Sources {
		rows = append(rows, []string{s.Title, s.Publisher, s.Medium, s.Edition, string(s.Date), s.URL, string(s.Retrieved), s.Note, s.Key})
	}
	return rows
}

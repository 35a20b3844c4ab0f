package tables

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

var eventColumns = slices.Concat(
	fields("termine", itself[directory.Event], "datum", "beginn", "ende", "letzter_tag", "titel", "art", "ort"),
	own("Veranstalter", func(e directory.Event, _ Words) string {
		var hosts []string
		for _, h := range e.Hosts {
			hosts = append(hosts, h.Name)
		}
		return joined(hosts)
	}),
	own("Für", func(e directory.Event, _ Words) string { return joined(e.Audience) }),
	fields("termine", itself[directory.Event], "kosten", "anmeldung", "intern"),
	own("Stand", func(e directory.Event, _ Words) string { return wording.EventStatus(e.Status) }),
	fields("termine", itself[directory.Event], "kennung"),
)

func events(d directory.Dossier, words Words) [][]string { return eventColumns.rows(d.Events, words) }

var goalColumns = slices.Concat(
	own("Art", func(g directory.Goal, words Words) string { return words("goal." + string(g.Kind)) }),
	fields("ziele", itself[directory.Goal], "text", "woertlich", "kennung"),
)

func goals(d directory.Dossier, words Words) [][]string { return goalColumns.rows(d.Goals, words) }

var bodyColumns = slices.Concat(
	fields("gremien", itself[directory.Body], "name"),
	own("Art", func(b directory.Body, words Words) string { return words("body." + string(b.Kind)) }),
	fields("gremien", itself[directory.Body], "aufgaben", "anmerkung", "kennung"),
)

func bodies(d directory.Dossier, words Words) [][]string { return bodyColumns.rows(d.Bodies, words) }

var sourceColumns = slices.Concat(
	fields("quellen", itself[directory.Source], "titel", "herausgeber", "medium", "ausgabe", "datum"),
	own("Adresse", func(s directory.Source, _ Words) string { return s.URL }),
	fields("quellen", itself[directory.Source], "abgerufen_am", "hinweis", "kennung"),
)

func sources(d directory.Dossier, words Words) [][]string {
	return sourceColumns.rows(d.Sources, words)
}

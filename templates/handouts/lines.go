package handouts

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Whom the help lines for single groups are for, by their keys, as the sources of the lines say it.
var (
	lineOfMen    = "hilfetelefon-maenner"
	lineOfYoung  = "116-111"
	lineOfAbused = "hilfe-telefon-missbrauch"
	lineOfWomen  = "116-016"
)

// Lines returns the help lines of the country that fit a person, by whom and what was looked for: 116 016, but for a man; the one
// for men; those for children and young people, and after sexual abuse. If none of them is known, 116 016 is always.
func Lines(all []directory.Hotline, audiences []directory.Audience, topics []directory.Topic) []directory.Hotline {
	has := func(some ...directory.Audience) bool {
		return slices.ContainsFunc(some, func(a directory.Audience) bool { return slices.Contains(audiences, a) })
	}
	man := has("maenner") && !has("frauen")
	fits := map[string]bool{
		lineOfWomen: !man, lineOfMen: has("maenner"), lineOfYoung: has("kinder", "jugendliche"),
		lineOfAbused: slices.Contains(topics, "sexualisierte_gewalt"),
	}
	var lines []directory.Hotline
	for _, h := range all {
		if fits[h.Key] {
			lines = append(lines, h)
		}
	}
	if len(lines) == 0 {
		lines = []directory.Hotline{{
			Key: lineOfWomen, Number: "116 016", Name: "Hilfetelefon „Gewalt gegen Frauen“", Hours: "rund um die Uhr", Cost: "kostenfrei",
		}}
	}
	return lines
}

func roundTheClock(h directory.Hotline) bool { return strings.HasPrefix(h.Hours, "rund um die Uhr") }

func costsNothing(h directory.Hotline) bool { return strings.HasPrefix(h.Cost, "kostenfrei") }

package areaname

import (
	"regexp"
	"strings"

	"rundtisch/internal/gazetteer"
)

// townAndKreis is how people name two Kreise at once.
var townAndKreis = regexp.MustCompile(`(?i)^stadt und ((?:land)?kreis) (.+)$`)

// areaParts are the names in what was typed. „und" separates, too, where it is not part of a name.
func areaParts(atlas *gazetteer.Gazetteer, typed string) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(",;\n\r", r) }) {
		part = strings.TrimPrefix(strings.Join(strings.Fields(part), " "), "und ")
		both := townAndKreis.FindStringSubmatch(part)
		switch {
		case part == "":
		case both != nil:
			parts = append(parts, "Stadt "+both[2], both[1]+" "+both[2])
		case strings.Contains(part, " und ") && len(areasMeant(atlas, part)) == 0:
			parts = append(parts, strings.Split(part, " und ")...)
		default:
			parts = append(parts, part)
		}
	}
	return parts
}

// Answered is what was typed, with the answers to what was unclear in it: each is „typed=meant".
func Answered(typed string, answers []string) string {
	for _, answer := range answers {
		if part, meant, ok := strings.Cut(answer, "="); ok && part != "" {
			word := regexp.MustCompile(`(^|[,;\n\r]\s*|\bund\s+)` + regexp.QuoteMeta(part) + `(\s*(?:[,;\n\r]|$)|\s+und\b)`)
			typed = word.ReplaceAllString(typed, "${1}"+strings.ReplaceAll(meant, "$", "$$")+"${2}")
		}
	}
	return typed
}

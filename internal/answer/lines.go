package answer

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
)

// fitting returns the nationwide numbers that fit a search, the most fitting first. Emergency calls are not among them: they
// stand on every page.
func fitting(lines []directory.Hotline, q finding.Query) (all []directory.Hotline) {
	for _, key := range lineKeys(q) {
		if i := slices.IndexFunc(lines, func(h directory.Hotline) bool { return h.Key == key }); i >= 0 {
			all = append(all, lines[i])
		}
	}
	return all
}

// lineKeys are the keys of the numbers that fit, by whom they are there for (the column „who" of the table hotlines).
func lineKeys(q finding.Query) (keys []string) {
	if slices.Contains(q.Audiences, "gewaltausuebende") || slices.Contains(q.Topics, "gewalt_beenden") {
		return nil // none of them is there for who uses violence
	}
	men, women := slices.Contains(q.Audiences, "maenner"), slices.Contains(q.Audiences, "frauen")
	young := slices.Contains(q.Audiences, "kinder") || slices.Contains(q.Audiences, "jugendliche")
	if young {
		keys = append(keys, "116-111")
	}
	if men {
		keys = append(keys, "hilfetelefon-maenner")
	}
	if slices.Contains(q.Topics, "sexualisierte_gewalt") {
		keys = append(keys, "hilfe-telefon-missbrauch")
	}
	if women || !men {
		keys = append(keys, "116-016")
	}
	if men || slices.Contains(q.Topics, "opferentschaedigung") || slices.Contains(q.Audiences, "aeltere") {
		keys = append(keys, "116-006")
	}
	return keys
}

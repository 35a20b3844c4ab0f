package finding

import (
	"slices"
	"strconv"
)

// ages sets the group of an age that is said: „bin 14", „Mädchen 9", „16 Jahre alt", „8. Klasse". How long something has
// gone on is no age.
func (u *Understanding) ages(t *text) {
	for i, w := range t.line {
		n, err := strconv.Atoi(w.folded)
		if err != nil || n < 1 || n > 110 || len(w.folded) > 3 {
			continue
		}
		word := func(at int) string {
			if at < 0 || at >= len(t.line) {
				return ""
			}
			return t.line[at].folded
		}
		if word(i+1) == "klasse" {
			n += 6 // the usual age
			u.aged(n)
			continue
		}
		if slices.Contains([]string{"seit", "vor", "nach", "mit", "um", "uber", "ab", "bis", "unter", "von", "fur", "in", "noch"}, word(i-1)) && word(i+2) != "alt" ||
			slices.Contains(notAges, word(i+1)) {
			continue
		}
		says := slices.Contains([]string{"jahre", "jahrige", "jahriger", "jahriges", "jahrigen", "jahrig", "j", "ja", "years", "lat", "yas"}, word(i+1))
		if says || t.at("alter", i-1) || slices.Contains([]string{"bin", "ist", "werde", "wird"}, word(i-1)) || slices.Contains([]string{"bin", "ist"}, word(i-2)) && word(i-1) != "" && !t.common[word(i-1)] {
			u.aged(n)
		}
	}
}

// notAges are what a number before them counts.
var notAges = []string{"kinder", "kindern", "monate", "monaten", "wochen", "tage", "tagen", "stunden", "uhr", "mal", "euro", "km", "personen", "frauen", "jahren",
	"kids", "children", "std", "h", "zimmer", "kilometer", "prozent"}

func (u *Understanding) aged(n int) {
	switch {
	case n <= 12:
		add(&u.Audiences, "kinder")
	case n == 13:
		add(&u.Audiences, "jugendliche")
		add(&u.Audiences, "kinder")
	case n <= 17:
		add(&u.Audiences, "jugendliche")
	case n >= 60:
		add(&u.Audiences, "aeltere")
	}
}

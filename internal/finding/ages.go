package finding

import (
	"slices"
	"strconv"
	"strings"
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
		if slices.Contains(spans, word(i-1)) && word(i+2) != "alt" || slices.Contains(notAges, word(i+1)) {
			continue
		}
		if slices.Contains(years, word(i+1)) || t.at("alter", i-1) || slices.Contains(being, word(i-1)) ||
			slices.Contains(being, word(i-2)) && !t.common[word(i-1)] {
			u.aged(n)
		}
	}
}

// spans stand before a number that is no age, being before one that is, years behind it.
var (
	spans = strings.Fields("seit vor nach mit um uber ab bis unter von fur in noch")
	being = strings.Fields("bin ist werde wird")
	years = strings.Fields("jahre jahrige jahriger jahriges jahrigen jahrig j ja years lat yas")
)

// notAges are what a number before them counts.
var notAges = strings.Fields(`kinder kindern monate monaten wochen tage tagen stunden uhr mal euro km personen frauen jahren kids children
	std h zimmer kilometer prozent`)

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

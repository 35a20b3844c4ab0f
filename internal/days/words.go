package days

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

var (
	monthNames = []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
		"Dezember"}
	weekdayNames = []string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}
)

// otherMonths are names of months that no German name begins with.
var otherMonths = map[string]time.Month{
	"janner": 1, "feber": 2, "mrz": 3, "maerz": 3, "march": 3, "may": 5, "june": 6, "juno": 6, "july": 7, "october": 10, "december": 12,
}

// Month returns the month of a name or its beginning („März", „Maerz", „Okt", „Sept"), without a point behind it.
func Month(name string) (time.Month, bool) {
	folded := fold(name)
	if m, ok := otherMonths[folded]; ok {
		return m, true
	}
	for i, month := range monthNames {
		if whole := fold(month); folded == whole || len(folded) >= 3 && strings.HasPrefix(whole, folded) {
			return time.Month(i + 1), true
		}
	}
	return 0, false
}

// weekday returns the day of the week of a name or its beginning: „Mittwoch", „Mi", „Sonnabend".
func weekday(name string) (time.Weekday, bool) {
	if folded := fold(name); len(folded) >= 2 {
		if strings.HasPrefix("sonnabend", folded) && len(folded) > len("sonn") {
			return time.Saturday, true
		}
		for i, day := range weekdayNames {
			if whole := fold(day); folded == whole || len(folded) <= 4 && strings.HasPrefix(whole, folded) {
				return time.Weekday(i), true
			}
		}
	}
	return 0, false
}

// fold takes a word for what it is without capitals and umlauts.
func fold(word string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(word), "a\u0308", "a"), "ä", "a")
}

// fillers say nothing in a field that asks for one day.
var fillers = []string{"am", "den", "dem", "der", "im", "vom", "von", "zum", "seit", "ab", "bis", "in", "jahr", "jahre", "datum", "stand"}

// relative are the days beside today.
var relative = map[string]int{"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "ubermorgen": 2, "übermorgen": 2, "uebermorgen": 2}

// roughly are words that leave open which day, month or year is meant.
var roughly = []string{
	"anfang", "mitte", "ende", "fruhjahr", "frühjahr", "fruehjahr", "frühling", "sommer", "herbst", "winter", "ca", "circa", "etwa", "um",
	"gegen", "ungefähr", "ungefaehr", "vermutlich", "wohl", "wahrscheinlich", "vor", "nach", "spätestens", "frühestens", "quartal",
	"kw", "kalenderwoche", "halbjahr", "woche", "ostern", "pfingsten", "weihnachten",
}

// counted are those of them that a number belongs to, which is no month.
var counted = []string{"quartal", "kw", "kalenderwoche", "halbjahr", "woche"}

// likely are the rough words behind which only the year may be unsure.
var likely = []string{"ca", "circa", "etwa", "um", "gegen", "ungefähr", "ungefaehr", "vermutlich", "wohl", "wahrscheinlich"}

var (
	word      = regexp.MustCompile(`\p{L}+`)
	oneWord   = regexp.MustCompile(`^(\p{L}[\p{L}\d]*)[.,:]*(?:[ ,]+|$)`)
	clockTime = regexp.MustCompile(`\d:\d|\d ?[Uu]hr\b`)
	spaces    = regexp.MustCompile(`[\s\x{a0}\x{2007}\x{202f}]+`)
	dashes    = strings.NewReplacer("–", "-", "—", "-", "‑", "-", "−", "-", "’", "'")
)

// tidy makes blanks and hyphens those of the keyboard.
func tidy(text string) string {
	return strings.TrimSpace(spaces.ReplaceAllString(dashes.Replace(text), " "))
}

// hasWord reports whether one of these words stands in a text.
func hasWord(text string, words []string) bool {
	return slices.ContainsFunc(word.FindAllString(strings.ToLower(text), -1), func(w string) bool { return slices.Contains(words, w) })
}

package directory

import (
	"regexp"
	"strings"
	"unicode"
)

var everyDayOfWeek = [7]bool{true, true, true, true, true, true, true}

var dayStems = map[string]int{
	"mo":         0,
	"montag":     0,
	"di":         1,
	"dienstag":   1,
	"mi":         2,
	"mittwoch":   2,
	"do":         3,
	"donnerstag": 3,
	"fr":         4,
	"freitag":    4,
	"sa":         5,
	"samstag":    5,
	"sonnabend":  5,
	"so":         6,
	"sonntag":    6,
}

var (
	everyDay = regexp.MustCompile(
		`(?i)^(?:täglich|tgl\.?|jeden tag|alle tage|alltäglich|7 tage(?: (?:die|in der|pro) woche)?)(?:\s|,|:|$|\b)`,
	)
	everyDayBehind = regexp.MustCompile(
		`(?i)^,?\s*(?:täglich|tgl\.?|jeden tag|an (?:allen )?7 tagen(?: (?:die|in der|pro) woche)?|7 tage(?: (?:die|in der|` +
			`pro) woche)?|an allen tagen)(?:\s|,|$)`,
	)
	workdays = regexp.MustCompile(
		`(?i)^(?:(?:an\s+)?(?:allen\s+)?|jeden\s+)(?:werktags?|werktäglich|werktagen|werktage|wochentags?|wochentagen|arbeitstags|` +
			`arbeitstäglich|arbeitstagen|unter der woche)\b`,
	)
	weekend     = regexp.MustCompile(`(?i)^(?:(?:am|an)\s+)?(?:wochenenden?|wochenends|we)\b`)
	holidayWord = regexp.MustCompile(`(?i)^(?:an\s+)?(?:feiertags|feiertage?n?)\b`)
	beforeDays  = regexp.MustCompile(
		`(?i)^(?:jede[nrs]?|immer|jeweils|am|an|nur|von|vom|wöchentlich|geöffnet|offen|auch|zusätzlich|außerdem)\s+`,
	)
	exceptDays  = regexp.MustCompile(`(?i)^[\s,(]*(?:außer|ausser|ohne|nicht)\s+`)
	betweenDays = regexp.MustCompile(`(?i)^\s*(?:(?:,|;|/|\+|&|u\.|und\b|sowie\b|,\s*und\b)\s*)?`)
	dayPart     = regexp.MustCompile(`^(.*?(?:tag|abend|woch))(?:s|en|e)?(?:vormittag|nachmittag|abend|morgen|mittag|nacht)?s?$`)
	dashBehind  = regexp.MustCompile(`^\s*(?:-|–|—)\s*`)
	partOfDay   = regexp.MustCompile(`(?i)^[\s,]*(?:vormittags?|nachmittags?|abends?|morgens?|mittags?|nachts?|früh)\b`)
	untilDay    = regexp.MustCompile(`(?i)^\s*(?:-|–|—|bis(?:\s+(?:zum|einschl\.|einschließlich))?\s)\s*`)
)

type daysRead struct {
	days    [7]bool
	also    string // „auch an Feiertagen"
	unknown string // a word where a day should be
}

// takeDays reads the days at the beginning of a text: „Mo–Fr", „montags und mittwochs", „täglich außer So", „werktags".
func takeDays(text string) (read daysRead, rest string, ok bool) {
	rest = text
	for {
		more, after, found := takeDay(rest)
		if !found {
			if more.unknown != "" {
				return more, text, false
			}
			break
		}
		for day := range more.days {
			read.days[day] = read.days[day] || more.days[day]
		}
		read.also, rest, ok = joinRemarks(read.also, more.also), after, true
		rest = rest[len(betweenDays.FindString(rest)):]
	}
	if !ok || read.days == ([7]bool{}) { // „feiertags" alone is no day of the week
		return daysRead{}, text, false
	}
	if inner, in := strings.CutPrefix(rest, "("); in { // „werktags (Mo–Fr)": the more precise statement wins
		if exact, after, found := takeDays(inner); found && strings.HasPrefix(after, ")") {
			read.days, rest = exact.days, strings.TrimLeft(after[1:], " ")
		}
	}
	if m := exceptDays.FindString(rest); m != "" {
		if except, after, found := takeDays(rest[len(m):]); found {
			for day := range except.days {
				read.days[day] = read.days[day] && !except.days[day]
			}
			rest = strings.TrimLeft(after, " )")
		}
	}
	if m := partOfDay.FindString(rest); m != "" { // with a time after it, it adds nothing
		if after := trimBetween(rest[len(m):]); beginsWithClock(after) {
			rest = after
		}
	}
	if after := rest[len(dashBehind.FindString(rest)):]; beginsWithClock(after) { // „Mo - 9–12"
		rest = after
	}
	return read, strings.TrimLeft(rest, " ,:."), true
}

// takeDay reads one day, one span of days or one word that stands for several.
func takeDay(text string) (read daysRead, rest string, ok bool) {
	if m := beforeDays.FindString(text); m != "" {
		if _, _, found := takeDay(text[len(m):]); found {
			text = text[len(m):]
		}
	}
	for i, words := range []*regexp.Regexp{everyDay, workdays, weekend} {
		if m := words.FindString(text); m != "" {
			days := [][7]bool{everyDayOfWeek, {true, true, true, true, true}, {5: true, 6: true}}[i]
			return daysRead{days: days}, strings.TrimLeft(text[len(m):], " ."), true
		}
	}
	if m := holidayWord.FindString(text); m != "" {
		return daysRead{also: "auch an Feiertagen"}, text[len(m):], true
	}
	from, rest, ok := takeDayName(text)
	if !ok {
		return read, text, false
	}
	to := from
	if m := untilDay.FindString(rest); m != "" {
		after := rest[len(m):]
		word := leadingLetters(after)
		if last, behind, found := takeDayName(after); found {
			to, rest = last, behind
		} else if word != "" && !beginsWithClock(after) && allDay.FindString(after) == "" && !partOfDay.MatchString(after) && !keepsWords(after) {
			return daysRead{unknown: word}, text, false
		}
	}
	for day := from; ; day = (day + 1) % 7 {
		read.days[day] = true
		if day == to {
			return read, rest, true
		}
	}
}

func takeDayName(text string) (day int, rest string, ok bool) {
	word := leadingLetters(text)
	small := strings.ToLower(word)
	if m := dayPart.FindStringSubmatch(small); m != nil {
		small = m[1]
	}
	if day, ok = dayStems[small]; !ok {
		return 0, text, false
	}
	return day, strings.TrimPrefix(text[len(word):], "."), true
}

func leadingLetters(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		return text
	}
	return text[:end]
}

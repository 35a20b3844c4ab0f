package directory

import (
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/wordlist"
)

const dayWord = `(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|werktag|wochenende)s?\b`

// irregularWords are words that mean that a time does not hold every week, or not on every such day.
var irregularWords = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:im|pro|jeden|je|eines jeden|des) monats?\b|monatlich|quartal|vierteljähr|halbjähr|jährlich`),
	regexp.MustCompile(
		`(?i)(?:^|[\s,(])(?:\d\.|ersten?r?|zweiten?r?|dritten?r?|vierten?r?|fünften?r?|letzten?r?|vorletzten?r?)(?:\s*(?:,|/|-|–|und|` +
			`u\.|oder|bis)\s*(?:\d\.|ersten?r?|zweiten?r?|dritten?r?|vierten?r?|letzten?r?))*\s*` + dayWord,
	),
	regexp.MustCompile(
		`(?i)\b(?:14|vierzehn)\s?-?\s?(?:täg|tg)|(?:zwei|drei|vier|[234])-?\s?wöch|(?:alle|jede|in)\s+(?:zwei|drei|vier|acht|vierzehn|` +
			`zweite|dritte|vierte|anderen?|[2-8]\.?|14)\s?(?:wochen?|tagen?)\b|jede[nrs]?\s+(?:zweiten?|dritten?|vierten?|anderen?|2\.|3\.|4\.)\s`,
	),
	regexp.MustCompile(
		`(?i)gerade[nr]?\s*(?:kalender)?-?(?:wochen?|kw)|\bkw\b|kalenderwoche|\b[ab]-woche|wechselnd|im wechsel|abwechselnd|unregelmäßig`,
	),
	regexp.MustCompile(
		`(?i)(?:außer|ausser|nicht|ohne|ausgenommen|nur|geschlossen)\b.*(?:ferien|feiertag)|schultag|schulzeit|vorlesungs|semester|` +
			`betriebsferien|sommerpause`,
	),
	regexp.MustCompile(
		`(?i)\b(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|sommer|winter|frühling|frühjahr|` +
			`herbst|saison|advent|sommerzeit|winterzeit)\b`,
	),
	regexp.MustCompile(`(?:^|[^\d:.])(?:3[01]|[12]\d|0?[1-9])\.\s?(?:1[0-2]|0?[1-9])\.(?:\s?\d{2,4})?(?:[^\d:]|$)`),
	regexp.MustCompile(`(?i)\bvorübergehend|\bvorläufig|\bzurzeit|\bzur zeit\b|\bderzeit|\bmomentan|\baktuell`),
}

var (
	otherFerien   = regexp.MustCompile(`(?i)(?:in|während)\s+(?:den|der)\s+(?:schul|sommer|oster|herbst|weihnachts|semester)?ferien`)
	alsoFerien    = regexp.MustCompile(`(?i)auch\s+(?:in|während)\s+(?:den|der)\s+\S*ferien`)
	holidaysOff   = regexp.MustCompile(`(?i)(?:außer|ausser|nicht|ohne|ausgenommen)\s+(?:an\s+)?(?:gesetzlichen\s+)?feiertagen?`)
	byAppointment = regexp.MustCompile(
		`(?i)\bn\.?\s?(?:tel\.?\s?)?v\.?(?:\s|,|;|\)|$)|vereinb|absprache|abspr\.|anmeldung|\bauf anfrage|\bbei bedarf|\b(?:mit|nach|` +
			`per)\s+(?:\S+\s+)?termin|terminvergabe|(?:^|\s)(?:flexibel|individuell)`,
	)
	alsoByAppointment = regexp.MustCompile(`(?i)^(?:und|sowie|u\.|oder|od\.|\+|&|/|außerdem|ansonsten|sonst|darüber hinaus)\s*(.{1,80})$`)
	openEnded         = regexp.MustCompile(
		`(?i)^(?:(?:ca\.|etwa|frühestens|spätestens|erst|schon)\s+)?(?:ab|bis|seit|von|um|gegen|nach|` +
			`vor)?\s*(?:ca\.\s*)?(?:\d{1,2}(?:[:.]\d{2}|h\d{2})?\s*(?:uhr|h)?|mitternacht)(?:\s|,|;|\.|$)`,
	)
	partsOfDay   = regexp.MustCompile(`(?i)(?:vormittag|nachmittag|abend|morgen|mittag|\bnacht|\bfrüh)s?\b`)
	allDayInside = regexp.MustCompile(`(?i)rund um die uhr|\b24[ -]?(?:stunden|std)|tag und nacht`)
	untilClock   = regexp.MustCompile(`(?i)^(?:nur\s+)?bis\s+\d`)
	denies       = regexp.MustCompile(`(?i)\b(?:kein|nicht|nie|außer|ausser|ohne|geschlossen|zu$)`)
	usualLabel   = regexp.MustCompile(
		`(?i)^(?:unsere\s+)?(?:öffnungszeit|öffnungs-|sprechzeit|bürozeit|geschäftszeit|beratungszeit|servicezeit|zeit)(?:en)?$|` +
			`^(?:wir sind |ist |sind )?(?:geöffnet|offen)$`,
	)
	clockInside = regexp.MustCompile(`(?i)\d\s*(?:uhr|h\b|[:.]\d\d)|\d\s*(?:-|–|bis)\s*\d|\b(?:ab|bis|um)\s+\d`)
)

// irregularStems are stems, one of which is in every text that irregularWords match. They are quick to search for, and most lines
// have none.
var irregularStems = wordlist.Read(wordFiles, "irregular")

// irregular reports whether words are opening hours that do not hold every week.
func irregular(text string) bool {
	small := strings.ToLower(text)
	if !slices.ContainsFunc(irregularStems, func(stem string) bool { return strings.Contains(small, stem) }) {
		return false
	}
	text = holidaysOff.ReplaceAllString(text, "") // that they do not hold on public holidays goes without saying
	for _, words := range irregularWords {
		if words.MatchString(text) {
			return true
		}
	}
	return otherFerien.MatchString(alsoFerien.ReplaceAllString(text, ""))
}

// keepsWords reports whether words are opening hours that are no span: by arrangement, without an end, or without a time.
func keepsWords(text string) bool {
	text = strings.TrimLeft(text, " ,;:(")
	return byAppointment.MatchString(text) || allDayInside.MatchString(text) || openEnded.MatchString(text) || partsOfDay.MatchString(text) ||
		holidayWord.MatchString(text) ||
		shutWords.MatchString(text)
}

// opens reports whether a service may be open because of a line of words, which is not so if it only says „by arrangement" or when
// it is closed.
func (h Hours) opens() bool {
	text := string(h)
	if byAppointment.MatchString(text) && !clockInside.MatchString(text) && !partsOfDay.MatchString(text) {
		return false
	}
	read, err := readHours(text)
	return err != nil || read.shut == ([7]bool{})
}

var between = regexp.MustCompile(`(?i)^(?:[\s,;:/.+&|]|und\b|u\.|sowie\b|-\s|–\s)+`)

// trimBetween removes what separates two days or times.
func trimBetween(text string) string { return text[len(between.FindString(text)):] }

// takeRemark reads a remark after times. It ends where days with times follow.
func takeRemark(text string) (note, rest string) {
	text = strings.TrimLeft(text, " ")
	if next := trimBetween(text); next == "" || beginsSegment(next) || beginsWithClock(next) {
		if next != "" && (beginsSegment(next) || spanAhead(next)) {
			return "", next
		}
		if next == "" {
			return "", ""
		}
	}
	if inner, ok := strings.CutPrefix(text, "("); ok && beginsSegment(inner) { // „8–18 Uhr (Mi 8–12 Uhr)"
		return "", strings.Replace(inner, ")", "", 1)
	}
	body := strings.TrimLeft(text, " ,;:.")
	for i, r := range body {
		if i > 0 && (r == ',' || r == ';' || r == ')' || r == '/' || r == '|') {
			if next := trimBetween(body[i+1:]); next != "" && beginsSegment(next) {
				return plainRemark(body[:i]), next
			}
		}
	}
	return plainRemark(body), ""
}

// beginsSegment reports whether a text begins with days and a time, or with days on which it is closed.
func beginsSegment(text string) bool {
	_, rest, ok := takeDays(text)
	return ok &&
		(beginsWithClock(rest) || allDay.MatchString(rest) || shutWords.MatchString(rest) ||
			untilClock.MatchString(rest) || byAppointment.MatchString(rest) && len(rest) < 40)
}

// takeLabel reads words before days and times: „Telefon: Mo 9–12", „telefonisch Mo 9–12". It drops words that only say that these
// are opening hours.
func takeLabel(text string) (label, rest string) {
	const mostWords = 5
	words := 0
	for i, r := range text {
		if r != ' ' && r != ':' || i == 0 || text[i-1] == ' ' || text[i-1] == ':' {
			continue
		}
		if words++; words > mostWords {
			break
		}
		label, rest = text[:i], strings.TrimLeft(text[i:], " :,–-")
		if denies.MatchString(label) || strings.ContainsAny(label, "0123456789,;(") {
			break
		}
		if beginsSegment(rest) || allDay.MatchString(rest) {
			if usualLabel.MatchString(label) {
				label = ""
			}
			return label, rest
		}
	}
	return "", text
}

func spanAhead(text string) bool {
	_, _, found, err := takeSpan(text, everyDayOfWeek)
	return found || err != nil
}

// plainRemark returns a remark without the brackets around it or its end: „Frau Maier (EG)" is „Frau Maier, EG".
func plainRemark(text string) string {
	text = strings.TrimRight(strings.TrimLeft(text, " ,;:."), " ,;:")
	if strings.Count(text, "(") == 1 && (strings.HasSuffix(text, ")") || !strings.Contains(text, ")")) {
		text = strings.TrimSuffix(text, ")")
		before, behind, _ := strings.Cut(text, "(")
		text = joinRemarks(strings.Trim(before, " ,;:"), strings.Trim(behind, " ,;:"))
	}
	return text
}

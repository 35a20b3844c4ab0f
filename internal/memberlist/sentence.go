package memberlist

import (
	"regexp"
	"strings"
	"unicode"
)

// trigger is a turn of phrase behind which members are named in running text.
type trigger struct {
	shape *regexp.Regexp
	least int  // how many must be named for it to count
	alone bool // it speaks of members by itself; others need a network in the sentence or the one before
}

const (
	whoever = `(?:institutionen|einrichtungen|organisationen|akteur\p{L}*(?: und akteur\p{L}*)?|` +
		`\p{L}*partner\p{L}*(?: und \p{L}*partner\p{L}*)?|mitglieder[n]?|beteiligte[n]?|fachkräfte[n]?|stellen|behörden|professionen|` +
		`berufsgruppen|fachleute[n]?|fachstellen|bereichen?|disziplinen|vertreter\p{L}*(?: und vertreter\p{L}*)?|träger[n]?|` +
		`teilnehmende[n]?|expert\p{L}*)`
	filler = `(?:\s+(?:unter anderem|u\. ?a\.|derzeit|zurzeit|zur zeit|aktuell|auch|insbesondere|zum beispiel|z\. ?b\.|beispielsweise|` +
		`etwa|vor allem|neben|bislang|bisher|momentan|folgende \p{L}+|an(?::| )|` + whoever + `\s+(?:wie|aus|von|der|des|vom)))*`
	network = `(?:netzwerk\p{L}*|runde[rnms]? tisch\p{L}*|tisch|arbeitskreis\p{L}*|arbeitsgemeinschaft|arbeitsgruppe|bündnis\p{L}*|` +
		`kooperations\p{L}+|kooperation|verbund|forum|gremium|kreis|runde|initiative|koordinierungs\p{L}+|interventions\p{L}+|` +
		`zusammenschluss|ag|ak)`
)

var triggers = []trigger{
	{
		regexp.MustCompile(
			`(?i)\b(?:mitglieder|mitwirkende|beteiligte|\p{L}*partner(?:innen)?(?: und \p{L}*partner(?:innen)?)?|akteure|` +
				`ständige teilnehmer\p{L}*|teilnehmende|unterzeichner\p{L}*)\b[^.:;]{0,100}?\b(?:sind|waren)\b` + filler + `:?\s+`,
		),
		2,
		true,
	},
	{
		regexp.MustCompile(`(?i)\b(?:beteiligt|vertreten|dabei|mit dabei|angeschlossen)\s+(?:sind|waren|haben sich)\b` + filler + `:?\s+`),
		2,
		true,
	},
	{
		regexp.MustCompile(
			`(?i)\b(?:zu den|zum|zu)\s+[^.:;]{0,60}?\b(?:mitgliedern|\p{L}*partnern|\p{L}*partnerinnen(?: und \p{L}*partnern)?|beteiligten|` +
				`akteuren|` + network + `)\b[^.:;]{0,40}?\b(?:gehören|zählen)\b` + filler + `:?\s+`,
		),
		2,
		true,
	},
	{regexp.MustCompile(`(?i)\b(?:dem|der|ihm|ihr|diesem|dieser)\b[^.:;]{0,80}?\b(?:gehören|gehörten)\b` + filler + `:?\s+`), 2, false},
	{regexp.MustCompile(`(?i)\b(?:setzt|setzen) sich (?:derzeit |aktuell )?(?:zusammen )?(?:aus)\b` + filler + `:?\s+`), 2, false},
	{
		regexp.MustCompile(
			`(?i)\b(?:besteht|bestehen|bestehend|zusammengesetzt|zusammenschluss|zusammenarbeit|kooperation|zusammen) (?:derzeit |` +
				`aktuell )?(?:aus|von|zwischen)\b` + filler + `:?\s+`,
		),
		2,
		false,
	},
	{
		regexp.MustCompile(
			`(?i)` + network + `\b[^.:;]{0,60}?\b(?:arbeiten|wirken|kooperieren|sitzen|treffen sich|vernetzen sich|engagieren sich|` +
				`beteiligen sich|sind|haben sich)\b` + filler + `(?: an einem tisch| zusammen| regelmäßig)?:?\s+`,
		),
		2,
		true,
	},
	{
		regexp.MustCompile(
			`(?i)` + whoever + `[^.;:]{0,160}?(?:\bdarunter\b|[,(–] ?wie\b| wie\b|\bwie zum beispiel\b|\bbeispielsweise\b|\bunter anderem\b|` +
				`\bu\. ?a\.|\bz\. ?b\.|\binsbesondere\b|\bnämlich\b)` + filler + `:?\s+`,
		),
		2,
		false,
	},
	{
		regexp.MustCompile(
			`(?i)\b(?:akteur\p{L}*(?: und akteur\p{L}*)?|vertreter\p{L}*(?: und vertreter\p{L}*)?|fachkräfte[n]?|fachleute[n]?|` +
				`expert\p{L}*(?: und expert\p{L}*)?|mitglieder[n]?|beteiligte[n]?) (?:aus|von|vom)\s+`,
		),
		3,
		false,
	},
	{regexp.MustCompile(`(?i)\bvertreter\p{L}*(?: und vertreter\p{L}*)? (?:der|des)\s+`), 3, false},
}

var (
	quickTrigger = regexp.MustCompile(
		`(?i)mitglied|beteilig|partner|akteur|vertrete|dabei|gehör|zähl|setz|besteh|zusammen|darunter|institution|einrichtung|` +
			`organisation|fachkr|behörde|netzwerk|tisch|mitwirk|kooperation|arbeitskreis|bündnis|bereich|expert|fachleut|profession|` +
			`unterzeichn|angeschlossen|stellen|träger`,
	)
	networkWord = regexp.MustCompile(`(?i)\b` + network + `\b`)
	// what is said of guests, readers and helpers is not said of members
	otherPurpose = regexp.MustCompile(
		`(?i)eingeladen|einladung|richtet sich an|wenden sich|sich .{0,160}\bwenden|hilfe (finden|erhalten|bekommen|holen)|erreichbar|` +
			`lud |begrüßte|gefördert|schulungen? für|fortbildung|vortrag|ausstellung|aktionstag|infost[aä]nd|gremien und|datenschutz|` +
			`übermittel|weitergeben|weitergegeben|personenbezogen|besuch|fachtag|feier|spende|verurteil|angeklagt|festgenommen|einsatz|` +
			`ermittel|podium|diskutier|im anschluss|anwesend|entschuldigt|finanzier|gesucht|informierten|stellten .* vor|nahmen .* teil|` +
			`teilgenommen|materialien|flyer|ausgelegt|sprachen über|berichtet`,
	)
	stopWords = regexp.MustCompile(
		`(?i)\s+(?:an|zusammen|mit|vertreten|ein|ab|bei|teil|beteiligt|angeschlossen|engagiert|zusammengeschlossen|aktiv|gemeinsam|tätig|` +
			`sowie weitere|und weitere|und viele|u\. ?a|etc|usw|und andere)\.?$`,
	)
	subjectFirst = regexp.MustCompile(
		`(?i)^(.{15,600}?)\s+(?:sind (?:derzeit |aktuell )?(?:mitglied\p{L}*|partner\p{L}*|kooperationspartner\p{L}*|beteiligt|` +
			`im \p{L}*netzwerk|am runden tisch|dabei|in der \p{L}+ vertreten|vertreten)|bilden (?:gemeinsam |zusammen )?(?:das|den|die)\b|` +
			`haben sich (?:zum|zu einem|im|in einem|zur)|arbeiten (?:seit \d{4} |gemeinsam |hier |eng )*(?:im|in der|am) |gehören (?:dem|zum|` +
			`der|zu den))`,
	)
)

// readProse looks for members named in running text. The sentence before tells whether a network is meant.
func (p *parser) readProse(list []prose) (members []Member) {
	before, network := "", false
	for _, text := range list {
		for _, s := range sentences(association.ReplaceAllString(text.text, "${1}e. V.$2")) {
			near := before
			before = s
			network = networkWord.MatchString(s) || network && near != ""
			if len(s) > 3000 || len(s) < 25 || !quickTrigger.MatchString(s) || otherPurpose.MatchString(s) {
				continue
			}
			found := p.readSentence(s, near, text)
			members = append(members, found...)
		}
	}
	return members
}

func (p *parser) readSentence(s, before string, from prose) []Member {
	speaksOfNetwork := networkWord.MatchString(s) || networkWord.MatchString(before)
	var best []piece
	for _, t := range triggers {
		if !t.alone && !speaksOfNetwork {
			continue
		}
		for _, at := range t.shape.FindAllStringIndex(s, 3) {
			if list := enumeration(s[at[1]:]); len(list) >= t.least && len(list) > len(best) {
				best = list
			}
		}
	}
	if m := subjectFirst.FindStringSubmatchIndex(s); m != nil && len(best) == 0 && (speaksOfNetwork || strings.Contains(s, "itglied")) {
		if list := enumeration(s[m[2]:m[3]]); len(list) >= 2 {
			best = list
		}
	}
	var members []Member
	for _, part := range best {
		e := entry{at: from.at, text: part.text, raw: s, fixes: from.fixes}
		for _, m := range p.rows(e, source{base: 0.8, running: true}) {
			if part.repaired {
				m.Repairs = append(m.Repairs, "Fehlendes Komma vor „"+m.Name+"“ ergänzt")
			}
			members = append(members, m)
		}
	}
	return members
}

// enumeration reads members from the beginning of a text until something else is said.
func enumeration(text string) []piece {
	text = strings.TrimSpace(strings.Replace(text, " auch ", ", ", 1)) // „neben der Polizei auch die Schulen“
	if at := strings.Index(text, " – "); at > 0 && strings.Count(text[:at], ",") > 0 {
		text = text[:at]
	}
	text = strings.TrimRight(text, ". :!")
	if strings.HasSuffix(text, "e. V") {
		text += "."
	}
	var list []piece
	good := 0
	for _, part := range splitList(text) {
		name, ended := cutPhrase(part.text)
		score := likely(nominative(name))
		if score < 0.8 && !(len(list) > 0 && score >= 0.3 && !ended && properOnly(name)) {
			break
		}
		if score >= 0.8 {
			good++
		}
		list = append(list, piece{text: name, repaired: part.repaired})
		if ended {
			break
		}
	}
	for len(list) > 0 && likely(nominative(list[len(list)-1].text)) < 0.8 {
		list = list[:len(list)-1]
	}
	if good < 2 {
		return nil
	}
	return list
}

// cutPhrase takes the name from the beginning of a piece of a sentence and says whether the sentence goes on behind it.
func cutPhrase(text string) (name string, ended bool) {
	text = strings.TrimSpace(text)
	if before := text; stopWords.MatchString(text) {
		text = stopWords.ReplaceAllString(text, "")
		ended = before != text
	}
	fields := strings.Fields(text)
	noun := false
	for i, f := range fields {
		plain := plainText(strings.Trim(f, ",.;()"))
		upper := unicode.IsUpper(firstRune(strings.TrimLeft(f, `„"(`))) || unicode.IsDigit(firstRune(f))
		if upper {
			noun = true
			continue
		}
		if !noun {
			if prepositions[plain] && !articles[plain] && plain != "aus" && plain != "von" {
				return "", true
			}
			continue
		}
		switch plain {
		case "fur", "gegen", "des", "der", "von", "vom", "und", "e", "v", "&", "bei", "–", "-", "zu", "sowie", "ohne":
			if i+1 < len(fields) {
				continue
			}
		case "im", "in", "am", "an", "zur", "zum":
			if i+1 < len(fields) && unicode.IsUpper(firstRune(fields[i+1])) && !strings.HasPrefix(fields[i+1], "Rahmen") && i+2 >= len(fields)-2 {
				continue
			}
		default:
			if strings.HasPrefix(f, "(") || strings.HasSuffix(f, ")") ||
				strings.HasSuffix(plain, "en") && i+1 < len(fields) && followsGenitive(fields[:i]) && !verbs[plain] {
				continue
			}
		}
		return strings.Join(fields[:i], " "), true
	}
	return strings.Join(fields, " "), ended
}

// followsGenitive: „der im Rat vertretenen Parteien“, „der katholischen Kirche“: an adjective may stand here.
func followsGenitive(fields []string) bool {
	last := plainText(fields[len(fields)-1])
	return last == "der" || last == "des" || last == "fur" || last == "von" || last == "rat" || last == "gegen"
}

func properOnly(text string) bool {
	list := readWords(text)
	return len(list) > 0 && len(list) <= 4 && list[0].capital && hasProper(list)
}

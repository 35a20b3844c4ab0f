package memberlist

import (
	"regexp"
	"strconv"
	"strings"
)

// counted are the things of which a number is the number of members. People and other things are not among them.
const counted = `(?:mitglieds?(?:organisation|institution|einrichtung|verb[äa]nd|vereine?)(?:en|e)?|organisationen|institutionen|` +
	`einrichtungen|(?:kooperations|netzwerk|vertrags|bündnis|interventions)?partner(?:innen|n|organisationen|institutionen|` +
	`einrichtungen)?|mitglieder[n]?|akteur(?:innen|en|e)|behörden|vereine[n]?|träger[n]?|fachstellen|beratungsstellen|verbände[n]?|` +
	`unterzeichner(?:innen|n|nde|nden)?|unterzeichnende[n]?|stellen|professionen|dienststellen|ämter[n]?)`

var (
	statedShape = regexp.MustCompile(
		`(?i)(?:^|[^\d.,:/–-])(\d{1,3}|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|` +
			`achtzehn|neunzehn|zwanzig|dreißig|vierzig|fünfzig)[ \t]+((?:[\p{Ll}][\p{L}-]*(?:en|e|er)[ \t]+|` +
			`verschiedene[rn]?[ \t]+){0,3})` + counted + `\b`)
	headCount = regexp.MustCompile(
		`(?i)^(?:unsere |die )?(?:mitglieder|partner|kooperationspartner|beteiligte\p{L}*|netzwerkpartner)[^()\d]{0,60}\(?(\d{1,3})\)?\s*:?$`)
	ofSomething = regexp.MustCompile(
		`(?i)kreistag|stadtrat|gemeinderat|landtag|bundestag|fraktion|vereinsmitglied|verein (hat|zählt)|gewerkschaft|chor|feuerwehr|` +
			`aufsichtsrat|vorstand|jury|familien?mitglied|einwohner|beschäftigt|bedienstet|mitarbeit`)
	ofNetwork = regexp.MustCompile(
		`(?i)netzwerk|runde[rnms]? tisch|arbeitskreis|arbeitsgemeinschaft|bündnis|kooperation|koordin|zusammen|beteilig|angehör|gehören|` +
			`vernetz|unterzeichn|besteht|mitglied|partner|verbund|vertreten|initiative|interventions|forum|vereinbarung`)
	networkWord = regexp.MustCompile(
		`(?i)\b(?:netzwerk\p{L}*|runde[rnms]? tisch\p{L}*|tisch|arbeitskreis\p{L}*|arbeitsgemeinschaft|arbeitsgruppe|bündnis\p{L}*|` +
			`kooperations\p{L}+|kooperation|verbund|forum|gremium|kreis|runde|initiative|koordinierungs\p{L}+|interventions\p{L}+|` +
			`zusammenschluss|ag|ak)\b`)
	clubShape = regexp.MustCompile(`(?i)verein (hat|zählt|\p{L}+ (hat|zählt))`)
	numerals  = map[string]int{
		"vier":     4,
		"fünf":     5,
		"sechs":    6,
		"sieben":   7,
		"acht":     8,
		"neun":     9,
		"zehn":     10,
		"elf":      11,
		"zwölf":    12,
		"dreizehn": 13,
		"vierzehn": 14,
		"fünfzehn": 15,
		"sechzehn": 16,
		"siebzehn": 17,
		"achtzehn": 18,
		"neunzehn": 19,
		"zwanzig":  20,
		"dreißig":  30,
		"vierzig":  40,
		"fünfzig":  50,
	}
	manyShape = regexp.MustCompile(
		`(?i)(zahlreiche|viele|etliche) (\p{L}+ )?(partner|institutionen|mitglieder|organisationen|einrichtungen)`)
)

// statedIn returns how many members a sentence says there are; 0 if it does not say.
func statedIn(sentence string) int {
	if m := headCount.FindStringSubmatch(strings.TrimSpace(sentence)); m != nil {
		return number(m[1])
	}
	if !ofNetwork.MatchString(sentence) {
		return 0
	}
	for _, m := range statedShape.FindAllStringSubmatch(sentence, -1) {
		if ofSomething.MatchString(sentence) && !strings.Contains(strings.ToLower(m[0]), "partner") &&
			!strings.Contains(strings.ToLower(m[0]), "organisationen") &&
			!strings.Contains(strings.ToLower(m[0]), "institutionen") {
			continue
		}
		if strings.Contains(strings.ToLower(m[0]), "mitglieder") && (!networkWord.MatchString(sentence) || clubShape.MatchString(sentence)) {
			continue
		}
		if n := number(m[1]); n > 1 {
			return n
		}
	}
	return 0
}

func number(text string) int {
	if n, known := numerals[strings.ToLower(text)]; known {
		return n
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// sentences parts running text; a full stop behind an abbreviation or a day does not end one.
func sentences(text string) []string {
	var list []string
	start := 0
	for i := 0; i+1 < len(text); i++ {
		c := text[i]
		if c != '.' && c != '!' && c != '?' || text[i+1] != ' ' && text[i+1] != '\n' {
			continue
		}
		if c == '.' {
			from := max(start, i-12)
			word := text[from : i+1]
			if endsAbbreviated(word) || i > 0 && text[i-1] >= '0' && text[i-1] <= '9' || i+2 < len(text) && text[i+2] >= 'a' && text[i+2] <= 'z' {
				continue
			}
		}
		list = append(list, strings.TrimSpace(text[start:i+1]))
		start = i + 1
	}
	if rest := strings.TrimSpace(text[start:]); rest != "" {
		list = append(list, rest)
	}
	return list
}

package directory

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// seen is a place that a text names. A soft one counts only near a word for a shelter.
type seen struct {
	span
	soft   bool
	mild   bool // a name and a number, which may be something else
	behind bool // of these: right behind a word for a shelter, as in „Frauenhaus Köln 2"
}

const (
	houseNr   = `\d{1,4} ?[a-z]?(?: ?[-/+] ?\d{1,4} ?[a-z]?)?`
	endOfNr   = `(?:[^\pL\d]|$)`
	streetEnd = `(?:str(?:asse|asze|\.)?|gasse|g(?:a|ae)sschen|allee|chaussee|promenade|twiete)`
	wayEnd    = `(?:platz|pl\.|weg|pfad|steig|steige|stieg|stiege|graben|markt|hof|h(?:o|oe)fe|ring|berg|berge|wall|tor|tore|park|` +
		`kamp|bogen|h(?:o|oe)he|winkel|felde?|garten|g(?:a|ae)rten|br(?:u|ue)cke|anger|zeile|hang|aue|wiesen?|grund|kai|leite|halde|` +
		`bleichen?|freiheit|reihe|tal|bach|born|brunnen|busch|wald|holz|horst|rain|see|teich|bruch|moor|heide|esch|deich|siedlung|` +
		`kolonie|hufe|acker|breite|burg|damm|ufer|redder|sand|kirchhof|zoll|linden?|mauer|treppe|stern|blick|ried|loh|hagen|stadt)`
)

var (
	// A name of a street with a number behind it.
	numberedStreet = regexp.MustCompile(
		`(?i)((?:[\pL.'-]*[\pL.-])?` + streetEnd + `(?:,?\s{0,3}(?:nr\.?|nummer|haus-?nr\.?|hausnummer) ?|\s{0,3})` + houseNr + `)` + endOfNr,
	)
	numberedWay    = regexp.MustCompile(`(?i)([\pL.'-]+` + wayEnd + `(?:,? {0,3}(?:nr\.?|nummer) ?| {0,3})` + houseNr + `)` + endOfNr)
	numberedSquare = regexp.MustCompile(
		`((?i:strasse|str\.|platz|allee|weg|ring|ufer)(?: (?i:des|der|dem|den|vom|von|` +
			`d\.))+ (?:\d{1,2}\. ?)?[\pL.-]+(?: \p{Lu}[\pL.-]+)? ` + houseNr + `)` + endOfNr,
	)
	streetOfX = regexp.MustCompile(`\b((?:Strasse|Allee) (?:des|der) (?:\d{1,2}\. ?)?\p{Lu}[\pL-]+)`)
	// „Am Markt 3", „An der Alten Mühle 12a", „Unter den Linden 5".
	numberedAt = regexp.MustCompile(
		`(?i)(?:^|[^\pL])((?:am|an|an der|an den|an dem|im|in der|in den|in dem|auf der|auf dem|auf den|zum|zur|zu den|unter den|` +
			`unter der|hinter der|hinter dem|hinter den|vor dem|vor der|vor den|beim|bei der|bei dem|bei den|neben der|(?:u|ue)ber der|` +
			`zwischen den) (?:[\pL.'-]+ ){0,2}?([\pL.'-]+) ` + houseNr + `)` + endOfNr,
	)
	// „Lange Reihe 7", „Alter Markt 2".
	numberedOld = regexp.MustCompile(
		`(?i)(?:^|[^\pL])((?:alte|neue|gro(?:ss)?e|gross|kleine|lange|hohe|obere|untere|breite|kurze|krumme|enge|weisse|schwarze|rote|` +
			`gr(?:u|ue)ne|hintere|vordere|mittlere|innere|(?:a|ae)ussere|sch(?:o|oe)ne)[rsnm]? ([\pL.'-]+) ` + houseNr + `)` + endOfNr,
	)
	// A piece between commas that is nothing but words and a number.
	numberedPiece = regexp.MustCompile(
		`^\s*((?:[\p{Lu}][\pL.'-]*\.? )(?:[\pL.'-]+ ){0,2})(\d{1,3} ?[a-z]?(?: ?[-/] ?\d{1,3} ?[a-z]?)?)\s*\.?$`,
	)
	square      = regexp.MustCompile(`\b([A-U] ?[1-7], ?\d{1,2} ?[a-z]?)` + endOfNr) // of Mannheim
	houseNumber = regexp.MustCompile(`(?i)\b((?:haus[ -]?nummer|haus[ -]?nr\.?|hs\.?-?nr\.?) ?\d+)`)
	// A street without a number, which its ending gives away.
	namedStreet = regexp.MustCompile(
		`(?i)((?:[\pL'-]{3,}(?:strasse|str\.?|gasse|allee|chaussee|promenade)|\p{Lu}?\pL+er (?:strasse|str\.|allee|gasse|chaussee)|` +
			`(?:lange|hohe|breite|neue|alte|kurze) (?:strasse|str\.|gasse|allee)))` + endOfNr,
	)
	namedWay = regexp.MustCompile(
		`(?i)(?:^|[^\pL])((?:am|an der|im|in der|in dem|auf dem|zum|beim|vom) ([\pL'-]{2,}(?:weg|ring|damm|ufer|platz|steig|stieg|pfad|` +
			`wall|graben|markt|kamp|hang|anger|stiege|br(?:u|ue)cke)))` + endOfNr,
	)

	five    = regexp.MustCompile(`\d+`)
	town    = regexp.MustCompile(`^ +\p{Lu}\pL+(?:[- ]\p{Lu}\pL+)?`)
	postbox = regexp.MustCompile(`(?i)\b(?:(?:post(?:fach|box|schliessfach)|postf\.|p\. ?o\. ?box)[ :]*(?:nr\.? ?)?|pf\.? ?)\d[\d ]{2,8}`)
	point   = regexp.MustCompile(`\b(\d{1,2})[.,](\d{3,})[^\d\pL]{0,4}(?:[NS][^\d\pL]{0,4})?(\d{1,2})[.,](\d{3,})`)
	degrees = regexp.MustCompile(`\d{1,2} ?[°º] ?\d|\d{1,2}[.,]\d+ ?[°º] ?[nsewoNSEWO]`)
	coded   = regexp.MustCompile(`\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b|///\pL+\.\pL+\.\pL+`) // a point in letters
	abroad  = regexp.MustCompile(
		`\b(?:A|CH|L|NL|B|F|PL|CZ|DK|LI)-\d{4,5} \p{Lu}\pL+|\b(?:Rue|Via|Avenue|Boulevard|Ulica|ul\.) [\pL' ]{2,30} \d{1,3}|` +
			`\b\d{1,3} \p{Lu}\pL+ (?:Street|Road|Lane|Avenue|Square)`,
	)
	bareWay = regexp.MustCompile(
		`^\s*(\p{Lu}[\pL-]{2,}(?:weg|ring|damm|ufer|platz|hof|steig|stieg|pfad|wall|graben|kamp|hang|anger|stiege|br(?:u|ue)cke|markt))\s*\.?$`,
	)
	urlShape = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"]+`)
)

// What is before a number and is no street, and compounds with a street's ending that are none.
var (
	noStreet = wordSet("no-street")
	noName   = wordSet("no-name")
	linked   = regexp.MustCompile(`(?:ungs|ions|heits|keits|schafts|arbeits)(?:weg|platz|ring|markt|pfad|steig|stieg)$`)
)

// NamesPlace reports whether a text names a place, be it only described: texts of shelters must not.
func NamesPlace(text string) bool { return len(plainOf(text).places()) > 0 }

// places returns the places that a text names.
func (p plain) places() []seen {
	var found []seen
	hard := func(start, end int) { found = append(found, seen{span: span{start, end}}) }
	for _, pattern := range []*regexp.Regexp{postbox, degrees, coded, abroad, mapLink} {
		for _, at := range pattern.FindAllStringIndex(p.text, -1) {
			hard(at[0], at[1])
		}
	}
	for _, at := range point.FindAllStringSubmatchIndex(p.text, -1) {
		if isPoint(p.text, at) {
			hard(at[0], at[1])
		}
	}
	for _, at := range urlShape.FindAllStringIndex(p.text, -1) {
		path := strings.NewReplacer("-", " ", "_", " ", "/", " ", "+", " ", "=", " ", "&", " ").Replace(p.text[at[0]:at[1]])
		if numberedStreet.MatchString(path) {
			hard(at[0], at[1])
		}
	}
	for _, at := range numberedSquare.FindAllStringSubmatchIndex(p.text, -1) {
		hard(at[2], at[3])
	}
	for _, at := range streetOfX.FindAllStringSubmatchIndex(p.text, -1) {
		hard(at[2], at[3])
	}
	m := masked(urlShape.ReplaceAllStringFunc(p.text, func(url string) string { return strings.Repeat("~", len(url)) }))
	for _, pattern := range []*regexp.Regexp{numberedStreet, numberedWay, square, houseNumber} {
		for _, at := range pattern.FindAllStringSubmatchIndex(m, -1) {
			if last := lastWord(m[at[2]:at[3]]); pattern != numberedWay || !noStreet[last] && !noName[last] {
				hard(at[2], at[3])
			}
		}
	}
	for _, pattern := range []*regexp.Regexp{numberedAt, numberedOld} {
		for _, at := range pattern.FindAllStringSubmatchIndex(m, -1) {
			if noun := m[at[4]:at[5]]; p.isName(noun) && !noStreet[strings.ToLower(noun)] {
				hard(at[2], at[3])
			}
		}
	}
	for _, at := range namedStreet.FindAllStringSubmatchIndex(m, -1) {
		if word, _, _ := strings.Cut(strings.ToLower(m[at[2]:at[3]]), " "); !noName[word] {
			hard(at[2], at[3])
		}
	}
	for _, at := range namedWay.FindAllStringSubmatchIndex(m, -1) {
		if noun := strings.ToLower(m[at[4]:at[5]]); !noName[noun] && !linked.MatchString(noun) && p.isName(m[at[4]:at[5]]) {
			hard(at[2], at[3])
		}
	}
	found = append(found, p.pieces(m)...)
	found = append(found, p.postcodes(m)...)
	found = append(found, p.partedCodes(m)...)
	return append(found, p.landmarks()...)
}

// isName reports whether a word is written like a name: with a capital letter, unless nothing in the text has one.
func (p plain) isName(word string) bool {
	first := []rune(word)[0]
	return unicode.IsUpper(first) || !strings.ContainsFunc(p.text, unicode.IsUpper)
}

// lastWord is the last word of a street before its number, in lower case.
func lastWord(street string) string {
	words := strings.FieldsFunc(strings.ToLower(street), func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != '-' })
	for i := len(words) - 1; i >= 0; i-- {
		if len(words[i]) > 1 && words[i] != "nr." && words[i] != "nummer" {
			return words[i]
		}
	}
	return ""
}

// isPoint reports whether two decimal numbers are a point in Germany, or so exact that they are nothing else.
func isPoint(text string, at []int) bool {
	if len(text[at[4]:at[5]]) > 3 && len(text[at[8]:at[9]]) > 3 {
		return true
	}
	a, _ := strconv.Atoi(text[at[2]:at[3]])
	b, _ := strconv.Atoi(text[at[6]:at[7]])
	north, east := max(a, b), min(a, b)
	rest := strings.TrimLeft(text[at[1]:], " ")
	return north >= 47 && north <= 55 && east >= 5 && east <= 15 && !strings.HasPrefix(rest, "€") &&
		!strings.HasPrefix(strings.ToLower(rest), "eur")
}

// longestBare is how many letters a street has at most that does not end like one: a longer word is a compound, and its
// ending says what it is.
const longestBare = 12

// pieces returns the pieces between commas and breaks that are a name with a number behind it: „Zeil 5".
func (p plain) pieces(m string) []seen {
	var found []seen
	start := 0
	for end := 0; end <= len(m); end++ {
		if end < len(m) && !strings.ContainsRune(",;:()\n\t|\"", rune(m[end])) {
			continue
		}
		at := start
		start = end + 1
		piece, behindWord := m[at:end], false
		for _, word := range shelterWord.FindAllStringIndex(piece, -1) { // „Frauenhaus Zeil 5"
			if behind := len(piece) - len(strings.TrimLeftFunc(piece[word[1]:], unicode.IsLetter)); behind > 0 {
				at, piece, behindWord = at+behind, piece[behind:], true
				break
			}
		}
		if way := bareWay.FindStringSubmatchIndex(piece); way != nil {
			if word := strings.ToLower(piece[way[2]:way[3]]); !noName[word] && !linked.MatchString(word) {
				found = append(found, seen{span: span{at + way[2], at + way[3]}, soft: true, behind: behindWord})
			}
		}
		name := numberedPiece.FindStringSubmatchIndex(piece)
		if name == nil {
			continue
		}
		words := strings.Fields(piece[name[2]:name[3]])
		last := words[len(words)-1]
		if unicode.IsUpper([]rune(last)[0]) && len(last) > 2 && len(last) <= longestBare && !noStreet[strings.ToLower(last)] &&
			!slices.ContainsFunc(words, func(w string) bool { return noStreet[strings.ToLower(w)] }) {
			found = append(found, seen{span: span{at + name[2], at + name[5]}, mild: true, behind: behindWord})
		}
	}
	return found
}

// postcodes returns the numbers of five digits that are one.
func (p plain) postcodes(m string) []seen {
	var found []seen
	for _, at := range five.FindAllStringIndex(m, -1) {
		start, end := at[0], at[1]
		value, _ := strconv.Atoi(m[start:end])
		if end-start != 5 || value < 1001 || value > 99998 {
			continue
		}
		before, behind := m[:start], m[end:]
		if strings.HasSuffix(before, "~") || strings.HasPrefix(behind, "~") ||
			len(behind) > 1 && (behind[0] == ',' || behind[0] == '.') && behind[1] >= '0' && behind[1] <= '9' {
			continue
		}
		place := town.FindString(behind)
		if last := strings.TrimRight(before, " "); place == "" && (strings.HasSuffix(last, "/") || strings.HasSuffix(last, "+")) {
			continue
		}
		if r := lastRune(before); unicode.IsLetter(r) && !strings.HasSuffix(strings.ToLower(before), "d") &&
			!strings.HasSuffix(strings.ToLower(before), "plz") {
			continue
		}
		if value%1000 == 0 &&
			!strings.HasSuffix(strings.ToLower(strings.TrimRight(before, " :")), "plz") { // there is no such postcode in Germany
			continue
		}
		if len(behind) > 1 && behind[0] == '/' && behind[1] >= '0' && behind[1] <= '9' ||
			len(before) > 1 && before[len(before)-1] == '-' && before[len(before)-2] >= '0' && before[len(before)-2] <= '9' {
			continue // of a file
		}
		found = append(found, seen{span: span{start, end + len(place)}})
	}
	return found
}

func lastRune(text string) rune {
	if text == "" {
		return 0
	}
	runes := []rune(text[max(0, len(text)-4):])
	return runes[len(runes)-1]
}

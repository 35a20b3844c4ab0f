package memberlist

import (
	"regexp"
	"strings"
	"unicode"
)

// word is one word of a phrase with what is known of it.
type word struct {
	text, plain string
	class       class
	gender      byte
	capital     bool
}

func (w word) is(c class) bool { return w.class&c == c }

var (
	legalForm = regexp.MustCompile(
		`(^|[\s(])(e\. V\.|(g|gem\. ?)?GmbH|gAG|AG|KdöR|K\. ?d\. ?ö\. ?R\.|AöR|A\. ?ö\. ?R\.|gUG|UG|eG|e\. ?G\.|KG|mbH|Stiftung|SE|` +
			`i\. G\.)([\s,;)–-]|$)`)
	carrier = regexp.MustCompile(
		`(?i)^(der |die |das )?(awo|arbeiterwohlfahrt|caritas\S*|diakonie\S*|diakonische[ns]? \S+|drk|deutsches rotes kreuz|rotes kreuz|` +
			`der paritätische|paritätische[rn]? \S+|` +
			`pro ?familia|weiße[rn] ring|deutscher kinderschutzbund|kinderschutzbund|dksb|skf|skfm|skm|sozialdienst katholischer (frauen|` +
			`männer)|sozialdienst kath\. frauen|johanniter\S*|malteser\S*|asb|arbeiter-samariter-bund|` +
			`internationaler bund|lebenshilfe|donum vitae|evangelische (landes)?kirche|katholische kirche|ev\.-?luth\. \S+|ev\. kirch\S+|` +
			`kirchenkreis|dekanat|bistum|erzbistum|heilsarmee|zonta\S*|soroptimist\S*|wildwasser|terre des femmes|solwodi|` +
			`deutscher gewerkschaftsbund|dgb|vdk|stadtmission|bahnhofsmission|christliches jugenddorfwerk|cjd|ejf|kolping\S*|landfrauen\S*|` +
			`volkssolidarität|agentur für arbeit)( |,|$|\.)`)
	authority = regexp.MustCompile(
		`^(?:(?:Die|Der) )?(Stadt|Hansestadt|Landeshauptstadt|Hochschulstadt|Universitätsstadt|Kreisstadt|Freie Hansestadt|Kreis|` +
			`Landkreis|Gemeinde|Samtgemeinde|Verbandsgemeinde|Bezirk|Bezirksamt|Landratsamt|Region|Regionalverband|Städteregion|` +
			`Stadtverwaltung|Kreisverwaltung|Gemeindeverwaltung|Magistrat der Stadt|Magistrat|Verwaltung|Land|Freistaat|Markt|LK|Lkr\.)(?: |$)`)
	authEnd = regexp.MustCompile(`^\p{Lu}[\p{L}-]*(kreis|Kreis)$`)
	abbrev  = regexp.MustCompile(
		`(\b[A-Za-zÄÖÜäöü]\.|\b(e\. V|i\. G|ggf|bzw|usw|etc|ca|str|Str|St|Dr|Prof|Dipl|Tel|inkl|evtl|kath|ev|luth|gem|Abt|bspw|zzgl|Nr|Hr|` +
			`Fr|Lkr|Reg|Bez|Inst|psych|soz|Soz|päd|med|jur|Kath|Ev|Luth|ökum|örtl|kommunal|div|versch|u\. a|z\. B)\.)$`)
)

// small words that end the first group of words of a name: behind them stands what it is for, or whose it is.
var prepositions = wordsOf("prepositions")

// finite verbs and other words that stand in sentences, not in names.
var verbs = wordsOf("verbs")

// split a phrase into words with their classes.
func readWords(text string) []word {
	fields := strings.Fields(text)
	list := make([]word, 0, len(fields))
	for _, f := range fields {
		bare := strings.Trim(f, `.,;:()[]„“"‚‘'»«!?*`)
		if bare == "" {
			continue
		}
		w := word{text: f, plain: simpleGender(plainText(bare)), capital: unicode.IsUpper(firstRune(bare))}
		last := w.plain
		if at := strings.LastIndexAny(last, "-/"); at >= 0 && at < len(last)-1 {
			last = last[at+1:]
		}
		if w.capital || len(last) < len(w.plain) {
			w.class, w.gender = classify(last)
		}
		list = append(list, w)
	}
	return list
}

var genderMarks = strings.NewReplacer("*innen", "innen", ":innen", "innen", "_innen", "innen", "/innen", "innen", "/-innen", "innen",
	"(innen)", "innen", "*in", "in", ":in", "in", "/in", "in", "*r", "", ":r", "", "(r)", "", "/r", "")

func simpleGender(plain string) string {
	if strings.ContainsAny(plain, "*:_/(") {
		return genderMarks.Replace(plain)
	}
	return plain
}

// cluster is the first group of words: what stands before „für …“, „der …“, „in …“.
func cluster(list []word) []word {
	for i, w := range list {
		if i > 0 && !w.capital && prepositions[w.plain] {
			return list[:i]
		}
	}
	return list
}

func anyOf(list []word, c class) bool {
	for _, w := range list {
		if w.class&c != 0 {
			return true
		}
	}
	return false
}

// isSentence reports whether the text reads like prose rather than like a name.
func isSentence(text string) bool {
	if text == "" {
		return false
	}
	if len(text) > maxEntry {
		return true
	}
	if last := lastRune(text); last == '!' || last == '?' || last == '.' && !endsAbbreviated(text) {
		return true
	}
	list := readWords(text)
	if len(list) > 26 {
		return true
	}
	for i, w := range list {
		if (!w.capital || i == 0) && verbs[w.plain] && !strings.Contains(w.text, "-") {
			return !legalForm.MatchString(text)
		}
	}
	return false
}

// likely says from 0 to 1 how much a text looks like the name of an institution or a group.
func likely(text string) float64 {
	if text == "" || !strings.ContainsFunc(text, unicode.IsUpper) && !carrier.MatchString(text) || isSentence(text) {
		return 0
	}
	if legalForm.MatchString(text) || carrier.MatchString(text) {
		return 1
	}
	list := readWords(text)
	first := cluster(list)
	switch {
	case len(list) == 0 || unicode.IsLower(firstRune(text)) && !anyOf(first, institutional):
		return 0
	case first[0].is(action) && !anyOf(first, unit) || first[len(first)-1].is(action) && !first[len(first)-1].is(institutional):
		return 0
	case anyOf(first, institutional):
		return 0.9
	case isAuthority(text):
		return 0.8
	case len(list) > 9:
		return 0.1
	case anyOf(list, institutional):
		return 0.45
	}
	return 0.3
}

// isAuthority reports whether a text is a municipality and nothing more: „Stadt X“, „Landkreis X“.
func isAuthority(text string) bool {
	rest := authority.ReplaceAllString(text, "")
	if rest == text {
		return authEnd.MatchString(text) && !strings.HasSuffix(plainText(text), "arbeitskreis") && !strings.HasSuffix(text, "kirchenkreis")
	}
	list := readWords(rest)
	if len(list) == 0 {
		return strings.HasSuffix(text, "verwaltung") || strings.HasPrefix(text, "Landratsamt") || strings.HasPrefix(text, "Magistrat")
	}
	if len(list) > 5 {
		return false
	}
	for _, w := range list {
		if w.class&(unit|people|topic|action) != 0 || !w.capital && !prepositions[w.plain] && w.plain != "und" {
			return false
		}
	}
	return true
}

// isBody reports whether a text can be the larger body of a unit named behind it.
func isBody(text string) bool {
	if isAuthority(text) || carrier.MatchString(text) || endsLegal(text) {
		return true
	}
	first := cluster(readWords(text))
	return anyOf(first, body) && !first[0].is(action)
}

// endsLegal reports whether a text ends with a legal form.
func endsLegal(text string) bool {
	at := legalForm.FindAllStringIndex(text, -1)
	return len(at) > 0 && at[len(at)-1][1] == len(text)
}

// endsAbbreviated reports whether the full stop at the end belongs to an abbreviation.
func endsAbbreviated(text string) bool { return abbrev.MatchString(tail(text)) }

// tail is the end of a text, enough of it to tell how it ends.
func tail(text string) string {
	if len(text) > 24 {
		return strings.ToValidUTF8(text[len(text)-24:], "")
	}
	return text
}

// isUnit reports whether a text can be a part of a body.
func isUnit(text string) bool {
	first := cluster(readWords(text))
	return anyOf(first, unit) && !isSentence(text)
}

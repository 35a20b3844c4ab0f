package memberlist

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// headingKind says what a heading announces.
type headingKind int

const (
	noHeading headingKind = iota
	memberHeading
	weakHeading // „Teilnehmende“: members, unless the text is the minutes of a meeting
	otherHeading
)

var (
	announces = regexp.MustCompile(
		`mitglied(er|s)?\b|mitglieds?(liste|institutionen|einrichtungen|organisationen|verbande)|mitgliederliste|partner\b|partner(innen|` +
			`n)\b|partner(einrichtungen|institutionen|organisationen)|beteiligt|mitwirkend|akteur|unterzeichne|vertragspartei|zusammensetzung|` +
			`wer (ist|macht) |wer gehort|wer wir sind|wir sind\b|dabei sind|` +
			`gehoren .*(dem|der|zum|zur|an)\b|gehoren an|(wirken|arbeiten|machen) .*\b(mit|zusammen)\b|vernetzt|angeschlossen|` +
			`zusammengeschlossen|(institutionen|einrichtungen|organisationen|stellen|behorden|vereine|dienste|verbande)( und [a-z]+)? (im|am|` +
			`des|der|sind|arbeiten|wirken|in)\b|folgende[nr]? (institutionen|einrichtungen|organisationen|stellen|vereine|behorden|akteure)|` +
			`besteht aus|bestehen aus|setzt sich|im netzwerk|am runden tisch|netzwerkpartner|vertreten sind|sind vertreten|zusammen aus`)
	weakly = regexp.MustCompile(`teilnehm|anwesend|vertreten|verteiler`)
	others = regexp.MustCompile(
		`^(die |unsere |seine |ihre |weitere |aktuelle |unser |seine? )?(\S+ )?(ziel|aufgabe|tagesordnung|agenda|programm|ablauf|thema|` +
			`themen|schwerpunkt|angebot|leistung|link|download|offnungszeit|sprechzeit|burozeit|impressum|datenschutz|termin|veranstaltung|` +
			`hilfetelefon|hilfe\b|hilfe (und|bei|fur|in)|notruf|notfall|hotline|publikation|flyer|material|broschur|news|aktuell|presse|` +
			`literatur|quellen|gesetz|rechts|massnahm|methode|arbeitsgruppe|arbeitskreise|arbeitsweise|gremien|vorstand|spende|forder|sponsor|` +
			`finanzier|anfahrt|cookie|navigation|menu|protokoll|niederschrift|top\b|beschlu|zielgruppe|voraussetzung|warum|wie |was |` +
			`geschichte|entstehung|grundsatz|praambel|erfolg|ergebnis|meilenstein|service|stellenangebot|faq|haufige|hintergrund|kontakt|` +
			`ansprechpartner|ansprechperson|pressekontakt|unterstutzung fur|rechte|pflichten|empfanger|projekte|aktivitaten|aktionen|satzung|` +
			`geschaftsordnung|veroffentlichung|mehr zum|weiterfuhrend|nutzliche|externe|wichtige|verwandte|ahnliche|auch interessant|schlagw|` +
			`kategorien|archiv|bildung und|inhalt|teilnahmegebuhr|referent|anmeldung|gaste\b|entschuldigt|verteiler)|` +
			`(finden|erhalten|bekommen) sie\b|^hier finden|^an wen|rat und hilfe|(mitglied|partner) werden|mitgliedsbeitrag|` +
			`mitglieder ?(bereich|login)|(ziele|aufgaben|rechte|pflichten|angebote|themen|treffen|sitzung\w*|beitrage|wahl|versammlung) (der|` +
			`des|fur|und|unserer) |fur (mitglieder|partner)|mitgliederversammlung|hilfetelefon|^links|tagesordnung|unterstutzt (von|durch)|` +
			`gefordert|eingeladen|nicht (anwesend|mitglied|mehr)|ehemalige|ausgeschieden|suchen`)
)

// headingOf reads a short line as a heading.
func headingOf(text string) headingKind {
	if utf8.RuneCountInString(text) > 140 {
		return noHeading
	}
	colon := strings.HasSuffix(text, ":")
	bare := strings.Trim(withoutDate(text), " :#=-–")
	if bare == "" {
		return noHeading
	}
	last := lastRune(bare)
	if last == '.' && !endsAbbreviated(bare) || legalForm.MatchString(bare) && !colon {
		return noHeading
	}
	plain := plainText(simpleGender(plainText(bare)))
	plain = numberHead.ReplaceAllString(plain, "")
	list := readWords(bare)
	if !colon && (len(list) > 9 || strings.Contains(bare, ", ")) {
		return noHeading
	}
	if columnHead.MatchString(plain) {
		return memberHeading
	}
	if others.MatchString(plain) && (colon || !isNameLike(bare)) {
		return otherHeading
	}
	if announces.MatchString(plain) && (colon || !isNameLike(bare) || announcesAlone(plain)) {
		return memberHeading
	}
	if weakly.MatchString(plain) && (colon || len(list) < 5) {
		return weakHeading
	}
	return noHeading
}

// columnHead is what stands above a column of names, and is none.
var columnHead = regexp.MustCompile(
	`^((name|bezeichnung) (der|des) )?(einrichtung(en)?|institution(en)?|organisation(en)?|mitglieds?|verein(s)?|tragers?)$|^(name|` +
		`namen|adressen|adressliste|anschriften)$`)

var (
	numberHead = regexp.MustCompile(`^(\d{1,2}(\.\d{1,2})*[.)]?|[ivx]+\.|[a-z]\)) +`)
	alone      = regexp.MustCompile(
		`^((die|unsere|alle|beteiligte|teilnehmende|mitwirkende|vertretene|aktuelle|weitere|feste|standige|unsere \d+|\d+) )*(mitglied\S*|` +
			`\S*partner\S*|beteiligte\S*|mitwirkende|akteur\S*|mitgliedsinstitutionen|institutionen|einrichtungen|organisationen|` +
			`unterzeichne\S*|zusammensetzung)( (und|/) \S*(partner|mitglied|einrichtung|organisation|akteur|institution|behord)\S*)*( (im|am|` +
			`des|der|in|vom|von|aus)\b.*|\s*\(.*\))?$|` +
			`^(beteiligte|teilnehmende|mitwirkende|vertretene|angeschlossene|kooperierende|unterzeichnende|standige|beratende|stimmberechtigte) `)
)

func announcesAlone(plain string) bool { return alone.MatchString(plain) }

// isNameLike reports whether a heading could as well be the name of an institution.
func isNameLike(text string) bool {
	first := cluster(readWords(text))
	if len(first) == 0 || first[0].is(action) {
		return false
	}
	return anyOf(first, institutional)
}

// isAnnouncement reports whether a text says that members follow.
func isAnnouncement(text string) bool {
	kind := headingOf(text)
	return kind == memberHeading || kind == weakHeading
}

// asOf is a remark from when a list is.
var asOf = regexp.MustCompile(`(?i)^\W*(stand|stand:|aktualisiert|zuletzt|letzte|gültig|fassung|version)\b`)

// datedHead is from when a list is, behind what it is: „Mitglieder, Stand: 1. Mai 2026“.
var datedHead = regexp.MustCompile(`(?i)[\s,;(|–-]+(?:stand|aktualisiert|zuletzt|gültig ab|fassung)\b[^,;]*\d\)?:?$`)

// withoutDate is a heading without from when it is. The colon at its end stays.
func withoutDate(text string) string {
	at := datedHead.FindStringIndex(text)
	if at == nil || at[0] == 0 {
		return text
	}
	if strings.HasSuffix(text, ":") {
		return text[:at[0]] + ":"
	}
	return text[:at[0]]
}

// cutLabel parts „Mitglieder: A, B“ at its colon. One in brackets, or before nothing but a date, parts nothing.
func cutLabel(text string) (label, rest string, found bool) {
	label, rest, found = strings.Cut(text, ": ")
	for found && strings.Count(label, "(") > strings.Count(label, ")") {
		var more string
		if more, rest, found = strings.Cut(rest, ": "); found {
			label += ": " + more
		}
	}
	if !found || asOf.MatchString(rest) ||
		dateOf(strings.TrimRight(rest, ") .")) != "" {
		return text, "", false
	}
	return label, rest, true
}

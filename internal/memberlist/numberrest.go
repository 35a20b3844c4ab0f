package memberlist

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	// restShort is what hangs on behind a number and is none by itself: „ / - 1235“, „, Fax -4719“, „ bis 4715“.
	restShort = regexp.MustCompile(
		`(?i)^[ \t\x{a0}]*(?:[,;/+&|][ \t\x{a0}]*)?(?:(?:oder|od\.|und|u\.|bzw\.|bis|sowie)[ \t\x{a0}]+)?((?:(?:telefon|tel|fon|telefax|` +
			`fax|durchwahl|dw|apparat|app|nst|nebenstelle|f|t)\b[ .:]*)?[-–/]?[ \x{a0}]?\d[\d/–-]*(?:[ \x{a0}]\d[\d/–-]*)*)`)
	// restBegin is how such a rest must begin to be one where it is no more than a number: „4711, 24 Stunden“ has none.
	restBegin = regexp.MustCompile(
		`(?i)^[ \t\x{a0}]*(?:[,;/|][ \t\x{a0}]*)?[-–/]|(?:telefon|tel|fon|fax|durchwahl|dw|apparat|app|nst|nebenstelle|f|` +
			`t)[ .:]*[-–/]?[ \x{a0}]?\d|bis|oder|od\.|und|u\.|bzw\.|sowie`)
	noRest = regexp.MustCompile(`^[ \x{a0}]?\p{L}|^[ \x{a0}]?[.:]\d|^\.[ \x{a0}]?(?:\d|\p{L})`)
	// bareRest are digits between two separators: „02921 4711, 4712“. Five could be a postcode.
	bareRest = regexp.MustCompile(`^[ \t\x{a0}]*[,;][ \t\x{a0}]*(\d{2,4}|\d{6,8})[ \t\x{a0}]*(?:$|[,;|)\n\t])`)
	// labelled is what is called a telephone number and has too few digits, or too many: „Tel. 4711“.
	labelled = regexp.MustCompile(
		`(?i)(^|[\s,;|(–-])((?:telefon|tel|fon|telefax|fax|mobil|handy|durchwahl|rufnummer)(?:\s?\.\s?:?|\s?:|\s)\s*[-(+]?\d[\d ()/.–-]*)`)
	// labelAtEnd are words that stood before a number and say nothing without it.
	labelAtEnd = regexp.MustCompile(
		`(?i)[\s,;:|/(–-]+(?:tel|telefon|fon|fax|telefax|mobil|handy|kontakt|leitung|privat|priv|dienstlich|dienstl|zentrale|durchwahl|` +
			`büro|oder|und|bzw|bis)[\s.:,;/|(–-]*$`)
)

// hanging is the rest behind a number that belongs to it though it cannot be dialled; cut is how far it goes.
func hanging(text string) (words string, cut int) {
	if m := bareRest.FindStringSubmatchIndex(text); m != nil {
		return text[m[2]:m[3]], m[3]
	}
	m := restShort.FindStringSubmatchIndex(text)
	if m == nil || !restBegin.MatchString(text[:m[1]]) || noRest.MatchString(text[m[1]:]) && !whoseNumber.MatchString(text[m[1]:]) {
		return "", 0
	}
	if begin := text[m[2]:m[3]]; numberLength(begin) > 0 && numberBegin.MatchString(begin) {
		return "", 0
	}
	return strings.Trim(text[:m[1]], " \t\u00a0,;/|"), m[1]
}

// cutLabelled takes out what is called a number and was not read as one.
func cutLabelled(text string) (rest string, left []string) {
	rest = labelled.ReplaceAllStringFunc(text, func(m string) string {
		at := strings.IndexFunc(m, unicode.IsLetter)
		left = append(left, strings.TrimRight(m[at:], " ,-–(./"))
		return m[:at] + " "
	})
	return rest, left
}

// withoutLabels takes away the labels of numbers at the end of a name.
func withoutLabels(text string) string {
	for {
		cut := tidy(labelAtEnd.ReplaceAllString(text, ""))
		if cut == text || cut == "" {
			return text
		}
		text = cut
	}
}

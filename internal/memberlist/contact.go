package memberlist

import (
	"regexp"
	"strings"
)

var (
	emailShape = regexp.MustCompile(`(?i)[\pL\d_][\pL\d_.+'&-]*\s?(?:@|\(at\)|\[at\])\s?[\pL\d_-]+(?:\.[\pL\d_-]+)+`)
	webShape   = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s,;<>()]+[^\s,;<>().]`)
	phoneShape = regexp.MustCompile(`(?:\+49|0049|\(0\d|\b0[1-9])[\d\s()/.–-]{4,22}\d|\b116 ?\d{3}\b`)
	faxShape   = regexp.MustCompile(`(?i)\b(tele)?fax\.?(nummer)?\s*:?\s*(?:\+49|0049|\(?0)[\d\s()/.–-]{4,22}\d`)
	labels     = regexp.MustCompile(`(?i)(^|[\s,;|(–-])(telefonnummer|telefon|tel|fon|mobil|mobiltelefon|handy|fax|telefax|e-?mail|mail|internet|homepage|website|webseite|web|url|adresse|anschrift|postanschrift|kontakt|notruf|hotline|rufnummer|www)\s?\.?\s*:?\s*([,;|)]|$)`)
	detail     = regexp.MustCompile(`(?i)^(tel|fon|telefon|mobil|handy|fax|telefax|e-?mail|mail|internet|homepage|website|webseite|web|www|adresse|anschrift|postanschrift|kontakt|ansprechpartner\S*|ansprechperson\S*|kontaktperson\S*|öffnungszeiten|sprechzeiten|bürozeiten|erreichbar\S*|leitung|leiterin|leiter|postfach|rufnummer|notruf|hotline|c/o|vertreten durch|sprechstunde\S*)\s?\.?(\s?:|\s+\+?[\d(]|\s+\S+@)`)
	hours      = regexp.MustCompile(`(?i)^(mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|täglich|montags|werktags)\S{0,3}(\s|\.|,|:|-|–).*\d`)
)

func hasDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// manyDigits reports whether there could be a telephone number.
func manyDigits(text string) bool {
	n := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n >= 6
}

// contacts is what a row says beside its name.
type contacts struct {
	phone, email, website, person string
	address                       bool
}

// cutContacts parts what reaches an institution from what it is called.
func cutContacts(text string) (string, contacts) {
	var c contacts
	if strings.ContainsAny(text, "@0123456789") || strings.Contains(text, "www.") || strings.Contains(text, "http") || strings.Contains(text, "at)") {
		take := func(shape string, found *string) {
			if *found == "" {
				*found = strings.TrimSpace(shape)
			}
		}
		if strings.Contains(text, "@") || strings.Contains(text, "at)") || strings.Contains(text, "at]") {
			text = emailShape.ReplaceAllStringFunc(text, func(m string) string {
				take(strings.NewReplacer("(at)", "@", "[at]", "@", " ", "").Replace(m), &c.email)
				return " "
			})
		}
		if strings.Contains(text, "www.") || strings.Contains(text, "://") {
			text = webShape.ReplaceAllStringFunc(text, func(m string) string { take(m, &c.website); return " " })
		}
		if manyDigits(text) {
			text = faxShape.ReplaceAllString(text, " ")
			text = phoneShape.ReplaceAllStringFunc(text, func(m string) string {
				if strings.Count(m, ".") > 1 && len(m) < 11 { // a date
					return m
				}
				take(m, &c.phone)
				return " "
			})
		}
		text, c.address = cutAddress(text)
	}
	if c != (contacts{}) || strings.ContainsAny(text, ":|") {
		for range 2 {
			text = labels.ReplaceAllString(text, "$1 $3")
		}
	}
	return tidy(text), c
}

var (
	emptyParts = regexp.MustCompile(`[,;|][\s,;|]*([,;|])|\(\s*[,;]*\s*\)`)
	looseEnds  = regexp.MustCompile(`^[\s,;:|/–-]+|[\s,;:|/–-]+$`)
)

// tidy takes away separators with nothing between them.
func tidy(text string) string {
	open := strings.HasSuffix(strings.TrimSpace(text), "-") && !strings.HasSuffix(strings.TrimSpace(text), " -")
	text = emptyParts.ReplaceAllString(text, "$1")
	text = strings.TrimSpace(looseEnds.ReplaceAllString(text, ""))
	if open && text != "" {
		text += "-"
	}
	return text
}

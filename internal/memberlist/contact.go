package memberlist

import (
	"regexp"
	"strings"

	"rundtisch/internal/directory"
)

var (
	emailShape = regexp.MustCompile(`(?i)[\w.+-]+\s?(?:@|\(at\)|\[at\]| at )\s?[\w-]+(?:\.[\w-]+)+`)
	webShape   = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s,;<>()]+[^\s,;<>().]`)
	phoneShape = regexp.MustCompile(`(?:\+49|0049|\(0\d|\b0[1-9])[\d\s()/.–-]{4,22}\d|\b116 ?\d{3}\b`)
	faxShape   = regexp.MustCompile(`(?i)\b(tele)?fax\.?(nummer)?\s*:?\s*(?:\+49|0049|\(?0)[\d\s()/.–-]{4,22}\d`)
	labels     = regexp.MustCompile(`(?i)(^|[\s,;|(–-])(telefonnummer|telefon|tel|fon|mobil|mobiltelefon|handy|fax|telefax|e-?mail|mail|internet|homepage|website|webseite|web|url|adresse|anschrift|postanschrift|kontakt|notruf|hotline|rufnummer|www)\s?\.?\s*:?\s*([,;|)]|$)`)
	detail     = regexp.MustCompile(`(?i)^(tel|fon|telefon|mobil|handy|fax|telefax|e-?mail|mail|internet|homepage|website|webseite|web|www|adresse|anschrift|postanschrift|kontakt|ansprechpartner\S*|ansprechperson\S*|kontaktperson\S*|öffnungszeiten|sprechzeiten|bürozeiten|erreichbar\S*|leitung|leiterin|leiter|postfach|rufnummer|notruf|hotline|c/o|vertreten durch|sprechstunde\S*)\s?\.?(\s?:|\s+\+?[\d(]|\s+\S+@|$)`)
	hours      = regexp.MustCompile(`(?i)^(mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|täglich|montags|werktags)\S{0,3}(\s|\.|,|:|-|–).*\d`)
	streetWord = `(?:straße|strasse|str\.?|gasse|allee|platz|weg|ufer|damm|chaussee|promenade|steig|pfad|graben|markt|hof|ring|berg|wall|tor|park|kamp|bogen|stieg|höhe|winkel|feld|garten|brücke|anger|zeile|twiete|redder|hang|aue|wiese|grund|kai|leite)`
	street     = regexp.MustCompile(`(?i)(?:\p{L}[\p{L}.-]*(?:[ -]\p{L}[\p{L}.-]*){0,3}[ -])?\p{L}*` + streetWord + `[ \t]*(?:nr\.?|nummer)?[ \t]*\d{1,4}(?:[ \t]?[a-h])?(?:[ \t]?[-–/+][ \t]?\d{1,4}[a-h]?)?(?:[^\p{L}\d]|$)`)
	streetOf   = regexp.MustCompile(`(?:^|[\s,;(])(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Hinter der|Hinter dem|Vor dem|Beim|Alte[rs]?|Neue[rs]?|Große[rs]?|Kleine[rs]?|Obere[rs]?|Untere[rs]?) \p{Lu}[\p{L}.-]*(?: \p{L}[\p{L}.-]*)?[ \t]+\d{1,4}[ \t]?[a-h]?(?:[^\p{L}\d]|$)`)
	postcode   = regexp.MustCompile(`(?:^|[^\d/+-])((?:D[- ]|DE-)?\d{5}[ \t]+\p{Lu}[\p{L}.-]+(?:[ \t]+(?:am|an der|im|in der|ob der|a\. ?d\.|bei|unter)[ \t]+\p{Lu}[\p{L}.-]+)?(?:[ \t]*\([\p{L}. -]+\))?)`)
	postbox    = regexp.MustCompile(`(?i)postfach[ \t]*[\d ]{2,9}`)
	numbered2  = regexp.MustCompile(`^\p{Lu}[\p{L}.-]+(?: \p{Lu}?[\p{L}.-]+){0,2} \d{1,3} ?[a-h]?$`)
)

// isAddress reports whether a piece of text is part of a postal address.
func isAddress(text string) bool {
	return directory.LooksLikeAddress(text) || streetOf.MatchString(text) || street.MatchString(text) || postbox.MatchString(text) || postcode.MatchString(text)
}

// isHidden is isAddress for protected institutions: a name with a number behind it is enough.
func isHidden(text string) bool {
	if isAddress(text) {
		return true
	}
	for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|\n\t()", r) }) {
		if piece = strings.TrimSpace(piece); numbered2.MatchString(piece) || len(piece) == 5 && strings.Trim(piece, "0123456789") == "" {
			return true
		}
	}
	return false
}

// cutAddress takes postal addresses out of a text and reports whether there were any.
func cutAddress(text string) (string, bool) {
	before := text
	pieces := strings.Split(text, "\n")
	for i, piece := range pieces {
		parts := strings.Split(piece, ",")
		for j, part := range parts {
			if trimmed := strings.TrimSpace(part); trimmed != "" && likely(trimmed) < 0.5 && isAddress(trimmed) && len(trimmed) < 70 && !emailShape.MatchString(part) && !phoneShape.MatchString(part) {
				parts[j] = ""
			}
		}
		piece = strings.Join(parts, ",")
		piece = postcode.ReplaceAllString(piece, " ")
		piece = postbox.ReplaceAllString(piece, " ")
		piece = shortStreet.ReplaceAllString(streetOf.ReplaceAllString(piece, ", "), ", ")
		pieces[i] = piece
	}
	text = strings.Join(pieces, "\n")
	return text, text != before
}

// shortStreet is street without the words before it, which may be a name.
var shortStreet = regexp.MustCompile(`(?i)\p{L}[\p{L}.-]*` + streetWord + `[ \t]*(?:nr\.?)?[ \t]*\d{1,4}(?:[ \t]?[a-h])?(?:[ \t]?[-–/+][ \t]?\d{1,4}[a-h]?)?(?:[^\p{L}\d]|$)`)

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
		text = emailShape.ReplaceAllStringFunc(text, func(m string) string {
			if strings.Contains(m, " at ") && !strings.Contains(m, ".") {
				return m
			}
			take(strings.NewReplacer("(at)", "@", "[at]", "@", " at ", "@", " ", "").Replace(m), &c.email)
			return " "
		})
		text = webShape.ReplaceAllStringFunc(text, func(m string) string { take(m, &c.website); return " " })
		text = faxShape.ReplaceAllString(text, " ")
		text = phoneShape.ReplaceAllStringFunc(text, func(m string) string {
			if strings.Count(m, ".") > 1 && len(m) < 11 { // a date
				return m
			}
			take(m, &c.phone)
			return " "
		})
		text, c.address = cutAddress(text)
	}
	for range 3 {
		text = labels.ReplaceAllString(text, "$1 $3")
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

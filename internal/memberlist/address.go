package memberlist

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rundtisch/internal/directory"
)

var (
	streetWord = `(?:straße|strasse|str\.?|gasse|allee|platz|weg|ufer|damm|chaussee|promenade|steig|pfad|graben|markt|hof|ring|berg|` +
		`wall|tor|park|kamp|bogen|stieg|höhe|winkel|feld|garten|brücke|anger|zeile|twiete|redder|hang|aue|wiese|grund|kai|leite)`
	street = regexp.MustCompile(
		`(?i)\p{L}[\p{L}.-]*` + streetWord + `[ \t]*(?:nr\.?|` +
			`nummer)?[ \t]*\d{1,4}(?:[ \t]?[a-h])?(?:[ \t]?[-–/+][ \t]?\d{1,4}[a-h]?)?(?:[^\p{L}\d]|$)`)
	streetOf = regexp.MustCompile(
		`(?:^|[\s,;(])(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Hinter der|Hinter dem|Vor dem|Beim|Alte[rs]?|` +
			`Neue[rs]?|Große[rs]?|Kleine[rs]?|Obere[rs]?|Untere[rs]?)` +
			` \p{Lu}[\p{L}.-]*(?: \p{L}[\p{L}.-]*)?[ \t]+\d{1,4}[ \t]?[a-h]?(?:[^\p{L}\d]|$)`)
	// „Lipper Straße 3“: the town a street leads to ends with „er“.
	streetTo = regexp.MustCompile(
		`\p{Lu}\p{Ll}{2,}er[ \t]+(?:Straße|Strasse|Str\.?|Allee|Weg|Chaussee|Landstraße|Damm)[ \t]*\d{1,4}[ \t]?[a-h]?(?:[^\p{L}\d]|$)`)
	postcode = regexp.MustCompile(
		`(?:^|[^\d/+-])((?:D[- ]|DE-)?\d{5}[ \t]+\p{Lu}[\p{L}.-]+(?:[ \t]+(?:am|an der|im|in der|ob der|a\. ?d\.|bei|` +
			`unter)[ \t]+\p{Lu}[\p{L}.-]+)?(?:[ \t]*\([\p{L}. -]+\))?)`)
	postbox    = regexp.MustCompile(`(?i)postfach[ \t]*[\d ]{2,9}`)
	numbered2  = regexp.MustCompile(`^\p{Lu}[\p{L}.-]+(?: \p{Lu}?[\p{L}.-]+){0,2} \d{1,3} ?[a-h]?$`)
	streetEnds = entries("streets")
	streetLead = []string{"Am ", "An der ", "An den ", "Im ", "In der ", "In den ", "Auf der ", "Auf dem ", "Zum ", "Zur ", "Unter den ",
		"Hinter der ", "Hinter dem ", "Vor dem ", "Beim ", "Alte ", "Alter ", "Altes ", "Neue ", "Neuer ", "Neues ", "Große ", "Großer ",
		"Großes ", "Kleine ", "Kleiner ", "Kleines ", "Obere ", "Oberer ", "Oberes ", "Untere ", "Unterer ", "Unteres "}
)

// mayBeAddress is a quick look whether the longer ones are worth while: a number behind a street, five digits, coordinates.
func mayBeAddress(text string) bool {
	if !hasDigit(text) {
		return false
	}
	plain := plainText(text)
	if strings.Contains(plain, "postfach") || strings.Contains(plain, "°") || strings.Contains(plain, "plz") {
		return true
	}
	for i := 0; i < len(plain); i++ {
		if plain[i] < '0' || plain[i] > '9' {
			continue
		}
		end := i
		for end < len(plain) && plain[end] >= '0' && plain[end] <= '9' {
			end++
		}
		before := strings.TrimRight(plain[max(0, i-24):i], " \t")
		if end-i == 5 && followedByWord(plain[end:]) ||
			end+3 < len(plain) && (plain[end] == '.' || plain[end] == ',') && plain[end+1] >= '0' && plain[end+1] <= '9' {
			return true
		}
		for _, word := range streetEnds {
			if strings.HasSuffix(before, word) {
				return true
			}
		}
		i = end
	}
	return slices.ContainsFunc(streetLead, func(lead string) bool {
		for rest, found := text, true; found; {
			if _, rest, found = strings.Cut(rest, lead); found && unicode.IsUpper(firstRune(rest)) {
				return true
			}
		}
		return false
	})
}

// followedByWord reports whether a blank and a letter come next.
func followedByWord(text string) bool {
	rest := strings.TrimLeft(text, " \t")
	return len(rest) < len(text) && rest != "" && (rest[0] >= 'a' && rest[0] <= 'z' || rest[0] >= 0xc0)
}

// isAddress reports whether a piece of text is part of a postal address.
func isAddress(text string) bool {
	return mayBeAddress(text) &&
		(directory.LooksLikeAddress(withoutContacts(text)) || streetOf.MatchString(text) || streetTo.MatchString(text) ||
			street.MatchString(text) || postbox.MatchString(text) || postcode.MatchString(text))
}

// harmless are words with a number behind them that name no place.
var harmless = regexp.MustCompile(
	`(?i)^(notruf|notfall|tel|telefon|telefonnr|fon|fax|mobil|handy|hotline|rufnummer|durchwahl|app|apparat|kk|kommissariat|plätze|` +
		`frauenplätze|kinderplätze|betten|stand|seite|nr|gruppe|seit|ab|bis|uhr|mo|di|mi|do|fr|sa|so)\b`)

// withoutContacts is a text in which numbers, e-mail addresses and links cannot be taken for an address.
func withoutContacts(text string) string {
	text = webShape.ReplaceAllString(emailShape.ReplaceAllString(text, "; "), "; ")
	list := numbersIn(text)
	for i := len(list) - 1; i >= 0; i-- {
		text = text[:list[i].from] + "; " + text[list[i].to:]
	}
	return text
}

// isHidden reports whether a text may say where somebody is, for protected institutions: a name with a number is enough.
func isHidden(text string) bool { return hiddenAddress(text) != "" }

// hiddenAddress returns the words of a text that may say where somebody is, beside telephone numbers and links; "" if
// there are none. Lines and cells are looked at one by one and together.
func hiddenAddress(text string) string {
	words, _ := addressIn(text)
	return words
}

// addressIn is hiddenAddress that also says what kind of words they are.
func addressIn(text string) (words, kind string) {
	if !hasDigit(text) {
		return "", ""
	}
	bare := withoutContacts(text)
	if !hasDigit(bare) {
		return "", ""
	}
	for _, piece := range append(strings.FieldsFunc(bare, func(r rune) bool { return r == '\n' || r == '\t' }), bare) {
		if !mayBeAddress(piece) {
			continue
		}
		for _, s := range []struct {
			shape *regexp.Regexp
			kind  string
		}{{street, "Straße mit Hausnummer"}, {streetOf, "Straße mit Hausnummer"}, {postbox, "Anschrift bei der Post"}, {postcode,
			"Postleitzahl mit Ort"}} {
			if m := s.shape.FindString(piece); m != "" && !harmless.MatchString(strings.TrimSpace(m)) {
				return strings.Trim(m, " ,;("), s.kind
			}
		}
		if directory.LooksLikeAddress(piece) {
			return strings.Trim(piece, " ,;\t"), "Straße, Postleitzahl oder Ort auf der Karte"
		}
	}
	for _, piece := range strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune(",;|\n\t()", r) }) {
		piece = strings.TrimSpace(piece)
		switch {
		case len(piece) == 5 && strings.Trim(piece, "0123456789") == "":
			return piece, "Postleitzahl"
		case numbered2.MatchString(piece) && !harmless.MatchString(piece):
			return piece, "ein Name mit einer Zahl dahinter"
		}
	}
	return "", ""
}

// cutAddress takes postal addresses out of a text and reports whether there were any.
func cutAddress(text string) (string, bool) {
	before := text
	pieces := strings.Split(text, "\n")
	for i, piece := range pieces {
		if !mayBeAddress(piece) {
			continue
		}
		parts := strings.Split(piece, ",")
		for j, part := range parts {
			if trimmed := strings.TrimSpace(part); isAddress(trimmed) && likely(trimmed) < 0.5 && len(trimmed) < 70 &&
				!emailShape.MatchString(part) &&
				!hasNumber(part) {
				parts[j] = ""
			}
		}
		piece = strings.Join(parts, ",")
		piece = postcode.ReplaceAllString(piece, " ")
		piece = postbox.ReplaceAllString(piece, " ")
		piece = street.ReplaceAllString(streetTo.ReplaceAllString(streetOf.ReplaceAllString(piece, ", "), ", "), ", ")
		pieces[i] = piece
	}
	text = strings.Join(pieces, "\n")
	return text, text != before
}

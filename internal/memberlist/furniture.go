package memberlist

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// furnitureLines are whole lines that pages have around their content, in plain text.
var furnitureLines = wordsOf("furniture")

var furnitureShapes = regexp.MustCompile(
	`^(zuruck zu[rm]? |zur mobilen ansicht|seite \d+( (von|/) \d+)?$|- ?\d+ ?-$|\d{1,3}$|\d+ ?/ ?\d+$|stand ?: |stand \d|stand (januar|` +
		`februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember) \d|` +
		`letzte (anderung|aktualisierung)|zuletzt (geandert|aktualisiert|bearbeitet)|aktualisiert am|erstellt am|gedruckt am|ausdruck vom|` +
		`©|\(c\) |copyright|alle rechte vorbehalten|bildnachweis|bildquelle|bild: |foto: |fotos?: ©|quelle: |` +
		`(diese|unsere) (web)?seite (verwendet|nutzt|benutzt) cookies|wir (verwenden|nutzen|setzen) .{0,30}cookies|` +
		`um unsere webseite .*cookies|cookie-|sie sind hier ?:|sie befinden sich hier ?:|startseite ?(>|»|/|›|\||→)|home ?(>|»|/|›|\||→)|` +
		`(.{0,40} )?logo$|logo .{0,80}$|pdf \(|pdf-download|dateityp|[^ ]+\.(pdf|docx?)( \(.*\))?$|\[bild|\[image|!\[|(von|from|an|to|cc|` +
		`gesendet|betreff|datum|date|subject|sent|anlagen?)\s?: |seite teilen|tel-nr|-----)`)

// isFurniture reports whether a line belongs to the page and not to what it says.
func isFurniture(text string) bool {
	if text == "" || utf8.RuneCountInString(text) > 220 {
		return false
	}
	plain := plainText(text)
	if furnitureLines[strings.Trim(plain, " .:›»>^↑|[]")] {
		return true
	}
	if furnitureShapes.MatchString(plain) {
		return true
	}
	return isBreadcrumb(text)
}

// isBreadcrumb: „Soziales > Frauen > Runder Tisch“, „Impressum | Datenschutz | Kontakt“.
func isBreadcrumb(text string) bool {
	for _, mark := range []string{" > ", " » ", " › ", " → "} {
		if strings.Count(text, mark) >= 2 {
			return true
		}
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '|' || r == '·' || r == '•' })
	if len(parts) < 2 {
		return false
	}
	for _, part := range parts {
		if part = strings.TrimSpace(plainText(part)); part != "" && (furnitureLines[part] || part == "kontakt" || part == "presse") {
			return true
		}
	}
	return false
}

package directory

import (
	"html"
	"net/url"
	"regexp"
	"strings"
)

// mapLink is an address of a map, or of a point on one, with or without a scheme.
var mapLink = regexp.MustCompile(
	`(?i)\b(?:[a-z0-9-]+\.)*(?:google\.[a-z.]{2,6}/maps|maps\.google\.[a-z.]{2,6}|maps\.app\.goo\.gl|goo\.gl/maps|g\.co/maps|` +
		`openstreetmap\.(?:org|de)|osm\.org|bing\.com/maps|maps\.apple\.com|waze\.com|what3words\.com|w3w\.co|plus\.codes|maps\.me|` +
		`mapy\.cz|geohash\.org|wego\.here\.com)(?:[/?#][^\s<>"]*)?|\bgeo:-?\d[^\s<>"]*`,
)

// decoded writes out what is hidden in the codes of HTML and of web addresses: a reader of the page sees it, or is led there.
func decoded(text string) string {
	if strings.Contains(text, "&") {
		text = html.UnescapeString(text)
	}
	if !strings.ContainsAny(text, "%+") {
		return text
	}
	return urlShape.ReplaceAllStringFunc(text, func(address string) string {
		plain, err := url.PathUnescape(address)
		if err != nil {
			plain = address
		}
		return strings.ReplaceAll(plain, "+", " ")
	})
}

// Postcodes with something between their digits.
var (
	labelledCode = regexp.MustCompile(`(?i)\b(?:plz|postleitzahl)[ :]*\d(?:[ .-]{0,2}\d){4}\b`)
	partedCode   = regexp.MustCompile(`\b\d(?: \d){4} +\p{Lu}\pL+|\b[0-9]\d \d{3} +\p{Lu}\pL+(?:[- ]\p{Lu}\pL+)?`)
	countedWord  = regexp.MustCompile(`(?i)^\d\d \d{3} +` + counted + `\b`)
	roundNumber  = regexp.MustCompile(`^\d\d \d00\b`)
)

// partedCodes returns the postcodes with something between their digits, in a text and in the same with other numbers masked.
func (p plain) partedCodes(m string) []seen {
	var found []seen
	for _, at := range labelledCode.FindAllStringIndex(p.text, -1) {
		found = append(found, seen{span: span{at[0], at[1]}})
	}
	for _, at := range partedCode.FindAllStringIndex(m, -1) {
		if code := m[at[0]:at[1]]; !countedWord.MatchString(code) && !roundNumber.MatchString(code) {
			found = append(found, seen{span: span{at[0], at[1]}})
		}
	}
	return found
}

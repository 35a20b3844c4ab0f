package directory

import "regexp"

// A street with a house number, a postcode with its name or a place behind it, or a pair of coordinates, in folded text. Five digits
// behind other digits are the end of a telephone number, unless those are a short one behind a word, as in „Lange Reihe 7 20099 Hamburg".
// The database has the same rule (looks_like_address in the migrations); a test keeps the two alike.
var addressPattern = regexp.MustCompile(
	`(strasse|str\.?|gasse|allee|platz|weg|ufer|damm|chaussee|promenade|steig|pfad|graben|markt|hof|ring)[ \t]*(nr\.?|` +
		`nummer)?[ \t]*[0-9]{1,4}[ \t]*[a-z]?([^0-9a-z]|$)` +
		`|(^|[^0-9 \t/+().-])[ \t().-]*[0-9]{5}[ \t]+[a-z][a-z.-]+` +
		`|[^0-9 \t/+().-][ \t]+[1-9][0-9]{0,2}[ \t]?[a-z]?,?[ \t]+[0-9]{5}[ \t]+[a-z][a-z.-]+` +
		`|(plz|postleitzahl)[^0-9a-z]{0,3}[0-9]{5}` +
		`|[0-9]{1,2}[.,][0-9]{3,}[^0-9]{1,8}[0-9]{1,2}[.,][0-9]{3,}` +
		`|[0-9] *° *[0-9]`,
)

// What looks like one of these and is a number to dial or an amount.
var (
	dialled = regexp.MustCompile(`(^|[^a-z])(tel|telefon|fon|telefax|fax|durchwahl|mobil|ruf|rufnummer)[.: \t]{0,3}[0-9]+`)
	amount  = regexp.MustCompile(
		`([0-9]{5}|[0-9]{1,3}[.][0-9]{3}(,[0-9]{2})?([^0-9.,]{1,8}[0-9]{1,3}[.][0-9]{3}(,[0-9]{2})?)?)[ \t]*(euro?|€|%|prozent)([^a-z]|$)`,
	)
)

// LooksLikeAddress reports whether a text seems to hold a street with a number, a postcode with a place,
// or coordinates. Texts about protected institutions must not. NamesPlace finds more; this is what the database refuses.
func LooksLikeAddress(text string) bool {
	text = dialled.ReplaceAllString(Fold(text), "$1")
	return addressPattern.MatchString(amount.ReplaceAllString(text, " "))
}

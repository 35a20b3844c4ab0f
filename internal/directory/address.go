package directory

import "regexp"

// A street with a house number, a postcode with its name or a place behind it, or a pair of coordinates, in folded text.
// The database has the same rule (looks_like_address in the migrations); a test keeps the two alike.
var addressPattern = regexp.MustCompile(
	`(strasse|str\.?|gasse|allee|platz|weg|ufer|damm|chaussee|promenade|steig|pfad|graben|markt|hof|ring)[ \t]*(nr\.?|nummer)?[ \t]*[0-9]{1,4}[ \t]*[a-z]?([^0-9a-z]|$)` +
		`|(^|[^0-9/+])(d-)?[0-9]{5}[ \t]+[a-z][a-z.-]+` +
		`|(plz|postleitzahl)[^0-9a-z]{0,3}[0-9]{5}` +
		`|[0-9]{1,2}[.,][0-9]{3,}[^0-9]{1,8}[0-9]{1,2}[.,][0-9]{3,}` +
		`|[0-9] *° *[0-9]`)

// LooksLikeAddress reports whether a text seems to hold a street with a number, a postcode with a place,
// or coordinates. Texts about protected institutions must not.
func LooksLikeAddress(text string) bool { return addressPattern.MatchString(Fold(text)) }

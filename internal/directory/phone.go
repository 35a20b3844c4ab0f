package directory

import (
	"regexp"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// Numbers that a library would mangle, as people know them: they are dialled exactly as they are, without a country code.
var specialNumbers = map[string]string{
	"110": "110", "112": "112", "115": "115",
	"116006": "116 006", "116016": "116 016", "116111": "116 111", "116117": "116 117", "116123": "116 123",
}

var (
	notDigits = regexp.MustCompile(`[^0-9]+`)
	// Digits and what people put between them; no letters, which a telephone would turn into digits.
	writtenNumber = regexp.MustCompile(`^\+?[0-9(][-0-9 ()/.\x{a0}–]*$`)
)

// fewestDigits is what a number has at least that can be dialled from everywhere in the country.
const fewestDigits = 7

// PhoneLink returns the tel: address of a German or international number as people write it, or "" if it is none.
// Emergency and harmonised numbers (110, 116 016) stay as they are; all others become E.164 (RFC 3966).
func PhoneLink(number string) string {
	number = strings.TrimSpace(number)
	if !writtenNumber.MatchString(number) {
		return ""
	}
	digits := notDigits.ReplaceAllString(number, "")
	if specialNumbers[digits] != "" {
		return "tel:" + digits
	}
	if len(digits) < fewestDigits {
		return ""
	}
	parsed, err := phonenumbers.Parse(number, "DE")
	if err != nil || !phonenumbers.IsPossibleNumber(parsed) {
		return ""
	}
	return "tel:" + phonenumbers.Format(parsed, phonenumbers.E164)
}

package directory

import (
	"fmt"
	"strings"
)

// missingZero returns the sentence for a number that has lost its zero or its plus, which spreadsheets drop: „2921302555",
// „492921302559"; "" if there are too few or too many digits for that.
func missingZero(text string) string {
	digits := onlyDigits(text)
	if strings.HasPrefix(digits, "0") || strings.HasPrefix(strings.TrimLeft(text, " ("), "+") || len(digits) < 8 || len(digits) > mostDirect {
		return ""
	}
	if code, _, stroke := strings.Cut(text, "/"); stroke && len(onlyDigits(code)) > 5 { // „302546 / 47": a local number
		return ""
	}
	text = strings.TrimSpace(text)
	if national, ok := strings.CutPrefix(digits, "49"); ok && len(digits) >= 10 {
		return fmt.Sprintf(zeroOrPlus, text, national)
	}
	return fmt.Sprintf(zeroMissing, text, digits)
}

// MissingZero reports whether a text consists of the digits of a number that has lost its zero, and returns the sentence that says
// so. It is for columns of telephone numbers in tables; elsewhere such digits may be anything.
func MissingZero(text string) (sentence string, ok bool) {
	if strings.Trim(text, "0123456789 /().-") != "" {
		return "", false
	}
	sentence = missingZero(phoneText(text))
	return sentence, sentence != ""
}

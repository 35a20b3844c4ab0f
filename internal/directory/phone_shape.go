package directory

import (
	"fmt"
	"strings"
)

// The numbering plan of Germany (Bundesnetzagentur): no number of a place begins like a special number, so an area code before
// one is a slip; and what is behind the area code of a place, or of a mobile network, has digits enough.
const (
	fewestLocal  = 2  // behind an area code: the number of an exchange, before its extensions
	fewestMobile = 10 // behind the zero: „171 1234567"
)

// misdialled says why a number of Germany, as it was typed behind its area code, leads nowhere or elsewhere: a special number
// behind an area code („02921/110"), digits that are left over („0171 1234567 2"), too few.
func misdialled(typed, national, code string) string {
	local := strings.TrimPrefix(national, code)
	mobile := strings.HasPrefix(national, "15") || strings.HasPrefix(national, "16") || strings.HasPrefix(national, "17")
	switch {
	case code != "" && !anyMobile(national) && specialShape.MatchString(local):
		return fmt.Sprintf(withoutCode, local)
	case code != "" && !anyMobile(national) && len(local) < fewestLocal, mobile && len(national) < fewestMobile:
		return tooShort
	}
	parted := func(r rune) bool { return r == ' ' || mobile && r == '-' } // a mobile number has no direct lines
	// So many digits may be a number by themselves; behind fewer, a digit apart is one like the others.
	whole := 6
	if mobile {
		whole = 4
	}
	groups := strings.FieldsFunc(strings.Trim(typed, " /()."), parted)
	if last := len(groups) - 1; last > 0 {
		stray, before := groups[last], groups[last-1]
		// A single zero is how people write the exchange of an office („02921 3025 0").
		if len(stray) == 1 && (stray != "0" || mobile) && onlyDigits(stray) == stray && len(onlyDigits(before)) >= whole {
			return fmt.Sprintf(leftOver, stray)
		}
	}
	return ""
}

// afterCode says what is wrong with digits that are too few: the number of the police or the like behind a code, or no number.
func afterCode(digits string) string {
	for _, special := range []string{"110", "112", "115"} {
		if strings.HasSuffix(digits, special) {
			return fmt.Sprintf(withoutCode, special)
		}
	}
	return noNumber
}

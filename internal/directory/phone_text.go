package directory

import (
	"regexp"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

var (
	blanks = regexp.MustCompile(`[ \x{a0}]+`)
	// The country code as people write it, with the zero that is not dialled from abroad.
	germanCode = regexp.MustCompile(`^(\+49|00 ?49)[ ./-]*(\( ?0 ?\)[ ./-]*)?`)
	oneStroke  = regexp.MustCompile(`^([+0-9]+) ?/ ?([0-9]+)$`)
	separators = regexp.MustCompile(`[^0-9]+`)
)

// PhoneText returns the number in the form of DIN 5008: area code, blank, number („02921 302546"), an extension behind a
// hyphen („02921 30-2546"), the country code before it with a plus („+49 2921 302546"). Special numbers are as people
// know them („116 016"), and 0800 numbers keep the groups in which they are known. What is not understood for certain,
// or would be dialled in another way then, stays as it was typed.
func PhoneText(number string) string {
	number = strings.TrimSpace(number)
	link := PhoneLink(number)
	if link == "" {
		return number
	}
	digits := strings.TrimPrefix(link, "tel:")
	if known := specialNumbers[digits]; known != "" {
		return known
	}
	typed := blanks.ReplaceAllString(number, " ")
	if national, german := strings.CutPrefix(digits, "+49"); german {
		if text := germanText(typed, national); text != "" && PhoneLink(text) == link {
			return text
		}
	}
	if text := oneStroke.ReplaceAllString(typed, "$1 $2"); PhoneLink(text) == link {
		return text
	}
	return typed
}

// germanText puts a German number right whose digits without country code and first zero are national; "" if it is not certain how.
func germanText(typed, national string) string {
	typed = strings.ReplaceAll(typed, "–", "-")
	prefix, rest := "0", typed
	if code := germanCode.FindString(typed); code != "" {
		prefix, rest = "+49 ", typed[len(code):]
	}
	zero := 0 // whether the typed digits begin with one
	switch notDigits.ReplaceAllString(rest, "") {
	case "0" + national:
		zero = 1
	case national:
		if prefix == "0" { // a local number, or a slip: nobody knows its area code
			return ""
		}
	default:
		return ""
	}
	parsed, err := phonenumbers.Parse("0"+national, "DE")
	if err != nil {
		return ""
	}
	switch kind := phonenumbers.GetNumberType(parsed); {
	case kind == phonenumbers.TOLL_FREE && strings.HasPrefix(national, "800"):
		if number, ok := behind(rest, 3+zero, false); ok {
			return prefix + "800 " + strings.Trim(separators.ReplaceAllString(number, " "), " ")
		}
	case kind == phonenumbers.MOBILE:
		for _, length := range []int{3, 4} { // „0151 12345678", „01511 2345678": both are usual
			if number, ok := behind(rest, length+zero, false); ok {
				return joined(prefix+national[:length], number)
			}
		}
	default:
		length := phonenumbers.GetLengthOfGeographicalAreaCode(parsed)
		if number, ok := behind(rest, length+zero, true); ok && length > 0 {
			return joined(prefix+national[:length], number)
		}
	}
	return ""
}

// behind returns what was typed behind a code of so many digits. It reports false where something else was set apart as
// the code: „0292 1302546". An extension may be all that is set apart: „0292130-2546".
func behind(typed string, code int, extension bool) (string, bool) {
	groups := separators.Split(strings.Trim(typed, " (/.-"), -1)
	first, set := len(groups[0]), 0
	for _, group := range groups {
		if set += len(group); set >= code {
			break
		}
	}
	whole := first > code && (len(groups) == 1 || extension && len(groups) == 2 && strings.Contains(typed, "-"))
	if set != code && !whole {
		return "", false
	}
	at := strings.IndexFunc(typed, isDigit)
	for seen := 0; at < len(typed); at++ {
		if isDigit(rune(typed[at])) {
			if seen == code {
				break
			}
			seen++
		}
	}
	return typed[at:], at < len(typed)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// joined puts a number behind its code: without blanks, with a hyphen before the extension. "" if more stands in it.
func joined(code, number string) string {
	number = strings.NewReplacer(" ", "", ".", "").Replace(number)
	base, extension, hyphen := strings.Cut(number, "-")
	if strings.Trim(base+extension, "0123456789") != "" || base == "" || hyphen && extension == "" {
		return ""
	}
	return code + " " + number
}

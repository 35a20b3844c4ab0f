package directory

import (
	"regexp"
	"strings"
	"sync"

	"github.com/nyaruka/phonenumbers"
)

var (
	blanks = regexp.MustCompile(`[ \x{a0}]+`)
	// The country code as people write it, with the zero that is not dialled from abroad.
	germanCode = regexp.MustCompile(`^\(?(\+ ?49|00 ?49)\)?[ ./-]*(\( ?0 ?\)[ ./-]*)?`)
	oneStroke  = regexp.MustCompile(`^([+0-9]+) ?/ ?([0-9]+)$`)
	separators = regexp.MustCompile(`[^0-9]+`)
)

// germanText puts a German number right that was parted into code and number: area code, blank,
// number („02921 302546"), a direct line behind a hyphen („02921 30-2546"), the country code before it with a plus
// („+49 2921 302546"). 0800 numbers keep the groups in which they are known. "" if it is not certain how.
func germanText(typed, code, number string) string {
	prefix := "0"
	if germanCode.MatchString(typed) {
		prefix = "+49 "
	}
	switch {
	case code == "":
		return ""
	case code == "800":
		return prefix + "800 " + strings.Trim(separators.ReplaceAllString(number, " "), " ")
	}
	return joined(prefix+code, number)
}

// splitAreaCode returns the area code of a German number, and what was typed behind it; "" if the code is not known, or not
// what was set apart as one: „0292 1302546".
func splitAreaCode(typed, national string) (code, behindIt string) {
	rest := typed[len(germanCode.FindString(typed)):]
	zero := 0 // whether the typed digits begin with one
	switch onlyDigits(rest) {
	case "0" + national:
		zero = 1
	case national:
		if rest == typed { // a local number, or a slip: nobody knows its area code
			return "", ""
		}
	default:
		return "", ""
	}
	for _, length := range codeLengths(national) {
		if number, ok := behind(rest, length+zero, length > 1 && !anyMobile(national)); ok {
			return national[:length], number
		}
	}
	return "", ""
}

// codeLengths returns how long the code may be with which a German number begins, without its zero.
func codeLengths(national string) []int {
	switch {
	case strings.HasPrefix(national, "800"):
		return []int{3}
	case anyMobile(national):
		return []int{3, 4} // „0151 12345678", „01511 2345678": both are usual
	}
	begin := (national + "22222")[:5] // no code is longer
	length, known := codeLengthOf.Load(begin)
	if !known {
		length = 0 // the library knows the code of a number of usual length only
		if parsed, err := phonenumbers.Parse("0"+begin+"22222", "DE"); err == nil {
			length = phonenumbers.GetLengthOfGeographicalAreaCode(parsed)
		}
		codeLengthOf.Store(begin, length)
	}
	if length.(int) > 0 {
		return []int{length.(int)}
	}
	return nil
}

// codeLengthOf keeps what the library says of five digits, of which there are no more than 100,000.
var codeLengthOf sync.Map

// anyMobile reports whether a German number is one that has no direct lines, so that hyphens are but groups.
func anyMobile(national string) bool {
	return strings.HasPrefix(national, "15") || strings.HasPrefix(national, "16") || strings.HasPrefix(national, "17") ||
		strings.HasPrefix(national, "800")
}

// nationalStart returns the digits of the beginning of a German number, without country code and zero; false if it has none of both.
func nationalStart(text string) (national string, ok bool) {
	text = strings.TrimSpace(text)
	code := germanCode.FindString(text)
	digits := onlyDigits(text[len(code):])
	if code != "" {
		return strings.TrimPrefix(digits, "0"), true
	}
	national, ok = strings.CutPrefix(digits, "0")
	return national, ok && !strings.HasPrefix(national, "0")
}

// behind returns what was typed behind a code of so many digits. It reports false where something else was set apart as
// the code: „0292 1302546". A direct line may be all that is set apart: „0292130-2546".
func behind(typed string, code int, direct bool) (string, bool) {
	groups := separators.Split(strings.Trim(typed, " (/.-"), -1)
	first, set := len(groups[0]), 0
	for _, group := range groups {
		if set += len(group); set >= code {
			break
		}
	}
	whole := first > code && (len(groups) == 1 || direct && len(groups) == 2 && strings.Contains(typed, "-"))
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

var groupSigns = strings.NewReplacer(" ", "", ".", "")

// joined puts a number behind its code: without blanks, with a hyphen before the direct line. "" if more is in it.
func joined(code, number string) string {
	number = groupSigns.Replace(number)
	base, direct, hyphen := strings.Cut(number, "-")
	if strings.Trim(base+direct, "0123456789") != "" || base == "" || hyphen && direct == "" {
		return ""
	}
	return code + " " + number
}

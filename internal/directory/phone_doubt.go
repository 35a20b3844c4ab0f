package directory

import (
	"fmt"
	"strconv"
	"strings"
)

// doubtful says why the digits of a text may be more than one number, or are too many. The text begins after the area code,
// unless it is unknown where that ends; national are the digits after the zero.
func doubtful(text, national string, codeToo bool) string {
	text = strings.Trim(text, " /-.")
	groups := strings.Split(text, "-")
	for i := range groups {
		groups[i] = onlyDigits(groups[i])
	}
	last, most := len(groups)-1, mostDigits
	if last == 1 && !anyMobile(national) && len(groups[1]) <= 5 && len(national)-len(groups[1]) <= mostBefore {
		most = mostDirect
	}
	switch {
	case len(national) > most && last == 1 && len(groups[1]) <= 5 && len(groups[0]) > len(groups[1]) && !codeToo && !anyMobile(national):
		return fmt.Sprintf(directDial, groups[1])
	case len(national) > most:
		return eachInFull
	case !codeToo && strings.ContainsAny(text, "/()"), strings.Contains(text, "--"):
		return eachInFull
	case anyMobile(national):
		for i := 1; i <= last && last > 1; i++ {
			if len(groups[i]) > 4 {
				return eachInFull
			}
		}
	case last > 1:
		return eachInFull
	case last == 1 && len(groups[0]) >= 4 && len(groups[1]) < len(groups[0]):
		base, direct := groups[0], groups[1]
		from, _ := strconv.Atoi(base[len(base)-len(direct):])
		to, _ := strconv.Atoi(direct)
		if to > from && to-from <= inARow {
			return fmt.Sprintf(withoutHyphen, direct)
		}
	}
	return inRow(text)
}

// inRow refuses two numbers one after the other with nothing but a blank between them: „4711 4712".
func inRow(text string) string {
	spaced := strings.FieldsFunc(text, func(r rune) bool { return !isDigit(r) })
	for i := 1; i < len(spaced); i++ {
		if one, other := spaced[i-1], spaced[i]; len(one) == len(other) && len(one) >= 4 {
			a, _ := strconv.Atoi(one)
			b, _ := strconv.Atoi(other)
			if max(a-b, b-a) <= inARow {
				return eachInFull
			}
		}
	}
	return ""
}

package directory

import (
	"regexp"
	"strings"
)

// PhoneField is what somebody wrote where one telephone number is asked for, parted into what belongs into the field and
// what belongs elsewhere.
type PhoneField struct {
	Number  string       // what the field is to hold: as it was written where that is fine
	Remark  string       // what belongs into the remark: „24 Std.", „Fax: 02921 302547"
	Further []PhoneField // other numbers at which somebody speaks, each with what was said of it
	Trouble string       // what is wrong instead, and what to do: then the rest is empty
}

var nothingBesideDigits = regexp.MustCompile(`^[-+0-9 ()/.]+$`)

// PartPhones parts what was written in a field for one telephone number.
func PartPhones(text string) PhoneField {
	numbers, trouble := ReadPhones(text)
	if trouble != "" {
		return PhoneField{Trouble: trouble}
	}
	var f PhoneField
	for _, n := range numbers {
		switch {
		case n.Kind != PhoneVoice:
			said := string(n.Kind) + ": " + n.Shown()
			if n.Note != "" {
				said += " (" + n.Note + ")"
			}
			f.Remark = joinNotes(f.Remark, said)
		case f.Number == "":
			f.Number, f.Remark = n.Shown(), joinNotes(f.Remark, n.Note)
		default:
			f.Further = append(f.Further, PhoneField{Number: n.Shown(), Remark: n.Note})
		}
	}
	if plain := blanks.ReplaceAllString(phoneText(text), " "); len(numbers) == 1 && f.Number != "" && nothingBesideDigits.MatchString(plain) {
		f.Number = strings.Trim(plain, " .")
	}
	return f
}

// AddRemark adds what belongs into a remark to what is there, unless it does already.
func AddRemark(remark, more string) string {
	if more == "" || strings.Contains(Fold(remark), Fold(more)) {
		return remark
	}
	return joinNotes(strings.TrimRight(remark, " ,"), more)
}

// storedBefore reports whether a text passed for a number before ReadPhones asked more closely. What is stored so stays
// until somebody puts it right: it must not keep anybody from changing something else, or from loading an old export.
func storedBefore(text string) bool {
	text = strings.TrimSpace(text)
	digits := len(onlyDigits(text))
	return formerShape.MatchString(text) && digits >= fewestDigits && digits <= 20
}

var formerShape = regexp.MustCompile(`^\+?[0-9(][-0-9 ()/.\x{a0}–]*$`)

package directory

import (
	"regexp"
	"strings"
)

// PhoneField is what somebody wrote where one telephone number was asked for, split into what belongs in the field and what
// belongs elsewhere.
type PhoneField struct {
	Number  string       // the content of the field, in the form of DIN 5008
	Remark  string       // what belongs in the remark: „24 Std.", „Fax: 02921 302547"
	Further []PhoneField // other numbers at which somebody speaks, each with its remark
	Trouble string       // what is wrong and what to do about it; then all else is empty
}

// SplitPhones splits what was written in a field for one telephone number.
func SplitPhones(text string) PhoneField {
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
	return f
}

// AddRemark adds more to a remark, unless it contains that already.
func AddRemark(remark, more string) string {
	if more == "" || strings.Contains(Fold(remark), Fold(more)) {
		return remark
	}
	return joinNotes(strings.TrimRight(remark, " ,"), more)
}

// storedBefore reports whether a text passed for a number before ReadPhones became stricter. Such a text stays until somebody
// corrects it: it must not keep anybody from changing something else or from loading an old export.
func storedBefore(text string) bool {
	text = strings.TrimSpace(text)
	digits := len(onlyDigits(text))
	return formerShape.MatchString(text) && digits >= fewestDigits && digits <= 20
}

var formerShape = regexp.MustCompile(`^\+?[0-9(][-0-9 ()/.\x{a0}–]*$`)

package directory

import (
	"fmt"
	"slices"
	"strings"
)

// Phone is one telephone number, as ReadPhones finds it in what people write.
type Phone struct {
	Dial      string    // what a telephone dials: „+492921302546", or „110" for a number that has no country code
	Text      string    // as people read it, by DIN 5008, without the extension: „02921 302546"
	Extension string    // digits to ask for once somebody answers: „Apparat 12". They are never dialled
	Direct    bool      // the extension was called a „Durchwahl"
	Kind      PhoneKind // what answers there
	Note      string    // what else was written about it: „24 Std.", „Frau Muster"
}

// PhoneKind is what answers at a number.
type PhoneKind string

// The kinds of number. Somebody speaks only at the first: the others are never shown as a number to dial.
const (
	PhoneVoice PhoneKind = ""
	PhoneFax   PhoneKind = "Fax"
	PhoneTyped PhoneKind = "Schreibtelefon"
)

// Link is the tel: address (RFC 3966). It holds no extension: many telephones would dial it along with the number.
func (p Phone) Link() string { return "tel:" + p.Dial }

// Asked returns what to ask for once somebody answers: „Apparat 12"; "" if there is no extension.
func (p Phone) Asked() string {
	switch {
	case p.Extension == "":
		return ""
	case p.Direct:
		return "Durchwahl " + p.Extension
	}
	return "Apparat " + p.Extension
}

// Shown returns the number with its extension, in a form that ReadPhones reads as the same number: „02921 30-0 Apparat 12".
func (p Phone) Shown() string { return strings.TrimSpace(p.Text + " " + p.Asked()) }

// onlyVoice returns the one number of a field, or a sentence that says what is wrong and what to do about it.
func onlyVoice(text string) (Phone, string) {
	numbers, trouble := ReadPhones(text)
	switch {
	case trouble != "":
		return Phone{}, trouble
	case len(numbers) == 0:
		return Phone{}, noNumber
	case len(numbers) > 1:
		return Phone{}, several(numbers)
	case numbers[0].Kind != PhoneVoice:
		return Phone{}, fmt.Sprintf(voiceOnly, numbers[0].Kind, numbers[0].Shown())
	case numbers[0].Note != "":
		return Phone{}, fmt.Sprintf(numberOnly, numbers[0].Note)
	}
	return numbers[0], ""
}

func several(numbers []Phone) string {
	shown := make([]string, len(numbers))
	for i, n := range numbers {
		if shown[i] = n.Shown(); n.Kind != PhoneVoice {
			shown[i] = string(n.Kind) + ": " + shown[i]
		}
	}
	return fmt.Sprintf(oneEach, strings.Join(shown, "; "))
}

// SamePhone reports whether two texts are the same number with the same extension.
func SamePhone(one, other string) bool {
	a, trouble := onlyVoice(one)
	b, worse := onlyVoice(other)
	return trouble == "" && worse == "" && a.Dial == b.Dial && a.Extension == b.Extension
}

// PhoneTrouble says in plain German why a text is not the one telephone number of a contact, and what to do about it; "" if it is,
// or if it is empty.
func PhoneTrouble(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	_, trouble := onlyVoice(text)
	return trouble
}

// PhonesIn returns the numbers in a text at which somebody speaks, if it is certain what to dial. The field of a contact holds one
// number; only fields stored before that rule may hold several, or an uncertain one.
func PhonesIn(text string) []Phone {
	numbers, _ := ReadPhones(text)
	return slices.DeleteFunc(numbers, func(n Phone) bool { return n.Kind != PhoneVoice })
}

// PhoneLink returns the tel: address of the first number in a text at which somebody speaks, or "" if that is not
// certain. Emergency and harmonised numbers (110, 116 016) stay as they are; all others become E.164 (RFC 3966).
func PhoneLink(text string) string {
	if numbers := PhonesIn(text); len(numbers) > 0 {
		return numbers[0].Link()
	}
	return ""
}

// PhoneText returns the number in the form of DIN 5008 (see Phone.Text), with its extension. What is not certainly one number
// stays as it was typed.
func PhoneText(text string) string {
	if n, trouble := onlyVoice(text); trouble == "" {
		return n.Shown()
	}
	return blanks.ReplaceAllString(strings.TrimSpace(text), " ")
}

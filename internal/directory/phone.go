package directory

import (
	"slices"
	"strings"
)

// Phone is one telephone number, as ReadPhones finds it in what people write.
type Phone struct {
	Dial      string    // what a telephone dials: „+492921302546", or „110" for a number that has no country code
	Text      string    // as people read it, after DIN 5008: „02921 302546"; without what follows
	Extension string    // digits to ask for once somebody answers: „Apparat 12". They are never dialled
	Direct    bool      // the extension was called a „Durchwahl"
	Kind      PhoneKind // what answers there
	Note      string    // what else was written of it: „24 Std.", „Frau Muster"
}

// PhoneKind says what answers at a number.
type PhoneKind string

// The kinds of number. Only at the first does somebody speak: the others are never shown as a number to dial.
const (
	PhoneVoice PhoneKind = ""
	PhoneFax   PhoneKind = "Fax"
	PhoneTyped PhoneKind = "Schreibtelefon"
)

// Link is the tel: address (RFC 3966). It holds no extension: many telephones would dial it along with the number.
func (p Phone) Link() string { return "tel:" + p.Dial }

// Asked says what to ask for once somebody answers: „Apparat 12"; "" for nothing.
func (p Phone) Asked() string {
	switch {
	case p.Extension == "":
		return ""
	case p.Direct:
		return "Durchwahl " + p.Extension
	}
	return "Apparat " + p.Extension
}

// Shown is the number with its extension, in a form that ReadPhones reads as the same number: „02921 30-0 Apparat 12".
func (p Phone) Shown() string { return strings.TrimSpace(p.Text + " " + p.Asked()) }

// onlyVoice returns the number of a field that may hold one number only, or the sentence that says what to do about it.
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
		return Phone{}, "Hier kommt nur eine Nummer hin, unter der jemand spricht. „" + string(numbers[0].Kind) + ": " +
			numbers[0].Shown() + "“ gehört in die Anmerkung."
	case numbers[0].Note != "":
		return Phone{}, "Hier kommt nur die Nummer hin. „" + numbers[0].Note + "“ gehört in die Anmerkung."
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
	return "Hier stehen mehrere Nummern: " + strings.Join(shown, "; ") + ". Bitte jede in ein eigenes Feld eintragen."
}

// SamePhone reports whether two texts are the same number with the same extension.
func SamePhone(one, other string) bool {
	a, trouble := onlyVoice(one)
	b, worse := onlyVoice(other)
	return trouble == "" && worse == "" && a.Dial == b.Dial && a.Extension == b.Extension
}

// PhoneTrouble says in plain German what keeps a text from being the one telephone number of a contact, and what to do;
// "" if nothing does, or if it is empty.
func PhoneTrouble(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	_, trouble := onlyVoice(text)
	return trouble
}

// PhonesIn returns the numbers of a text at which somebody speaks, as far as it is certain what to dial. The field of a
// contact holds one; only what was stored before that was asked for may hold more, or one that nobody can be sure of.
func PhonesIn(text string) []Phone {
	numbers, _ := ReadPhones(text)
	return slices.DeleteFunc(numbers, func(n Phone) bool { return n.Kind != PhoneVoice })
}

// PhoneLink returns the tel: address of the first number in a text at which somebody speaks, or "" if there is none for
// certain. Emergency and harmonised numbers (110, 116 016) stay as they are; all others become E.164 (RFC 3966).
func PhoneLink(text string) string {
	if numbers := PhonesIn(text); len(numbers) > 0 {
		return numbers[0].Link()
	}
	return ""
}

// PhoneText returns the number in the form of DIN 5008 (see Phone.Text), with its extension. What is not one number for
// certain stays as it was typed.
func PhoneText(text string) string {
	if n, trouble := onlyVoice(text); trouble == "" {
		return n.Shown()
	}
	return blanks.ReplaceAllString(strings.TrimSpace(text), " ")
}

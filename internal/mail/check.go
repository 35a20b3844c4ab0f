package mail

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/mailaddress"
)

// unfit is what may stand in no name and no address: it would end the header or begin another recipient.
const unfit = ",<>"

// check returns the message as it can be sent. What is wrong is a permanent Error that does not repeat it.
func (m Message) check() (Message, error) {
	bad := func(what string) (Message, error) {
		return Message{}, &Error{Fate: Permanent, Step: "message", Detail: what}
	}
	if m.ID == "" || strings.ContainsFunc(m.ID, notInID) || len(m.ID) > 100 {
		return bad("the ID is none")
	}
	if m.Date.IsZero() {
		return bad("the date is missing")
	}
	to, err := mailaddress.Plain(m.To)
	if err != nil {
		return bad("the address of the recipient is none")
	}
	if !NameFits(m.ToName) {
		return bad("the name of the recipient has signs that a header must not have")
	}
	if !NameFits(m.FromName) || !NameFits(m.ReplyToName) {
		return bad("the name of the sender has signs that a header must not have")
	}
	if m.ReplyTo != "" {
		if m.ReplyTo, err = mailaddress.Plain(m.ReplyTo); err != nil {
			return bad("the address for answers is none")
		}
	}
	if c := m.Calendar; c != (Calendar{}) && (c.Method != "REQUEST" && c.Method != "CANCEL" || !utf8.ValidString(c.Data)) {
		return bad("the calendar is none")
	}
	if m.Unsubscribe != "" && !clickable(m.Unsubscribe) {
		return bad("the address to unsubscribe at is none")
	}
	if m.Subject == "" || !line(m.Subject) {
		return bad("the subject is empty or has signs that a header must not have")
	}
	if m.Text == "" || !utf8.ValidString(m.Text) ||
		strings.ContainsFunc(m.Text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
		return bad("the text is empty or has control characters")
	}
	m.To = to
	return m, nil
}

func notInID(r rune) bool {
	return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '-'
}

// NameFits reports whether a name can stand before the address: it has no comma, no angle bracket, no line break and no
// other control character.
// A message can be sent without a name.
func NameFits(name string) bool { return line(name) && !strings.ContainsAny(name, unfit) }

// line reports whether text is one line that changes nothing about the lines around it.
func line(text string) bool {
	return utf8.ValidString(text) && len(text) <= 300 && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
	})
}

// clickable reports whether text is the address of a page and nothing else.
func clickable(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && text == u.String() && NameFits(text)
}

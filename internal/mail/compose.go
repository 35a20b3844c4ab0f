package mail

import (
	"fmt"
	"net/mail"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

// compose makes a checked message into what goes over the wire. What it returns is for one use.
func compose(m Message, from *mail.Address, encoding gomail.Encoding) (*gomail.Msg, error) {
	m, err := m.check()
	if err != nil {
		return nil, err
	}
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithEncoding(encoding), gomail.WithCharset(gomail.CharsetUTF8))
	sender := *from
	if m.FromName != "" {
		sender.Name = m.FromName
	}
	message.FromMailAddress(&sender)
	if m.ReplyTo != "" {
		message.ReplyToMailAddress(&mail.Address{Name: m.ReplyToName, Address: m.ReplyTo})
	}
	if m.Unsubscribe != "" {
		message.SetGenHeader("List-Unsubscribe", "<"+m.Unsubscribe+">")
		if strings.HasPrefix(m.Unsubscribe, "https://") { // nothing else may be asked in one step
			message.SetGenHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
		}
	}
	message.ToMailAddress(&mail.Address{Name: m.ToName, Address: m.To})
	message.Subject(m.Subject)
	message.SetDateWithValue(m.Date)
	message.SetMessageIDWithValue(m.ID + "@" + host(from))
	message.SetGenHeader("Auto-Submitted", "auto-generated") // so that no absence note comes back (RFC 3834)
	message.SetBodyString("text/plain; format=flowed", flow(m.Text))
	if c := m.Calendar; c.Method != "" { // RFC 6047, 2.4: the method stands in the type, too
		message.AddAlternativeString(gomail.ContentType("text/calendar; method="+c.Method), c.Data)
	}
	if from, err := message.GetSender(false); err != nil || from == "" {
		return nil, &Error{Fate: Permanent, Step: "message", Detail: "the sender is no address"}
	}
	if to, err := message.GetRecipients(); err != nil || len(to) != 1 {
		return nil, &Error{Fate: Permanent, Step: "message", Detail: fmt.Sprintf("%d recipients, want one", len(to))}
	}
	return message, nil
}

func host(address *mail.Address) string {
	return address.Address[strings.LastIndexByte(address.Address, '@')+1:]
}

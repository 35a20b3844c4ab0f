package admin

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"rundtisch/internal/mail"
	"rundtisch/internal/store"
)

// mailDays is how far MailStatus looks back.
const mailDays = 30

// ends says in words how e-mails ended.
var ends = map[store.MailEnd]string{
	"":                 sayMailWaiting,
	store.MailNotSetUp: sayMailNotSetUp,
	store.MailRefused:  sayMailRefused,
	store.MailGivenUp:  sayMailGivenUp,
	store.MailUnknown:  sayMailUnknown,
	store.MailDropped:  sayMailDropped,
}

// MailStatus prints how many e-mails of which kind were sent in the last days, and how many were not, and why.
func MailStatus(ctx context.Context, s *store.Store, now time.Time, out io.Writer) error {
	counts, err := s.MailCounts(ctx, now.AddDate(0, 0, -mailDays))
	if err != nil {
		return err
	}
	if len(counts) == 0 {
		_, err := fmt.Fprintf(out, sayNoMails, mailDays)
		return err
	}
	var troubles []mail.Trouble
	for _, c := range counts {
		if t := mail.Trouble(c.Trouble); t != "" && !slices.Contains(troubles, t) {
			troubles = append(troubles, t)
		}
		ended := ends[c.Ended]
		if c.Ended == "" && c.Trouble != "" {
			ended = sayMailTrouble
		}
		if c.Sent {
			ended = "verschickt"
		}
		if _, err := fmt.Fprintf(out, sayMails, c.Kind, c.Number, ended, c.Last.Format("02.01.2006")); err != nil {
			return err
		}
	}
	for _, t := range troubles {
		if _, err := fmt.Fprintf(out, "Zu tun: %s\n", t.Advice()); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(counts, func(c store.MailCount) bool { return c.Ended == "" && c.Trouble != "" }) {
		_, err := fmt.Fprintln(out, sayMailLater)
		return err
	}
	return nil
}

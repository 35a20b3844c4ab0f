package admin

import (
	"context"
	"fmt"
	"io"
	"time"

	"rundtisch/internal/store"
)

// mailDays is how far MailStatus looks back.
const mailDays = 30

// ends says in words how e-mails ended.
var ends = map[store.MailEnd]string{
	"":                 "noch nicht verschickt",
	store.MailNotSetUp: "nicht verschickt, weil keine E-Mail eingerichtet war",
	store.MailRefused:  "vom Mailserver abgelehnt",
	store.MailGivenUp:  "nach vielen Versuchen aufgegeben",
	store.MailUnknown:  "ungewiss: übergeben, aber nicht bestätigt",
	store.MailDropped:  "entfallen, weil nicht mehr gewünscht",
}

// MailStatus prints how many e-mails of which kind were sent in the last days, and how many were not, and why.
func MailStatus(ctx context.Context, s *store.Store, now time.Time, out io.Writer) error {
	counts, err := s.MailCounts(ctx, now.AddDate(0, 0, -mailDays))
	if err != nil {
		return err
	}
	if len(counts) == 0 {
		_, err := fmt.Fprintf(out, "In den letzten %d Tagen gab es keine E-Mails.\n", mailDays)
		return err
	}
	for _, c := range counts {
		ended := ends[c.Ended]
		if c.Sent {
			ended = "verschickt"
		}
		if _, err := fmt.Fprintf(out, "%s: %d %s, zuletzt am %s\n", c.Kind, c.Number, ended, c.Last.Format("02.01.2006")); err != nil {
			return err
		}
	}
	return nil
}

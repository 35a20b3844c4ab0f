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
	"":                 "noch nicht verschickt",
	store.MailNotSetUp: "nicht verschickt, weil keine E-Mail eingerichtet war",
	store.MailRefused:  "vom Mailserver abgelehnt, weil er die Empfängerin oder den Empfänger nicht annimmt",
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
	var troubles []mail.Trouble
	for _, c := range counts {
		if t := mail.Trouble(c.Trouble); t != "" && !slices.Contains(troubles, t) {
			troubles = append(troubles, t)
		}
		ended := ends[c.Ended]
		if c.Ended == "" && c.Trouble != "" {
			ended = "noch nicht verschickt, weil am Versand etwas nicht stimmt"
		}
		if c.Sent {
			ended = "verschickt"
		}
		if _, err := fmt.Fprintf(out, "%s: %d %s, zuletzt am %s\n", c.Kind, c.Number, ended, c.Last.Format("02.01.2006")); err != nil {
			return err
		}
	}
	for _, t := range troubles {
		if _, err := fmt.Fprintf(out, "Zu tun: %s\n", t.Advice()); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(counts, func(c store.MailCount) bool { return c.Ended == "" && c.Trouble != "" }) {
		_, err := fmt.Fprintln(
			out,
			"Was noch nicht verschickt ist, geht danach von selbst hinaus, längstens 14 Tage nach dem Auftrag. Links zur Anmeldung werden "+
				"nach 15 Minuten neu angefordert.",
		)
		return err
	}
	return nil
}

package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/riverqueue/river"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// askInstitutions asks the institutions whose turn it is. Where no e-mail is set up nobody is asked, and nobody counts as asked.
func (j *Jobs) askInstitutions(ctx context.Context, _ *river.Job[task.AskInstitutions]) error {
	if j.sender == nil {
		return nil
	}
	n, err := editing.New(j.store).AskDue(ctx, j.now())
	if n > 0 {
		j.log.InfoContext(ctx, "institutions are asked to confirm their entry", "number", n)
	}
	return err
}

// inquiry is what a mail to an institution tells.
type inquiry struct {
	Name, Path, Until string
	Others            int
	Subject, Words    string // of the coordination; may be empty
	By                store.Signature
	Offers            []store.Offered
	OffersLeft        int
}

// mailConfirmation asks an institution whether its entry is right. The secret is made here, when the mail is.
func (j *Jobs) mailConfirmation(ctx context.Context, job *river.Job[task.ConfirmationMail]) error {
	return j.deliver(ctx, job.JobRow, store.Mail{}, func(ctx context.Context, tx *store.Store) (envelope, error) {
		q, token, err := editing.Inquiry(ctx, tx, job.Args, j.now())
		if errors.Is(err, fault.NotFound) {
			return envelope{}, errUnwanted
		}
		if err != nil {
			return envelope{}, err
		}
		letter := "bestaetigung"
		if job.Args.Reminder {
			letter = "erinnerung"
		}
		return j.signed(envelope{
			To:     q.Email,
			Letter: letter,
			Data: inquiry{
				Name: q.Name, Path: "/bestaetigung/" + token, Until: q.Expires.Format("02.01.2006"), Others: q.Networks - 1,
				Subject: q.Letter.Subject, Words: q.Letter.Words, By: q.By,
				Offers: q.Offers, OffersLeft: q.OffersLeft,
			},
		}, q.By), nil
	})
}

// YearlyQuestion returns what writes the yearly question as a member gets it, to be looked at.
func YearlyQuestion(
	site, baseURL string, now func() time.Time,
) func(by store.Signature, words directory.Letter) (subject, text string, err error) {
	j := &Jobs{site: site, baseURL: baseURL}
	return func(by store.Signature, words directory.Letter) (string, string, error) {
		return j.letter("bestaetigung", inquiry{
			Name: exampleName, Path: "/bestaetigung/…", Until: now().Add(editing.LinkLifetime).Format("02.01.2006"),
			Subject: words.Subject, Words: words.Words, By: by,
			Offers: []store.Offered{{Name: exampleOffer, Phones: []string{"01234 56789"}, Hours: []directory.Hours{"Mo–Fr 09:00–12:00"}}},
		})
	}
}

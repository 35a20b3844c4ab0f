package jobs

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"rundtisch/internal/directory"
	"rundtisch/internal/mail"
	"rundtisch/internal/store"
)

// errUnwanted is returned by a compose function when its e-mail is no longer wanted.
var errUnwanted = errors.New("the e-mail is no longer wanted")

// toNote is how long noting what became of an e-mail may take, also when the program is about to stop.
const toNote = 5 * time.Second

// envelope is what compose returns: who gets what. The letter is text/Letter.txt, made with Data.
type envelope struct {
	To, ToName string
	// FromName, ReplyTo and ReplyToName are as in mail.Message; see signed.
	FromName, ReplyTo, ReplyToName string
	Unsubscribe                    string // as in mail.Message
	Letter                         string
	Data                           any
	Calendar                       mail.Calendar // zero: none
}

// deliver sends the one e-mail of a job, at most once, whatever happens.
//
// compose looks up to whom it goes and makes what it needs; a secret in it is made there, and only its hash is stored, in tx.
// The e-mail is marked in the same transaction, which is committed before the e-mail is handed over. If the mail server surely
// did not accept it, the mark is removed and the job fails, so that it is retried later (compose then makes a new secret);
// what the operator has to fix before that is noted. If nobody knows, because this instance died or no answer came, the e-mail
// is never sent again: two are worse than none, since another can be requested.
//
// about names the account or institution, for the operator. deliver fills in the rest.
func (j *Jobs) deliver(
	ctx context.Context, job *rivertype.JobRow, about store.Mail, compose func(ctx context.Context, tx *store.Store) (envelope, error),
) error {
	about.ID, about.Kind = mailID(job), job.Kind
	if j.sender == nil {
		return j.end(ctx, about, store.MailNotSetUp, mail.ErrNone)
	}
	message, state, err := j.begin(ctx, about, compose)
	switch {
	case errors.Is(err, errUnwanted):
		return j.end(ctx, about, store.MailDropped, err)
	case err != nil:
		return err
	case state == store.MailOver:
		return nil
	case state == store.MailOpen:
		return j.end(ctx, about, store.MailUnknown, errors.New("it was handed over before, and nobody knows whether it was accepted"))
	}
	err = j.sender.Send(ctx, message)
	if err == nil {
		return j.note(ctx, func(ctx context.Context) error { return j.store.MailSent(ctx, about.ID, j.now()) })
	}
	switch fate := mail.FateOf(err); {
	case fate == mail.Permanent:
		return j.end(ctx, about, store.MailRefused, err)
	case fate == mail.Unknown:
		return j.end(ctx, about, store.MailUnknown, err)
	}
	trouble := mail.TroubleOf(err)
	last := job.Attempt >= job.MaxAttempts
	if last && (trouble == "" || j.now().Sub(job.CreatedAt) > forOperator) {
		return j.end(ctx, about, store.MailGivenUp, err)
	}
	noted := j.note(ctx, func(ctx context.Context) error { return j.store.UnmarkMail(ctx, about.ID, string(trouble)) })
	if last && noted == nil {
		j.log.WarnContext(
			ctx, "e-mail waits until the way out is put right", "kind", about.Kind, "mail", about.ID, "trouble", trouble, "err",
			plainError{err},
		)
		return river.JobSnooze(lookAgain)
	}
	return errors.Join(err, noted)
}

// mailID returns the ID of the one e-mail of a job.
func mailID(job *rivertype.JobRow) directory.ID {
	return directory.NewID("mail", strconv.FormatInt(job.ID, 10), job.CreatedAt.UTC().Format(time.RFC3339Nano))
}

// An e-mail that waits for the operator to put something right is tried as often as one that the server has put off, and
// then every hour for two weeks: a password that was changed before the holidays loses no invitation.
const (
	forOperator = 14 * day
	lookAgain   = time.Hour
)

// begin marks the e-mail and composes it, both or neither.
func (j *Jobs) begin(
	ctx context.Context, about store.Mail, compose func(ctx context.Context, tx *store.Store) (envelope, error),
) (message mail.Message, state store.MailState, err error) {
	err = j.store.InTx(ctx, func(tx *store.Store) error {
		var err error
		if state, err = tx.BeginMail(ctx, about, j.now()); err != nil || state != store.MailBegun {
			return err
		}
		e, err := compose(ctx, tx)
		if err != nil {
			return err
		}
		message, err = j.write(about.ID, e)
		return err
	})
	return message, state, err
}

// write makes the message of an envelope. A name that cannot stand in a header is left out.
func (j *Jobs) write(id directory.ID, e envelope) (mail.Message, error) {
	subject, text, err := j.letter(e.Letter, e.Data)
	if err != nil {
		return mail.Message{}, err
	}
	if !mail.NameFits(e.ToName) {
		e.ToName = ""
	}
	if !mail.NameFits(e.FromName) {
		e.FromName = ""
	}
	e.FromName, e.ReplyToName = mail.FittingName(e.FromName), mail.FittingName(e.ReplyToName)
	if !mail.AddressFits(e.ReplyTo) { // better no way to answer than no e-mail
		e.ReplyTo, e.ReplyToName = "", ""
	}
	return mail.Message{
		ID: id.String(), To: e.To, ToName: e.ToName, FromName: e.FromName, ReplyTo: e.ReplyTo, ReplyToName: e.ReplyToName,
		Unsubscribe: e.Unsubscribe, Calendar: e.Calendar, Subject: subject, Text: text, Date: j.now(),
	}, nil
}

// end notes that an e-mail will not be sent (again), and says so in the log. The job is over.
func (j *Jobs) end(ctx context.Context, m store.Mail, why store.MailEnd, err error) error {
	if why != store.MailDropped {
		j.log.WarnContext(ctx, "e-mail not sent", "kind", m.Kind, "mail", m.ID, "state", why, "err", plainError{err})
	}
	return j.note(ctx, func(ctx context.Context) error { return j.store.EndMail(ctx, m, why, j.now()) })
}

// note writes down what became of an e-mail, also when ctx has ended.
func (j *Jobs) note(ctx context.Context, write func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), toNote)
	defer cancel()
	if err := write(ctx); err != nil {
		return fmt.Errorf("note what became of an e-mail: %w", err)
	}
	return nil
}

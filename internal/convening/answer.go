package convening

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// hashOf returns the hash of a secret, which is all that is stored of it.
func hashOf(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// Opened is what the link in an invitation opens.
type Opened struct {
	meeting.Meeting
	Network    string // its name
	Invitation meeting.Invitation
	Left       []meeting.Left // what earlier meetings left to do
}

// Open returns what a mailed secret opens, or fault.NotFound. It changes nothing.
func (c *Chair) Open(ctx context.Context, token string) (Opened, error) {
	v, m, name, err := c.store.InvitationByToken(ctx, hashOf(token))
	if err != nil {
		return Opened{}, err
	}
	left, err := left(ctx, c.store, m)
	return Opened{m, name, v, left}, err
}

// left returns what earlier meetings left to do, for the agenda of m.
func left(ctx context.Context, s *store.Store, m meeting.Meeting) ([]meeting.Left, error) {
	all, err := s.OpenDecisions(ctx, m.Network)
	return meeting.Earlier(m, all), err
}

// ErrOver says that nobody can answer any more: the meeting has begun, or is cancelled.
var ErrOver = errors.New("the meeting can no longer be answered")

// Answer stores what an institution says by a mailed secret; it may say something else until the meeting begins. It returns
// fault.NotFound, ErrOver, or fault.Invalid by field.
func (c *Chair) Answer(ctx context.Context, token string, answer meeting.Answer, deputy string, now time.Time) error {
	err := c.store.InTx(ctx, func(tx *store.Store) error {
		v, m, _, err := tx.InvitationByToken(ctx, hashOf(token))
		if err != nil {
			return err
		}
		if m.State != meeting.Invited || m.Over(now) || !m.ForgottenAt.IsZero() {
			return ErrOver
		}
		if answer, deputy, err = meeting.CheckAnswer(answer, deputy); err != nil {
			return err
		}
		return tx.AnswerInvitation(ctx, v.ID, answer, deputy, now)
	})
	if err != nil {
		return fmt.Errorf("answer an invitation: %w", err)
	}
	return nil
}

// Post is an e-mail about a meeting, ready to be put into words.
type Post struct {
	Opened
	Kind  meeting.MailKind
	To    string
	Token string // the secret for the address of the answer; "" where there is nothing to answer
}

// Begin marks an ordered e-mail as handed over and says what goes to whom; id is its ID among all e-mails. It returns
// fault.NotFound where it is not wanted any more. It belongs into the transaction that marks the e-mail.
func Begin(ctx context.Context, tx *store.Store, t task.MeetingMail, id directory.ID, now time.Time) (Post, error) {
	token := rand.Text() + rand.Text()
	b, err := tx.BeginMeetingMail(ctx, t.Mail, id, hashOf(token), now)
	if err != nil {
		return Post{}, err
	}
	m, err := tx.Meeting(ctx, b.Network, b.Meeting)
	if err != nil {
		return Post{}, err
	}
	p := Post{Opened: Opened{Meeting: m, Network: b.NetworkName, Invitation: b.Invitation}, Kind: b.Kind, To: b.Email, Token: token}
	switch b.Kind {
	case meeting.InvitationMail, meeting.UpdateMail:
		if m.State != meeting.Invited || m.Over(now) {
			return Post{}, fault.NotFound
		}
	case meeting.ReminderMail:
		if m.State != meeting.Invited || m.Over(now) || b.Answer != "" {
			return Post{}, fault.NotFound
		}
	case meeting.CancellationMail:
		if m.State != meeting.Cancelled || !b.Told {
			return Post{}, fault.NotFound
		}
	}
	if p.Left, err = left(ctx, tx, m); err != nil {
		return Post{}, err
	}
	return p, nil
}

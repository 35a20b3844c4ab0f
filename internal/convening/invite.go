package convening

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// Send orders the e-mails that are due and returns how many those are. From then on the meeting counts as one to which people
// are invited. An e-mail goes out once, whatever happens: see task.MeetingMail.
func (c *Chair) Send(ctx context.Context, w Which, now time.Time) (int, error) {
	n := 0
	err := c.change(ctx, w, meeting.KindInvite, true, now, func(m *work) error {
		if m.Over(now) || m.State != meeting.Planned && m.State != meeting.Invited {
			return fault.Wrong(nil, notPlanned)
		}
		guests, err := m.tx.Guests(ctx, m.Network, m.ID)
		if err != nil {
			return err
		}
		letters := meeting.Letters(*m.Meeting, guests, now)
		if len(letters) == 0 {
			return fault.Wrong(nil, nobodyToWrite)
		}
		for _, l := range letters {
			if err := order(ctx, m.tx, m.ID, l, m.Sequence, now); err != nil {
				return err
			}
		}
		m.State, n = meeting.Invited, len(letters)
		return nil
	})
	return n, err
}

// order notes the invitation and one e-mail about it, and leaves the work of sending it.
func order(ctx context.Context, tx *store.Store, id directory.ID, l meeting.Letter, sequence int, now time.Time) error {
	var invitation directory.ID
	if l.Invitation != nil && l.Invitation.Email == l.To {
		invitation = l.Invitation.ID
	} else {
		l.Email = l.To
		var err error
		if invitation, err = tx.Invite(ctx, id, l.Guest); err != nil {
			return err
		}
	}
	return enqueue(ctx, tx, invitation, l.Kind, sequence, l.To, now)
}

func enqueue(
	ctx context.Context, tx *store.Store, invitation directory.ID, kind meeting.MailKind, sequence int, to string, now time.Time,
) error {
	id, first, err := tx.AddMeetingMail(ctx, invitation, kind, sequence, to, now)
	if err != nil || !first {
		return err
	}
	return tx.Enqueue(ctx, task.MeetingMail{Mail: id}, time.Time{})
}

// cancelMails tells everybody who was invited that the meeting is cancelled.
func cancelMails(ctx context.Context, tx *store.Store, m meeting.Meeting, now time.Time) error {
	guests, err := tx.Guests(ctx, m.Network, m.ID)
	if err != nil {
		return err
	}
	for _, l := range meeting.CancelLetters(guests) {
		if err := enqueue(ctx, tx, l.Invitation.ID, l.Kind, m.Sequence, l.To, now); err != nil {
			return err
		}
	}
	return nil
}

// SendResults sends the results to all members with an address and to whoever was invited, once, and returns to how many.
func (c *Chair) SendResults(ctx context.Context, w Which, now time.Time) (int, error) {
	n := 0
	err := c.change(ctx, w, meeting.KindSend, true, now, func(m *work) error {
		if len(m.Decisions) == 0 {
			return fault.Wrong(nil, nothingToTell)
		}
		first, err := m.tx.SendResults(ctx, m.ID, now)
		if err != nil {
			return err
		}
		if !first {
			return fault.Wrong(nil, sentAlready)
		}
		guests, err := m.tx.Guests(ctx, m.Network, m.ID)
		if err != nil {
			return err
		}
		for _, l := range meeting.ResultLetters(guests) {
			if err := order(ctx, m.tx, m.ID, l, 0, now); err != nil {
				return err
			}
			n++
		}
		if n == 0 {
			return fault.Wrong(nil, nobodyToWrite)
		}
		return nil
	})
	return n, err
}

// Remind orders the reminders that are due and returns how many: one to each who was invited and has not answered.
func (c *Chair) Remind(ctx context.Context, now time.Time) (int, error) {
	n := 0
	err := c.store.InTx(ctx, func(tx *store.Store) error {
		due, err := tx.RemindOfMeetings(ctx, now)
		for _, v := range due {
			if err = enqueue(ctx, tx, v.ID, meeting.ReminderMail, 0, v.Email, now); err != nil {
				break
			}
		}
		n = len(due)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("remind of meetings: %w", err)
	}
	return n, nil
}

// Forget deletes the names of people at meetings whose period is over, and returns of how many meetings.
func (c *Chair) Forget(ctx context.Context, now time.Time) (n int, err error) {
	err = c.store.InTx(ctx, func(tx *store.Store) error {
		n, err = tx.ForgetMeetingNames(ctx, now)
		return err
	})
	return n, err
}

// Package convening is every change of the meetings of a network: may they, is it valid, write it, keep a revision, order the
// e-mails, in one transaction.
package convening

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
)

// Chair changes meetings.
type Chair struct{ store *store.Store }

// New returns a chair on the owner's store.
func New(s *store.Store) *Chair { return &Chair{store: s} }

// Which names a meeting of a network as somebody saw it.
type Which struct {
	By      account.Account
	Network string // key
	ID      directory.ID
	Seen    int64 // the version that the form showed
}

// NewID returns the ID of a meeting, a decision.
func NewID() directory.ID { return uuid.New() }

// network locks a network and returns it, if by may edit it; otherwise fault.Forbidden.
func network(ctx context.Context, tx *store.Store, by account.Account, key string) (directory.Dossier, error) {
	id, err := tx.NetworkID(ctx, key)
	var moved fault.Moved
	if errors.As(err, &moved) { // a form may have been open while the key changed
		id, err = tx.NetworkID(ctx, moved.To)
	}
	if err != nil {
		return directory.Dossier{}, err
	}
	if !by.MayEdit(id) {
		return directory.Dossier{}, fault.Forbidden
	}
	if key, err = tx.LockNetwork(ctx, id); err != nil {
		return directory.Dossier{}, err
	}
	return tx.Dossier(ctx, key)
}

// Plan enters meetings that nobody is invited to yet: all of them or none. It returns fault.Invalid by the fields of a plan; of
// several, by the first that is wrong.
func (c *Chair) Plan(ctx context.Context, by account.Account, key string, plans []meeting.Plan, now time.Time) ([]meeting.Meeting, error) {
	var made []meeting.Meeting
	err := c.store.InTx(ctx, func(tx *store.Store) error {
		d, err := network(ctx, tx, by, key)
		if err != nil {
			return err
		}
		for _, p := range plans {
			if p, err = p.Check(d.TellsWhere, now); err != nil {
				return err
			}
			m := meeting.Meeting{ID: NewID(), Network: d.Network.ID(), Version: 1}
			m.Record = meeting.Record{Plan: p, State: meeting.Planned, KeepWeeks: meeting.MaxKeepWeeks}.Normal()
			if err := tx.AddMeeting(ctx, m, now); err != nil {
				return err
			}
			r := meeting.Revision{Number: 1, At: now, Account: by.ID, Role: string(by.RoleAt(m.Network)), Kind: meeting.KindNew, After: m.Record}
			if err := tx.AddMeetingRevision(ctx, m.ID, r); err != nil {
				return err
			}
			made = append(made, m)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("plan a meeting of %q: %w", key, err)
	}
	return made, nil
}

// work is a meeting while it is being changed.
type work struct {
	*meeting.Meeting
	tx      *store.Store
	dossier directory.Dossier
	undoes  int64
}

// change makes a change to a meeting and keeps a revision, unless nothing differs and always is false. What is on its way to
// calendars gets a new sequence.
func (c *Chair) change(ctx context.Context, w Which, kind string, always bool, now time.Time, apply func(*work) error) error {
	err := c.store.InTx(ctx, func(tx *store.Store) error {
		d, err := network(ctx, tx, w.By, w.Network)
		if err != nil {
			return err
		}
		m, err := tx.Meeting(ctx, d.Network.ID(), w.ID)
		if err != nil {
			return err
		}
		if m.Version != w.Seen {
			return fault.Stale
		}
		before := m.Record
		m.Present, m.Decisions = slices.Clone(m.Present), slices.Clone(m.Decisions)
		doing := work{Meeting: &m, tx: tx, dossier: d}
		if err := apply(&doing); err != nil {
			return err
		}
		m.Record = m.Normal()
		if before.Same(m.Record) && !always {
			return nil
		}
		if before.InCalendars() && (!before.SameAppointment(m.Plan) || before.State != m.State && m.State != meeting.Held) {
			m.Sequence++
		}
		if err := tx.SaveMeeting(ctx, m, now); err != nil {
			return err
		}
		if m.State == meeting.Cancelled && before.State == meeting.Invited {
			if err := cancelMails(ctx, tx, m, now); err != nil {
				return err
			}
		}
		return tx.AddMeetingRevision(ctx, m.ID, meeting.Revision{
			Number: m.Version + 1, At: now, Account: w.By.ID, Role: string(w.By.RoleAt(m.Network)), Kind: kind, Undoes: doing.undoes,
			Before: before, After: m.Record,
		})
	})
	if err != nil {
		return fmt.Errorf("change a meeting of %q: %w", w.Network, err)
	}
	return nil
}

// Replan changes what an invitation says. Where members have been invited, the update is sent by Send.
func (c *Chair) Replan(ctx context.Context, w Which, p meeting.Plan, now time.Time) error {
	return c.change(ctx, w, meeting.KindPlan, false, now, func(m *work) error {
		p, err := p.Check(m.dossier.TellsWhere, now)
		m.Plan = p
		return err
	})
}

// Cancel cancels a meeting that is still to come. Those who were invited get an e-mail.
func (c *Chair) Cancel(ctx context.Context, w Which, now time.Time) error {
	return c.change(ctx, w, meeting.KindCancel, false, now, func(m *work) error {
		if m.State == meeting.Held {
			return fault.Wrong(nil, alreadyHeld)
		}
		m.State = meeting.Cancelled
		return nil
	})
}

// Remove deletes a meeting to which nobody was ever invited; fault.Stale if somebody was, or if it is not as it was seen.
func (c *Chair) Remove(ctx context.Context, w Which) error {
	err := c.store.InTx(ctx, func(tx *store.Store) error {
		d, err := network(ctx, tx, w.By, w.Network)
		if err != nil {
			return err
		}
		if _, err := tx.Meeting(ctx, d.Network.ID(), w.ID); err != nil {
			return err
		}
		return tx.RemoveMeeting(ctx, w.ID, w.Seen)
	})
	if err != nil {
		return fmt.Errorf("remove a meeting of %q: %w", w.Network, err)
	}
	return nil
}

// Attend enters who was there. The meeting counts as held from then on.
func (c *Chair) Attend(ctx context.Context, w Which, present []meeting.Presence, now time.Time) error {
	return c.change(ctx, w, meeting.KindAttend, false, now, func(m *work) error {
		present, err := meeting.CheckPresent(present, m.dossier.TellsWhere)
		if err == nil {
			err = m.held(now)
		}
		if !m.ForgottenAt.IsZero() {
			for i := range present {
				present[i].Persons = ""
			}
		}
		m.Present = present
		return err
	})
}

// Decide enters results and decisions.
func (c *Chair) Decide(ctx context.Context, w Which, decisions []meeting.Decision, now time.Time) error {
	return c.change(ctx, w, meeting.KindDecide, false, now, func(m *work) error {
		next := ""
		if meeting.UntilNext(decisions) {
			var err error
			if next, err = m.next(ctx); err != nil {
				return err
			}
		}
		decisions, err := meeting.CheckDecisions(decisions, m.dossier.TellsWhere, next, now)
		if err == nil {
			err = m.held(now)
		}
		known := map[directory.ID]bool{}
		for _, d := range m.Decisions {
			known[d.ID] = true
		}
		for i, d := range decisions {
			if !known[d.ID] { // new, or of another meeting
				decisions[i].ID = NewID()
			}
			known[d.ID] = false // twice in a form is one more
		}
		m.Decisions = decisions
		return err
	})
}

// next returns the day of the meeting that follows, as it is planned here or told in public; "" if none is.
func (w *work) next(ctx context.Context) (string, error) {
	planned, err := w.tx.Meetings(ctx, w.Network)
	next := ""
	earliest := func(day string) {
		if day > w.Day && (next == "" || day < next) {
			next = day
		}
	}
	for _, m := range planned {
		if m.State != meeting.Cancelled {
			earliest(m.Day)
		}
	}
	for _, e := range w.dossier.Events {
		if _, known := meeting.ReadDay(string(e.Date)); known && e.Kind == directory.EventMeeting && e.Status != directory.EventCancelled {
			earliest(string(e.Date))
		}
	}
	return next, err
}

// held makes the meeting one that took place, on its day at the earliest.
func (w *work) held(now time.Time) error {
	if w.State == meeting.Cancelled {
		return fault.Wrong(nil, isCancelled)
	}
	if w.Day > string(directory.Today(now)) {
		return fault.Wrong(nil, stillToCome)
	}
	w.State = meeting.Held
	return nil
}

// Tick says that something a meeting left to do is done, or not yet.
func (c *Chair) Tick(ctx context.Context, w Which, decision directory.ID, done bool, now time.Time) error {
	return c.change(ctx, w, meeting.KindDecideOne, false, now, func(m *work) error {
		for i, d := range m.Decisions {
			switch {
			case d.ID != decision || d.State == meeting.Result:
				continue
			case done && d.State == meeting.Open:
				m.Decisions[i].State, m.Decisions[i].DoneOn = meeting.Done, string(directory.Today(now))
			case !done:
				m.Decisions[i].State, m.Decisions[i].DoneOn = meeting.Open, ""
			}
			return nil
		}
		return fault.NotFound
	})
}

// Keep shortens how many weeks after the meeting names are kept. It cannot be made longer.
func (c *Chair) Keep(ctx context.Context, w Which, weeks int, now time.Time) error {
	return c.change(ctx, w, meeting.KindKeep, false, now, func(m *work) error {
		if weeks < 0 || weeks > m.KeepWeeks {
			return fault.Wrong(fault.At("wochen"), onlyShorter)
		}
		m.KeepWeeks = weeks
		return nil
	})
}

// Undo takes one change back. It returns fault.Stale if what it changed was changed again since.
func (c *Chair) Undo(ctx context.Context, w Which, number int64, now time.Time) error {
	return c.change(ctx, w, meeting.KindUndo, false, now, func(m *work) error {
		r, err := m.tx.MeetingRevision(ctx, m.ID, number)
		if err != nil {
			return err
		}
		after, ok := meeting.Undo(m.Record, r)
		switch {
		case !r.Undoable():
			return fault.NotFound
		case !ok:
			return fault.Stale
		}
		m.Record, m.undoes = after, number
		return nil
	})
}

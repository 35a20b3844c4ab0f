package apptest

import (
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/convening"
	"rundtisch/internal/directory"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// Convene plans a meeting of a network three weeks from now, with a mark in each of its texts, to which one institution is
// invited; somebody has been there, and something is decided. It returns the meeting and the path of the link in the
// invitation.
func (r *Program) Convene(t testing.TB, by account.Account, network, mark string) (id directory.ID, link string) {
	t.Helper()
	owner, now := r.DB.Owner, r.Clock.Now()
	plan := meeting.Plan{
		Title: mark + " Treffen", Day: now.AddDate(0, 0, 21).Format(time.DateOnly), Starts: "14:00", Place: mark + " Ort",
		Link: "https://meet.example.org/" + mark, Agenda: []string{mark + " Punkt"}, Message: mark + " Gruß", Organizer: mark + " Amt",
		ReplyTo: "amt@example.org", RemindDays: 7,
	}
	made, err := convening.New(owner).Plan(t.Context(), by, network, []meeting.Plan{plan}, now)
	if err != nil {
		t.Fatal(err)
	}
	m := made[0]
	m.State = meeting.Invited
	m.Present = []meeting.Presence{{Name: mark + " Stelle", People: 2, Persons: mark + " Person"}}
	m.Decisions = []meeting.Decision{{ID: convening.NewID(), Text: mark + " Beschluss", Who: mark + " Wer", State: meeting.Open}}
	err = owner.InTx(t.Context(), func(tx *store.Store) error {
		if err := tx.SaveMeeting(t.Context(), m, now); err != nil {
			return err
		}
		guests, err := tx.Guests(t.Context(), m.Network, m.ID)
		if err != nil {
			return err
		}
		guests[0].Email = "post@example.org"
		invitation, err := tx.Invite(t.Context(), m.ID, guests[0])
		if err != nil {
			return err
		}
		mail, _, err := tx.AddMeetingMail(t.Context(), invitation, meeting.InvitationMail, 0, guests[0].Email, now)
		if err != nil {
			return err
		}
		post, err := convening.Begin(t.Context(), tx, task.MeetingMail{Mail: mail}, convening.NewID(), now)
		link = "/treffen/" + post.Token
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m.ID, link
}

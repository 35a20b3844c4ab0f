package admin_test

import (
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/convening"
	"rundtisch/internal/directory"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
)

// met are the tables of meetings that are carried.
var met = []string{
	"desk.meetings", "desk.meeting_invitations", "desk.meeting_attendance", "desk.meeting_decisions", "desk.meeting_revisions",
}

// meet lets a network plan a meeting, invite, meet and decide.
func meet(t *testing.T, owner *store.Store, by account.Account, network string) {
	t.Helper()
	chair := convening.New(owner)
	plan := meeting.Plan{
		Title: "Treffen <b>", Day: string(directory.Today(today)), Starts: "14:00", Place: "Saal \\ \"1\"",
		Agenda:    []string{"Erstens, zweitens", "{}"},
		Organizer: "Amt", ReplyTo: "amt@example.org", RemindDays: 7,
	}
	made, err := chair.Plan(t.Context(), by, network, []meeting.Plan{plan}, today)
	if err != nil {
		t.Fatal(err)
	}
	at := convening.Which{By: by, Network: network, ID: made[0].ID, Seen: 1}
	if err := chair.Attend(t.Context(), at, []meeting.Presence{{Name: "Gast", People: 2, Persons: "Berta"}}, today); err != nil {
		t.Fatal(err)
	}
	at.Seen++
	if err := chair.Decide(t.Context(), at, []meeting.Decision{{Text: "Etwas", Who: "Amt", Until: "1.3.2027"}}, today); err != nil {
		t.Fatal(err)
	}
	guests, err := owner.Guests(t.Context(), made[0].Network, at.ID)
	if err != nil {
		t.Fatal(err)
	}
	guests[0].Email = "gast@example.org"
	if _, err := owner.Invite(t.Context(), at.ID, guests[0]); err != nil {
		t.Fatal(err)
	}
}

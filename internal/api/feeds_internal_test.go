package api_test

import (
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// Nobody but its members can go to a meeting for members: it fills the calendars and lists of all others in vain. On the page of the
// network stands what is known of it.
func TestMeetingsForMembersOnlyAreOnTheirPageAndInNoCalendarOrList(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Change(t, "herne", func(w *editing.Work) error {
		w.Events = append(w.Events,
			directory.Event{Key: "unter-uns", Title: "Nur unter uns", Kind: directory.EventMeeting, Date: "2027-02-03", Internal: true},
			directory.Event{Key: "fuer-alle", Title: "Ganz offen", Kind: directory.EventConference, Date: "2027-02-04", Venue: "Rathaus"},
		)
		return nil
	})
	if page := r.Get(t, "/netzwerke/herne").Body.String(); !strings.Contains(page, "Nur unter uns") ||
		!strings.Contains(page, "nur für Mitglieder") {
		t.Error("the page of the network does not say what is known")
	}
	for _, path := range []string{
		"/termine", "/termine.ics", "/regionen/05/termine.ics", "/regionen/05916/termine.ics", "/netzwerke/herne/termine.ics",
		"/neues.atom", "/regionen/05/neues.atom", "/regionen/05916/neues.atom", "/netzwerke/herne/neues.atom",
	} {
		body := strings.ReplaceAll(r.Get(t, path).Body.String(), "\r\n ", "")
		if strings.Contains(body, "Nur unter uns") || !strings.Contains(body, "Ganz offen") {
			t.Errorf("%s: %s", path, body)
		}
		told := strings.Contains(body, "SUMMARY:Ganz offen – Runder Tisch") && strings.Contains(body, "LOCATION:Rathaus")
		if strings.HasSuffix(path, ".ics") && !told {
			t.Errorf("%s does not say whose event it is, and where: %s", path, body)
		}
	}
	neutral := r.Get(t, "/termine.ics?diskret=1").Body.String()
	for _, word := range []string{"Herne", "Rathaus", "20270203"} {
		if strings.Contains(neutral, word) {
			t.Errorf("the neutral calendar says %s", word)
		}
	}
	if !strings.Contains(neutral, "20270204") {
		t.Errorf("the neutral calendar: %s", neutral)
	}
	if other := r.Get(t, "/regionen/02/neues.atom").Body.String(); strings.Contains(other, "Ganz offen") {
		t.Error("the news of another Land tell of it")
	}
}

package mail

import (
	"testing"
	"time"

	"rundtisch/internal/mail/mailtest"
)

func TestASettingThatChangesIsUsedForTheNextMail(t *testing.T) {
	t.Parallel()
	first, second := &mailtest.Office{}, &mailtest.Office{}
	setting := "smtp://" + first.Open(t, nil, false) + "?from=netz@example.org&tls=off"
	s, err := OpenChanging(func() string { return setting })
	if err != nil {
		t.Fatal(err)
	}
	m := Message{ID: "1", To: "anna@example.org", Subject: "Probe", Text: "Text", Date: time.Now()}
	send := func(wantFirst, wantSecond int) {
		t.Helper()
		if err := s.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		if a, b := len(first.Accepted()), len(second.Accepted()); a != wantFirst || b != wantSecond {
			t.Errorf("accepted are %d and %d, want %d and %d", a, b, wantFirst, wantSecond)
		}
	}
	send(1, 0)
	setting = "smtp://" + second.Open(t, nil, false) + "?from=netz@example.org&tls=off"
	send(1, 1)
	setting = "nonsense"
	send(1, 2)
}

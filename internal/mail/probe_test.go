package mail

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rundtisch/internal/mail/mailtest"
)

func TestAProbeGoesUpToTheRecipientAndSendsNothing(t *testing.T) {
	t.Parallel()
	office := &mailtest.Office{}
	sender, err := Open("smtp://" + office.Open(t, nil, false) + "?from=netz@example.org&tls=off")
	if err != nil {
		t.Fatal(err)
	}
	if err := Probe(t.Context(), sender); err != nil || len(office.Accepted()) > 0 {
		t.Errorf("%v, %d messages", err, len(office.Accepted()))
	}
	for step, answer := range map[string]func(){
		"name the sender":    func() { office.Answer(mailtest.Says(550), nil, nil) },
		"name the recipient": func() { office.Answer(nil, mailtest.Says(550), nil) },
	} {
		answer()
		var e *Error
		if err := Probe(t.Context(), sender); !errors.As(err, &e) || e.Step != step || e.Code != 550 {
			t.Errorf("%v, want that it could not %s", err, step)
		}
	}
	gone, err := Open("smtp://127.0.0.1:1?from=netz@example.org&tls=off")
	if err != nil {
		t.Fatal(err)
	}
	if err := Probe(t.Context(), gone); TroubleOf(err) != Connection {
		t.Errorf("nobody is there: %v", err)
	}
}

func TestAProbeOfAFolderFindsWhetherItCanBeWritten(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "post")
	sender, err := Open("dir:" + path)
	if err != nil {
		t.Fatal(err)
	}
	if err := Probe(t.Context(), sender); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(path); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	if err := Probe(t.Context(), sender); err == nil {
		t.Error("a folder that is gone is well")
	}
}

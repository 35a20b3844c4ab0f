package jobs

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/mail"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// After a restore nobody knows which e-mails went out since the backup was made: none of them is sent.
func TestADoubtfulMailIsNotSent(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.enqueue(task.TidingsMail{Day: "2026-11-22"})
	b.enqueue(task.InviteMail{})
	n, err := Doubt(t.Context(), store.New(b.pool), time.Now())
	if err != nil || n != 2 {
		t.Fatalf("%d are in doubt, %v", n, err)
	}
	sent := &mail.Memory{}
	events := b.start(b.jobs(sent))
	b.next(events, task.TidingsMail{}.Kind())
	if n := b.count(`select count(*) from desk.mails where failed = 'ungewiss'`); n == 0 {
		t.Error("nobody is told")
	}
	if all := sent.Sent(); len(all) > 0 {
		t.Errorf("%d are sent", len(all))
	}
}

// A task that sends an e-mail and is not among them would send it twice.
func TestEveryTaskThatMailsIsAmongTheLetters(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, l := range letters {
		known[reflect.TypeOf(l).Name()] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	worker := regexp.MustCompile(`(?s)\nfunc [^\n]*river\.Job\[task\.(\w+)\][^\n]*\{\n(.*?)\n\}\n`)
	found := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range worker.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[2], "j.deliver(") {
				if found++; !known[m[1]] {
					t.Errorf("%s sends an e-mail and is not among letters", m[1])
				}
			}
		}
	}
	if found != len(letters) {
		t.Errorf("%d tasks send an e-mail, %d are letters", found, len(letters))
	}
}

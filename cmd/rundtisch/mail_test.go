package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
	"rundtisch/internal/task"
)

func TestTheServiceDoesBackgroundWorkAndEndsCleanly(t *testing.T) {
	t.Parallel()
	url, state, post := storetest.URL(t), newState(t), filepath.Join(t.TempDir(), "post")
	environment := []string{"DATABASE_URL=" + url, "RUNDTISCH_STATE=" + state}
	pool := storetest.Pool(t, url, store.Owner, nil)
	if _, err := pool.Exec(t.Context(), `insert into desk.mails (id, kind, created_at) values (gen_random_uuid(), 'old', now() - interval '1 year')`); err != nil {
		t.Fatal(err)
	}
	count := func(sql string) (n int) {
		t.Helper()
		if err := pool.QueryRow(t.Context(), sql).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	s := serve(t, append(environment, "RUNDTISCH_MAIL=dir:"+post))
	eventually(t, "what had expired is removed", func() bool { return count(`select count(*) from desk.mails`) == 0 })
	second := serve(t, environment) // another instance, without e-mail
	eventually(t, "it says that no e-mail is set up", func() bool { return strings.Contains(second.errors.String(), "keine E-Mail eingerichtet") })
	if err := store.New(pool).Enqueue(t.Context(), task.Prune{Day: "2020-01-01"}, time.Time{}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "new work is done", func() bool {
		return count(`select count(*) from jobs.river_job where args->>'day' = '2020-01-01' and state = 'completed'`) == 1
	})
	if n := count(`select count(*) from jobs.river_job where kind = 'prune' and args->>'day' <> '2020-01-01'`); n != 1 {
		t.Errorf("the work of the day was left %d times", n)
	}
	for _, one := range []*service{s, second} {
		begun := time.Now()
		if code := one.end(syscall.SIGTERM); code != exitOK {
			t.Errorf("exit %d, stderr %s", code, one.errors)
		}
		if took := time.Since(begun); took > 10*time.Second {
			t.Errorf("it took %s to end", took)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(s.errors.String()), "\n") {
		if !strings.Contains(line, "removed what had expired") && !strings.Contains(line, "made the download of the directory") {
			t.Errorf("noise on stderr: %q", line)
		}
	}
	if info, err := os.Stat(post); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the directory for e-mails: %v (%v)", info, err)
	}
	eventually(t, "no connection is left", func() bool {
		return count(`select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`) == 0
	})
}

func TestATrialIsSentAndCountingNamesNobody(t *testing.T) {
	post := filepath.Join(t.TempDir(), "post")
	environment := []string{"RUNDTISCH_MAIL=dir:" + post, "RUNDTISCH_NAME=Netz am Fluss", "RUNDTISCH_BASE_URL=https://netz.example.org"}
	if got := call(t, "", environment, "mail", "test", "anna@example.org"); got.code != exitOK || !strings.Contains(got.out, "verschickt") || got.err != "" {
		t.Fatalf("%+v", got)
	}
	files, err := filepath.Glob(filepath.Join(post, "*.eml"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v (%v)", files, err)
	}
	raw, err := os.ReadFile(files[0])
	for _, word := range []string{"To: <anna@example.org>\r\n", "Subject: Probe von Netz am Fluss\r\n", "https://netz.example.org/\r\n"} {
		if err != nil || !strings.Contains(string(raw), word) {
			t.Errorf("%q is missing in %s (%v)", word, raw, err)
		}
	}
	for to, code := range map[string]int{"keine adresse": exitUsage, "a@b.de\r\nBcc: c@d.de": exitUsage} {
		if got := call(t, "", environment, "mail", "test", to); got.code != code || got.out != "" || strings.Contains(got.err, to) {
			t.Errorf("%q: %+v", to, got)
		}
	}
	if got := call(t, "", nil, "mail", "test", "anna@example.org"); got.code != exitUsage || !strings.Contains(got.err, "RUNDTISCH_MAIL") {
		t.Errorf("nothing set up: %+v", got)
	}
	if got := call(t, "", []string{"RUNDTISCH_MAIL=smtp://netz:geheim@h?from=a@b.de&tls=vielleicht"}, "serve"); got.code != exitUsage || !strings.Contains(got.err, "RUNDTISCH_MAIL") || strings.Contains(got.err, "geheim") {
		t.Errorf("a wrong setting: %+v", got)
	}

	url := storetest.URL(t)
	database := []string{"DATABASE_URL=" + url}
	if got := call(t, "", database, "mail", "status"); got.code != exitOK || !strings.Contains(got.out, "keine E-Mails") {
		t.Errorf("no e-mails: %+v", got)
	}
	_, err = storetest.Pool(t, url, store.Owner, nil).Exec(t.Context(), `insert into desk.mails (id, kind, created_at, started_at, sent_at, failed_at, failed) values
		(gen_random_uuid(), 'probe', now(), now(), now(), null, null), (gen_random_uuid(), 'probe', now(), now(), null, now(), 'ungewiss'), (gen_random_uuid(), 'probe', now(), null, null, now(), 'nicht_eingerichtet')`)
	if err != nil {
		t.Fatal(err)
	}
	got := call(t, "", database, "mail", "status")
	for _, words := range []string{"probe: 1 verschickt", "probe: 1 ungewiss", "probe: 1 nicht verschickt, weil keine E-Mail eingerichtet war"} {
		if got.code != exitOK || !strings.Contains(got.out, words) {
			t.Errorf("%q is missing: %+v", words, got)
		}
	}
}

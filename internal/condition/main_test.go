package condition_test

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/condition"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

func owner(t testing.TB) *pgxpool.Pool {
	t.Helper()
	return storetest.Pool(t, storetest.URL(t), store.Owner, nil)
}

func exec(t testing.TB, pool *pgxpool.Pool, sql string) {
	t.Helper()
	if _, err := pool.Exec(t.Context(), sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func TestWhatWaitsIsCounted(t *testing.T) {
	t.Parallel()
	pool := owner(t)
	mails := []string{"invite_mail"}
	w, err := condition.WorkOf(t.Context(), pool, mails)
	if err != nil || len(w.Jobs) > 0 || w.OldestMail != 0 || w.OldestReport != 0 || w.Stuck != 0 {
		t.Fatalf("nothing waits: %+v, %v", w, err)
	}
	exec(t, pool, `
		insert into jobs.river_job (kind, args, max_attempts, state, created_at, scheduled_at, attempted_at, attempt, finalized_at) values
		('invite_mail', '{}', 25, 'retryable', now() - interval '3 hours', now() + interval '1 hour', now(), 3, null),
		('prune', '{}', 25, 'available', now() - interval '5 hours', now() - interval '5 hours', null, 0, null),
		('prune', '{}', 25, 'running', now() - interval '6 hours', now() - interval '6 hours', now() - interval '1 hour', 1, null),
		('invite_mail', '{}', 25, 'completed', now() - interval '9 hours', now() - interval '9 hours', now(), 1, now()),
		('invite_mail', '{}', 25, 'completed', now() - interval '9 days', now() - interval '9 days', now(), 1, now() - interval '9 days')`)
	exec(t, pool, `insert into institutions (key, name, protected, changed_at, id) values ('a', 'A', false, now(), gen_random_uuid())`)
	exec(t, pool, `
		insert into desk.proposals (institution_id, source, text, created_at)
		select id, 'besuch', 'x', now() - interval '2 days' from institutions`)
	if w, err = condition.WorkOf(t.Context(), pool, mails); err != nil {
		t.Fatal(err)
	}
	near := func(got, want time.Duration) bool { return got >= want && got < want+5*time.Minute }
	if w.Stuck != 2 || w.Jobs["retryable"] != 1 || w.Jobs["completed"] != 1 ||
		!near(w.OldestMail, 3*time.Hour) || !near(w.OldestReport, 48*time.Hour) {
		t.Errorf("%+v", w)
	}
}

package storetest

import (
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestACopyIsUsedAgainOnlyIfNothingWasWritten(t *testing.T) {
	t.Parallel()
	dir := newDirectory(t)
	u, err := join(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer u.leave()
	err = u.make(t.Context(), "filled_words", "template0", func(url string) error {
		conn, err := pgx.Connect(t.Context(), url)
		if err == nil {
			_, err = conn.Exec(t.Context(), `create table kept (id bigserial, word text); insert into kept (word) values ('there')`)
			_ = conn.Close(t.Context())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		sql   string
		again bool
	}{
		"nothing":           {`select 1`, true},
		"reading":           {`select * from kept; analyze_nothing`, true}, // a mistake changes nothing
		"locking":           {`select * from kept for update; select pg_advisory_lock(7)`, true},
		"a row":             {`insert into kept (word) values ('new')`, false},
		"one taken back":    {`begin; insert into kept (word) values ('new'); rollback`, false},
		"a changed row":     {`update kept set word = word`, false},
		"a row less":        {`delete from kept`, false},
		"all rows less":     {`truncate kept`, false},
		"copied rows":       {`insert into kept (word) select 'x' from generate_series(1, 1000)`, false},
		"a table":           {`create table other ()`, false},
		"a table less":      {`drop table kept`, false},
		"a right":           {`grant select on kept to public`, false},
		"statistics":        {`analyze kept`, false},
		"a setting":         {`do $$ begin execute format('alter database %I set work_mem = 64', current_database()); end $$`, false},
		"a right on it all": {`do $$ begin execute format('revoke connect on database %I from public', current_database()); end $$`, false},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := u.copy("filled_words")
			if err != nil {
				t.Fatal(err)
			}
			const identity = `select oid::text from pg_database where datname = current_database()`
			before := ask(t, u.url(c.name), identity)
			conn, err := pgx.Connect(t.Context(), u.url(c.name))
			if err != nil {
				t.Fatal(err)
			}
			_, err = conn.PgConn().Exec(t.Context(), test.sql).ReadAll()
			if err != nil && !test.again {
				t.Fatal(err)
			}
			u.giveBack(c)
			busy, err := u.copy("filled_words")
			if err != nil {
				t.Fatal(err)
			}
			if slices.Equal(ask(t, u.url(busy.name), identity), before) {
				t.Error("it is given to somebody else while a connection is open")
			}
			_ = conn.Close(t.Context())
			awaitAlone(t, u, c.name)
			next, err := u.copy("filled_words")
			if err != nil {
				t.Fatal(err)
			}
			if next.name == c.name {
				t.Errorf("two tests have a database of the name %s", c.name)
			}
			if again := slices.Equal(ask(t, u.url(next.name), identity), before); again != test.again {
				t.Errorf("used again: %t, want %t", again, test.again)
			}
			u.giveBack(busy)
			u.giveBack(next)
		})
	}
}

// awaitAlone waits until the last backend in a database has gone.
func awaitAlone(t *testing.T, u *user, database string) {
	t.Helper()
	for busy := true; busy; {
		var err error
		if busy, err = u.ask(t.Context(), `select numbackends > 0 from pg_stat_database where datname = '`+database+`'`); err != nil {
			t.Fatal(err)
		}
	}
}

package store_test

import (
	"context"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// empty makes a database without a schema on the server of the tests, owned by role where one is given.
// It returns the address of the database.
func empty(t *testing.T, name, owner string) string {
	t.Helper()
	url := storetest.URL(t)
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	name = config.Database + "_" + name
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	sql := `create database ` + name + ` template template0`
	if owner != "" {
		sql += ` owner ` + owner
	}
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		conn, err := pgx.ConnectConfig(context.Background(), config)
		if err == nil {
			_, err = conn.Exec(context.Background(), `drop database `+name+` with (force)`)
		}
		if err != nil {
			t.Errorf("drop %s: %v", name, err)
			return
		}
		_ = conn.Close(context.Background()) // it is over either way
	})
	return strings.Replace(url, "/"+config.Database+"?", "/"+name+"?", 1)
}

// together runs f n times at the same moment and returns what each returned.
func together(n int, f func(i int) error) []error {
	start, ended := make(chan struct{}), make(chan error, n)
	for i := range n {
		go func() {
			<-start
			ended <- f(i)
		}()
	}
	close(start)
	errs := make([]error, n)
	for i := range errs {
		errs[i] = <-ended
	}
	return errs
}

func TestTwoProgramsMigrateOneEmptyDatabaseAtTheSameMoment(t *testing.T) {
	t.Parallel()
	url := empty(t, "twice", "")
	checkJobs := func() {
		t.Helper()
		pool := storetest.Pool(t, url, store.Owner, nil)
		var again bool
		err := pool.QueryRow(t.Context(), `
			select count(*) = count(distinct (line, version)) and count(*) >= 6 from jobs.river_migration`).Scan(&again)
		if err != nil || !again {
			t.Errorf("River's changes were not made once each (%v)", err)
		}
	}
	pools := []*pgxpool.Pool{storetest.Pool(t, url, store.Owner, nil), storetest.Pool(t, url, store.Owner, nil)}
	made := make([]int, 2)
	for _, err := range together(2, func(i int) error {
		versions, err := store.Migrate(t.Context(), pools[i])
		made[i] = len(versions)
		return err
	}) {
		if err != nil {
			t.Error(err)
		}
	}
	checkJobs()
	if made[0]*made[1] != 0 || made[0]+made[1] == 0 {
		t.Errorf("they made %v changes; one should make all of them, the other none", made)
	}
}

func TestTwoDatabasesOfOneServerAreMigratedAtOnce(t *testing.T) {
	t.Parallel()
	pools := []*pgxpool.Pool{storetest.Pool(t, empty(t, "a", ""), store.Owner, nil), storetest.Pool(t, empty(t, "b", ""), store.Owner, nil)}
	for i, err := range together(2, func(i int) error {
		_, err := store.Migrate(t.Context(), pools[i])
		return err
	}) {
		if err != nil {
			t.Errorf("database %d: %v", i, err)
		}
	}
}

func TestMigratingWhatIsMigratedChangesNothing(t *testing.T) {
	t.Parallel()
	f := open(t)
	if versions, err := store.Migrate(t.Context(), f.owner); err != nil || len(versions) > 0 {
		t.Errorf("changes %v (%v), want none", versions, err)
	}
}

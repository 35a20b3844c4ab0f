package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// patiently calls f until it no longer fails for want of a lock. Whoever waits for a table stops everybody who comes
// after, so each attempt waits only for LockTimeout, and the pause after it lets the others through.
func (m Migration) patiently(ctx context.Context, pool *pgxpool.Pool, f func() error) error {
	giveUp := time.Now().Add(m.Patience)
	told := false
	for {
		err := f()
		if !lockNotAvailable(err) {
			return err
		}
		holder := oldestTransaction(ctx, pool)
		if time.Now().After(giveUp) {
			return fmt.Errorf("die Datenbank wird seit mehr als %.0f Sekunden von etwas anderem benutzt%s und ließ sich deshalb nicht ändern; "+
				"nichts ist halb geändert. Bitte warten, bis das fertig ist, oder es beenden, und das Programm neu starten: %w",
				m.Patience.Seconds(), holder, err)
		}
		if !told {
			m.Tell(fmt.Sprintf("Die Datenbank wird gerade von etwas anderem benutzt%s. "+
				"Ihre Änderung wartet darauf, höchstens %.0f Sekunden.", holder, m.Patience.Seconds()))
			told = true
		}
		select {
		case <-time.After(m.LockTimeout):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func lockNotAvailable(err error) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && pgErr.Code == "55P03"
}

// oldestTransaction says, in brackets, which transaction has been running longest in this database: most likely the one
// that holds the lock. It returns "" where that is not known.
func oldestTransaction(ctx context.Context, pool *pgxpool.Pool) string {
	var pid, seconds int
	var who string
	err := pool.QueryRow(ctx, `
		select pid, coalesce(nullif(application_name, ''), usename, '?'), extract(epoch from now() - xact_start)::int
		from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
		order by xact_start limit 1`, pgx.QueryExecModeExec).Scan(&pid, &who, &seconds)
	if err != nil {
		return "" // nothing depends on it
	}
	return fmt.Sprintf(" (%s, Prozess %d, seit %d Sekunden)", who, pid, seconds)
}

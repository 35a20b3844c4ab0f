package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

const transactionPooling = "der Pooler vor der Datenbank gibt einer Verbindung nach jeder Transaktion eine andere " +
	"Sitzung (pool_mode=transaction oder statement); " +
	"bitte pool_mode=session einstellen oder DATABASE_URL unmittelbar auf PostgreSQL richten"

// keepsSession returns an error if a pooler between the program and the database lends sessions for one transaction only:
// roles, search paths and locks would leak from one client to another. pid is that of the current session.
//
// While the connection is idle, a second one begins a transaction: a transaction pooler gives it the idle session, or has
// to give the first one another for as long as that lasts. It is tried a few times, as other clients may interfere.
func keepsSession(ctx context.Context, conn *pgx.Conn, pid string) error {
	config := conn.Config().Copy()
	config.Tracer = nil
	second, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return fmt.Errorf("eine zweite Verbindung kommt nicht zustande: %w", err)
	}
	defer func() { _ = second.Close(context.WithoutCancel(ctx)) }() // it has served
	const session = `select pg_backend_pid()`
	for range 3 {
		if _, err := second.PgConn().Exec(ctx, `begin`).ReadAll(); err != nil {
			return errors.New(transactionPooling) // transactions of several statements are refused: pool_mode=statement
		}
		other, err := ask(ctx, second, session)
		if err != nil {
			return errors.New(transactionPooling)
		}
		again, err := ask(ctx, conn, session)
		if err != nil {
			return err
		}
		if _, err := second.PgConn().Exec(ctx, `rollback`).ReadAll(); err != nil {
			return err
		}
		if other[0] == pid || again[0] != pid {
			return errors.New(transactionPooling)
		}
	}
	return nil
}

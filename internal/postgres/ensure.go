//go:build linux || darwin

package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Ensure creates the named database if it is missing. It is safe to call from
// several processes at once.
func (s *Server) Ensure(ctx context.Context, database string) error {
	if err := s.ensure(ctx, database); err != nil {
		return tell(err, "Die Datenbank %q lässt sich nicht anlegen (%v). Mehr steht in %s/server.log.", database, err, s.cluster.base)
	}
	return nil
}

func (s *Server) ensure(ctx context.Context, database string) error {
	conn, err := pgx.Connect(ctx, s.URL("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	var exists bool
	err = conn.QueryRow(ctx, `select exists (select from pg_database where datname = $1)`, database).Scan(&exists)
	if err != nil || exists {
		return err
	}
	// template0, as nobody can be connected to it, which would be in the way.
	_, err = conn.Exec(ctx, `create database `+pgx.Identifier{database}.Sanitize()+` template template0`)
	var refused *pgconn.PgError
	if errors.As(err, &refused) && (refused.Code == "42P04" || refused.Code == "23505") {
		return nil // another process was quicker: duplicate database, unique violation
	}
	return err
}

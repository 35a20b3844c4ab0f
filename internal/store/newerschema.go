package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/pressly/goose/v3"
)

// latest returns the number of the last migration that a program knows: the schema it was written for.
func latest(provider *goose.Provider) (number int64) {
	for _, source := range provider.ListSources() {
		number = max(number, source.Version)
	}
	return number
}

// wasMigrated reports whether the database was ever migrated.
func wasMigrated(ctx context.Context, conn *pgx.Conn) (began bool, err error) {
	err = conn.QueryRow(ctx, `
		select exists (
			select from pg_class where relname = 'goose_db_version' and relnamespace = (
				select oid from pg_namespace where nspname = 'public'))`).Scan(&began)
	return began, err
}

// newerSchema reports whether a newer program has migrated the database beyond known, the last migration of this one.
// The error says so where the newer one no longer lets this one run (desk.compatibility): an old program on a schema it
// does not understand could lose or show what it should not.
func (m Migration) newerSchema(ctx context.Context, conn *pgx.Conn, known int64) (newer bool, err error) {
	began, err := wasMigrated(ctx, conn)
	if err != nil || !began {
		return false, err
	}
	var current int64
	if err := conn.QueryRow(ctx, `select coalesce(max(version_id), 0) from public.goose_db_version`).Scan(&current); err != nil {
		return false, err
	}
	if current <= known {
		return false, nil
	}
	var oldest int64
	if err := conn.QueryRow(ctx, `select oldest from desk.compatibility`).Scan(&oldest); err != nil {
		return false, fmt.Errorf("die Datenbank hat den Stand %d, den dieses Programm (Stand %d) nicht kennt: %w", current, known, err)
	}
	if known < oldest {
		return false, fmt.Errorf("die Datenbank hat den Stand %d und verlangt ein Programm, das mindestens den Stand %d kennt; "+
			"dieses kennt nur den Stand %d. Bitte das neuere Programm starten. "+
			"Zu diesem zurück führt nur eine Sicherung von vor der Aktualisierung", current, oldest, known)
	}
	m.Tell(fmt.Sprintf("Hinweis: Die Datenbank hat schon den Stand %d, dieses Programm kennt den Stand %d. "+
		"Es darf darauf laufen und ändert nichts daran.", current, known))
	return true, nil
}

package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// oldestServer is the first PostgreSQL that the program runs on, as server_version_num.
const oldestServer = 150000

// checkServer refuses a server or a database that this program does not run on, before anything is changed. One whose
// text search does not fold "Ä" would seem to work, but words with capital umlauts would never be found.
func checkServer(ctx context.Context, pool *pgxpool.Pool) error {
	var version int
	var folds, standby bool
	var encoding string
	err := pool.QueryRow(ctx, `
		select current_setting('server_version_num')::int, to_tsvector('simple', 'Ä')::text = '''ä'':1',
			pg_is_in_recovery(), current_setting('server_encoding')`,
		pgx.QueryExecModeExec).Scan(&version, &folds, &standby, &encoding)
	if err != nil {
		return fmt.Errorf("keine Verbindung%s: %w", fromShell(), err)
	}
	switch {
	case version < oldestServer:
		return fmt.Errorf("PostgreSQL %d ist zu alt; gebraucht wird 15 oder neuer", version/10000)
	case standby:
		return errors.New("diese Datenbank ist eine Kopie, die nur gelesen werden kann; " +
			"bitte in DATABASE_URL den Rechner angeben, an dem geschrieben wird")
	case encoding != "UTF8":
		return fmt.Errorf("diese Datenbank speichert Text in %s; "+
			"bitte eine mit UTF8 anlegen (create database … encoding 'UTF8' template template0)", encoding)
	case !folds:
		return errors.New("diese Datenbank unterscheidet Ä und ä bei der Suche; " +
			"bitte mit der Zeichenordnung C.UTF-8 oder de_DE.UTF-8 anlegen")
	}
	return nil
}

package condition

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Server is what a server says of itself and of the database.
type Server struct {
	Version   int    // server_version_num
	Encoding  string // of the database
	Folds     bool   // the search takes Ä for ä
	Sorts     bool   // by German rules, as the pages do
	Standby   bool   // a copy that can only be read
	MakesRole bool   // the user may make roles
	Missing   []string
	Berlin    bool // it knows the time zone of Germany
	Clock     time.Time
	Asked     time.Time // by our own clock, in the middle of the question
	Bytes     int64     // of the database
	Schema    int64     // the last migration; 0: there was none
}

// ServerOf asks a server.
func ServerOf(ctx context.Context, pool *pgxpool.Pool) (s Server, err error) {
	conn, err := pool.Acquire(ctx) // so that connecting is not in the time between the clocks
	if err != nil {
		return s, fmt.Errorf("ask the server: %w", err)
	}
	defer conn.Release()
	err = conn.QueryRow(ctx, `
		select current_setting('server_version_num')::int, current_setting('server_encoding'),
			to_tsvector('simple', 'Ä')::text = '''ä'':1', exists (select from pg_collation where collname = 'de-x-icu'),
			pg_is_in_recovery(),
			(select rolcreaterole or rolsuper from pg_roles where rolname = current_user),
			array(
				select name from unnest(array['pg_trgm', 'intarray']) name
				where not exists (select from pg_extension where extname = name)),
			exists (select from pg_timezone_names where name = 'Europe/Berlin'), pg_database_size(current_database())`).
		Scan(&s.Version, &s.Encoding, &s.Folds, &s.Sorts, &s.Standby, &s.MakesRole, &s.Missing, &s.Berlin, &s.Bytes)
	if err != nil {
		return s, fmt.Errorf("ask the server: %w", err)
	}
	began := time.Now()
	if err := conn.QueryRow(ctx, `select clock_timestamp()`).Scan(&s.Clock); err != nil {
		return s, fmt.Errorf("ask the server: %w", err)
	}
	s.Asked = began.Add(time.Since(began) / 2)
	var migrated bool
	if err := conn.QueryRow(ctx, `select to_regclass('public.goose_db_version') is not null`).Scan(&migrated); err != nil || !migrated {
		return s, err
	}
	err = conn.QueryRow(ctx, `select coalesce(max(version_id), 0) from public.goose_db_version`).Scan(&s.Schema)
	return s, err
}

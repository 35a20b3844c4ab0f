package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// setting is a setting of a session, its value as in an SQL literal.
type setting struct{ name, value string }

// state lists the settings a session must have, whatever the defaults of the server, the database or the user. Without
// them statements mean something else, or are planned or cancelled differently.
func state(level directory.Visibility) []setting {
	settings := []setting{
		{"client_encoding", "UTF8"}, {"timezone", "UTC"}, {"datestyle", "ISO, MDY"}, {"intervalstyle", "postgres"},
		{"bytea_output", "hex"}, {"extra_float_digits", "1"},
		{"standard_conforming_strings", "on"}, {"array_nulls", "on"}, {"transform_null_equals", "off"},
		{"row_security", "on"}, {"check_function_bodies", "on"},
		{"jit", "off"}, // compiling a query takes longer than any of ours; it is begun wherever statistics are missing
		{"pg_trgm.similarity_threshold", "0.3"}, {"pg_trgm.word_similarity_threshold", "0.6"},
		{"default_transaction_deferrable", "off"},
	}
	if _, reads := levels[level]; reads {
		return append(settings, setting{"statement_timeout", "3s"}, setting{"default_transaction_read_only", "on"},
			setting{"default_transaction_isolation", "repeatable read"}, // a batch sees one state, whoever writes meanwhile
			setting{"search_path", levels[level].schema + ", public"})
	}
	return append(settings, setting{"statement_timeout", "10s"}, setting{"default_transaction_read_only", "off"},
		setting{"default_transaction_isolation", "read committed"}, setting{"search_path", "public"})
}

// elsewhere lists the schemas of our extensions that are neither public nor always on the search path.
const elsewhere = `
	coalesce((
		select string_agg(distinct ', ' || quote_ident(n.nspname), '')
		from pg_extension e
		join pg_namespace n on n.oid = e.extnamespace
		where e.extname in ('pg_trgm', 'intarray') and n.nspname not in ('public', 'pg_catalog')), '')`

// proof is what a connection says about itself. The last column is whether it can read a table.
const proof = `
	select current_user, session_user, array_to_string(current_schemas(false), ', '),
		current_setting('default_transaction_read_only'), current_setting('standard_conforming_strings'),
		current_setting('session_replication_role'), pg_backend_pid(),
		coalesce(has_table_privilege(to_regclass('public.networks'), 'select'), false)`

// settle puts a new connection into the state of its level and verifies it. It bypasses the tracer: these are not the
// queries of a page.
func (d *Doors) settle(ctx context.Context, level directory.Visibility, conn *pgx.Conn) error {
	var w way
	at, reads := levels[level]
	if reads {
		var err error
		if w, err = d.way(ctx, level); err != nil {
			return err
		}
		if conn.Config().User != w.login.role { // it was begun before there were logins
			w = way{}
		}
	}
	set := []string{}
	if reads && w.login.role == "" {
		set = append(set, `set_config('role', '`+at.role+`', false)`)
	}
	for _, s := range state(level) {
		value := `'` + s.value + `'`
		if s.name == "search_path" {
			value += ` || ` + elsewhere
		}
		set = append(set, `set_config('`+s.name+`', `+value+`, false)`)
	}
	said, err := ask(ctx, conn, `select `+strings.Join(set, ", "), proof)
	if err != nil {
		return unusable(level, err)
	}
	pid := said[6]
	if pid != strconv.FormatUint(uint64(conn.PgConn().PID()), 10) { // somebody stands in between
		if err := keepsSession(ctx, conn, pid); err != nil {
			return unusable(level, err)
		}
		if said, err = ask(ctx, conn, proof); err != nil {
			return unusable(level, err)
		}
		if reads && w.login.role == "" {
			conn.PgConn().CustomData()[watched] = said
		}
	}
	if reads {
		return w.verify(level, said)
	}
	return verifyOwner(said)
}

// verify checks what a reading connection says about itself.
func (w way) verify(level directory.Visibility, said []string) error {
	at := levels[level]
	role, session := at.role, said[1]
	if w.login.role != "" {
		role, session = w.login.role, w.login.role
	}
	switch {
	case said[0] != role || said[1] != session:
		return unusable(level, fmt.Errorf("angemeldet als %q und tätig als %q statt als %q", said[1], said[0], role))
	case said[7] != "f":
		return unusable(level, fmt.Errorf("%q kann mehr lesen als die Sichten dieser Stufe", said[0]))
	case said[3] != "on":
		return unusable(level, errors.New("die Verbindung dürfte schreiben"))
	case said[2] != at.schema && !strings.HasPrefix(said[2], at.schema+", "):
		return unusable(level, fmt.Errorf("der Suchpfad ist %q und beginnt nicht mit %q; "+
			"„rundtisch migrate“ bringt die Rechte in Ordnung", said[2], at.schema))
	}
	return nil
}

func verifyOwner(said []string) error {
	switch {
	case said[3] != "off" || said[4] != "on":
		return unusable(Owner, errors.New("die Einstellungen der Sitzung lassen sich nicht setzen"))
	case said[5] != "origin":
		return unusable(Owner, fmt.Errorf("session_replication_role ist „%s“, "+
			"damit gelten die Regeln der Tabellen nicht; bitte für diesen Benutzer zurücksetzen (alter role … reset "+
			"session_replication_role)", said[5]))
	}
	return nil
}

// unusable is the error of a connection that is not what it should be. Nothing is served until that is put right.
func unusable(level directory.Visibility, why error) error {
	return fmt.Errorf("die Datenbankverbindung der Stufe „%s“ wird nicht benutzt: %w (%w)", level, why, fault.Unavailable)
}

// ask sends statements in one message and returns the first row of the last one as text.
func ask(ctx context.Context, conn *pgx.Conn, statements ...string) ([]string, error) {
	results, err := conn.PgConn().Exec(ctx, strings.Join(statements, ";\n")).ReadAll()
	if err != nil {
		return nil, err
	}
	last := results[len(results)-1]
	if len(last.Rows) == 0 {
		return nil, pgx.ErrNoRows
	}
	said := make([]string, len(last.Rows[0]))
	for i, value := range last.Rows[0] {
		said[i] = string(value)
	}
	return said, nil
}

// watched is the key, in a connection's custom data, of what it said about itself when it was new.
const watched = "rundtisch: said"

// sameSession verifies a connection again before each use if a pooler is in between and the role was only assumed: it must
// be the same session. Everywhere else it asks nothing.
func sameSession(ctx context.Context, conn *pgx.Conn) (bool, error) {
	said, ok := conn.PgConn().CustomData()[watched].([]string)
	if !ok {
		return true, nil
	}
	now, err := ask(ctx, conn, proof)
	if err != nil {
		return false, nil // a connection that broke is replaced
	}
	if strings.Join(now, "|") != strings.Join(said, "|") {
		return false, fmt.Errorf("%s: %w", transactionPooling, fault.Unavailable)
	}
	return true, nil
}

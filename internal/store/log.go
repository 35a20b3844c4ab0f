package store

import (
	"context"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"
)

// Log is how far the log of a server goes, and whose log it is.
type Log struct {
	System   int64  // differs between databases that are not copies of each other
	Timeline int32  // rises whenever a replica takes over; a replica may name an older one than it is on
	Standby  bool   // it is a replica
	Server   string // which one, of those that may stand behind one address, and since when
	At       LSN    // what is on disk or, at a replica, replayed
}

const (
	server   = `concat_ws(' ', host(inet_server_addr()), inet_server_port(), pg_postmaster_start_time())`
	replayed = `(pg_last_wal_replay_lsn() - '0/0')::bigint`
)

// LogOf asks a server for its log.
func LogOf(ctx context.Context, db DB) (l Log, err error) {
	// A replica learns in three places which timeline it is on: the first knows at once, but tells only those who may watch.
	err = db.QueryRow(ctx, `
		select (select system_identifier from pg_control_system()), pg_is_in_recovery(), case when pg_is_in_recovery()
				then greatest((select max(received_tli) from pg_stat_wal_receiver),
					(select timeline_id from pg_control_checkpoint()),
					(select min_recovery_end_timeline from pg_control_recovery()))
				else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end,
			`+server+`, case when pg_is_in_recovery() then `+replayed+` else (pg_current_wal_flush_lsn() - '0/0')::bigint end`,
		pgx.QueryExecModeExec).Scan(&l.System, &l.Standby, &l.Timeline, &l.Server, &l.At)
	if err != nil {
		return Log{}, fmt.Errorf("log of the server: %w", err)
	}
	return l, nil
}

// ReplicaAt says which server a connection ends at, as Log does, and what that has replayed. It bypasses the tracer.
func ReplicaAt(ctx context.Context, conn *pgx.Conn) (name string, at LSN, err error) {
	said, err := ask(ctx, conn, `select `+server+`, coalesce(`+replayed+`, 0)`)
	if err != nil {
		return "", 0, fmt.Errorf("log of a replica: %w", err)
	}
	n, err := strconv.ParseInt(said[1], 10, 64)
	return said[0], LSN(n), err
}

package replica

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/store"
)

// connected is what is noted of a new connection.
type connected struct {
	server   string
	time     time.Time // it was open by then
	replayed store.LSN // by then
}

// wanted is what must be true of a connection: it ends at the server that was looked at, which has replayed what it must.
type wanted struct {
	seen seen
	at   store.LSN
}

type wantedKey struct{}

// connectedKey is the key of connected in a connection's custom data.
const connectedKey = "rundtisch: replica"

func opened(ctx context.Context, conn *pgx.Conn) error {
	server, at, err := store.ReplicaAt(ctx, conn)
	if err == nil {
		conn.PgConn().CustomData()[connectedKey] = connected{server, time.Now(), at}
	}
	return err
}

var errNotYet = errors.New("the replica was not looked at since the connection was opened")

// usable reports whether a connection is what is wanted. A server that starts anew ends its connections and may then show an
// older state than before: what was seen of it holds for connections that are older than the look, and still open. For a
// younger one it must have had what is needed when it was opened.
func usable(ctx context.Context, conn *pgx.Conn) (bool, error) {
	is, _ := conn.PgConn().CustomData()[connectedKey].(connected)
	want, _ := ctx.Value(wantedKey{}).(wanted)
	switch {
	case is.server != want.seen.server:
		return false, nil
	case is.time.Before(want.seen.time), is.replayed >= want.at:
		return true, nil
	}
	return true, errNotYet
}

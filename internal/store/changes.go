package store

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// listenAgain is how long to wait before listening again after the database was lost.
const listenAgain = time.Second

// Changes calls changed after every change of the directory by any program, and whenever changes may have been missed,
// until ctx ends. It holds one connection of the pool.
func Changes(ctx context.Context, pool *pgxpool.Pool, changed func()) {
	for ctx.Err() == nil {
		err := listen(ctx, pool, changed)
		changed()
		if err != nil && !errors.Is(err, context.Canceled) {
			wait := time.NewTimer(listenAgain)
			select {
			case <-ctx.Done():
				wait.Stop()
			case <-wait.C:
			}
		}
	}
}

func listen(ctx context.Context, pool *pgxpool.Pool, changed func()) error {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, `listen rundtisch_changed`); err != nil {
		return err
	}
	defer func() { // a connection that goes back to the pool must not listen on; one that broke is thrown away
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), listenAgain)
		defer cancel()
		_, _ = conn.Exec(last, `unlisten *`)
	}()
	changed()
	for {
		if _, err := conn.Conn().WaitForNotification(ctx); err != nil {
			return err
		}
		changed()
	}
}

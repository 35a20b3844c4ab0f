package main

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/jobs"
	"rundtisch/internal/store"
)

// workGrace is how long background work may take to end; it interrupts itself before.
const workGrace = 20 * time.Second

// startWork begins the background work; closing the database ends it first. It has connections of its own,
// so that people never wait for one.
func startWork(ctx context.Context, db *database, settings jobs.Settings, s streams) error {
	pool, err := db.doors.Open(ctx, store.Owner, nil)
	if err != nil {
		return err
	}
	db.onClose(pool.Close)
	public, err := db.doors.Open(ctx, directory.Public, nil)
	if err != nil {
		return err
	}
	db.onClose(public.Close)
	settings.Public = store.New(public)
	work := jobs.New(pool, settings)
	if err := work.Start(ctx); err != nil {
		return err
	}
	db.onClose(func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), workGrace)
		defer cancel()
		if err := work.Stop(last); err != nil {
			fmt.Fprintln(s.err, "rundtisch:", err)
		}
	})
	return nil
}

package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"rundtisch/internal/task"
)

// Enqueue leaves a task for the background, to be done at a moment or as soon as possible (zero).
// Inside InTx it is part of the transaction: work for what was never committed is never done.
// Of a task.Once that waits already, no second one is made.
func (s *Store) Enqueue(ctx context.Context, t task.Task, at time.Time) error {
	client, err := river.NewClient(riverpgxv5.New(nil), &river.Config{Schema: JobsSchema, Logger: silent})
	if err != nil {
		return fmt.Errorf("enqueue %s: %w", t.Kind(), err)
	}
	err = pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		_, err := client.InsertTx(ctx, tx, t, InsertOpts(t, at))
		return err
	})
	if err != nil {
		return fmt.Errorf("enqueue %s: %w", t.Kind(), err)
	}
	return nil
}

// attempts is how often a task is tried before it is given up: with the growing pauses in between that is about two days.
const attempts = 15

// InsertOpts says how River keeps a task.
func InsertOpts(t task.Task, at time.Time) *river.InsertOpts {
	opts := &river.InsertOpts{ScheduledAt: at, MaxAttempts: attempts}
	if _, once := t.(task.Once); once {
		opts.UniqueOpts = river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
			rivertype.JobStateAvailable, rivertype.JobStateCompleted, rivertype.JobStatePending,
			rivertype.JobStateRetryable, rivertype.JobStateRunning, rivertype.JobStateScheduled,
		}}
	}
	return opts
}

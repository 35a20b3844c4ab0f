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

// Enqueue queues a background task, to be done at a given time or as soon as possible (zero).
// Inside InTx it is part of the transaction: work for what was never committed is never done.
// A task.Once that is waiting already is not queued a second time.
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

// attempts is how often a task is tried before it is given up: with the growing pauses in between, for about two days.
const attempts = 15

// InsertOpts returns River's options for a task.
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

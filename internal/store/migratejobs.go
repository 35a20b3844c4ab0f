package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// JobsSchema is where River keeps the work for later.
const JobsSchema = "jobs"

// migrateJobs brings River's tables up to date, or to a version if it is not zero. Changes that a newer program made are left as they are.
func migrateJobs(ctx context.Context, pool *pgxpool.Pool, version int) error {
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{Schema: JobsSchema, Logger: silent})
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, &rivermigrate.MigrateOpts{TargetVersion: version}); err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	return nil
}

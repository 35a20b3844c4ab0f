package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"rundtisch/internal/task"
)

// prune removes what has expired. River removes its own.
func (j *Jobs) prune(ctx context.Context, _ *river.Job[task.Prune]) error {
	removed, err := j.store.Prune(ctx, j.now())
	for what, n := range removed {
		j.log.InfoContext(ctx, "removed what had expired", "what", what, "number", n)
	}
	return err
}

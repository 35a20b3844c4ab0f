package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"rundtisch/internal/editing"
	"rundtisch/internal/task"
)

// looksAtOnce is how many networks are looked through before the log says so.
const looksAtOnce = 200

// findPlaces puts what may tell where a shelter is on the to-do lists.
func (j *Jobs) findPlaces(ctx context.Context, _ *river.Job[task.FindPlaces]) error {
	for {
		networks, entries, err := editing.New(j.store).ScreenNetworks(ctx, looksAtOnce)
		if networks > 0 {
			j.log.InfoContext(ctx, "looked for places of shelters", "networks", networks, "entries", entries)
		}
		if err != nil || networks < looksAtOnce {
			return err
		}
	}
}

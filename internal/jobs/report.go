package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/task"
)

// reportWorker keeps the reports of the year that is over.
type reportWorker struct {
	river.WorkerDefaults[task.KeepReports]
	jobs *Jobs
}

// Timeout implements river.Worker: several thousand networks are computed one after the other.
func (w reportWorker) Timeout(*river.Job[task.KeepReports]) time.Duration { return longestDownload }

// Work implements river.Worker.
func (w reportWorker) Work(ctx context.Context, _ *river.Job[task.KeepReports]) error {
	return w.jobs.KeepReports(ctx)
}

// KeepReports keeps what networks can show for the year before, as it was at its end on 31 December in Germany. It does so in
// January only: later nobody would take it for what was known then.
func (j *Jobs) KeepReports(ctx context.Context) error {
	today := directory.Today(j.now()).Start()
	if today.Month() != time.January {
		return nil
	}
	kept, err := editing.New(j.store).KeepReports(ctx, today.Year()-1, j.now())
	if kept > 0 {
		j.log.InfoContext(ctx, "kept the reports of the year that is over", "networks", kept)
	}
	return err
}

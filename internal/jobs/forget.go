package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"rundtisch/internal/convening"
	"rundtisch/internal/editing"
	"rundtisch/internal/task"
)

// forgetNames takes out the names of people whose day has come, in the directory and at meetings.
func (j *Jobs) forgetNames(ctx context.Context, _ *river.Job[task.ForgetNames]) error {
	networks, err := editing.New(j.store).ForgetNames(ctx, j.now())
	if networks > 0 {
		j.log.InfoContext(ctx, "forgot names whose day had come", "networks", networks)
	}
	if err != nil {
		return err
	}
	meetings, err := convening.New(j.store).Forget(ctx, j.now())
	if meetings > 0 {
		j.log.InfoContext(ctx, "forgot names at meetings whose time was over", "meetings", meetings)
	}
	return err
}

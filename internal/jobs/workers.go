package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"rundtisch/internal/task"
)

// addWorkers says who does which task. A new task needs a line here.
func (j *Jobs) addWorkers() {
	add(j, j.prune)
	add(j, j.forgetNames)
	add(j, j.findPlaces)
	river.AddWorker(j.workers, downloadWorker{jobs: j})
	river.AddWorker(j.workers, reportWorker{jobs: j})
	add(j, j.mailSignIn)
	add(j, j.mailInvite)
	add(j, j.askInstitutions)
	add(j, j.mailConfirmation)
	add(j, j.remindOfMeetings)
	add(j, j.mailMeeting)
	add(j, j.tellCoordination)
	add(j, j.mailTidings)
}

// add makes do the worker for tasks of type T.
func add[T task.Task](j *Jobs, do func(ctx context.Context, job *river.Job[T]) error) {
	river.AddWorker(j.workers, river.WorkFunc(do))
}

package jobs

import (
	"time"

	"github.com/riverqueue/river"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// keepDone is how long done work is remembered, so that what comes once a day or once a week is not done twice (task.Once).
const keepDone = 8 * day

// recurring says what comes again by itself. It is left at every start and every hour; the task names its period,
// so that it is done once in each, however often the program starts and however many instances run.
// A period longer than a week has to be kept in a table of its own: a daily task looks what is due.
func recurring(now time.Time) []task.Once {
	return []task.Once{
		task.Prune{Day: now.UTC().Format(time.DateOnly)},
		task.AskInstitutions{Day: string(directory.Today(now))},
		task.TellCoordination{Day: string(directory.Today(now))},
		task.MakeDownload{Hour: now.UTC().Format("2006-01-02T15")},
		task.ForgetNames{Day: string(directory.Today(now))},
		task.KeepReports{Day: string(directory.Today(now))},
		task.FindPlaces{Hour: now.UTC().Format("2006-01-02T15")},
		task.RemindOfMeetings{Hour: now.UTC().Format("2006-01-02T15")},
	}
}

func (j *Jobs) periodic() []*river.PeriodicJob {
	var jobs []*river.PeriodicJob
	for i := range recurring(j.now()) {
		leave := func() (river.JobArgs, *river.InsertOpts) {
			t := recurring(j.now())[i]
			return t, store.InsertOpts(t, time.Time{})
		}
		jobs = append(jobs, river.NewPeriodicJob(river.PeriodicInterval(time.Hour), leave, &river.PeriodicJobOpts{RunOnStart: true}))
	}
	return jobs
}

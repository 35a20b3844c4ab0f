package jobs

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/riverqueue/river"

	"rundtisch/internal/directory"
	"rundtisch/internal/download"
	"rundtisch/internal/fault"
	"rundtisch/internal/locale"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// longestDownload is how long the whole directory may take: several thousand networks are read one after the other.
const longestDownload = 15 * time.Minute

// downloadWorker makes the file of the whole directory.
type downloadWorker struct {
	river.WorkerDefaults[task.MakeDownload]
	jobs *Jobs
}

// Timeout implements river.Worker.
func (w downloadWorker) Timeout(*river.Job[task.MakeDownload]) time.Duration { return longestDownload }

// Work implements river.Worker.
func (w downloadWorker) Work(ctx context.Context, _ *river.Job[task.MakeDownload]) error {
	err := w.jobs.MakeDownload(ctx)
	if errors.Is(err, errOutdated) {
		return river.JobSnooze(10 * time.Second)
	}
	return err
}

// MakeDownload reads the directory at the public level and puts the file in the place of the one before, unless nothing
// has changed. While one instance makes it, others leave it alone.
func (j *Jobs) MakeDownload(ctx context.Context) error {
	if j.public == nil {
		return nil
	}
	printers, err := locale.Open()
	if err != nil {
		return err
	}
	return j.store.InTx(ctx, func(tx *store.Store) error {
		mine, err := tx.TryDownload(ctx)
		if err != nil || !mine {
			return err
		}
		w := tx.NewDownload(ctx)
		var from store.Public
		var counts map[string]int
		err = j.public.Snapshot(ctx, func(public *store.Store) (err error) {
			if from, err = public.Public(ctx); err != nil {
				return err
			}
			from.Source += " 2 " + j.licence + " " + j.licenceURL + " " + j.baseURL // 2: goes up when the file is made otherwise
			if last, err := public.Download(ctx); err == nil && last.Source == from.Source {
				return errUnchanged
			} else if err != nil && !errors.Is(err, fault.NotFound) {
				return err
			}
			counts, err = download.Write(
				w,
				download.About{
					Site:       j.site,
					Address:    j.baseURL,
					Licence:    j.licence,
					LicenceURL: j.licenceURL,
					Invented:   from.Invented,
					DataOf:     from.DataOf,
				},
				func(id string) string { return printers[locale.Default].T(id) }, networks(ctx, public),
			)
			return err
		})
		if errors.Is(err, errUnchanged) {
			return nil
		}
		if err != nil {
			return err
		}
		// What came under protection meanwhile must not be handed out; from here on nothing does, until this is done.
		if err := tx.LockDirectory(ctx); err != nil {
			return err
		}
		outdated, err := j.public.Outdated(ctx, from)
		if err == nil && outdated {
			err = errOutdated
		}
		if err != nil {
			return err
		}
		made, err := w.Publish(j.now(), from, counts)
		if err == nil {
			j.log.InfoContext(ctx, "made the download of the directory", "networks", counts["netzwerke"], "bytes", made.Size)
		}
		return err
	})
}

var errUnchanged = errors.New("unchanged")

// errOutdated is no fault: the download is made anew at once.
var errOutdated = errors.New("something was taken away or came under protection while the download was made")

// networks reads all networks one by one.
func networks(ctx context.Context, public *store.Store) iter.Seq2[directory.Dossier, error] {
	return func(yield func(directory.Dossier, error) bool) {
		keys, err := public.NetworkKeys(ctx)
		if err != nil {
			yield(directory.Dossier{}, fmt.Errorf("networks: %w", err))
			return
		}
		for _, key := range keys {
			d, err := public.Dossier(ctx, key)
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

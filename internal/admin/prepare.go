package admin

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// prepare checks networks and writes their documents, in their order and so many at a time, while others are stored.
func prepare(ctx context.Context, networks iter.Seq[directory.Dossier], atOnce int) iter.Seq2[[]editing.Invented, error] {
	return func(yield func([]editing.Invented, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		type chunk struct {
			prepared []editing.Invented
			err      error
		}
		ready := make(chan chunk)
		go func() {
			defer close(ready)
			send := func(c chunk) bool {
				select {
				case ready <- c:
					return c.err == nil
				case <-ctx.Done():
					return false
				}
			}
			var dossiers []directory.Dossier
			for d := range networks {
				if dossiers = append(dossiers, d); len(dossiers) < atOnce {
					continue
				}
				prepared, err := prepareAll(dossiers)
				if !send(chunk{prepared, err}) {
					return
				}
				dossiers = nil
			}
			if len(dossiers) > 0 {
				prepared, err := prepareAll(dossiers)
				send(chunk{prepared, err})
			}
		}()
		for c := range ready {
			if !yield(c.prepared, c.err) || c.err != nil {
				return
			}
		}
		if err := context.Cause(ctx); err != nil {
			yield(nil, err)
		}
	}
}

func prepareAll(dossiers []directory.Dossier) ([]editing.Invented, error) {
	prepared, errs := make([]editing.Invented, len(dossiers)), make([]error, len(dossiers))
	var working sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for first := range workers {
		working.Go(func() {
			for i := first; i < len(dossiers); i += workers {
				prepared[i], errs[i] = editing.PrepareInvented(dossiers[i])
			}
		})
	}
	working.Wait()
	return prepared, errors.Join(errs...)
}

package server

import (
	"context"
	"time"

	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// askAgain is how long to wait before asking again what the database did not answer.
const askAgain = time.Second

// Heed returns what is to be done after a change of the directory: kept pages are made anew, and pages say whether
// there are made-up networks now. It asks the database until that answers or ctx ends; until then pages say what was
// known last, at first that there are none.
func Heed(ctx context.Context, public *store.Store, pages *web.Pages, kept *Kept) func() {
	return func() {
		for {
			kept.Drop()
			limited, cancel := context.WithTimeout(ctx, readDeadline)
			holds, err := public.HoldsInvented(limited)
			cancel()
			if err == nil {
				if pages.Invented.Swap(holds) != holds {
					kept.Forget() // not even while the database is away
				}
				return
			}
			wait := time.NewTimer(askAgain)
			select {
			case <-ctx.Done():
				wait.Stop()
				return
			case <-wait.C:
			}
		}
	}
}

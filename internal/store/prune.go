package store

import (
	"context"
	"fmt"
	"time"
)

// expired lists what is deleted after how many days. A new table of transient things gets a line here.
var expired = []struct {
	what string
	days int
	sql  string // $1 is the moment before which it is over
}{
	{"mails", 90, `delete from desk.mails where created_at < $1`},
	{"sessions", 0, `delete from desk.sessions where expires_at < $1`},
	// Until then "used" and "expired" can be told apart.
	{"sign-in links", 1, `delete from desk.sign_in_links where expires_at < $1`},
	{"sign-in requests", 1, `delete from desk.sign_in_requests where asked_at < $1`},
	// What visitors wrote is not kept for ever; what a source says would be proposed again.
	{"proposals", 365, `delete from desk.proposals where decided_at < $1 and source <> 'abgleich'`},
	{"confirmations", 3 * 365, `delete from desk.confirmations where asked_at < $1`},
	// Until then "over" and "unknown" can be told apart.
	{"confirmation links", 90, `delete from desk.confirmation_tokens where expires_at < $1`},
	{"removed networks", RemovedFor, `delete from desk.removed_networks where removed_at < $1`},
	{"unsubscribe links", 400, `delete from desk.unsubscribe_links where made_at < $1`},
	{"pasted lists", 3, `delete from desk.pasted_lists where changed_at < $1`},
	// ten minutes each, and the one before: answer.Lifetime
	{"search keys", 0, `delete from desk.search_keys where period < floor(extract(epoch from $1::timestamptz) / 600) - 1`},
	{"tries", 0, `delete from desk.tries where ends_at < $1`},
}

// Prune deletes what is kept only for a while, and returns the number of rows of each kind that had any.
func (s *Store) Prune(ctx context.Context, now time.Time) (map[string]int64, error) {
	removed := map[string]int64{}
	for _, e := range expired {
		tag, err := s.db.Exec(ctx, e.sql, now.AddDate(0, 0, -e.days))
		if err != nil {
			return removed, fmt.Errorf("prune %s: %w", e.what, err)
		}
		if n := tag.RowsAffected(); n > 0 {
			removed[e.what] = n
		}
	}
	return removed, nil
}

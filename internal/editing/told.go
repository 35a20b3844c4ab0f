package editing

import (
	"context"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// toldOnce takes out the events that say of a meeting no more than its month, where another event tells of the same meeting.
func toldOnce(ctx context.Context, tx *store.Store, after directory.Dossier) (directory.Dossier, error) {
	var keys []string
	for _, e := range after.Events {
		if strings.HasPrefix(e.Key, "treffen-") && e.Date.Precision() == directory.Month {
			keys = append(keys, e.Key)
		}
	}
	if len(keys) == 0 {
		return after, nil
	}
	days, err := tx.PublishedMeetings(ctx, after.Network.ID(), keys)
	if err != nil {
		return after, err
	}
	all := after.Events
	after.Events = nil
	for _, e := range all {
		day, published := days[e.Key]
		if !published || !slices.ContainsFunc(all, func(other directory.Event) bool {
			return days[other.Key] == "" && other.SaysMet(day)
		}) {
			after.Events = append(after.Events, e)
		}
	}
	return after, nil
}

package editing

import (
	"time"

	"rundtisch/internal/directory"
)

// stamp records when every event and notice was last changed, and increments the sequence number of every event that changed.
// Calendars and feeds use these to tell what is new, so an unchanged entry keeps both, whatever else is saved. A new entry is
// stamped when it is written.
func stamp(before, after directory.Dossier, now time.Time) {
	events := map[string]directory.Event{}
	for _, e := range before.Events {
		events[e.Key] = e
	}
	for i := range after.Events {
		e := &after.Events[i]
		old, ok := events[e.Key]
		e.Sequence, e.ChangedAt = old.Sequence, old.ChangedAt
		if ok && !same(directory.Dossier{Events: []directory.Event{old}}, directory.Dossier{Events: []directory.Event{*e}}) {
			e.Sequence, e.ChangedAt = old.Sequence+1, now
		}
	}
	notices := map[string]directory.Notice{}
	for _, n := range before.Notices {
		notices[n.Key] = n
	}
	for i := range after.Notices {
		n := &after.Notices[i]
		old, ok := notices[n.Key]
		n.ChangedAt = old.ChangedAt
		if ok && !same(directory.Dossier{Notices: []directory.Notice{old}}, directory.Dossier{Notices: []directory.Notice{*n}}) {
			n.ChangedAt = now
		}
	}
}

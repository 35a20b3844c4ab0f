package editing

import (
	"time"

	"rundtisch/internal/directory"
)

// stamp says of every event and notice when it was last changed, and gives every event that changed the next number of
// its sequence. Calendars and feeds tell by these what is new: what is the same keeps both, whatever else is saved.
// A new entry is left without: it is stamped when it is written.
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

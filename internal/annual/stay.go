package annual

import (
	"slices"
	"time"

	"rundtisch/internal/history"
)

// The parts of a network whose coming and going the history tells.
const (
	members = "mitglieder"
	events  = "termine"
)

// Parts are those of which Record.Revisions must hold the changes.
var Parts = []string{members, events}

// The kinds of revision that take something back, and the one that makes one institution of two. What goes with them was
// never there; what the first two bring back was never gone.
const (
	Undone   = "ruecknahme"
	Restored = "stand"
	Merged   = "zusammen"
)

// stay is how long an entry stood in a list, by the history.
type stay struct {
	key    string
	since  time.Time // zero: from the beginning of the history
	until  time.Time // zero: it still stands there
	gone   int64     // the revision with which it went; 0: it still stands there
	struck bool      // it never should have
}

// stays returns how long the entries of a part stood there, in the order in which they came. Entries that were there from
// the beginning and never went are not among them: the history does not name them.
func stays(revisions []history.Revision, part string) []stay {
	last := map[string]int{} // the newest stay of each
	var all []stay
	begin := func(key string, since time.Time) {
		last[key] = len(all)
		all = append(all, stay{key: key, since: since})
	}
	for _, r := range revisions {
		back := r.Kind == Undone || r.Kind == Restored
		for _, c := range r.Changes {
			if c.Part != part || c.Key == "" || c.Kind != history.New && c.Kind != history.Gone {
				continue
			}
			at, known := last[c.Key]
			if c.Kind == history.New {
				if known && back && (all[at].gone > 0 || all[at].struck) {
					all[at].until, all[at].gone, all[at].struck = time.Time{}, 0, false
				} else {
					begin(c.Key, r.At)
				}
				continue
			}
			if !known {
				begin(c.Key, time.Time{})
				at = last[c.Key]
			}
			if back || r.Kind == Merged {
				all[at].struck = true
			} else {
				all[at].until, all[at].gone = r.At, r.Number
			}
		}
	}
	return all
}

// GoneWithin returns the revisions in which a member or an event went after from and before to: the states before them say
// what it was.
func GoneWithin(revisions []history.Revision, from, to time.Time) []int64 {
	var numbers []int64
	for _, r := range revisions {
		if !r.At.Before(from) && r.At.Before(to) &&
			slices.ContainsFunc(r.Changes, func(c history.Change) bool { return c.Kind == history.Gone }) {
			numbers = append(numbers, r.Number)
		}
	}
	return numbers
}

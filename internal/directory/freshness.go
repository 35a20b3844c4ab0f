package directory

import "time"

// Freshness is how up to date a network is, as somebody sees it who looks after several.
type Freshness struct {
	ID                ID
	Key, Name, Region string
	State             string      // two digits
	Entries, Fresh    int         // memberships, contacts and offers, and those that need no check now
	CheckedOn         PartialDate // when something was last checked; "" if never
	Open              int         // reports, answers and differences that wait
	Next              PartialDate // when it meets next; "" if nothing is known
	ChangedAt         time.Time
}

// Share returns how many of a hundred entries need no check; 0 where there are none.
func (f Freshness) Share() int {
	if f.Entries == 0 {
		return 0
	}
	return f.Fresh * 100 / f.Entries
}

// Package harvest reads what another directory publishes in the words of the exchange standard HSDS 3: from a file, or
// from an address that somebody typed. Nothing of it is believed: where an address leads, how long it takes, how much
// comes back and what it says about itself are all checked. What is not read is named, with why: one entry that makes no
// sense does not spoil the others. Errors are sentences in German for anyone who gave the address.
package harvest

import (
	"fmt"
	"time"

	"rundtisch/internal/openreferral"
)

// Limits bound what a source may cost.
type Limits struct {
	Request   time.Duration // for one answer, to its last byte
	Whole     time.Duration // for all of them
	Response  int64         // bytes of one answer, unpacked
	Total     int64         // bytes of all of them, unpacked
	Records   int           // organizations and services together
	Pages     int           // of one list
	Redirects int           // of one request
}

// Usual are the limits of the command.
var Usual = Limits{
	Request:   30 * time.Second,
	Whole:     20 * time.Minute,
	Response:  32 << 20,
	Total:     256 << 20,
	Records:   50_000,
	Pages:     2000,
	Redirects: 5,
}

// Reading is what a source said.
type Reading struct {
	Address       string // of the source without what could be a secret (query), or the name of the file
	Version       string // as an API names it; "" for a file
	SHA256        string // of everything that was read, in hexadecimal
	Organizations []openreferral.Organization
	Services      []openreferral.Service
	Networks      []string  // names of organizations left out because they are networks of this program
	Twice         int       // records left out because their id came before, and said nothing more
	Skipped       []Skipped // entries that were not read
	Notes         []string  // what else there is to know of how it was read, as sentences
	Partial       bool      // the source has more than what was read: what is missing here may be there all the same
}

// Skipped is an entry that was not read.
type Skipped struct {
	Place  string // where it is
	Name   string // "" where it has none
	Reason string // a sentence without its full stop
}

// Reader reads sources.
type Reader struct {
	limits Limits
	reach  Reach
	say    func(string)
}

// New returns a reader that opens connections only to what reach permits, and tells on say how far it is.
func New(limits Limits, reach Reach, say func(string)) *Reader {
	return &Reader{limits: limits, reach: reach, say: say}
}

// Fault is why a source could not be read.
type Fault struct {
	Place  string // the address or file, with the entry where that is known
	Reason string
}

func (f Fault) Error() string { return f.Place + ": " + f.Reason }

func fail(place, reason string, args ...any) error {
	return Fault{place, fmt.Sprintf(reason, args...)}
}

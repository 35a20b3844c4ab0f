// Package harvest reads what another directory publishes in the exchange standard HSDS 3, from a file or from an address that
// somebody typed. It trusts nothing: where an address leads, how long an answer takes, how large it is and what it says about
// itself are all checked. Entries that cannot be read are reported with the reason and do not affect the others. Errors are
// sentences in German for whoever gave the address.
package harvest

import (
	"fmt"
	"time"

	"rundtisch/internal/openreferral"
)

// Limits are the resources that a source may use.
type Limits struct {
	Request   time.Duration // for one answer, to its last byte
	Whole     time.Duration // for all of them
	Response  int64         // bytes of one answer, unpacked
	File      int64         // bytes of a file
	Total     int64         // bytes of all of them, unpacked
	Records   int           // organizations and services together
	Pages     int           // of one list
	Redirects int           // of one request
}

// Usual are the limits that the command uses.
var Usual = Limits{
	Request:   30 * time.Second,
	Whole:     20 * time.Minute,
	Response:  32 << 20,
	File:      128 << 20, // all that a directory of Germany streams at once
	Total:     256 << 20,
	Records:   50_000,
	Pages:     2000,
	Redirects: 5,
}

// Reading is the content of a source.
type Reading struct {
	Address       string // of the source without what could be a secret (query), or the name of the file
	Version       string // as an API names it; "" for a file
	SHA256        string // of everything that was read, in hexadecimal
	Organizations []openreferral.Organization
	Services      []openreferral.Service
	Networks      []string  // names of organizations left out because they are networks of this program
	Twice         int       // records left out because their id came before and they added nothing
	Skipped       []Skipped // entries that were not read
	Notes         []string  // anything else worth knowing about how it was read, as sentences
	Partial       bool      // the source has more than was read: what is missing here may still exist
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

// New returns a reader that connects only to addresses that reach permits, and reports its progress to say.
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

package editing

import (
	"context"
	"fmt"
	"time"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Report is what a visitor says is wrong, without saying who they are.
type Report struct {
	Network     directory.ID // of the two, one is set
	Institution directory.ID
	Text        string
	Block       string // the network block that it comes from; counted, never stored
	Shared      bool   // an unknown proxy hides where it comes from: everybody shares that block
}

// MaxReport is the longest report, in characters.
const MaxReport = 1000

// TooManyReportsError says that reports were sent too often, and how long to wait.
type TooManyReportsError struct{ Wait time.Duration }

func (t TooManyReportsError) Error() string { return fmt.Sprintf("too many, wait %v", t.Wait) }

// How many reports are accepted from one network block and about one subject.
const (
	reportsPerBlock   = 5
	reportsPerShared  = 100 // somebody who writes too often must not silence everybody else
	reportsPerSubject = 30
)

// Report puts what a visitor says into the inbox. The caller has checked what may be in it. It returns TooManyReportsError if
// too many come from one network block or are about one subject.
func (e *Editor) Report(ctx context.Context, r Report, now time.Time) error {
	if n := utf8.RuneCountInString(r.Text); n == 0 || n > MaxReport {
		return fault.Malformed("text")
	}
	perBlock := reportsPerBlock
	if r.Shared {
		perBlock = reportsPerShared
	}
	for _, limit := range []struct {
		key    string
		most   int
		window time.Duration
	}{
		{"report/block " + r.Block, perBlock, time.Hour},
		{"report/subject " + r.Network.String() + r.Institution.String(), reportsPerSubject, 24 * time.Hour},
	} {
		n, ends, err := e.store.CountTry(ctx, limit.key, limit.window, now)
		if err != nil {
			return fmt.Errorf("report: %w", err)
		}
		if n > limit.most {
			return TooManyReportsError{Wait: ends.Sub(now)}
		}
	}
	p := directory.Proposal{Source: directory.FromVisitor, Text: r.Text, CreatedAt: now}
	if err := e.store.AddProposal(ctx, r.Network, r.Institution, p); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return nil
}

//go:build linux || darwin

package postgres

import (
	"context"
	"errors"
	"time"
)

// join returns the server as a child of this process if nobody else owns it, or nil
// once the owner's server is ready.
func (s *Server) join(ctx context.Context) (*child, error) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	tellAgain := time.Now().Add(2 * time.Second)
	for {
		if err := s.cluster.claim(&s.owner); err != nil {
			return nil, err
		}
		if s.owner != nil {
			return s.bringUp(ctx)
		}
		if s.cluster.accepting() {
			return nil, nil
		}
		if now := time.Now(); now.After(tellAgain) {
			s.log("Warte auf PostgreSQL, das ein anderer Prozess gerade startet …")
			tellAgain = now.Add(5 * time.Second)
		}
		select {
		case <-ctx.Done():
			return nil, tell(ctx.Err(), "Ein anderer Prozess startet PostgreSQL in %s, ist damit aber nicht rechtzeitig "+
				"fertig geworden. Bitte gleich noch einmal versuchen.", s.cluster.base)
		case <-tick.C:
		}
	}
}

// bringUp does everything from an empty machine to a server that accepts
// connections. The caller holds the owner lock, so nobody else does the same.
func (s *Server) bringUp(ctx context.Context) (*child, error) {
	c := &s.cluster
	removeLeftovers(c.base, halfMade)
	who, err := c.account()
	if err != nil {
		return nil, err
	}
	major, err := c.major()
	if err != nil {
		return nil, err
	}
	binaries, err := s.binaries(ctx, major, who)
	if err != nil {
		return nil, err
	}
	if major == 0 {
		s.log("Lege die Datenbank an (PostgreSQL %d) in %s", binaries.major, c.data)
		if err := c.create(ctx, binaries, who); err != nil {
			return nil, err
		}
	}
	for attempt := 1; ; attempt++ {
		if err := c.settle(ctx); err != nil {
			return nil, err
		}
		if err := c.clearSocket(who); err != nil {
			return nil, err
		}
		server, err := c.serve(ctx, binaries, who, s.log)
		if !errors.Is(err, errContended) || attempt == 20 {
			return server, err
		}
		// Processes of a killed server are still around, and about to go.
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(100 * time.Millisecond):
		}
	}
}

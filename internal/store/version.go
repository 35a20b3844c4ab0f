package store

import (
	"context"
	"fmt"
)

// Version identifies a state of the directory: what was read is valid as long as the number stays the same. It is
// incremented by every change, at the moment the change becomes visible.
type Version struct {
	Number   int64
	Invented bool // one of the networks was made up
	At       LSN  // how far the log went then: a replica that has replayed it shows this state, or a later one
}

// Version returns the current state of the directory. Every level may ask.
func (s *Store) Version(ctx context.Context) (v Version, err error) {
	if err := s.db.QueryRow(ctx, `
		select number, exists (select from invented_networks), `+LogEnd+` from directory_version`).
		Scan(&v.Number, &v.Invented, &v.At); err != nil {
		return Version{}, fmt.Errorf("version of the directory: %w", err)
	}
	return v, nil
}

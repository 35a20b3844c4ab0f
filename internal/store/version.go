package store

import (
	"context"
	"fmt"
)

// Version is a state of the directory: what was read of it is right as long as the number stays. The number goes up with
// every change, at the moment in which the change can be seen.
type Version struct {
	Number   int64
	Invented bool // one of the networks was made up
}

// Version returns the state of the directory now. Every level may ask.
func (s *Store) Version(ctx context.Context) (v Version, err error) {
	if err := s.db.QueryRow(ctx, `
		select number, exists (select from invented_networks) from directory_version`).
		Scan(&v.Number, &v.Invented); err != nil {
		return Version{}, fmt.Errorf("version of the directory: %w", err)
	}
	return v, nil
}

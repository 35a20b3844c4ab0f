package store

import (
	"context"
	"fmt"

	"rundtisch/internal/directory"
)

// Example is a network to demonstrate addresses with.
type Example struct {
	ID               directory.ID
	Key, Name, State string // State: two digits
}

// ExampleNetwork returns the first network by key, or fault.NotFound where there is none.
func (s *Store) ExampleNetwork(ctx context.Context) (Example, error) {
	var e Example
	err := s.db.QueryRow(ctx, `
		select n.id, n.key, n.name, r.state from networks n
		join regions r on r.id = n.region_id
		order by n.key limit 1`).
		Scan(&e.ID, &e.Key, &e.Name, &e.State)
	if err != nil {
		return Example{}, fmt.Errorf("example network: %w", notFound(err))
	}
	return e, nil
}

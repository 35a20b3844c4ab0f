package store_test

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// Whoever has the database and the address of an old search cannot read what was searched: the key is gone, although nobody
// searched since.
func TestKeysOfSearchesGoWithoutAnotherSearch(t *testing.T) {
	t.Parallel()
	s := store.New(open(t).owner)
	now := time.Date(2026, 11, 22, 12, 5, 0, 0, time.UTC)
	period := now.Unix() / 600
	key := bytes.Repeat([]byte{1}, 32)
	if _, err := s.SearchKey(t.Context(), period, key); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		after time.Duration
		kept  bool
	}{{10 * time.Minute, true}, {20 * time.Minute, false}} {
		if _, err := s.Prune(t.Context(), now.Add(test.after)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.KnownSearchKey(t.Context(), period); (err == nil) != test.kept || err != nil && !errors.Is(err, fault.NotFound) {
			t.Errorf("after %s: %v", test.after, err)
		}
	}
}

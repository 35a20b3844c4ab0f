package server

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

func TestPagesThatNobodyAsksForGoFirst(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	c := NewPageCache(nil, &atomic.Bool{}, func() time.Time { return now }, 100*(1000+overhead))
	keep := func(n int) {
		p := &page{plain: make([]byte, 1000), at: now}
		p.pack()
		p.begins, p.ends = day(now)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.add(fmt.Sprint(n), p)
	}
	c.seen = now
	for n := range 1000 {
		keep(n)
		for wanted := range min(n+1, 10) {
			if c.kept(fmt.Sprint(wanted), fault.Unavailable) == nil {
				t.Fatalf("page %d, which is always asked for, went when page %d came", wanted, n)
			}
		}
		if c.size > c.limit {
			t.Fatalf("%d bytes are kept, of %d", c.size, c.limit)
		}
	}
	if c.pages["999"] == nil || c.pages["500"] != nil {
		t.Error("it is not the last pages that are kept")
	}
	size := 0
	for _, p := range c.pages {
		size += p.size
	}
	if size != c.size || len(c.pages) < 80 {
		t.Errorf("%d pages of %d bytes are kept, counted as %d", len(c.pages), size, c.size)
	}
	c.heard(store.Version{}, store.Changes{Everything: true})
	if c.size != 0 || len(c.pages) != 0 {
		t.Errorf("%d bytes are counted of %d pages", c.size, len(c.pages))
	}
}

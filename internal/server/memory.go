package server

import (
	"bytes"
	"cmp"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// page is a finished answer.
type page struct {
	status       int
	plain        []byte
	forms        atomic.Pointer[[]form] // the ways to send it, from the smallest to the plain one
	header       http.Header            // what the page's own handler set; its values have no room for more
	pattern      string                 // of its address, for the log
	things       []store.Thing          // what it is made of; nil: of anything
	at           time.Time
	begins, ends time.Time    // the day in Germany, since pages say which events are over
	used         atomic.Int64 // the number of pages that had been added when somebody last asked for it
	shown        atomic.Int64 // how often it was
	size         int          // in memory, roughly; guarded by the cache that keeps it
}

// overhead is what a page takes beside its bytes, roughly.
const overhead = 2 << 10

// isWhole reports whether the page is one for people, and no error.
func (p *page) isWhole() bool {
	return p.status == http.StatusOK && strings.HasPrefix(p.header.Get("Content-Type"), "text/html")
}

// day returns when the day in Germany begins and ends that t is in.
func day(t time.Time) (begins, ends time.Time) {
	y, m, d := t.In(web.Berlin).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, web.Berlin), time.Date(y, m, d+1, 0, 0, 0, 0, web.Berlin)
}

// Kept is what a cache holds, and how often it was of use.
type Kept struct {
	Hits, Misses uint64
	Pages, Bytes int
}

// Kept says what the cache holds.
func (c *PageCache) Kept() Kept {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return Kept{c.hits.Load(), c.misses.Load(), len(c.pages), c.size}
}

// add keeps a page. One that says the same as that from before is packed as well as that already. c.mu is held.
func (c *PageCache) add(address string, p *page) {
	if old := c.pages[address]; old != nil && bytes.Equal(old.plain, p.plain) {
		p.forms.Store(old.forms.Load())
		p.shown.Store(old.shown.Load())
	}
	c.drop(address)
	p.size = size(*p.forms.Load()) + overhead
	if p.size > c.limit/4 {
		return
	}
	p.used.Store(c.added.Add(1))
	c.pages[address] = p
	c.size += p.size
	c.makeRoom()
}

// makeRoom lets those pages go that nobody has asked for the longest, where there is no room. c.mu is held.
func (c *PageCache) makeRoom() {
	if c.size <= c.limit {
		return
	}
	oldest := slices.SortedFunc(maps.Keys(c.pages), func(a, b string) int {
		return cmp.Compare(c.pages[a].used.Load(), c.pages[b].used.Load())
	})
	for _, a := range oldest {
		if c.size <= c.limit-c.limit/8 { // and not again with the next page
			return
		}
		c.drop(a)
	}
}

func (c *PageCache) drop(address string) {
	if p := c.pages[address]; p != nil {
		c.size -= p.size
		delete(c.pages, address)
	}
}

// packLater has a page packed well, one after the other, while it is shown as it is.
func (c *PageCache) packLater(address string, p *page) {
	if len(p.plain) < minCompress {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.toPack == nil {
		c.toPack = map[string]*page{}
		go c.packAll()
	}
	c.toPack[address] = p
}

// packAll packs what waits, in any order, until nothing does.
func (c *PageCache) packAll() {
	for {
		c.mu.Lock()
		var address string
		var p *page
		for address, p = range c.toPack {
			break
		}
		if p == nil {
			c.toPack = nil
			c.mu.Unlock()
			return
		}
		delete(c.toPack, address)
		kept := c.pages[address] == p
		c.mu.Unlock()
		if !kept { // nobody will see it again
			continue
		}
		n := p.packWell() + overhead
		c.mu.Lock()
		if c.pages[address] == p {
			c.size += n - p.size
			p.size = n
			c.makeRoom()
		}
		c.mu.Unlock()
	}
}

// heard notes what the database says has changed since it was asked before. c.mu is held.
func (c *PageCache) heard(v store.Version, changes store.Changes) {
	if !changes.None || c.since == 0 {
		c.since = v.At
	}
	c.known = v
	c.invented.Store(v.Invented)
	if changes.None {
		return
	}
	c.outdate()
	for address, p := range c.pages {
		if changes.Everything || p.things == nil || slices.ContainsFunc(p.things, func(t store.Thing) bool { return changes.Things[t] }) {
			c.drop(address)
		}
	}
}

// Forget drops every page: none of them may be served again, whatever happens to the database.
func (c *PageCache) Forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known = store.Version{}
	c.outdate()
	clear(c.pages)
	c.size = 0
}

// outdate lets whoever comes from now on have another page made than those that are being made. c.mu is held.
func (c *PageCache) outdate() {
	for _, m := range c.making {
		m.outdated = true
	}
	clear(c.making)
}

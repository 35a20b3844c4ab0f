package server

import (
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/fault"
	"rundtisch/internal/site"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// PageCache is a cache of rendered pages. Public pages are the same for everybody, so most requests need no template and only
// one cheap question to the database: whether the directory has changed since. A page is served only if it has not, no
// matter who or which program made the change. While the database does not answer, a page that was current less than a
// minute ago is better than none; an older one is not.
type PageCache struct {
	public   *store.Store
	invented *atomic.Bool // what pages say of made-up data; set with every answer
	now      func() time.Time

	hits, misses atomic.Uint64

	mu    sync.RWMutex
	pages map[string]*cachedPage
	size  int

	known  int64     // the last number of the directory that was heard of; unknown at first
	since  store.LSN // how far the log went when a number was heard of first: who has replayed it shows nothing older; 0: not known
	seen   time.Time // when that was
	away   bool      // the last question was not answered
	asking bool
	asked  time.Time // when the last question was asked
	next   *question // the next to be asked
}

type cachedPage struct {
	status        int
	plain, packed []byte      // packed is nil where it is not worth it
	header        http.Header // what the page's own handler set
	pattern       string      // of its address, for the log
	at            time.Time
	number        int64 // version of the directory before rendering began
}

const (
	// maxCacheBytes limits the size of the cache; when it is full, it is emptied.
	maxCacheBytes = 16 << 20
	// maxPageAge is the maximum age of a page, and how long ago it may last have been known to be current.
	maxPageAge = time.Minute
	// unknown is not a version of the directory.
	unknown = -1
)

// developing is true while templ reads the texts of pages from files that may change at any moment (make dev).
var developing = os.Getenv("TEMPL_DEV_MODE") == "true"

// NewPageCache returns an empty cache. It asks public whether the directory has changed, and records in invented whether some
// of it is made up.
func NewPageCache(public *store.Store, invented *atomic.Bool, now func() time.Time) *PageCache {
	return &PageCache{public: public, invented: invented, now: now, pages: map[string]*cachedPage{}, known: unknown}
}

// Forget drops every page: none of them may be served again, whatever happens to the database.
func (c *PageCache) Forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known = unknown
	clear(c.pages)
	c.size = 0
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

// page returns the cached page of an address, nil if there is none, and the latest known version of the directory.
func (c *PageCache) page(address string) (*cachedPage, int64) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.pages[address], c.known
}

// mayServe reports whether a page may be served, given the error of asking the database. It must still be the same day in
// Germany, since pages say which events are over.
func (c *PageCache) mayServe(p *cachedPage, answer error) bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	now := c.now()
	if p.number != c.known || now.In(web.Berlin).Format(time.DateOnly) != p.at.In(web.Berlin).Format(time.DateOnly) {
		return false
	}
	if answer != nil {
		return now.Sub(c.seen) < maxPageAge
	}
	return now.Sub(p.at) < maxPageAge
}

func (c *PageCache) add(address string, p *cachedPage) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p.number == unknown {
		return
	}
	if old := c.pages[address]; old != nil {
		c.size -= len(old.plain) + len(old.packed)
	}
	if c.size > maxCacheBytes {
		clear(c.pages)
		c.size = 0
	}
	c.pages[address] = p
	c.size += len(p.plain) + len(p.packed)
}

// wrap serves from the cache where possible. plain renders pages; requests that are never cached go to other.
func (c *PageCache) wrap(plain, other http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isAside(r) {
			other.ServeHTTP(w, c.mayAskReplica(r))
			return
		}
		if r.Method != http.MethodGet || r.URL.RawQuery != "" && !site.IsEmbed(r.URL) || site.IsFound(r.URL) || developing {
			_ = c.current(r.Context(), askPatience) // what the page says of made-up data is as good as it gets
			other.ServeHTTP(w, c.mayAskReplica(r))
			return
		}
		address := r.URL.Path
		if r.URL.RawQuery != "" {
			address += "?" + r.URL.RawQuery
		}
		patience := askPatience
		old, _ := c.page(address)
		if old != nil {
			patience = readDeadline
		}
		answer := c.current(r.Context(), patience)
		if old != nil && c.mayServe(old, answer) {
			c.hits.Add(1)
			old.write(w, r)
			return
		}
		c.misses.Add(1)
		_, number := c.page(address)
		made := &recorder{header: http.Header{}}
		r = c.mayAskReplica(r)
		plain.ServeHTTP(made, r)
		if made.status >= http.StatusInternalServerError && old != nil && c.mayServe(old, fault.Unavailable) {
			old.write(w, r)
			return
		}
		p := &cachedPage{status: max(made.status, http.StatusOK), header: made.header, plain: made.body.Bytes(),
			pattern: chi.RouteContext(r.Context()).RoutePattern(), at: c.now(), number: number}
		p.pack()
		if p.status == http.StatusOK && strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
			c.add(address, p)
		}
		p.write(w, r)
	})
}

// isAside reports whether a request bypasses the cache, because its response never depends on it or must not wait.
func isAside(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/healthz" || r.URL.Path == "/readyz" ||
		isBulk(r) || isBelow(r.URL.Path, "/hsds")
}

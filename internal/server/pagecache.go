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
)

// PageCache keeps finished pages in memory. Public pages are the same for everybody: each is made once, by one request for
// all who wait, and shown until something changes that it is made of, no matter who or which program changes it.
//
// Whether something has changed is asked of the database: while pages are asked for and Watch runs, ten times a second, else
// before each is shown. While the database does not answer, a page that was right less than a minute ago is better than
// none; an older one is not.
type PageCache struct {
	public   *store.Store
	invented *atomic.Bool // what pages say of made-up data; set with every answer
	now      func() time.Time
	limit    int // of bytes that are kept
	added    atomic.Int64
	wanted   atomic.Bool // somebody asked for a page since the last beat

	hits, misses atomic.Uint64

	mu     sync.RWMutex
	pages  map[string]*page
	size   int
	making map[string]*making // those that nothing has changed since they were begun
	toPack map[string]*page   // not nil: somebody is at it

	known   store.Version // the last that was heard of
	since   store.LSN     // how far the log went when that was heard first: who has replayed it shows nothing older; 0: not known
	seen    time.Time     // when that was
	current time.Time     // when it was asked for
	beating bool          // Watch runs
	away    bool          // the last question was not answered
	asking  bool
	asked   time.Time // when the last question was asked
	next    *question // the next to be asked
}

// maxPageAge is the maximum age of a page, which may say at what time of day a door is open; and how long ago it may last
// have been known to be right.
const maxPageAge = time.Minute

// developing is true while templ reads the texts of pages from files that may change at any moment (make dev).
var developing = os.Getenv("TEMPL_DEV_MODE") == "true"

// NewPageCache returns an empty cache for so many bytes of pages. It asks public whether the directory has changed, and
// records in invented whether some of it is made up.
func NewPageCache(public *store.Store, invented *atomic.Bool, now func() time.Time, limit int) *PageCache {
	return &PageCache{
		public: public, invented: invented, now: now, limit: limit, pages: map[string]*page{}, making: map[string]*making{},
	}
}

// wrap serves from the cache where possible. plain renders pages; requests that are never cached go to other.
func (c *PageCache) wrap(plain, other http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case isAside(r):
			other.ServeHTTP(w, c.mayAskReplica(r))
		case r.Method != http.MethodGet || r.URL.RawQuery != "" && !site.IsEmbed(r.URL) || site.IsFound(r.URL) || developing:
			_ = c.upToDate(r.Context(), askPatience) // what the page says of made-up data is as good as it gets
			other.ServeHTTP(w, c.mayAskReplica(r))
		default:
			p := c.find(r, plain)
			if routes := chi.RouteContext(r.Context()); len(routes.RoutePatterns) == 0 && p.pattern != "" {
				routes.RoutePatterns = []string{p.pattern}
			}
			p.write(w, r)
		}
	})
}

// atHand returns the page that answers a request, if that is certain without asking anybody; otherwise nil. c may be nil.
func (c *PageCache) atHand(r *http.Request) *page {
	if c == nil || r.Method != http.MethodGet || r.URL.RawQuery != "" || developing {
		return nil
	}
	p, sure := c.look(r.URL.Path)
	if p == nil || !sure {
		return nil
	}
	c.want()
	c.hit(r.URL.Path, p)
	return p
}

// hit counts a page that is shown once more. One that many ask for is packed well.
func (c *PageCache) hit(address string, p *page) {
	c.hits.Add(1)
	if p.shown.Add(1) == showsToPack {
		c.packLater(address, p)
	}
}

// find returns the page that answers a request: one that was kept, or one that is made now.
func (c *PageCache) find(r *http.Request, plain http.Handler) *page {
	address := r.URL.Path
	if r.URL.RawQuery != "" {
		address += "?" + r.URL.RawQuery
	}
	c.want()
	old, sure := c.look(address)
	if old != nil && sure {
		c.hit(address, old)
		return old
	}
	patience := askPatience
	if old != nil {
		patience = readDeadline
	}
	answer := c.upToDate(r.Context(), patience)
	if p := c.kept(address, answer); p != nil {
		c.hit(address, p)
		return p
	}
	c.misses.Add(1)
	p := c.made(r, address, plain)
	if p.status >= http.StatusInternalServerError {
		if old := c.kept(address, fault.Unavailable); old != nil {
			return old
		}
	}
	return p
}

// look returns the page of an address, or nil, and whether it may be shown without a question.
func (c *PageCache) look(address string) (p *page, sure bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.sure() {
		return c.mayShow(address, nil), true
	}
	return c.pages[address], false
}

// kept returns the page of an address if it may be shown, given the error of asking the database; otherwise nil.
func (c *PageCache) kept(address string, answer error) *page {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.mayShow(address, answer)
}

func (c *PageCache) mayShow(address string, answer error) *page {
	p, now := c.pages[address], c.now()
	right := c.seen
	if p == nil || now.Before(p.begins) || !now.Before(p.ends) {
		return nil
	}
	if answer == nil {
		right = p.at
	}
	if now.Sub(right) >= maxPageAge {
		return nil
	}
	if added := c.added.Load(); p.used.Load() != added {
		p.used.Store(added)
	}
	return p
}

// isAside reports whether a request bypasses the cache, because its response never depends on it or must not wait.
func isAside(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/healthz" || r.URL.Path == "/readyz" ||
		isBulk(r) || isBelow(r.URL.Path, "/hsds")
}

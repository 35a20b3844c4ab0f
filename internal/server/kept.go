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

// Kept is a cache of rendered pages. Public pages are the same for everybody, so most requests need no template and only
// one cheap question to the database: whether the directory has changed since. A page is served only if it has not, no
// matter who or which program made the change. While the database does not answer, a page that was current less than a
// minute ago is better than none; an older one is not.
type Kept struct {
	public   *store.Store
	invented *atomic.Bool // what pages say of made-up data; set with every answer
	now      func() time.Time

	mu    sync.RWMutex
	pages map[string]*keptPage
	size  int

	known  int64     // the last number of the directory that was heard of; unknown at first
	seen   time.Time // when that was
	away   bool      // the last question was not answered
	asking bool
	asked  time.Time // when the last question was asked
	next   *question // the next to be asked
}

type keptPage struct {
	status        int
	plain, packed []byte      // packed is nil where it is not worth it
	header        http.Header // what the page's own handler set
	pattern       string      // of its address, for the log
	at            time.Time
	number        int64 // version of the directory before rendering began
}

const (
	// keptBytes limits the size of the cache; when it is full, it is emptied.
	keptBytes = 16 << 20
	// keptFor is the maximum age of a page, and how long ago it may last have been known to be current.
	keptFor = time.Minute
	// unknown is not a version of the directory.
	unknown = -1
)

// developing is true while templ reads the texts of pages from files that may change at any moment (make dev).
var developing = os.Getenv("TEMPL_DEV_MODE") == "true"

// NewKept returns an empty cache. It asks public whether the directory has changed, and records in invented whether some
// of it is made up.
func NewKept(public *store.Store, invented *atomic.Bool, now func() time.Time) *Kept {
	return &Kept{public: public, invented: invented, now: now, pages: map[string]*keptPage{}, known: unknown}
}

// Forget drops every page: none of them may be served again, whatever happens to the database.
func (k *Kept) Forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.known = unknown
	clear(k.pages)
	k.size = 0
}

// page returns the cached page of an address, nil if there is none, and the latest known version of the directory.
func (k *Kept) page(address string) (*keptPage, int64) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.pages[address], k.known
}

// isRight reports whether a page may be served, given the error of asking the database. It must still be the same day in
// Germany, since pages say which events are over.
func (k *Kept) isRight(p *keptPage, answer error) bool {
	k.mu.RLock()
	defer k.mu.RUnlock()
	now := k.now()
	if p.number != k.known || now.In(web.Berlin).YearDay() != p.at.In(web.Berlin).YearDay() {
		return false
	}
	if answer != nil {
		return now.Sub(k.seen) < keptFor
	}
	return now.Sub(p.at) < keptFor
}

func (k *Kept) keep(address string, p *keptPage) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p.number == unknown {
		return
	}
	if old := k.pages[address]; old != nil {
		k.size -= len(old.plain) + len(old.packed)
	}
	if k.size > keptBytes {
		clear(k.pages)
		k.size = 0
	}
	k.pages[address] = p
	k.size += len(p.plain) + len(p.packed)
}

// wrap serves from the cache where possible. plain renders pages; requests that are never cached go to other.
func (k *Kept) wrap(plain, other http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isAside(r) {
			other.ServeHTTP(w, r)
			return
		}
		if r.Method != http.MethodGet || r.URL.RawQuery != "" && !site.IsEmbed(r.URL) || developing {
			_ = k.current(r.Context(), askPatience) // what the page says of made-up data is as good as it gets
			other.ServeHTTP(w, r)
			return
		}
		address := r.URL.Path
		if r.URL.RawQuery != "" {
			address += "?" + r.URL.RawQuery
		}
		patience := askPatience
		old, _ := k.page(address)
		if old != nil {
			patience = readDeadline
		}
		answer := k.current(r.Context(), patience)
		if old != nil && k.isRight(old, answer) {
			old.write(w, r)
			return
		}
		_, number := k.page(address)
		made := &recorder{header: http.Header{}}
		plain.ServeHTTP(made, r)
		if made.status >= http.StatusInternalServerError && old != nil && k.isRight(old, fault.Unavailable) {
			old.write(w, r)
			return
		}
		p := &keptPage{status: max(made.status, http.StatusOK), header: made.header, plain: made.body.Bytes(),
			pattern: chi.RouteContext(r.Context()).RoutePattern(), at: k.now(), number: number}
		p.pack()
		if p.status == http.StatusOK && strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
			k.keep(address, p)
		}
		p.write(w, r)
	})
}

// isAside reports whether a request bypasses the cache, because its response never depends on it or must not wait.
func isAside(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/healthz" || r.URL.Path == "/readyz" ||
		isBulk(r) || isBelow(r.URL.Path, "/hsds")
}

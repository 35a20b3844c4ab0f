package server

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/site"
	"rundtisch/internal/web"
)

// Kept keeps finished pages in memory until something in the directory changes. Public pages are the same for
// everybody, so most requests need neither the database nor a template; and while the database is away, a page
// that was kept is better than none.
type Kept struct {
	now func() time.Time

	mu    sync.RWMutex
	pages map[string]*keptPage
	size  int
	round uint64 // goes up with every change: what was begun before it is not kept
}

type keptPage struct {
	status        int
	plain, packed []byte      // packed is nil where it is not worth it
	header        http.Header // what the page's own handler set
	pattern       string      // of its address, for the log
	at            time.Time
	round         uint64
}

const (
	// keptBytes is how much is kept; when it is full, everything is dropped and begun anew.
	keptBytes = 16 << 20
	// keptFor bounds how old a page can be should word of a change ever get lost on the way.
	keptFor = time.Minute
)

// NewKept returns an empty memory.
func NewKept(now func() time.Time) *Kept {
	return &Kept{now: now, pages: map[string]*keptPage{}}
}

// Drop makes every kept page out of date. They are kept on for times when the database is away.
func (k *Kept) Drop() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.round++
}

// Forget drops every kept page for good: none of them may be shown again, whatever becomes of the database.
func (k *Kept) Forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.round++
	clear(k.pages)
	k.size = 0
}

// page returns the page kept for an address, and whether it is as good as new: nothing has changed since, and in
// Germany it is still the same day, for pages say which events are over.
func (k *Kept) page(address string) (*keptPage, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	p := k.pages[address]
	if p == nil {
		return nil, false
	}
	now := k.now()
	fresh := p.round == k.round && now.Sub(p.at) < keptFor && now.In(web.Berlin).YearDay() == p.at.In(web.Berlin).YearDay()
	return p, fresh
}

func (k *Kept) keep(address string, p *keptPage) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p.round != k.round {
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

// wrap answers from memory where it can. Pages are made by plain; whatever is never kept is left to other.
func (k *Kept) wrap(plain, other http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.URL.RawQuery != "" && !site.IsEmbed(r.URL) || strings.HasPrefix(r.URL.Path, "/static/") || isBulk(r) {
			other.ServeHTTP(w, r)
			return
		}
		address := r.URL.Path
		if r.URL.RawQuery != "" {
			address += "?" + r.URL.RawQuery
		}
		old, fresh := k.page(address)
		if fresh {
			old.write(w, r)
			return
		}
		k.mu.RLock()
		round := k.round
		k.mu.RUnlock()
		made := &recorder{header: http.Header{}}
		plain.ServeHTTP(made, r)
		if made.status >= http.StatusInternalServerError && old != nil {
			old.write(w, r)
			return
		}
		p := &keptPage{status: max(made.status, http.StatusOK), header: made.header, plain: made.body.Bytes(),
			pattern: chi.RouteContext(r.Context()).RoutePattern(), at: k.now(), round: round}
		p.pack()
		if p.status == http.StatusOK && strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
			k.keep(address, p)
		}
		p.write(w, r)
	})
}

// worthPacking is the size from which packing saves a packet.
const worthPacking = 1024

func (p *keptPage) pack() {
	if len(p.plain) < worthPacking {
		return
	}
	var packed bytes.Buffer
	writer, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // the level is valid
	_, _ = writer.Write(p.plain)                                    // a buffer takes everything
	_ = writer.Close()
	p.packed = packed.Bytes()
}

func (p *keptPage) write(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	for name, values := range p.header {
		header[name] = values
	}
	if routes := chi.RouteContext(r.Context()); len(routes.RoutePatterns) == 0 && p.pattern != "" {
		routes.RoutePatterns = []string{p.pattern}
	}
	body := p.plain
	if p.packed != nil {
		header.Add("Vary", "Accept-Encoding")
		if acceptsGzip(r) {
			header.Set("Content-Encoding", "gzip")
			body = p.packed
		}
	}
	if p.status != http.StatusNotModified { // which has the length of what it is not (RFC 9110, 8.6)
		header.Set("Content-Length", strconv.Itoa(len(body)))
	}
	w.WriteHeader(p.status)
	_, _ = w.Write(body) // the visitor may have gone
}

// acceptsGzip reports whether the visitor's browser unpacks gzip (RFC 9110, 12.5.3).
func acceptsGzip(r *http.Request) bool {
	for _, coding := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if !strings.EqualFold(strings.TrimSpace(name), "gzip") {
			continue
		}
		quality, weighted := strings.CutPrefix(strings.TrimSpace(weight), "q=")
		number, err := strconv.ParseFloat(quality, 64)
		return !weighted || err == nil && number > 0
	}
	return false
}

// recorder takes an answer down until it is known what becomes of it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(p []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(p)
}

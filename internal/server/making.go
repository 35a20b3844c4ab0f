package server

import (
	"context"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// making is a page on its way: one request has it made, others wait for it.
type making struct {
	done     chan struct{} // closed when there is a page
	page     *page         // nil: the handler broke off
	outdated bool          // something may have changed since it was begun: it is not kept
}

// made returns a page that nothing has changed since the call. Where nobody waits for it any more, it is finished all the
// same; a handler that breaks off breaks off for all who wait.
func (c *PageCache) made(r *http.Request, address string, plain http.Handler) *page {
	c.mu.Lock()
	if p := c.mayShow(address, nil); p != nil { // it was finished just now
		c.mu.Unlock()
		return p
	}
	m := c.making[address]
	if m == nil {
		m = &making{done: make(chan struct{}), outdated: !c.known.Known()}
		c.making[address] = m
		go c.finish(m, address, r, plain)
	}
	c.mu.Unlock()
	select {
	case <-m.done:
	case <-r.Context().Done():
		nobody := &page{status: http.StatusServiceUnavailable, header: http.Header{}} // sees it: the visitor has left
		nobody.pack()
		return nobody
	}
	if m.page == nil {
		panic(http.ErrAbortHandler)
	}
	return m.page
}

// finish makes a page in the name of a request, but not only for it, and keeps it.
func (c *PageCache) finish(m *making, address string, r *http.Request, plain http.Handler) {
	defer close(m.done)
	defer func() {
		broken := recover() // plain has made a page of every panic but the one that means to break off
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.making[address] == m {
			delete(c.making, address)
		}
		if broken == nil && !m.outdated && m.page.isWhole() {
			c.add(address, m.page)
		}
	}()
	m.page = c.render(r, plain)
}

func (c *PageCache) render(r *http.Request, plain http.Handler) *page {
	asked := chi.RouteContext(r.Context())
	routes := chi.NewRouteContext() // the log reads that of the request, whether or not it waits
	routes.Routes, routes.RoutePath, routes.RouteMethod = asked.Routes, asked.RoutePath, asked.RouteMethod
	var madeOf []string
	ctx := web.HearMadeOf(context.WithValue(context.WithoutCancel(r.Context()), chi.RouteCtxKey, routes), &madeOf)
	p := &page{at: c.now()}
	p.begins, p.ends = day(p.at)
	answer := &recorder{header: http.Header{}}
	own := r.Clone(ctx)
	own.Body = http.NoBody
	plain.ServeHTTP(answer, c.mayAskReplica(own))
	p.status, p.header, p.plain, p.pattern = max(answer.status, http.StatusOK), answer.header, answer.body.Bytes(), routes.RoutePattern()
	for name, values := range p.header {
		p.header[name] = slices.Clip(values)
	}
	for _, path := range madeOf {
		p.things = append(p.things, store.ThingAt(path))
	}
	p.pack()
	return p
}

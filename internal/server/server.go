// Package server is the map of the site: its routes, and the middleware around them.
package server

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/klauspost/compress/gzhttp"

	"rundtisch/internal/accounts"
	"rundtisch/internal/api"
	"rundtisch/internal/desk"
	"rundtisch/internal/feedback"
	"rundtisch/internal/locale"
	"rundtisch/internal/meetings"
	"rundtisch/internal/referral"
	"rundtisch/internal/site"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// Server answers every address.
type Server struct {
	http.Handler
	Limits Limits // to be changed before Run only
	// Observe hears of every request that was answered: the pattern of its address, "" where there is none, the status and how
	// long it took. It may be nil, and is to be changed before Run only.
	Observe func(page string, status int, took time.Duration)
	// QuietReads leaves requests out of the log that only read and were answered; to be changed before Run only.
	QuietReads bool
	pages      *web.Pages
	public     *store.Store
	router     *chi.Mux
	cache      *PageCache // nil: there is none
	usual      http.Header
	stopping   atomic.Bool
	readiness  readiness
}

// How long a page may take, whatever the database does. Pages behind the sign-in write, too.
const (
	readDeadline  = 3 * time.Second
	writeDeadline = 10 * time.Second
	bulkDeadline  = 10 * time.Minute // what is read piece by piece, as fast as the other side takes it
)

// Inside is what lies behind the sign-in, and what reaches it without one.
type Inside struct {
	Accounts *accounts.Accounts
	Desk     *desk.Desk
	Feedback *feedback.Feedback
	Meetings *meetings.Meetings
	Referral *referral.Referral
	// Identify puts the account of the session into the context, if there is one; nil leaves that to the caller.
	Identify func(http.Handler) http.Handler
	// Hold is called before a request behind the sign-in that may write, and Written when it has and is about to be answered,
	// with the context of its session; nil where nobody has to know.
	Hold, Written func(context.Context) error
	// Readers read at the levels above the public one; /readyz asks whether they can.
	Readers []*store.Store
}

// insidePaths are the prefixes of pages that are personal: never cached, never compressed together with secrets (BREACH),
// and with more time for writing.
var insidePaths = []string{"/verwaltung", "/intern", "/vermittlung", "/anmelden", "/abmelden", "/weg", "/bestaetigung", "/treffen"}

// IsInside reports whether an address belongs to one person.
func IsInside(path string) bool {
	return slices.ContainsFunc(insidePaths, func(begin string) bool { return isBelow(path, begin) })
}

// isBulk reports whether a response may be long: it is streamed and never cached.
func isBulk(r *http.Request) bool {
	if isBelow(r.URL.Path, "/hsds") {
		return strings.Contains(r.URL.RawQuery, "ndjson") || r.Method == http.MethodPost // what is posted may say so in the body
	}
	return isBelow(r.URL.Path, "/daten/dateien")
}

func isBelow(path, begin string) bool { return path == begin || strings.HasPrefix(path, begin+"/") }

// New builds the server. public is a store of the public level. cache may be nil: then every page is rendered on request.
func New(pages *web.Pages, public *store.Store, s *site.Site, machines *api.API, inside Inside, cache *PageCache) *Server {
	r := chi.NewRouter()
	server := &Server{Limits: usualLimits, pages: pages, public: public, router: r, cache: cache}
	server.usual = usualHeaders(server.https())
	server.readiness.readers, server.readiness.copies = append([]*store.Store{public}, inside.Readers...), inside.Hold != nil
	r.NotFound(server.notFound)
	r.MethodNotAllowed(server.wrongMethod)
	r.Get("/healthz", server.alive)
	r.Get("/readyz", server.ready)
	r.Get("/robots.txt", pages.Serve(s.ShowRobots))
	r.Get("/sitemap.xml", pages.Serve(s.ShowSitemap))
	r.Get("/.well-known/security.txt", pages.Serve(s.ShowSecurity))
	r.Get("/karte.svg", pages.Serve(s.ShowMap))
	r.Get("/karte-dunkel.svg", pages.Serve(s.ShowDarkMap))
	r.Get("/favicon.ico", pages.Serve(pages.Assets.ShowFile))
	r.Get("/static/{file}", pages.Serve(pages.Assets.ShowFile))
	r.Get("/einbetten/{key}", pages.Serve(s.ShowEmbed))
	everywhere := func(r chi.Router) {
		s.Routes(r)
		inside.Feedback.Routes(r)
		machines.PageRoutes(r)
	}
	r.Group(everywhere)
	for _, lang := range locale.Languages {
		if lang != locale.Default {
			r.Route("/"+lang, everywhere)
		}
	}
	r.Group(machines.Routes)
	r.Group(inside.Feedback.LinkRoutes)
	r.Group(inside.Meetings.LinkRoutes)
	r.Group(inside.Accounts.ExitRoutes)
	r.Group(func(r chi.Router) {
		if inside.Identify != nil {
			r.Use(inside.Identify)
		}
		if inside.Hold != nil {
			r.Use(server.remembered(inside))
		}
		r.Group(inside.Accounts.SignInRoutes)
		r.Group(func(r chi.Router) {
			r.Use(inside.Accounts.Require)
			inside.Accounts.Routes(r)
			inside.Desk.Routes(r)
			inside.Meetings.Routes(r)
			inside.Referral.Routes(r)
		})
	})
	crossOrigin := http.NewCrossOriginProtection()
	if pages.BaseURL != "" {
		_ = crossOrigin.AddTrustedOrigin(pages.BaseURL) // checked by config; a path in it only means that nothing more is trusted
	}
	crossOrigin.AddInsecureBypassPattern("/hsds/") // nothing is changed there, and pages of others may ask
	crossOrigin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { pages.ShowError(w, r, http.StatusForbidden) }))
	plain := inLanguage(server.recovered(deadline(server.readable(crossOrigin.Handler(r)))))
	var h http.Handler = gzhttp.GzipHandler(plain)
	if cache != nil {
		h = cache.wrap(plain, h)
	}
	outside, linked, within := h, plain, plain // whoever answers behind a mailed link has no session: it reads where it is written
	if cache != nil {
		linked, within = cache.settled(plain), cache.settled(cache.onReplica(plain))
	}
	h = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case isBelow(r.URL.Path, "/bestaetigung"), isBelow(r.URL.Path, "/treffen"): // there is no session to end
			linked.ServeHTTP(w, r)
			return
		case IsInside(r.URL.Path):
			within.ServeHTTP(w, r.WithContext(web.WithExit(r.Context(), "/weg")))
			return
		}
		outside.ServeHTTP(w, r)
	})
	server.Handler = server.answered(pages.NoticeProxy(machines.Around(h)))
	return server
}

// https reports whether browsers use https, according to the configured base URL.
func (s *Server) https() bool { return strings.HasPrefix(s.pages.BaseURL, "https://") }

// inLanguage makes pages, error pages too, use the language that the path starts with.
func inLanguage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, lang := range locale.Languages {
			if r.URL.Path == "/"+lang || strings.HasPrefix(r.URL.Path, "/"+lang+"/") {
				web.WithLanguage(lang)(next).ServeHTTP(w, r)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

func deadline(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := readDeadline
		if IsInside(r.URL.Path) {
			limit = writeDeadline
		}
		if isBulk(r) {
			limit = bulkDeadline
		}
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// notFound redirects a path with a trailing slash, and answers 404 otherwise.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimRight(r.URL.Path, "/")
	if path != r.URL.Path && strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !strings.Contains(path, "\\") {
		http.Redirect(w, r, web.WithQuery((&url.URL{Path: path}).EscapedPath(), r), http.StatusMovedPermanently)
		return
	}
	s.pages.ShowError(w, r, http.StatusNotFound)
}

// wrongMethod lists the methods that a path allows. Methods that the router does not know end here too, before it has
// looked up the path.
func (s *Server) wrongMethod(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	path := r.URL.Path
	for _, lang := range locale.Languages { // every language has the same addresses, and the router's own entry for /en has all methods
		if rest, ok := strings.CutPrefix(path, "/"+lang); ok && strings.Trim(rest, "/") == "" {
			path = "/"
		}
	}
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		if !s.router.Match(chi.NewRouteContext(), method, path) {
			continue
		}
		allowed = append(allowed, method)
		if method == http.MethodGet {
			allowed = append(allowed, http.MethodHead)
		}
	}
	if len(allowed) == 0 {
		s.notFound(w, r)
		return
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	s.pages.ShowError(w, r, http.StatusMethodNotAllowed)
}

// alive answers 200 as long as the program runs.
func (s *Server) alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

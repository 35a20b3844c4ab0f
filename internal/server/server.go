// Package server is the map: what surrounds every request, and every address.
package server

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/klauspost/compress/gzhttp"

	"rundtisch/internal/locale"
	"rundtisch/internal/site"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// Server answers every address.
type Server struct {
	http.Handler
	Limits   Limits // to be changed before Run only
	pages    *web.Pages
	public   *store.Store
	router   *chi.Mux
	stopping atomic.Bool
}

// readDeadline is how long a page may take, whatever the database does.
const readDeadline = 3 * time.Second

// New builds the server. public is a store of the public level. kept may be nil: then every page is made anew.
func New(pages *web.Pages, public *store.Store, s *site.Site, kept *Kept) *Server {
	r := chi.NewRouter()
	server := &Server{Limits: usualLimits, pages: pages, public: public, router: r}
	r.NotFound(server.notFound)
	r.MethodNotAllowed(server.wrongMethod)
	r.Get("/healthz", server.alive)
	r.Get("/readyz", server.ready)
	r.Get("/robots.txt", pages.Serve(s.ShowRobots))
	r.Get("/sitemap.xml", pages.Serve(s.ShowSitemap))
	r.Get("/.well-known/security.txt", pages.Serve(s.ShowSecurity))
	r.Get("/favicon.ico", pages.Serve(pages.Assets.ShowFile))
	r.Get("/static/{file}", pages.Serve(pages.Assets.ShowFile))
	r.Group(s.Routes)
	for _, lang := range locale.Languages {
		if lang != locale.Default {
			r.Route("/"+lang, s.Routes)
		}
	}
	crossOrigin := http.NewCrossOriginProtection()
	if pages.BaseURL != "" {
		_ = crossOrigin.AddTrustedOrigin(pages.BaseURL) // checked by config; a path in it only means that nothing more is trusted
	}
	crossOrigin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { pages.ShowError(w, r, http.StatusForbidden) }))
	plain := inLanguage(server.recovered(deadline(server.readable(crossOrigin.Handler(r)))))
	var h http.Handler = gzhttp.GzipHandler(plain)
	if kept != nil {
		h = kept.wrap(plain, h)
	}
	server.Handler = headers(strings.HasPrefix(pages.BaseURL, "https://"), server.logged(h))
	return server
}

// inLanguage lets pages, error pages too, speak the language that the address begins with.
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
		ctx, cancel := context.WithTimeout(r.Context(), readDeadline)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// notFound drops a slash at the end of an address, and otherwise says that there is nothing.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimRight(r.URL.Path, "/")
	if path != r.URL.Path && strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !strings.Contains(path, "\\") {
		http.Redirect(w, r, (&url.URL{Path: path}).EscapedPath(), http.StatusMovedPermanently)
		return
	}
	s.pages.ShowError(w, r, http.StatusNotFound)
}

// wrongMethod names the methods that the address has. Every address can be read, and /suche can be sent to.
// A method that the router does not know comes here too, before it has looked for the address.
func (s *Server) wrongMethod(w http.ResponseWriter, r *http.Request) {
	pattern := s.router.Find(chi.NewRouteContext(), http.MethodGet, r.URL.Path)
	if pattern == "" {
		s.notFound(w, r)
		return
	}
	allowed := "GET, HEAD"
	if strings.HasSuffix(pattern, "/suche") {
		allowed += ", POST"
	}
	w.Header().Set("Allow", allowed)
	s.pages.ShowError(w, r, http.StatusMethodNotAllowed)
}

// alive answers as long as the program runs.
func (s *Server) alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

// ready answers 200 if the next request can be served: the database answers and the program is not stopping.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if s.stopping.Load() || s.public.Ping(ctx) != nil {
		w.Header().Set("Retry-After", "5")
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("not ready\n"))
		return
	}
	_, _ = w.Write([]byte("ready\n"))
}

package api

import (
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/httprate"

	"rundtisch/internal/locale"
	"rundtisch/internal/web"
)

// hsdsBase is where the exchange standard begins.
const hsdsBase = "/hsds/v3"

// How much one address may ask of the exchange standard. The page that explains it says so.
const (
	RequestsPerMinute = 300 // of one visitor's address, as web.Pages.Visitor knows it; of an IPv6 address, of its /64
	StreamsPerAddress = 2   // answers with format=ndjson at a time
	mostStreams       = 3   // of everybody, for one instance: pages have few connections to the database, too
)

// How long a page of a list is, in entries.
const (
	UsualPerPage = 50
	MostPerPage  = 200  // where entries are short
	MostWhole    = 100  // with full or full_service
	MostMinimal  = 5000 // with minimal; also what there is without being asked
)

func (a *API) hsdsRoutes(r chi.Router) {
	r.Group(func(r chi.Router) {
		if a.RequestsPerMinute > 0 {
			r.Use(httprate.NewRateLimiter(a.RequestsPerMinute, time.Minute, httprate.WithKeyFuncs(a.visitor),
				httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) { a.tell(w, r, http.StatusTooManyRequests) })).Handler)
		}
		for _, base := range []string{hsdsBase, hsdsBase + "/"} {
			r.Get(base, a.serve(a.showBase))
		}
		r.Get(hsdsBase+"/profile", a.serve(a.showProfile))
		r.Get(hsdsBase+"/schema/x_netzwerk.json", a.serve(a.showExtension))
		r.Get(hsdsBase+"/openapi.json", a.serve(a.showOpenAPI))
		for _, e := range a.endpoints() {
			r.Get(hsdsBase+e.path, a.serve(e.show))
			if e.list {
				r.Post(hsdsBase+e.path, a.serve(e.show))
			}
		}
	})
}

// visitor is whom requests are counted for.
func (a *API) visitor(r *http.Request) (string, error) { return a.address(r), nil }

func (a *API) address(r *http.Request) string {
	at := a.pages.Visitor(r)
	if at.Is6() {
		if block, err := at.Prefix(64); err == nil {
			return block.String()
		}
	}
	return at.String()
}

// Around surrounds all that the server does with a request below /hsds: pages of any site may read it, and programs are
// told of errors in their own way.
func (a *API) Around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/hsds" && !strings.HasPrefix(r.URL.Path, "/hsds/") {
			next.ServeHTTP(w, r)
			return
		}
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "ETag, Retry-After, "+inventedHeader)
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		words := a.words(r)
		h.Set("Content-Language", words.Lang)
		h.Add("Vary", "Accept-Language")
		if a.notice(words) != "" {
			h.Set(inventedHeader, "ja")
		}
		if r.Method == http.MethodOptions {
			h.Set("Access-Control-Allow-Methods", "GET, HEAD, POST")
			h.Set("Access-Control-Allow-Headers", "Content-Type, If-None-Match")
			h.Set("Access-Control-Max-Age", "86400")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r.WithContext(web.WithErrors(r.Context(), a.tell)))
	})
}

// inventedHeader says that the directory holds made-up networks.
const inventedHeader = "X-Erfundene-Daten"

// notice says that there is something made up, or nothing.
func (a *API) notice(words *locale.Printer) string {
	return a.pages.Caution(words).String()
}

// Package web turns handlers that return errors into pages: status, error page, rendering, reading of forms.
package web

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/config"
	"rundtisch/internal/fault"
	"rundtisch/internal/locale"
	"rundtisch/internal/wording"
	"rundtisch/templates"
)

// Pages holds what all pages of this deployment have in common.
type Pages struct {
	Log         *slog.Logger
	Printers    map[string]*locale.Printer
	Assets      *Assets
	Site        string
	ExitURL     string
	BaseURL     string // as the operator set it, or empty
	Origin      string // BaseURL, or the address the program listens on
	Operator    config.Operator
	Unavailable func(error) bool // reports whether an error means that the database does not answer
	Now         func() time.Time
	Proxies     []netip.Prefix          // whose X-Forwarded-For is trusted
	Proxy       ProxyNotice             // a proxy that is not in Proxies
	Mails       bool                    // whether e-mails are sent
	Kreis       func(ags string) string // the name of a Kreis; may be nil
	Invented    atomic.Bool             // whether the directory holds made-up networks, as far as is known; only Caution asks
}

// Berlin is the time zone of everything that is shown.
var Berlin = mustLocation("Europe/Berlin")

func mustLocation(name string) *time.Location {
	location, err := time.LoadLocation(name)
	if err != nil {
		panic("time zone data missing: " + err.Error()) // the binary embeds them (time/tzdata)
	}
	return location
}

// Page returns what every page shows, with a neutral title.
func (p *Pages) Page(r *http.Request, titleID string, pairs ...any) templates.Page {
	page := p.Titled(r, "")
	page.Title = page.T(titleID, pairs...)
	return page
}

// Titled is Page with a title that is not a message of the catalogue.
func (p *Pages) Titled(r *http.Request, title string) templates.Page {
	lang := language(r.Context())
	path := r.URL.Path
	if lang != locale.Default {
		path = strings.TrimPrefix(path, "/"+lang)
	}
	path = "/" + strings.TrimLeft(path, `/\`) // never //host: pages link to themselves in other languages
	page := templates.Page{
		Words: wording.Words{Printer: p.Printers[lang], Now: p.Now().In(Berlin), Kreis: p.Kreis},
		Title: title,
		Place: templates.Place{Path: (&url.URL{Path: path}).EscapedPath(), BaseURL: p.BaseURL, ExitURL: p.ExitURL},
		Deployment: templates.Deployment{
			Site: p.Site, Assets: p.Assets.Links, Operator: p.Operator, NoArchive: true, Caution: p.Caution(p.Printers[lang]),
		},
	}
	if to := exitPath(r.Context()); to != "" {
		page.SignedIn, page.ExitURL = true, to
		page.Pending = r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/verwaltung/")
	}
	for _, l := range locale.Languages {
		page.Languages = append(page.Languages, p.Printers[l])
	}
	return page
}

// Caution returns what every page and every answer for programs says of all that the directory holds, in the language of the
// printer. It is empty where nothing was made up.
func (p *Pages) Caution(printer *locale.Printer) templates.Caution {
	if !p.Invented.Load() {
		return templates.Caution{}
	}
	return templates.Caution{Title: printer.T("invented.title"), Text: printer.T("invented.text")}
}

// Handler is a handler that leaves errors to Serve.
type Handler func(w http.ResponseWriter, r *http.Request) error

// Serve shows the error page for what the handler could not do.
func (p *Pages) Serve(h Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			p.Fail(w, r, err)
		}
	}
}

// Fail answers a request that failed. It alone decides on the status, and logs only what we have to repair.
func (p *Pages) Fail(w http.ResponseWriter, r *http.Request, err error) {
	var moved fault.Moved
	if errors.As(err, &moved) {
		status := http.StatusMovedPermanently
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			status = http.StatusPermanentRedirect // the browser posts again
		}
		http.Redirect(w, r, WithQuery(withKey(r.URL.Path, moved.To), r), status)
		return
	}
	status := p.status(err)
	switch {
	case status == http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", "30")
		p.Log.WarnContext(r.Context(), "unavailable", "request", RequestID(r.Context()), "err", redacted(err, r))
	case status >= 500:
		p.Log.ErrorContext(r.Context(), "request failed", "request", RequestID(r.Context()), "err", redacted(err, r))
	}
	p.ShowError(w, r, status)
}

// WithQuery returns a path with the query of the request, which redirects keep.
func WithQuery(path string, r *http.Request) string {
	if r.URL.RawQuery == "" {
		return path
	}
	return path + "?" + r.URL.RawQuery
}

// withKey replaces the key in the address of a network or an institution, or of anything below them.
func withKey(path, key string) string {
	parts := strings.Split(path, "/")
	for i := range len(parts) - 1 {
		if parts[i] == "netzwerke" || parts[i] == "einrichtungen" {
			parts[i+1] = key
			return strings.Join(parts, "/")
		}
	}
	return path[:strings.LastIndexByte(path, '/')+1] + key
}

// redacted returns the text of an error for the log, without any part of the address: the log must not tell which entry was
// requested.
func redacted(err error, r *http.Request) string {
	text := err.Error()
	for part := range strings.SplitSeq(r.URL.Path, "/") {
		if part != "" {
			text = strings.ReplaceAll(text, strconv.Quote(part), `"…"`)
		}
	}
	return text
}

// ShowError shows the error page for a status, or what WithErrors has set instead.
func (p *Pages) ShowError(w http.ResponseWriter, r *http.Request, status int) {
	if answer, ok := r.Context().Value(errorsKey).(func(http.ResponseWriter, *http.Request, int)); ok {
		answer(w, r, status)
		return
	}
	page := p.Titled(r, "")
	page.Title = page.T("error.title")
	if page.SignedIn {
		page.Path = "/" // the page that other languages link to
	}
	id := ""
	if status >= 500 {
		id = RequestID(r.Context())
	}
	r = r.WithContext(context.WithoutCancel(r.Context())) // the error page must be sent even after the deadline of the request
	if err := Render(w, r, status, templates.ErrorPage(page, status, id)); err != nil {
		p.Log.ErrorContext(r.Context(), "error page failed", "err", err)
		http.Error(w, http.StatusText(status), status)
	}
}

func (p *Pages) status(err error) int {
	var tooLarge *http.MaxBytesError
	var invalid fault.Invalid
	switch {
	case errors.Is(err, fault.Gone):
		return http.StatusGone
	case errors.Is(err, fault.NotFound):
		return http.StatusNotFound
	case errors.Is(err, fault.Forbidden):
		return http.StatusForbidden
	case errors.Is(err, fault.Stale):
		return http.StatusConflict
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &invalid):
		return http.StatusBadRequest
	case errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable // the visitor has left; nobody sees it
	case errors.Is(err, fault.Unavailable), errors.Is(err, context.DeadlineExceeded), p.Unavailable != nil && p.Unavailable(err):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// Render renders the whole page before it sends anything, so that a failure half-way becomes a clean error page.
func Render(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	body, err := rendered(r, page)
	if err != nil {
		return err
	}
	send(w, status, body)
	return nil
}

func rendered(r *http.Request, page templ.Component) (*bytes.Buffer, error) {
	var body bytes.Buffer
	err := page.Render(r.Context(), &body)
	return &body, err
}

func send(w http.ResponseWriter, status int, body *bytes.Buffer) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = body.WriteTo(w) // the visitor may have left
}

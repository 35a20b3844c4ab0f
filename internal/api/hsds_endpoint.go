package api

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"time"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/openreferral"
	"rundtisch/internal/web"
)

// endpoint is one address of the exchange standard.
type endpoint struct {
	path       string
	list       bool // has pages, can be streamed and posted to
	parameters []string
	answer     reflect.Type // what it answers with; of a list, its entries
	show       web.Handler
}

func (a *API) endpoints() []endpoint {
	return []endpoint{
		listing(
			a, "/services", a.services, "search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id", "organization_id",
			"modified_after", "minimal", "full", "postcode",
		),
		entry(a, "/services/{id}", a.service),
		listing(
			a, "/organizations", a.organizations, "search", "full_service", "full", "page", "per_page", "format", "taxonomy_term_id",
			"taxonomy_id", "modified_after", "minimal",
		),
		entry(a, "/organizations/{id}", a.organization, "full_service"),
		listing(
			a, "/service_at_locations", a.servicesAtLocations, "search", "taxonomy_term_id", "taxonomy_id", "organization_id",
			"modified_after", "full", "page", "per_page", "format", "postcode", "proximity", "minimal",
		),
		entry(a, "/service_at_locations/{id}", a.serviceAtLocation),
		listing(a, "/taxonomies", a.taxonomies, "search", "page", "per_page", "format"),
		entry(a, "/taxonomies/{id}", a.taxonomy),
		listing(a, "/taxonomy_terms", a.terms, "search", "page", "per_page", "format", "taxonomy_id", "top_only", "parent_id"),
		entry(a, "/taxonomy_terms/{id}", a.term),
	}
}

// lister reads parts of a list of T, in an order that stays.
type lister[T any] struct {
	page func(ctx context.Context, q asked) (entries []any, total int, err error)
	next next
}

// next returns what comes behind a cursor, which it moves on, and whether there may be more.
type next func(ctx context.Context, q asked, count int, after *cursor) (entries []any, more bool, err error)

// listing is the address of a list.
func listing[T any](a *API, path string, list func() lister[T], parameters ...string) endpoint {
	l := list()
	return endpoint{path, true, parameters, reflect.TypeFor[T](), func(w http.ResponseWriter, r *http.Request) error {
		q, err := a.ask(w, r, parameters)
		if err != nil {
			return err
		}
		if q.ndjson {
			return a.stream(w, r, q, l.next)
		}
		ctx, cancel := context.WithTimeout(r.Context(), pageDeadline)
		defer cancel()
		entries, total, err := l.page(ctx, q)
		if err != nil {
			return err
		}
		page := openreferral.NewPage(entries, q.page, q.perPage, total)
		page.XNotice = a.notice(q.words)
		return a.answer(w, r, page)
	}}
}

// pageDeadline is how long a page may take: what is posted may be a stream, to which the server gives more time.
const pageDeadline = 3 * time.Second

// entry is the address of one thing. What has no UUID there is not there.
func entry[T any](a *API, path string, one func(context.Context, asked, string) (T, error), parameters ...string) endpoint {
	return endpoint{path, false, parameters, reflect.TypeFor[T](), func(w http.ResponseWriter, r *http.Request) error {
		q, err := a.ask(w, r, parameters)
		if err != nil {
			return err
		}
		found, err := one(r.Context(), q, chi.URLParam(r, "id"))
		if err != nil {
			return err
		}
		return a.answer(w, r, found)
	}}
}

// answer writes what was found, with a mark by which the next request learns that nothing has changed.
func (a *API) answer(w http.ResponseWriter, r *http.Request, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	revalidated(w, r, "application/json", body)
	return nil
}

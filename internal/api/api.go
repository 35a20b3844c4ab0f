// Package api is what other programs read: the exchange standard, calendars, feeds, downloads. All of it is public.
package api

import (
	"github.com/go-chi/chi/v5"

	"rundtisch/internal/gazetteer"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// API answers programs. Its store can read public views and nothing else.
type API struct {
	RequestsPerMinute int // of one address, of the exchange standard; 0: any. To be changed before Routes only
	store             *store.Store
	pages             *web.Pages
	atlas             *gazetteer.Gazetteer
	streams           *streams
	postcodes         func() []middle
}

// New returns what programs read, on a store of the public level.
func New(public *store.Store, pages *web.Pages, atlas *gazetteer.Gazetteer) *API {
	return &API{RequestsPerMinute, public, pages, atlas, &streams{running: map[string]int{}}, middles(atlas)}
}

// Routes adds the addresses. They exist once, whatever language people read in.
func (a *API) Routes(r chi.Router) {
	a.hsdsRoutes(r)
	a.feedRoutes(r)
	a.downloadRoutes(r)
}

// Package site is the public's pages and their search.
package site

import (
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/answer"
	"rundtisch/internal/directory"
	"rundtisch/internal/feed"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// Site serves the public's pages. Its store can read public views and nothing else.
type Site struct {
	store *store.Store
	pages *web.Pages
	atlas *gazetteer.Gazetteer

	answers *answer.Answers
}

// New returns the pages on a store of the public level.
func New(s *store.Store, answers *answer.Answers, pages *web.Pages, atlas *gazetteer.Gazetteer) *Site {
	return &Site{s, pages, atlas, answers}
}

// Routes adds the addresses that exist in every language.
func (s *Site) Routes(r chi.Router) {
	serve := s.pages.Serve
	r.Get("/", serve(s.ShowHome))
	r.Get("/netzwerke", serve(s.ListNetworks))
	r.Get("/netzwerke.csv", serve(s.ListNetworksAsTable))
	r.Get("/netzwerke/{key}", serve(s.ShowNetwork))
	r.Get("/einrichtungen/{key}", serve(s.ShowInstitution))
	r.Get("/regionen/{code}", serve(s.ShowRegion))
	r.Get("/termine", serve(s.ListEvents))
	r.Get(templates.PastEventsPath, serve(s.ListPastEvents))
	r.Get("/meldungen", serve(s.ListNotices))
	r.Get("/suche", serve(s.ShowSearch))
	r.Post("/suche", serve(s.Search))
	r.Get("/suche/{word}", serve(s.ShowFound))
	r.Get("/angebote", serve(s.MoveSearch))
	r.Post("/angebote", serve(s.Search))
	r.Get("/hilfe", serve(s.ShowHelp))
	r.Post(worryPath, serve(s.AskWhomToRing))
	r.Get(worryPath+"/{word}", serve(s.ShowWhomToRing))
	for path, text := range texts {
		r.Get(path, serve(func(w http.ResponseWriter, r *http.Request) error {
			return web.Render(w, r, http.StatusOK, text.page(s.pages.Page(r, text.title)))
		}))
	}
}

// linked is what a page says for search engines.
func linked(text string, err error) (templates.JSON, error) { return templates.JSON(text), err }

// ShowNetwork serves GET /netzwerke/{key}.
func (s *Site) ShowNetwork(w http.ResponseWriter, r *http.Request) error {
	n, err := s.store.NetworkPage(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	web.MadeOf(r.Context(), n.MadeOf())
	page := s.pages.Page(r, "title.network", "Region", n.Region.Called())
	page.Feeds = templates.Feeds{Calendar: "/netzwerke/" + n.Network.Key + "/termine.ics", Atom: "/netzwerke/" + n.Network.Key + "/neues.atom"}
	if page.Linked, err = linked(feed.NetworkData(s.pages.Source(page.Words), n)); err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.NetworkPage(page, templates.NewNetwork(n, page.Now)))
}

// ShowInstitution serves GET /einrichtungen/{key}.
func (s *Site) ShowInstitution(w http.ResponseWriter, r *http.Request) error {
	i, err := s.store.InstitutionPage(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	web.MadeOf(r.Context(), i.MadeOf())
	page := s.pages.Page(r, "title.institution")
	if len(i.Memberships) > 0 { // the region, not the name: the browser's history keeps the title
		first := max(slices.IndexFunc(i.Memberships, func(m directory.MembershipAt) bool { return m.Current(page.Now) }), 0)
		page = s.pages.Page(r, "title.institution.region", "Region", i.Memberships[first].RegionName)
	}
	if page.Linked, err = linked(feed.InstitutionData(s.pages.Source(page.Words), i)); err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.InstitutionPage(page, i))
}

// ShowHelp serves GET /hilfe.
func (s *Site) ShowHelp(w http.ResponseWriter, r *http.Request) error {
	lines, err := s.store.Hotlines(r.Context())
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.HelpPage(s.pages.Page(r, "help.title"), lines))
}

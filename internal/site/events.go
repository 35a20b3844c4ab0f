package site

import (
	"net/http"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/feed"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

const (
	eventsPerPage  = 11 // with where and for whom
	pastPerPage    = 30 // only what, when and whose
	noticesPerPage = 10
)

// ListEvents serves GET /termine: what is to come, by month.
func (s *Site) ListEvents(w http.ResponseWriter, r *http.Request) error {
	return s.listEvents(w, r, "/termine", "events.title", eventsPerPage, templates.EventsPage)
}

// ListPastEvents serves GET /termine/vergangene.
func (s *Site) ListPastEvents(w http.ResponseWriter, r *http.Request) error {
	return s.listEvents(w, r, templates.PastEventsPath, "events.past.title", pastPerPage, templates.PastEventsPage)
}

type eventsPage = func(templates.Page, templates.Events) templ.Component

func (s *Site) listEvents(w http.ResponseWriter, r *http.Request, path, title string, perPage int, show eventsPage) error {
	events, err := s.store.Events(r.Context())
	if err != nil {
		return err
	}
	page := s.pages.Page(r, title)
	coming, past := templates.Divided(events, page.Now)
	shown := past
	if path != templates.PastEventsPath {
		shown, page.Feeds = coming, templates.Feeds{Calendar: "/termine.ics", Atom: "/neues.atom"}
	}
	list := templates.Events{Any: len(shown) > 0, Past: len(past)}
	var here []directory.Dated[directory.Event]
	if here, list.Pager, err = pageOf(shown, path, pageNumber(r.URL.Query()), perPage); err != nil {
		return err
	}
	list.Months = templates.ByMonth(here)
	if page.Linked, err = linked(feed.EventsData(s.pages.Source(page.Words), here)); err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, show(page, list))
}

// ListNotices serves GET /meldungen.
func (s *Site) ListNotices(w http.ResponseWriter, r *http.Request) error {
	notices, err := s.store.Notices(r.Context())
	if err != nil {
		return err
	}
	page := s.pages.Page(r, "notices.title")
	page.Feeds.Atom = "/neues.atom"
	here, pages, err := pageOf(notices, "/meldungen", pageNumber(r.URL.Query()), noticesPerPage)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.NoticesPage(page, here, pages))
}

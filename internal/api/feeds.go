package api

import (
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/feed"
)

func (a *API) feedRoutes(r chi.Router) {
	serve := a.pages.Serve
	r.Get("/termine.ics", serve(a.ShowCalendar))
	r.Get("/regionen/{code}/termine.ics", serve(a.ShowRegionCalendar))
	r.Get("/netzwerke/{key}/termine.ics", serve(a.ShowNetworkCalendar))
	r.Get("/neues.atom", serve(a.ShowNews))
	r.Get("/regionen/{code}/neues.atom", serve(a.ShowRegionNews))
	r.Get("/netzwerke/{key}/neues.atom", serve(a.ShowNews))
}

// ShowCalendar serves GET /termine.ics: the events of all networks.
func (a *API) ShowCalendar(w http.ResponseWriter, r *http.Request) error {
	calendar, err := a.store.Calendar(r.Context())
	if err != nil {
		return err
	}
	return a.writeCalendar(w, r, calendar)
}

// ShowRegionCalendar serves GET /regionen/{code}/termine.ics: the events of the networks of a Land or a Kreis.
func (a *API) ShowRegionCalendar(w http.ResponseWriter, r *http.Request) error {
	code, name, err := a.region(r)
	if err != nil {
		return err
	}
	calendar, err := a.store.RegionCalendar(r.Context(), code)
	if err != nil {
		return err
	}
	calendar.Region = name
	return a.writeCalendar(w, r, calendar)
}

// region returns the code in an address and the name of the Land or Kreis that has it.
func (a *API) region(r *http.Request) (code, name string, err error) {
	code = chi.URLParam(r, "code")
	name, ok := directory.States[code]
	if !ok {
		kreis, known := a.atlas.Kreis(code)
		name, ok = kreis.Title, known
	}
	if !ok {
		return "", "", fmt.Errorf("region: %w", fault.NotFound)
	}
	return code, name, nil
}

// ShowNetworkCalendar serves GET /netzwerke/{key}/termine.ics.
func (a *API) ShowNetworkCalendar(w http.ResponseWriter, r *http.Request) error {
	calendar, err := a.store.NetworkCalendar(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	return a.writeCalendar(w, r, calendar)
}

// writeCalendar writes the neutral calendar where it is asked for with ?diskret=1. Any other value but 0 means the same:
// who misspells it must not get the words that they did not want.
func (a *API) writeCalendar(w http.ResponseWriter, r *http.Request, calendar directory.Calendar) error {
	var file []byte
	if query := r.URL.Query(); query.Has("diskret") && query.Get("diskret") != "0" {
		file = feed.NeutralCalendar(calendar)
	} else {
		file = feed.Calendar(a.source(r), calendar)
	}
	w.Header().Set("Content-Disposition", `inline; filename="`+feed.CalendarFile+`"`)
	revalidated(w, r, feed.CalendarType, file)
	return nil
}

// ShowNews serves GET /neues.atom and GET /netzwerke/{key}/neues.atom.
func (a *API) ShowNews(w http.ResponseWriter, r *http.Request) error {
	key := chi.URLParam(r, "key")
	news, err := a.store.News(r.Context(), key, feed.MaxNews)
	if err != nil {
		return err
	}
	path := "/neues.atom"
	if key != "" {
		path = "/netzwerke/" + key + path
	}
	return a.writeNews(w, r, path, news)
}

// ShowRegionNews serves GET /regionen/{code}/neues.atom: the news of the networks of a Land or a Kreis.
func (a *API) ShowRegionNews(w http.ResponseWriter, r *http.Request) error {
	code, name, err := a.region(r)
	if err != nil {
		return err
	}
	news, err := a.store.RegionNews(r.Context(), code, feed.MaxNews)
	if err != nil {
		return err
	}
	news.Region, news.Code = name, code
	return a.writeNews(w, r, "/regionen/"+code+"/neues.atom", news)
}

func (a *API) writeNews(w http.ResponseWriter, r *http.Request, path string, news directory.News) error {
	file, err := feed.Atom(a.source(r), path, news)
	if err != nil {
		return err
	}
	revalidated(w, r, feed.AtomType, file)
	return nil
}

// source returns what a file says of where it comes from, in the language of the request.
func (a *API) source(r *http.Request) feed.Source { return a.pages.Source(a.pages.Titled(r, "").Words) }

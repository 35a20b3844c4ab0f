package site

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/fault"
	"rundtisch/internal/finding"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// ShowSearch serves GET /suche: the empty form. Words never come by address.
func (s *Site) ShowSearch(w http.ResponseWriter, r *http.Request) error {
	return web.Render(w, r, http.StatusOK, templates.FindPage(s.pages.Page(r, "find.title"), emptySearch()))
}

func emptySearch() templates.Find {
	return templates.Find{Action: searchPath, Query: finding.Query{Radius: finding.UsualRadius, Page: 1}}
}

const searchPath = "/suche"

// Search serves POST /suche: it leads to an address that shows what was found, for ten minutes, and in which no word can be
// read. So „Zurück" works, and nothing asks to send a form again.
func (s *Site) Search(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	if old, ok := form["q"]; ok && !form.Has(finding.FieldWords) { // a page from before there was one search
		form = url.Values{finding.FieldWords: old}
	}
	wanted, bad := finding.Read(form)
	if wanted.Empty() && len(bad) == 0 && !form.Has(finding.FieldClear) {
		bad = finding.Faults{finding.FieldWords: "search.fault.empty"}
	}
	if len(bad) > 0 {
		page := s.pages.Page(r, "find.title")
		return web.Render(w, r, http.StatusUnprocessableEntity,
			templates.FindPage(page, templates.Find{Action: searchPath, Query: wanted, Faults: bad}))
	}
	to := searchPath
	if !wanted.Empty() {
		word, err := s.answers.Address(r.Context(), wanted.Values())
		if err != nil {
			return err
		}
		to += "/" + word
	}
	http.Redirect(w, r, templates.Localized(s.pages.Page(r, "find.title").Lang, to), http.StatusSeeOther)
	return nil
}

// ShowFound serves GET /suche/{word}. After ten minutes it is the empty form, with a word about why.
func (s *Site) ShowFound(w http.ResponseWriter, r *http.Request) error {
	page := s.pages.Page(r, "find.title")
	form, err := s.answers.Asked(r.Context(), chi.URLParam(r, "word"))
	if errors.Is(err, fault.NotFound) {
		empty := emptySearch()
		empty.Expired = true
		return web.Render(w, r, http.StatusOK, templates.FindPage(page, empty))
	}
	if err != nil {
		return err
	}
	found, err := s.answers.Find(r.Context(), s.store, form, page)
	if err != nil {
		return err
	}
	found.Action = searchPath
	if len(found.At.Districts) > 0 && found.First == 0 {
		alone := found.Findings.Near+len(found.Others) == 0
		if found.Regions, err = s.together(r, found.At, alone); err != nil {
			return err
		}
	}
	status := http.StatusOK
	if len(found.Faults) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return web.Render(w, r, status, templates.FindPage(page, found))
}

// IsFound reports whether an address is that of what somebody found: it is kept nowhere.
func IsFound(u *url.URL) bool {
	return strings.Contains(u.Path, searchPath+"/") || strings.Contains(u.Path, worryPath+"/")
}

// togetherCount is how many networks of a Kreis or Land stand below what was found; its own page has all.
const togetherCount = 6

// together returns the Kreise or the Land of a place, each with who works together there, and the nearest who do where
// nobody is known who helps there.
func (s *Site) together(r *http.Request, at finding.Place, alone bool) ([]templates.Region, error) {
	codes, wide := at.Districts, at.Land == "" && at.Wide()
	if at.Land != "" {
		codes = []string{at.Land}
	}
	networks, err := s.networksOf(r.Context(), codes, !wide)
	if err != nil {
		return nil, err
	}
	if wide {
		return s.regionsWithNetworks(codes, networks), nil
	}
	var all []templates.Region
	for _, code := range codes {
		if region, ok := s.regionOf(code); ok {
			s.fill(&region, networks)
			if alone || region.Found == 0 {
				near := s.neighbours(region, networks) // nobody goes farther
				region.Nearest = near[:min(len(near), nearestCount)]
			}
			region.Networks = region.Networks[:min(region.Found, togetherCount)]
			all = append(all, region)
		}
	}
	return all, nil
}

// MoveSearch leads from an address that the search had before.
func (s *Site) MoveSearch(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Location", templates.Localized(s.pages.Page(r, "find.title").Lang, searchPath))
	w.WriteHeader(http.StatusMovedPermanently)
	return nil
}

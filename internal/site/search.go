package site

import (
	"net/http"
	"regexp"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// maxWords is the longest search, in characters.
const maxWords = 200

// ShowSearch serves GET /suche: the empty form. Words never come by address.
func (s *Site) ShowSearch(w http.ResponseWriter, r *http.Request) error {
	return web.Render(w, r, http.StatusOK, templates.SearchPage(s.pages.Page(r, "search.title"), templates.Search{}))
}

// Search serves POST /suche. Where one place was meant and nothing else, its page answers, to which „Zurück" leads
// again; everything else is answered here, so that the words stay out of the history.
func (s *Site) Search(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	page := s.pages.Page(r, "search.title")
	typed := form.Get("q")
	words, readable := directory.CleanLine(typed)
	if !readable {
		words = strings.Join(strings.Fields(web.Legible(typed)), " ")
	}
	found := templates.Search{Words: words, Asked: words, Searched: true}
	if fault := faultOf(readable, words); fault != "" {
		found.Fault, found.Searched = page.T(fault), false
		return web.Render(w, r, http.StatusUnprocessableEntity, templates.SearchPage(page, found))
	}
	understood := finding.Understand(s.atlas, words)
	found.Urgent = understood.Urgent
	plz := finding.Postcode(words)
	if rest := strings.TrimSpace(strings.Replace(words, plz, "", 1)); rest != "" { // a postcode stands in no text
		hits, err := s.store.Search(r.Context(), rest)
		if err != nil {
			return err
		}
		found.More = len(hits) > 20
		for _, hit := range hits[:min(len(hits), 20)] {
			found.Found = append(found.Found, templates.Snippet{Found: hit, Sentence: snippet(hit, rest)})
			found.Fuzzy = hit.Fuzzy
		}
	}
	s.locate(&found, plz, words, understood)
	if plz == words && len(found.Places) == 0 && found.Region == nil {
		found.Fault = page.T("search.fault.postcode")
		return web.Render(w, r, http.StatusUnprocessableEntity, templates.SearchPage(page, found))
	}
	if found.Region != nil {
		return s.answerPlace(w, r, page, found, plz)
	}
	return web.Render(w, r, http.StatusOK, templates.SearchPage(page, found))
}

// plainName is what a place is called: anything else that was typed is better shown as it was read.
var plainName = regexp.MustCompile(`^[\pL\pM\pN .,()/'-]+$`)

// answerPlace leads to the page of the place if the words led nowhere else, or if they are just the name of a place
// that has a network. Otherwise it shows both: the name of a village can be a word that somebody looks for.
func (s *Site) answerPlace(w http.ResponseWriter, r *http.Request, page templates.Page, found templates.Search, plz string) error {
	only := len(found.Found) == 0
	if !only || !plainName.MatchString(found.Words) {
		networks, err := s.store.Networks(r.Context())
		if err != nil {
			return err
		}
		s.fill(found.Region, networks)
		only = plz == "" && len(found.Region.Networks) > 0
	}
	if only && !found.Urgent && plainName.MatchString(found.Words) { // whoever is in danger reads the numbers first
		http.Redirect(w, r, templates.Localized(page.Lang, "/regionen/"+found.Region.Code), http.StatusSeeOther)
		return nil
	}
	return web.Render(w, r, http.StatusOK, templates.SearchPage(page, found))
}

// faultOf returns the message about what is wrong with a search, or "".
func faultOf(readable bool, words string) string {
	switch {
	case !readable:
		return "search.fault.characters"
	case words == "":
		return "search.fault.empty"
	case len([]rune(words)) > maxWords:
		return "search.fault.long"
	}
	return ""
}

// locate finds the Kreis or Land that was meant, or those to ask about: a wrong one is worse than a question.
func (s *Site) locate(found *templates.Search, plz, words string, understood finding.Understanding) {
	var at finding.Regions
	if plz != "" {
		at = finding.RegionsOf(s.atlas, plz)
	} else {
		at = finding.RegionsNamed(s.atlas, words, understood, elsewhere(*found))
		if at.Exact && found.Fuzzy || at.Near && len(at.Codes) > 0 { // what only sounds alike was not meant, but a place
			found.Found, found.Fuzzy = nil, false
		}
	}
	found.Near, found.Asked = at.Near, at.Asked
	for _, code := range at.Codes {
		if region, ok := s.regionOf(code); ok {
			found.Places = append(found.Places, region)
		}
	}
	if at.Certain && len(found.Places) == 1 {
		found.Region, found.Places = &found.Places[0], nil
	}
}

// elsewhere is what the words of a search led to besides a place.
func elsewhere(found templates.Search) finding.Elsewhere {
	switch {
	case len(found.Found) == 0:
		return finding.Nothing
	case found.Fuzzy:
		return finding.Similar
	}
	return finding.Matching
}

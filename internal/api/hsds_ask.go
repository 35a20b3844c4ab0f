package api

import (
	"errors"
	"maps"
	"math"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/locale"
	"rundtisch/internal/openreferral"
	"rundtisch/internal/web"
)

// asked is what a program asks a list or an entry for.
type asked struct {
	words                                       *locale.Printer // in which it wants to be answered
	page, perPage                               int
	ndjson, minimal, full, fullService, topOnly bool
	taxonomy, parent                            string // of words
	filter                                      directory.Filter
}

// most is how many entries a page can have.
func (q asked) most() int {
	switch {
	case q.minimal:
		return MostMinimal
	case q.full || q.fullService:
		return MostWhole
	}
	return MostPerPage
}

// window is which part of a list is meant.
func (q asked) window() directory.Window {
	return directory.Window{From: (q.page - 1) * q.perPage, Count: q.perPage}
}

// ask reads what is asked, from the address and, where it is posted, from the body too. It returns fault.Invalid with a
// sentence for every parameter that is wrong, or that the address does not have.
func (a *API) ask(w http.ResponseWriter, r *http.Request, allowed []string) (asked, error) {
	q := asked{page: 1, words: a.words(r)}
	values, err := given(w, r)
	if err != nil {
		var invalid fault.Invalid
		if errors.As(err, &invalid) {
			err = fault.Wrong(fault.At("body"), fault.Said, q.words.T("problem.body"))
		}
		return q, err
	}
	var bad fault.Invalid
	refuse := func(name, reason string) { bad.Add(fault.At(name), fault.Said, reason) }
	for _, name := range slices.Sorted(maps.Keys(values)) {
		switch all := values[name]; {
		case !slices.Contains(allowed, name):
			refuse(web.Legible(name), q.words.T("problem.unknown"))
		case len(all) != 1:
			refuse(name, q.words.T("problem.twice"))
		case !web.Readable(all[0]) || len(all[0]) > longest:
			refuse(name, q.words.T("problem.unreadable"))
		case all[0] != "":
			if problem := a.take(&q, name, all[0]); problem != "" {
				refuse(name, problem)
			}
		}
	}
	if q.filter.Near != nil && bad.InForm()["postcode"] == "" {
		if problem := a.around(&q, values.Get("postcode")); problem != "" {
			refuse("proximity", problem)
		}
	}
	if q.perPage == 0 {
		q.perPage = min(UsualPerPage, q.most())
		if q.minimal {
			q.perPage = q.most()
		}
	}
	q.perPage = min(q.perPage, q.most())
	return q, bad.OrNil()
}

// longest is the longest value of a parameter, in bytes.
const longest = 1000

// take reads one parameter and returns what is wrong with it.
func (a *API) take(q *asked, name, value string) string {
	switch name {
	case "search":
		q.filter.Words = value
	case "page", "per_page":
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < 1 || n > math.MaxInt32 {
			return q.words.T("problem.number")
		}
		if name == "page" {
			q.page = int(n)
		} else {
			q.perPage = int(n)
		}
	case "format":
		if value != "json" && value != "ndjson" {
			return q.words.T("problem.format")
		}
		q.ndjson = value == "ndjson"
	case "minimal", "full", "full_service", "top_only":
		is, err := strconv.ParseBool(value)
		if err != nil {
			return q.words.T("problem.boolean")
		}
		*map[string]*bool{"minimal": &q.minimal, "full": &q.full, "full_service": &q.fullService, "top_only": &q.topOnly}[name] = is
	case "modified_after":
		at, ok := moment(value)
		if !ok {
			return q.words.T("problem.moment")
		}
		q.filter.ModifiedAfter = at
	case "organization_id", "taxonomy_term_id", "taxonomy_id", "parent_id":
		id, err := uuid.Parse(value)
		if err != nil || len(value) != 36 {
			return q.words.T("problem.uuid")
		}
		a.takeID(q, name, id)
	case "postcode":
		return a.takePostcode(q, value)
	case "proximity":
		metres, err := strconv.ParseFloat(value, 64)
		if err != nil || !(metres > 0 && metres <= farthest) {
			return q.words.T("problem.proximity")
		}
		q.filter.Near = &directory.Circle{Metres: metres}
	}
	return ""
}

func (a *API) takeID(q *asked, name string, id uuid.UUID) {
	f := &q.filter
	switch name {
	case "organization_id":
		f.Organization = &id
	case "parent_id":
		q.parent = id.String()
	case "taxonomy_id":
		q.taxonomy = id.String()
		code := openreferral.TaxonomyCode(id.String())
		f.Terms = append(f.Terms, directory.TermRef{Taxonomy: code}) // what is in no taxonomy is in none of ours
	case "taxonomy_term_id":
		for _, t := range a.mapper(q.words).FixedTerms() {
			if t.ID == id.String() {
				f.Terms = append(f.Terms, t.Ref)
				return
			}
		}
		f.Terms = append(f.Terms, directory.TermRef{Taxonomy: directory.TaxonomyNetworks, Codes: []string{id.String()}})
	}
}

// moment reads a day or a moment; without an offset it is in UTC.
func moment(text string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly} {
		if at, err := time.Parse(layout, text); err == nil && at.Year() > 0 {
			return at, true
		}
	}
	return time.Time{}, false
}

package desk

import (
	"fmt"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) gapRoutes(r chi.Router) {
	r.Get("/verwaltung/luecken", d.pages.Serve(d.ShowGaps))
	r.Get("/verwaltung/luecken.csv", d.pages.Serve(d.ExportGaps))
}

const gapsPerPage = 50 // networks

// ShowGaps serves GET /verwaltung/luecken: which sectors are missing in which network, or with ?ansicht=angebote for which
// topics there is no service. ?land=05 shows one Land, ?familie=recht the sectors of one family, ?seite=2 the next page.
func (d *Desk) ShowGaps(w http.ResponseWriter, r *http.Request) error {
	gaps, err := d.gaps(r, gapsPerPage)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if gaps.Beyond {
		status = http.StatusNotFound
	}
	return web.Render(w, r, status, deskpages.GapsPage(d.staffPage(r, "Lücken"), gaps))
}

// ExportGaps serves GET /verwaltung/luecken.csv: the same for all networks, or all networks of a Land.
func (d *Desk) ExportGaps(w http.ResponseWriter, r *http.Request) error {
	gaps, err := d.gaps(r, 0)
	if err != nil {
		return err
	}
	return web.CSV(w, "uebersicht", gaps.Table(d.page(r, "")))
}

// gaps reads the networks that the address asks for; perPage 0 means all of them.
func (d *Desk) gaps(r *http.Request, perPage int) (deskpages.Gaps, error) {
	if !user(r).May(account.SeeGaps, account.Scope{}) {
		return deskpages.Gaps{}, fmt.Errorf("gaps: %w", fault.Forbidden)
	}
	gaps, err := parseGaps(r.URL.Query())
	if err != nil {
		return gaps, err
	}
	own := user(r).Networks()
	networks, total, err := d.readers.Staff.GapNetworks(r.Context(), own, gaps.State, perPage, (gaps.Page-1)*perPage)
	if err != nil {
		return gaps, err
	}
	edited := 0 // these come first
	for edited < len(networks) && user(r).MayEdit(networks[edited].ID) {
		edited++
	}
	if err := d.readers.Coordination.FillGaps(r.Context(), networks[:edited], d.pages.Now()); err != nil {
		return gaps, err
	}
	if err := d.readers.Staff.FillGaps(r.Context(), networks[edited:], d.pages.Now()); err != nil {
		return gaps, err
	}
	if perPage > 0 {
		gaps.Pages = (total + perPage - 1) / perPage
		gaps.Beyond = gaps.Page > 1 && len(networks) == 0
	}
	gaps.Total = total
	gaps.Sort(networks, own)
	return gaps, nil
}

// parseGaps reads which networks and which view are wanted, or returns fault.Invalid.
func parseGaps(query url.Values) (deskpages.Gaps, error) {
	gaps := deskpages.Gaps{State: query.Get("land"), Page: 1}
	page, err := parseNumber(query.Get("seite"))
	if err != nil || page > 1_000_000 {
		return gaps, fault.Malformed("seite")
	}
	gaps.Page = max(int(page), 1)
	if gaps.State != "" && directory.States[gaps.State] == "" {
		return gaps, fault.Malformed("land")
	}
	if key := query.Get("familie"); key != "" {
		family, ok := directory.FamilyOf(key)
		if !ok {
			return gaps, fault.Malformed("familie")
		}
		gaps.Family = &family
	}
	switch view := query.Get("ansicht"); view {
	case "":
	case "angebote":
		gaps.Offers = true
	default:
		return gaps, fault.Malformed("ansicht")
	}
	return gaps, nil
}

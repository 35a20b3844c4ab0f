package server_test

import (
	"strings"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// paths fills the places of a pattern so that the address exists.
func paths(r *apptest.Program, pattern string) []string {
	institution := strings.Contains(pattern, "/einrichtungen/")
	if list, ok := strings.CutPrefix(strings.TrimSuffix(pattern, "/{id}"), apptest.HSDS); ok && list != strings.TrimPrefix(pattern, apptest.HSDS) {
		return exchanged(list)
	}
	switch {
	case strings.HasSuffix(pattern, "/angebote"): // it moved
		return []string{strings.Replace(pattern, "/angebote", "/suche", 1)}
	case pattern == "/static/{file}":
		return []string{r.Pages.Assets.Links.CSS, r.Pages.Assets.Links.JS, r.Pages.Assets.Links.Icon}
	case pattern == "/einbetten/{key}":
		return apptest.EmbedAddresses("herne", "soest")
	case institution && strings.Contains(pattern, "/hinweis"):
		return []string{strings.Replace(pattern, "{key}", "weisser-ring", 1)}
	case strings.Contains(pattern, "/netzwerke/{key}/hinweis"):
		return []string{strings.Replace(pattern, "/netzwerke/{key}", apptest.HernePage, 1)}
	case institution:
		return []string{strings.Replace(pattern, "{key}", "weisser-ring", 1)}
	case strings.Contains(pattern, "{code}"):
		return []string{strings.Replace(pattern, "{code}", "05916", 1), strings.Replace(pattern, "{code}", "05", 1)}
	case strings.HasSuffix(pattern, "/hinweis"), strings.HasSuffix(pattern, "/danke"):
		return []string{strings.Replace(pattern, "/netzwerke/{key}", apptest.HernePage, 1)}
	case strings.HasSuffix(pattern, "{key}"), strings.HasSuffix(pattern, "/termine.ics") && pattern != "/termine.ics", strings.HasSuffix(pattern, "/neues.atom") && pattern != "/neues.atom":
		var all []string
		for _, network := range []string{apptest.HernePage, apptest.MettmannPage, apptest.SoestPage, apptest.BraunschweigPage, apptest.AnhaltBitterfeldPage} {
			all = append(all, strings.Replace(pattern, "/netzwerke/{key}", network, 1))
		}
		return all
	case pattern == "/en/":
		return []string{"/en", "/en/"}
	}
	return []string{pattern}
}

func isEmbed(path string) bool { return strings.HasPrefix(path, "/einbetten/") }

// every returns every address of the program that answers, filled in.
func every(r *apptest.Program) []string {
	var all []string
	for _, a := range r.Addresses() {
		all = append(all, paths(r, a.Pattern)...)
	}
	return all
}

// exchanged are addresses of entries of the exchange standard, made from the five networks. None of their services is at an
// address that is known.
func exchanged(list string) []string {
	institution := directory.NewID("institution", "beratung-herne")
	ids := map[string][]directory.ID{
		"/services":       {directory.NewID("service", institution.String(), "unterkunft")},
		"/organizations":  {institution, directory.NewID("network", "herne")},
		"/taxonomies":     {directory.NewID("taxonomy", directory.TaxonomySectors)},
		"/taxonomy_terms": {directory.NewID("network", "herne"), directory.NewID("taxonomy-term", directory.TaxonomySectors, "frauenhaus")},
	}
	var paths []string
	for _, id := range ids[list] {
		paths = append(paths, apptest.HSDS+list+"/"+id.String())
	}
	return paths
}

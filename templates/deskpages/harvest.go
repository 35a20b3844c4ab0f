package deskpages

import (
	"fmt"
	"net/url"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// Harvest is what other directories have and a network does not.
type Harvest struct {
	Network            Network
	Sources            []directory.Elsewhere
	Services           []HarvestedService
	Institutions       []HarvestedInstitution // of one page
	All                bool                   // not only those that seem to belong to the region
	Near, Total        int
	Page, Pages        int
	Wrong              string // why a decision was refused
	Beyond, ManyBeside bool   // there is no such page; there are more services than are shown
}

// HarvestedService is a service that another directory has of an institution of the network.
type HarvestedService struct {
	ID, Sum, Stand    string
	Institution, Name string
	Origin            directory.Elsewhere
	New               bool
	Fields            []HarvestedField
	LeftOut           []string
}

// HarvestedField is a value that can be imported by itself, or a value of a new service.
type HarvestedField struct {
	Key string
	history.Field
}

// HarvestedInstitution is an institution that another directory has.
type HarvestedInstitution struct {
	ID, Sum     string
	Institution directory.Institution
	Suspected   bool
	LeftOut     []string
	Services    []HarvestedService
	Origin      directory.Elsewhere
}

// Admission is the page on which a network decides on an institution of another directory.
type Admission struct {
	Network Network
	Record  HarvestedInstitution
	Known   bool // it belongs to an institution of the directory already
	Similar []directory.KnownInstitution
	Chosen  string // of Similar; "" is none of them
	Sector  directory.Sector
	Ticked  map[string]bool // services; nil ticks all
	Wrong   string
}

// noSector reports whether it was refused because the sector is missing. With an existing institution, none is needed.
func (a Admission) noSector() bool { return a.Wrong != "" && a.Sector == "" && a.Chosen == "" }

func (a Admission) describedSector() templ.Attributes {
	if a.noSector() {
		return templ.Attributes{"aria-describedby": "art-hilfe art-fehler", "aria-invalid": "true"}
	}
	return templ.Attributes{"aria-describedby": "art-hilfe"}
}

func (a Admission) ticked(id string) bool { return a.Ticked == nil || a.Ticked[id] }

func (e Harvest) link(all bool, page int) templ.SafeURL {
	query := url.Values{}
	if all {
		query.Set("alle", "1")
	}
	if page > 1 {
		query.Set("seite", fmt.Sprint(page))
	}
	to := "/verwaltung/netzwerke/" + e.Network.Key + "/abgleich"
	if len(query) > 0 {
		to += "?" + query.Encode()
	}
	return templ.SafeURL(to)
}

func harvestPath(n Network, id, verb string) templ.SafeURL {
	return networkPath(n, "/abgleich/"+id+verb)
}

func placeLine(p directory.Place) string { return p.Street + ", " + p.Postcode + " " + p.City }

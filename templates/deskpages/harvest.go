package deskpages

import (
	"fmt"
	"net/url"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// Elsewhere is what other directories have that a network does not.
type Elsewhere struct {
	Network            Network
	Sources            []directory.Elsewhere
	Services           []ElsewhereService
	Institutions       []ElsewhereInstitution // of one page
	All                bool                   // not only those that seem to belong to the region
	Near, Total        int
	Page, Pages        int
	Wrong              string // why a decision was refused
	Beyond, ManyBeside bool   // there is no such page; there are more services than are shown
}

// ElsewhereService is a service that another directory has of an institution of the network.
type ElsewhereService struct {
	ID, Sum, Stand    string
	Institution, Name string
	Origin            directory.Elsewhere
	New               bool
	Fields            []ElsewhereField
	LeftOut           []string
}

// ElsewhereField is a value that can be taken over by itself; of a new service, one that comes with it.
type ElsewhereField struct {
	Key string
	history.Field
}

// ElsewhereInstitution is an institution that another directory has.
type ElsewhereInstitution struct {
	ID, Sum     string
	Institution directory.Institution
	Suspected   bool
	LeftOut     []string
	Services    []ElsewhereService
	Origin      directory.Elsewhere
}

// Admitting is the page on which a network decides on an institution of another directory.
type Admitting struct {
	Network Network
	Record  ElsewhereInstitution
	Taken   bool // it belongs to an institution of the directory already
	Alike   []directory.KnownInstitution
	Chosen  string // of Alike; "" is none of them
	Sector  directory.Sector
	Ticked  map[string]bool // services; nil ticks all
	Wrong   string
}

// noSector reports whether it was refused for want of a sector; who names an institution of ours needs none.
func (a Admitting) noSector() bool { return a.Wrong != "" && a.Sector == "" && a.Chosen == "" }

func (a Admitting) describedSector() templ.Attributes {
	if a.noSector() {
		return templ.Attributes{"aria-describedby": "art-hilfe art-fehler", "aria-invalid": "true"}
	}
	return templ.Attributes{"aria-describedby": "art-hilfe"}
}

func (a Admitting) ticked(id string) bool { return a.Ticked == nil || a.Ticked[id] }

func (e Elsewhere) link(all bool, page int) templ.SafeURL {
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

func elsewherePath(n Network, id, verb string) templ.SafeURL {
	return networkPath(n, "/abgleich/"+id+verb)
}

func placeLine(p directory.Place) string { return p.Street + ", " + p.Postcode + " " + p.City }

package openreferral

import (
	"slices"
	"strings"
)

// Kind says what an object of a source is.
type Kind string

// The kinds. Only the first three are read; what the others are called in German says Kind.Words.
const (
	KindOrganization Kind = "organization"
	KindService      Kind = "service"
	KindAtLocation   Kind = "service_at_location"
	KindNetwork      Kind = "network" // of a directory run with this program
	KindLocation     Kind = "location"
	KindTerm         Kind = "taxonomy_term"
	KindTaxonomy     Kind = "taxonomy"
	KindPart         Kind = "part" // a number, a contact, a schedule: it belongs to something else
	KindNone         Kind = ""
)

// Words says why an object of this kind is not taken for an institution or a service.
func (k Kind) Words() string {
	switch k {
	case KindNetwork:
		return "das ist ein Netzwerk und keine Einrichtung"
	case KindLocation:
		return "das ist nur ein Ort (location), keine Organisation und kein Angebot"
	case KindTerm:
		return "das ist ein Schlagwort (taxonomy_term), keine Organisation und kein Angebot"
	case KindTaxonomy:
		return "das ist eine Liste von Schlagwörtern (taxonomy), keine Organisation und kein Angebot"
	case KindPart:
		return "das ist nur ein Teil von etwas anderem (eine Nummer, ein Kontakt, eine Zeit), keine Organisation und kein Angebot"
	}
	return "das ist weder eine Organisation noch ein Angebot nach HSDS 3: Es fehlt „name“"
}

// KindOf tells what an object is by the fields that only its kind has.
func KindOf(object map[string]any) Kind {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return object[name] != nil })
	}
	switch {
	case IsNetwork(object):
		return KindNetwork
	case has("service") || has("service_id", "location") && has("location", "location_id") && !has("status"):
		return KindAtLocation
	case has("taxonomy", "taxonomy_detail", "taxonomy_id", "term_uri") &&
		!has("status", "organization", "organization_id", "services", "locations", "phones", "contacts", "schedules"):
		return KindTerm
	case has("location_type"),
		has("addresses", "latitude", "longitude") && !has("services", "locations", "website", "email", "organization", "status"):
		return KindLocation
	case !has("status", "services") &&
		has("service_id", "location_id", "phone_id", "contact_id", "service_at_location_id", "link_id", "department", "last_action_date"):
		return KindPart
	case textOf(object["name"]) == "":
		return KindNone
	case LooksLikeService(object):
		return KindService
	case TaxonomyCode(textOf(object["id"])) != "", has("version"):
		return KindTaxonomy
	}
	return KindOrganization
}

// LooksLikeService reports whether an object is rather a service than an organization: only services have these.
func LooksLikeService(object map[string]any) bool {
	for _, name := range []string{
		"status", "organization", "organization_id", "service_at_locations", "service_areas", "eligibility_description",
	} {
		if _, ok := object[name]; ok {
			return true
		}
	}
	return false
}

// IsNetwork reports whether an organization is a network of a directory run with this program: told by the extension that
// the standard has no words for, and in short lists, which leave that out, by its legal status and its page.
func IsNetwork(object map[string]any) bool {
	return object["x_netzwerk"] != nil ||
		textOf(object["legal_status"]) == networkStatus && strings.Contains(textOf(object["uri"]), "/netzwerke/")
}

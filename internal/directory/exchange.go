package directory

import "time"

// Exchanged is an institution as other programs get it, everything with the ID that others know it by. Places and services are
// filled in only if the whole institution was requested.
type Exchanged struct {
	Institution
	ID        ID
	ParentID  ID // zero: a unit of none that may be known
	Protected bool
	ChangedAt time.Time
	Networks  []NetworkRef // of which it is a member today
	Districts []string     // official keys of the Kreise of the networks that it or a unit of it belongs to
}

// NetworkRef names a network.
type NetworkRef struct {
	ID        ID
	Key, Name string
}

// ExchangedNetwork is a network as other programs get it. The dossier holds the network with its contacts or, if the whole network
// was requested, everything but institutions, people, results, background and evidence. Members are those that name no
// institution; the others are Partners.
type ExchangedNetwork struct {
	Dossier
	ID       ID
	Partners []Partner
}

// Partner is a membership of an institution.
type Partner struct {
	Membership
	InstitutionID   ID
	InstitutionName string
}

// The taxonomies: lists of terms to classify things by.
const (
	TaxonomyNetworks  = "netzwerke"
	TaxonomySectors   = "arten"
	TaxonomyTopics    = "themen"
	TaxonomyAudiences = "zielgruppen"
	TaxonomyAccess    = "barrierefreiheit"
	TaxonomyModes     = "wege"
)

// TermRef names a term of a taxonomy, or all of them if there are no codes. The code of a network is its ID; a term that stands
// for several others, such as a family of sectors, has all their codes.
type TermRef struct {
	Taxonomy string
	Codes    []string
}

// Filter narrows a list that programs ask for. Zero values do not narrow it; all others must match.
type Filter struct {
	Words         string
	Terms         []TermRef
	Organization  *ID
	ModifiedAfter time.Time // that moment included
	Areas         []string  // official keys of all areas that hold the place asked for; nil: anywhere
	Near          *Circle
}

// Circle is a distance around a point. Postcodes are those whose centre lies in it, for places without coordinates, each with how
// far its centre is from the point, in metres.
type Circle struct {
	Lat, Lon, Metres float64
	Postcodes        []string
	Distances        []float64
}

// Window is a part of a list: either Count items from index From on, with the total, or, with After, the next Count items after that one.
type Window struct {
	From, Count int
	After       *Cursor
}

// Cursor is an item of a list: behind it, the list goes on. Place is zero where ID tells all; Metres counts only in a list by distance.
type Cursor struct {
	ID, Place ID
	Metres    float64
}

// ServiceRef identifies a service and, if requested, the place where it is offered.
type ServiceRef struct {
	ID, Institution, Place ID
	ChangedAt              time.Time
	Metres                 float64 // from the point of the circle asked for; 0 without one
}

// Stamped is an ID with when it changed.
type Stamped struct {
	ID        ID
	ChangedAt time.Time
}

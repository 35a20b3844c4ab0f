package directory

import "time"

// Exchanged is an institution as other programs get it, each thing with the ID that others know it by. Places and
// services are there only where the whole was asked for.
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

// ExchangedNetwork is a network as other programs get it. Of the dossier there is the network with its contacts, or, where
// the whole was asked for, everything but institutions, people, results, background and evidence. Members are those that name no
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

// The taxonomies: lists of words that things are sorted by.
const (
	TaxonomyNetworks  = "netzwerke"
	TaxonomySectors   = "arten"
	TaxonomyTopics    = "themen"
	TaxonomyAudiences = "zielgruppen"
	TaxonomyAccess    = "barrierefreiheit"
	TaxonomyModes     = "wege"
)

// TermRef names a word of a taxonomy, or all of them where there are no codes. The code of a network is its ID; one that
// stands for several others, as a family of sectors does, has all of theirs.
type TermRef struct {
	Taxonomy string
	Codes    []string
}

// Filter narrows a list that programs ask for. What is zero does not narrow; everything else must hold.
type Filter struct {
	Words         string
	Terms         []TermRef
	Organization  *ID
	ModifiedAfter time.Time // that moment included
	Areas         []string  // official keys of all areas that hold the place asked for; nil: anywhere
	Near          *Circle
}

// Circle is a distance around a point. Postcodes are those whose middle lies in it, for places without a point.
type Circle struct {
	Lat, Lon, Metres float64
	Postcodes        []string
}

// Window is a part of a list: either Count from the one numbered From on, from 0, with the total; or, with After, the
// next Count behind that one.
type Window struct {
	From, Count int
	After       *[2]ID // the second ID is zero where one tells all
}

// ServiceRef finds a service, with the place where it is offered if that is asked for.
type ServiceRef struct {
	ID, Institution, Place ID
	ChangedAt              time.Time
}

// Stamped is an ID with when it changed.
type Stamped struct {
	ID        ID
	ChangedAt time.Time
}

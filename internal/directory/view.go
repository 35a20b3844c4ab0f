package directory

import (
	"slices"
	"time"
)

// NetworkPage is a dossier with the events and links that connect it to other networks.
type NetworkPage struct {
	Dossier
	Hosted []Event  // events of other networks that this one helps to hold
	Linked []string // keys of related networks that are in this directory
}

// MadeOf returns the paths of what the page shows: the network and every institution on it. Whatever else it shows belongs to
// these, and changes with them.
func (p NetworkPage) MadeOf() []string {
	paths := []string{"/netzwerke/" + p.Network.Key}
	for _, i := range p.Institutions {
		paths = append(paths, "/einrichtungen/"+i.Key)
	}
	return paths
}

// Listed is a network as lists and maps show it.
type Listed struct {
	Key, Name, Summary string
	Form               NetworkForm
	Region             Region
	ChangedAt          time.Time
}

// Row is a network as the table of all networks shows it.
type Row struct {
	Listed              // without summary and Kreise
	Founded PartialDate // "" if it is not known
	Members int         // entries of today: institutions, and groups without names
	Checked PartialDate // "" if nobody has
}

// Tally is how many networks of one form there are in a Land.
type Tally struct {
	State string // two digits, a key of States
	Form  NetworkForm
	Count int
}

// NetworkChoice says which networks are asked for; zero values leave nothing out.
type NetworkChoice struct {
	State string
	Form  NetworkForm
	Skip  int // how many come before those asked for
	Limit int // how many at most; 0 for all
}

// Dated is an event or a notice with the network it belongs to.
type Dated[T any] struct {
	NetworkKey, NetworkName, RegionName string
	ID                                  ID // of the entry; only calendars and feeds have it
	Entry                               T
}

// Calendar is what a calendar for other programs is made of.
type Calendar struct {
	Network Network // with its rhythm only; zero where the calendar is of several networks
	Region  string  // what the area is called; "" for all of Germany
	Series  []Series
	Events  []Appointment // the latest first
}

// Appointment is an event with the series that it belongs to, if there is one.
type Appointment struct {
	Dated[Event]
	Series Series
}

// News is what a feed is made of: the entries that were changed last, each list with the latest change first.
type News struct {
	Network Network // zero where the news are of several networks
	Region  string  // what the area is called; "" for all of Germany
	Code    string  // of the area
	Events  []Dated[Event]
	Notices []Dated[Notice]
}

// InstitutionPage is an institution with the networks it belongs to and the sources of that.
type InstitutionPage struct {
	Institution
	Protected   bool
	ParentName  string
	Units       []Named
	Through     []Named // those of the units that are members of a network today
	Memberships []MembershipAt
	Helping     []Institution // others in the same networks that are there for people affected by violence
	Sources     []Source
	Statements  []Statement
}

// MadeOf returns the paths of what the page shows: the institution, what it belongs to, what belongs to it and who helps with it.
func (p InstitutionPage) MadeOf() []string {
	paths := []string{"/einrichtungen/" + p.Key}
	if p.Parent != "" {
		paths = append(paths, "/einrichtungen/"+p.Parent)
	}
	for _, unit := range p.Units {
		paths = append(paths, "/einrichtungen/"+unit.Key)
	}
	for _, other := range p.Helping {
		paths = append(paths, "/einrichtungen/"+other.Key)
	}
	for _, m := range p.Memberships {
		paths = append(paths, "/netzwerke/"+m.NetworkKey)
	}
	return paths
}

// States returns the Länder that the networks of the institution are in, two digits each.
func (p InstitutionPage) States() []string {
	var states []string
	for _, m := range p.Memberships {
		if m.State != "" && !slices.Contains(states, m.State) {
			states = append(states, m.State)
		}
	}
	return states
}

// Named is a thing to link to.
type Named struct{ Key, Name string }

// MembershipAt is a membership with the network it is in.
type MembershipAt struct {
	Membership
	NetworkKey, NetworkName, RegionName string
	State                               string // the Land of the region, two digits
	Initiator                           bool
}

// Found is one result of a search.
type Found struct {
	Kind, Path, Title, Body string
	Fuzzy                   bool     // the words match only approximately
	Networks                []string // names of the networks of an institution
	District                string   // key of the nearest of the Kreise that were looked in; "" if it was all of Germany
	Contacts                []Contact
}

// KnownInstitution is an institution of the directory, as it is suggested when a member is added.
type KnownInstitution struct {
	Key, Name, Parent, Area string // Parent is the name of what it is a unit of
	Sectors                 []Sector
	Aliases                 []string
	Regions                 []string // short names of the regions in whose networks it takes part today
}

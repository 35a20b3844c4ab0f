package directory

// Presence is how a sector is represented in a network.
type Presence int

// The degrees of presence, in ascending order.
const (
	Absent  Presence = iota
	Grouped          // only a group of people or offices is named, no institution
	Present
)

// NetworkGaps is who takes part in a network and what they offer, to see what is missing.
type NetworkGaps struct {
	ID                           ID
	Key, Name, RegionName, State string
	Listed                       int  // members that are listed now, by name or as a group
	More                         bool // the source says that there are members who are not listed
	Sectors                      map[Sector]Presence
	Services                     int // of its members
	Topics                       map[Topic]bool
}

// Wanted returns the sectors of the family that can be missing: „Sonstige" cannot.
func (f Family) Wanted() []Sector {
	var wanted []Sector
	for _, s := range f.Sectors {
		if s != SectorMiscellaneous {
			wanted = append(wanted, s)
		}
	}
	return wanted
}

// FamilyOf returns the family with this key; false if there is none.
func FamilyOf(key string) (Family, bool) {
	for _, f := range Families {
		if f.Key == key {
			return f, true
		}
	}
	return Family{}, false
}

// Missing returns which of these sectors the network lacks altogether, and which it has only as a group.
func (g NetworkGaps) Missing(sectors []Sector) (absent, grouped []Sector) {
	for _, s := range sectors {
		switch g.Sectors[s] {
		case Absent:
			absent = append(absent, s)
		case Grouped:
			grouped = append(grouped, s)
		}
	}
	return absent, grouped
}

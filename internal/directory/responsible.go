package directory

import "slices"

// Responsible is who is there for a Kreis by office: its networks and their coordination, and those of their
// institutions that a place decides on.
type Responsible struct {
	Networks []Coordinated
	Offices  []Office // in the order of ResponsibleSectors
}

// Office is an institution with those of the Kreise asked for that its networks cover, by official key.
type Office struct {
	Institution
	Districts []string
}

// Coordinated is a network with how its coordination is reached.
type Coordinated struct {
	Named
	RegionName string
	Districts  []string // those of the Kreise asked for that it covers, by official key
	Contacts   []Contact
}

// ResponsibleSectors are what a place decides on: youth office (SGB VIII § 86), the police's victim protection, court,
// and the victim protection of the municipality.
var ResponsibleSectors = []Sector{SectorYouthOffice, "polizei_opferschutz", SectorCourt, "opferschutz_kommunal"}

// Has reports whether the institution is of a sector.
func (i Institution) Has(sector Sector) bool { return slices.Contains(i.Sectors, sector) }

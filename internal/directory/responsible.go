package directory

import "slices"

// Responsible is who is there for a Kreis by office: its networks and their coordination, and those of their
// institutions that a place decides on.
type Responsible struct {
	Networks []Coordinated
	Offices  []Institution // in the order of ResponsibleSectors
}

// Coordinated is a network with how its coordination is reached.
type Coordinated struct {
	Named
	RegionName string
	Contacts   []Contact
}

// ResponsibleSectors are what a place decides on: youth office (SGB VIII § 86), the police's victim protection, court,
// and the victim protection of the municipality.
var ResponsibleSectors = []Sector{SectorYouthOffice, "polizei_opferschutz", "gericht", "opferschutz_kommunal"}

// Has reports whether the institution is of a sector.
func (i Institution) Has(sector Sector) bool { return slices.Contains(i.Sectors, sector) }

package directory

import "slices"

// Sector is the code of what an institution does. The list joins the five first networks, the directory of
// professions of the Koordinierungsstelle Braunschweig and Gewalthilfegesetz § 1 (2) Nr. 3.
type Sector string

// The sectors that the rules of this package name; Families lists them all.
const (
	SectorShelter       Sector = "frauenhaus"
	SectorSafeFlat      Sector = "schutzwohnung"
	SectorRefugeFlat    Sector = "zufluchtswohnung"
	SectorYouthOffice   Sector = "jugendamt_asd"
	SectorCourt         Sector = "gericht"
	SectorMiscellaneous Sector = "sonstige"
)

var protectedSectors = []Sector{SectorShelter, SectorSafeFlat, SectorRefugeFlat}

// Valid reports whether s is a sector of the list.
func (s Sector) Valid() bool { return s.Family() != "" }

// Family returns the key of the family a sector belongs to; "" if it is not a sector.
func (s Sector) Family() string {
	for _, f := range Families {
		if slices.Contains(f.Sectors, s) {
			return f.Key
		}
	}
	return ""
}

// Protected reports whether institutions of this sector must never have an address, a postcode or coordinates,
// at any level: in Tübingen one leaked address closed a shelter at once.
func (s Sector) Protected() bool { return slices.Contains(protectedSectors, s) }

// Family is a group of sectors that pages show together.
type Family struct {
	Key     string
	Sectors []Sector
}

// Families lists all sectors, grouped, nearest to the person affected first.
var Families = []Family{
	{
		"schutz_beratung",
		[]Sector{SectorShelter, SectorSafeFlat, SectorRefugeFlat, "interventionsstelle_biss", "frauenberatung", "frauenzentrum",
			"fachberatung_sexualisierte_gewalt", "fachberatung_menschenhandel", "opferhilfe", "opferschutz_kommunal", "ehe_familien_lebensberatung",
			"schwangerschaftskonflikt"},
	},
	{"polizei", []Sector{"polizei_opferschutz", "polizei", "ordnung"}},
	{"familie", []Sector{"familien_schulberatung", "familienhilfe", SectorYouthOffice, "kinder_jugendhilfe_traeger", "kinderschutz_netzwerk",
		"fruehe_hilfen", "schule_bildung"}},
	{"gesundheit", []Sector{"gesundheit", "aerzteschaft", "psychotherapie"}},
	{"recht", []Sector{SectorCourt, "staatsanwaltschaft", "justizsozialdienst", "rechtsanwaltschaft", "taeterarbeit"}},
	{"verwaltung", []Sector{"gleichstellung", "integration", "aufnahmebehoerde", "politik", "hochschule", SectorMiscellaneous}},
}

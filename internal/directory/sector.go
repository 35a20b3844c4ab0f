package directory

import "slices"

// Sector is the code of what an institution does. The list joins the five first networks, the directory of
// professions of the Koordinierungsstelle Braunschweig and Gewalthilfegesetz § 1 (2) Nr. 3.
type Sector string

// The sectors that the rules of this package name; Sectors lists them all.
const (
	SectorShelter       Sector = "frauenhaus"
	SectorSafeFlat      Sector = "schutzwohnung"
	SectorRefugeFlat    Sector = "zufluchtswohnung"
	SectorYouthOffice   Sector = "jugendamt_asd"
	SectorMiscellaneous Sector = "sonstige"
)

var protectedSectors = []Sector{SectorShelter, SectorSafeFlat, SectorRefugeFlat}

// Sectors lists every sector in the order in which pages group members: nearest to the person affected first.
var Sectors = []Sector{
	SectorShelter, SectorSafeFlat, SectorRefugeFlat, "interventionsstelle_biss", "frauenberatung",
	"fachberatung_sexualisierte_gewalt", "fachberatung_menschenhandel", "opferhilfe", "opferschutz_kommunal",
	"polizei_opferschutz", "polizei", "frauenzentrum", "ehe_familien_lebensberatung", "schwangerschaftskonflikt",
	"familien_schulberatung", "familienhilfe", SectorYouthOffice, "kinder_jugendhilfe_traeger",
	"kinderschutz_netzwerk", "fruehe_hilfen", "gesundheit", "aerzteschaft", "psychotherapie", "gericht",
	"staatsanwaltschaft", "justizsozialdienst", "rechtsanwaltschaft", "taeterarbeit", "gleichstellung", "integration",
	"aufnahmebehoerde", "ordnung", "schule_bildung", "hochschule", "politik", SectorMiscellaneous,
}

// Valid reports whether s is a sector of the list.
func (s Sector) Valid() bool { return slices.Contains(Sectors, s) }

// Protected reports whether institutions of this sector must never have an address, a postcode or coordinates,
// at any level: in Tübingen one leaked address closed a shelter at once.
func (s Sector) Protected() bool { return slices.Contains(protectedSectors, s) }

package directory

import "cmp"

// Region is the area a network works in.
type Region struct {
	Key         string     `yaml:"kennung"`
	Name        string     `yaml:"name"`
	ShortName   string     `yaml:"kurzname,omitempty"`
	Kind        RegionKind `yaml:"art"`
	State       string     `yaml:"land"`                   // two digits, a key of States
	Inhabitants int        `yaml:"einwohner_ca,omitempty"` // as the source rounds it; 0 if it says nothing
	Districts   []District `yaml:"kreise,omitempty"`       // the Kreise it covers
	Basis       string     `yaml:"kreise_anmerkung,omitempty"`
	Authority   *Authority `yaml:"verwaltung,omitempty"`
}

// Called returns the name of an area in lists and titles: the short one, where it has one.
func (r Region) Called() string { return cmp.Or(r.ShortName, r.Name) }

// RegionKind tells a Kreis from a region that crosses county borders.
type RegionKind string

// The kinds of region.
const (
	RegionCity     RegionKind = "kreisfreie_stadt"
	RegionKreis    RegionKind = "kreis"
	RegionLandkr   RegionKind = "landkreis"
	RegionCrossing RegionKind = "region"
)

// Valid reports whether k is one of the kinds.
func (k RegionKind) Valid() bool {
	return k == RegionCity || k == RegionKreis || k == RegionLandkr || k == RegionCrossing
}

// District is one Kreis of a region.
type District struct {
	AGS      string `yaml:"ags"`                   // five digits of the official municipality key
	Inferred bool   `yaml:"erschlossen,omitempty"` // the source does not name it
}

// Authority describes the administration of a region in figures and tasks, as its press office does.
type Authority struct {
	Name          string   `yaml:"name"`
	Employees     int      `yaml:"bedienstete_ca,omitempty"`
	Assembly      string   `yaml:"vertretung,omitempty"`
	AssemblySeats int      `yaml:"vertretung_mitglieder,omitempty"`
	AssemblyTask  string   `yaml:"vertretung_aufgabe,omitempty"`
	Tasks         []string `yaml:"aufgaben,omitempty"`
	Runs          []string `yaml:"betreibt,omitempty"`
	Holdings      []string `yaml:"beteiligungen,omitempty"`
	Text          string   `yaml:"text,omitempty"`
}

// States are the sixteen Länder by the first two digits of the official municipality key (Destatis).
var States = map[string]string{
	"01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen",
	"05": "Nordrhein-Westfalen", "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg",
	"09": "Bayern", "10": "Saarland", "11": "Berlin", "12": "Brandenburg", "13": "Mecklenburg-Vorpommern",
	"14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
}

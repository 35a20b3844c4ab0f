package directory

// Institution is an organisation or one of its units. Several networks may share one.
type Institution struct {
	Key          string     `yaml:"kennung"`
	FormerKeys   []string   `yaml:"fruehere_kennungen,omitempty"`
	Name         string     `yaml:"name"`
	LegalForm    string     `yaml:"rechtsform,omitempty"`
	Parent       string     `yaml:"uebergeordnet,omitempty"` // key of the institution it is a unit of
	Sectors      []Sector   `yaml:"arten"`                   // the first decides where it is listed
	Area         string     `yaml:"ort,omitempty"`           // where it works, in words; never an address
	Aliases      []string   `yaml:"andere_namen,omitempty"`
	NeutralLabel string     `yaml:"neutrale_bezeichnung,omitempty"` // stands for the name where it must not be read
	Website      string     `yaml:"website,omitempty"`
	Note         string     `yaml:"anmerkung,omitempty"`
	Visibility   Visibility `yaml:"sichtbarkeit,omitempty"`
	Places       []Place    `yaml:"anschriften,omitempty"`
	Contacts     []Contact  `yaml:"kontakte,omitempty"`
	Services     []Service  `yaml:"angebote,omitempty"`
}

// ID of an institution is made from the first key it ever had.
func (i Institution) ID() ID {
	key := i.Key
	if len(i.FormerKeys) > 0 {
		key = i.FormerKeys[len(i.FormerKeys)-1]
	}
	return NewID("institution", key)
}

// Protected reports whether one of its sectors is a protected one. What is below a protected institution
// is protected too; Dossier.Protected knows about that.
func (i Institution) Protected() bool {
	for _, s := range i.Sectors {
		if s.Protected() {
			return true
		}
	}
	return false
}

// Place is an address that may be known. There is none for protected institutions: the database refuses the row.
type Place struct {
	Key        string     `yaml:"kennung"`
	Street     string     `yaml:"strasse,omitempty"`
	Postcode   string     `yaml:"plz,omitempty"`
	City       string     `yaml:"ort,omitempty"`
	Lat        *float64   `yaml:"breite,omitempty"` // degrees north, WGS 84
	Lon        *float64   `yaml:"laenge,omitempty"` // degrees east, WGS 84
	Note       string     `yaml:"anmerkung,omitempty"`
	Visibility Visibility `yaml:"sichtbarkeit,omitempty"`
}

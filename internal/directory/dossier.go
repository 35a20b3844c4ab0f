package directory

// Dossier is one network with everything known of it: what a document holds, a page shows and a revision keeps.
type Dossier struct {
	Network      Network       `yaml:"netzwerk"`
	Region       Region        `yaml:"gebiet"`
	Goals        []Goal        `yaml:"ziele,omitempty"`
	Bodies       []Body        `yaml:"gremien,omitempty"`
	Patronages   []Patronage   `yaml:"schirmherrschaft,omitempty"`
	Agreements   []Agreement   `yaml:"vereinbarungen,omitempty"`
	Members      []Membership  `yaml:"mitglieder,omitempty"`
	Series       []Series      `yaml:"terminreihen,omitempty"`
	Events       []Event       `yaml:"termine,omitempty"`
	Notices      []Notice      `yaml:"meldungen,omitempty"`
	Media        []Medium      `yaml:"medien,omitempty"`
	Results      []Result      `yaml:"ergebnisse,omitempty"`
	Remarks      []Remark      `yaml:"hintergrund,omitempty"`
	Related      []Related     `yaml:"verwandte_netzwerke,omitempty"`
	Contacts     []Contact     `yaml:"kontakte,omitempty"`
	People       []Person      `yaml:"personen,omitempty"`
	Institutions []Institution `yaml:"einrichtungen,omitempty"`
	Sources      []Source      `yaml:"quellen,omitempty"`
	Statements   []Statement   `yaml:"belege,omitempty"`
}

// Institution returns the institution with this key.
func (d Dossier) Institution(key string) (Institution, bool) {
	for _, i := range d.Institutions {
		if i.Key == key {
			return i, true
		}
	}
	return Institution{}, false
}

// Person returns the person with this key.
func (d Dossier) Person(key string) (Person, bool) {
	for _, p := range d.People {
		if p.Key == key {
			return p, true
		}
	}
	return Person{}, false
}

// Source returns the source with this key.
func (d Dossier) Source(key string) (Source, bool) {
	for _, s := range d.Sources {
		if s.Key == key {
			return s, true
		}
	}
	return Source{}, false
}

// Protected reports whether the institution with this key, or one it is a unit of, is of a protected sector.
func (d Dossier) Protected(key string) bool {
	for range d.Institutions { // bounded, should parents ever form a ring
		i, ok := d.Institution(key)
		if !ok {
			return false
		}
		if i.Protected() {
			return true
		}
		key = i.Parent
	}
	return false
}

package directory

// Dossier is one network with everything known about it: the content of a document, of a page and of a revision.
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
	Cleared      []Clearance   `yaml:"kein_schutzort,omitempty"`
}

// Institution returns the institution with this key.
func (d Dossier) Institution(key string) (Institution, bool) {
	for i := range d.Institutions {
		if d.Institutions[i].Key == key {
			return d.Institutions[i], true
		}
	}
	return Institution{}, false
}

// InstitutionsByKey returns the institutions by their keys.
func (d Dossier) InstitutionsByKey() map[string]Institution {
	at := make(map[string]Institution, len(d.Institutions))
	for _, i := range d.Institutions {
		at[i.Key] = i
	}
	return at
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

// MaxLevels is how many institutions can be units of each other in one line.
const MaxLevels = 20

// ProtectedKeys returns the keys of the institutions that are of a protected sector, or a unit of one that is.
func (d Dossier) ProtectedKeys() map[string]bool {
	at := make(map[string]*Institution, len(d.Institutions))
	for i := range d.Institutions {
		at[d.Institutions[i].Key] = &d.Institutions[i]
	}
	protected := map[string]bool{}
	for key := range at {
		inst := at[key]
		for level := 0; inst != nil && level < MaxLevels; level++ { // bounded, should parents ever form a ring
			if inst.Protected() {
				protected[key] = true
				break
			}
			inst = at[inst.Parent]
		}
	}
	return protected
}

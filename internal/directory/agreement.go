package directory

import "time"

// Agreement is a written cooperation agreement.
type Agreement struct {
	Key          string      `yaml:"kennung"`
	Title        string      `yaml:"titel"`
	Concluded    PartialDate `yaml:"geschlossen,omitempty"`
	AtTheLatest  bool        `yaml:"spaetestens,omitempty"` // the day itself is not known, only that it was over by then
	Partners     string      `yaml:"partner,omitempty"`
	PartnerCount int         `yaml:"partner_zahl,omitempty"`
	Purposes     []string    `yaml:"zwecke,omitempty"`
	Note         string      `yaml:"anmerkung,omitempty"`
	URL          string      `yaml:"adresse,omitempty"` // where its text is published
}

// Person is somebody named in an official role by a published source, and nobody else.
type Person struct {
	Key          string      `yaml:"kennung"`
	Title        string      `yaml:"titel,omitempty"` // „Dr."
	Name         string      `yaml:"name"`
	Function     string      `yaml:"funktion"`
	Organisation string      `yaml:"organisation,omitempty"`
	From         PartialDate `yaml:"von,omitempty"`
	To           PartialDate `yaml:"bis,omitempty"`
	Basis        string      `yaml:"grundlage"`             // why the name may be shown
	DeleteOn     PartialDate `yaml:"loeschen_am,omitempty"` // from then on only the function is shown
}

// FullName joins title and name.
func (p Person) FullName() string {
	if p.Title == "" {
		return p.Name
	}
	return p.Title + " " + p.Name
}

// NamedOn reports whether the name may still be shown on the day that it is in Germany at the time of now. From the day
// that DeleteOn begins it may not; the database has the same rule (is_named in the migrations).
func (p Person) NamedOn(now time.Time) bool {
	return p.DeleteOn == "" || p.DeleteOn.Start().After(dayOf(now))
}

// Patronage says who lends a network their name, and when.
type Patronage struct {
	Key      string      `yaml:"kennung"`
	Person   string      `yaml:"person,omitempty"` // key of a person
	Function string      `yaml:"bezeichnung"`      // „Schirmherrin"
	From     PartialDate `yaml:"von,omitempty"`
	To       PartialDate `yaml:"bis,omitempty"`
}

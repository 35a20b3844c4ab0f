package directory

import "slices"

// Service is one thing that an institution offers: counselling, a place to stay, company to the court.
// There is no availability in it, and nothing of the people who use it.
type Service struct {
	Key          string      `yaml:"kennung"`
	Name         string      `yaml:"name"`
	NeutralLabel string      `yaml:"neutrale_bezeichnung,omitempty"` // stands for the name where it must not be read
	Summary      string      `yaml:"beschreibung,omitempty"`
	Topics       []Topic     `yaml:"themen,omitempty"`
	Audiences    []Audience  `yaml:"zielgruppen,omitempty"`
	Languages    []Tongue    `yaml:"sprachen,omitempty"`          // spoken there, besides German
	Interpreting string      `yaml:"dolmetschen,omitempty"`       // how interpreters are found; "" if there are none
	Interpreted  []Tongue    `yaml:"dolmetschsprachen,omitempty"` // languages that an interpreter is found for
	Access       []Access    `yaml:"barrierefreiheit,omitempty"`
	AccessNote   string      `yaml:"barrierefreiheit_anmerkung,omitempty"`
	Pets         bool        `yaml:"haustiere,omitempty"`     // may come along; false: not known
	Children     int         `yaml:"kinder_anzahl,omitempty"` // how many of one person may come along; 0: not known
	ChildAge     int         `yaml:"kinder_alter,omitempty"`  // up to which age, in years; 0: not known
	BoyAge       int         `yaml:"jungen_alter,omitempty"`  // the same of boys where it is another
	Modes        []Mode      `yaml:"wege,omitempty"`
	Hours        []Hours     `yaml:"zeiten,omitempty"`
	HoursNote    string      `yaml:"zeiten_anmerkung,omitempty"`
	Holidays     bool        `yaml:"an_feiertagen,omitempty"` // the hours hold on public holidays, too
	Cost         string      `yaml:"kosten,omitempty"`
	Waiting      string      `yaml:"wartezeit,omitempty"`     // a remark for everybody, never a free place
	Areas        []string    `yaml:"einzugsgebiet,omitempty"` // official keys: 5 digits a Kreis, 2 a Land, AreaEverywhere
	AreaNote     string      `yaml:"einzugsgebiet_anmerkung,omitempty"`
	Steps        []Step      `yaml:"naechste_schritte,omitempty"` // what the person does next
	Referral     string      `yaml:"so_vermitteln_sie,omitempty"` // level Staff: how professionals refer somebody
	Alert        string      `yaml:"hinweis,omitempty"`           // „Im August nur telefonisch"
	AlertUntil   PartialDate `yaml:"hinweis_bis,omitempty"`       // the last day on which the alert is shown
	Visibility   Visibility  `yaml:"sichtbarkeit,omitempty"`
	Contacts     []Contact   `yaml:"kontakte,omitempty"` // those of the institution hold where there is none
	CheckedOn    PartialDate `yaml:"geprueft_am,omitempty"`
	CheckedBy    string      `yaml:"geprueft_durch,omitempty"`
	Prepare      string      `yaml:"vorbereiten,omitempty"`    // level Staff: what to have at hand before calling
	Official     *Official   `yaml:"ansprechperson,omitempty"` // level Staff
	Remark       string      `yaml:"vermerk,omitempty"`        // level Coordination
}

// Official is somebody whom counselling staff may ask for, named in an official role and not for longer than needed.
type Official struct {
	Name     string      `yaml:"name"`
	Function string      `yaml:"funktion"`
	DeleteOn PartialDate `yaml:"loeschen_am"` // the day from which the name is shown and kept no more
}

// ID of a service of the institution with this ID.
func (s Service) ID(institution ID) ID { return NewID("service", institution.String(), s.Key) }

// MaxServices is how many services an institution can have.
const MaxServices = 50

// AreaEverywhere as an area means: all of Germany.
const AreaEverywhere = "DE"

// Topic is what a service is about.
type Topic string

// Topics lists all topics in the order in which people choose from them.
var Topics = []Topic{"haeusliche_gewalt", "schutzunterkunft", "nach_polizeieinsatz", "sexualisierte_gewalt", "stalking", "digitale_gewalt",
	"kinder_mitbetroffen", "zwangsheirat", "menschenhandel", "genitalverstuemmelung", "trennung_sorgerecht", "recht", "gerichtsbegleitung",
	"spurensicherung", "opferentschaedigung", "wohnen", "geld", "aufenthalt", "seelische_folgen", "schwangerschaft", "sucht", "dolmetschen",
	"gewalt_beenden"}

// Audience is whom a service is for.
type Audience string

// Audiences lists all target groups in the order in which people choose from them.
var Audiences = []Audience{
	"frauen", "maenner", "kinder", "jugendliche", "lsbtiq", "mit_behinderung", "aeltere", "gefluechtete", "angehoerige",
	"gewaltausuebende", "fachkraefte",
}

// Access is what makes a service usable, in the words of people who need it (DIN 18040-1 for what is built).
type Access string

// Accesses lists all of them in the order in which people choose from them.
var Accesses = []Access{
	"stufenlos", "aufzug", "wc", "parkplatz", "leitsystem", "induktionsschleife", "dgs", "leichte_sprache", "ruhig", "assistenzhund",
}

// Mode is a way to use a service.
type Mode string

// Modes lists all ways in the order in which people choose from them.
var Modes = []Mode{"vor_ort", "telefon", "e_mail", "chat", "video", "aufsuchend"}

// Tongue is a language as ISO 639-1 spells it, or ISO 639-3 where that has none.
type Tongue string

// Tongues lists the languages that can be chosen.
var Tongues = []Tongue{
	"de", "ar", "tr", "uk", "ru", "en", "fa", "prs", "kmr", "ckb", "zza", "pl", "ro", "bg", "sq", "sr", "hr", "bs", "mk", "el", "it", "es",
	"pt", "fr", "nl", "hu", "cs", "sk", "lt", "lv", "ka", "hy", "az", "ps", "ur", "hi", "pa", "bn", "ta", "ti", "am", "so", "om", "sw",
	"ha", "yo", "vi", "th", "zh", "ja", "ko", "tl", "rom",
}

// Offer is a service with who offers it and where.
type Offer struct {
	Service
	Institution Institution
	Protected   bool
	ParentName  string
	Networks    []Named
	Districts   []string // official keys of the Kreise of its networks
}

// ID of an offer is that of its service, or of the institution where the offer is no more than that.
func (o Offer) ID() ID {
	if o.Key == "" {
		return o.Institution.ID()
	}
	return o.Service.ID(o.Institution.ID())
}

// States returns the Länder whose public holidays count for the offer, two digits each.
func (o Offer) States() []string {
	var states []string
	for _, ags := range o.Districts {
		if land := ags[:min(2, len(ags))]; !slices.Contains(states, land) {
			states = append(states, land)
		}
	}
	return states
}

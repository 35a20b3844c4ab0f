package directory

import "time"

// Notice is something a network or its authority made public.
type Notice struct {
	Key        string      `yaml:"kennung"`
	Title      string      `yaml:"titel"`
	Subtitle   string      `yaml:"untertitel,omitempty"`
	Date       PartialDate `yaml:"datum,omitempty"`
	Edition    string      `yaml:"ausgabe,omitempty"`
	Publisher  string      `yaml:"herausgeber,omitempty"`
	Medium     string      `yaml:"medium,omitempty"`
	Column     string      `yaml:"rubrik,omitempty"`
	Summary    []string    `yaml:"zusammenfassung,omitempty"` // paragraphs in our words
	MediaNote  string      `yaml:"medienhinweis,omitempty"`
	URL        string      `yaml:"adresse,omitempty"` // where it was published
	Quotations []Quotation `yaml:"zitate,omitempty"`
	Figures    []Figure    `yaml:"zahlen,omitempty"`
	Media      []Medium    `yaml:"medien,omitempty"`
	ChangedAt  time.Time   `yaml:"-"` // when it itself was last changed
}

// Quotation is a short passage in somebody's own words.
type Quotation struct {
	Key      string `yaml:"kennung"`
	Text     string `yaml:"text"` // without quotation marks; an ellipsis where something was left out
	Person   string `yaml:"person,omitempty"`
	Function string `yaml:"funktion"` // shown alone once the person's name is deleted
}

// Figure is a number somebody claims, with where they have it from.
type Figure struct {
	Key    string `yaml:"kennung"`
	Claim  string `yaml:"aussage"`
	Origin string `yaml:"herkunft"`
}

// Medium is a picture we do not have: its caption, credit and terms, without the file.
type Medium struct {
	Key     string `yaml:"kennung"`
	Title   string `yaml:"titel"`
	Caption string `yaml:"bildunterschrift,omitempty"`
	Credit  string `yaml:"nachweis"`
	Terms   string `yaml:"nutzung,omitempty"`
}

// Result is something that came of the cooperation: trainings, a brochure, a procedure.
type Result struct {
	Key      string     `yaml:"kennung"`
	Kind     ResultKind `yaml:"art"`
	Title    string     `yaml:"titel"`
	Text     string     `yaml:"text,omitempty"`
	Audience []string   `yaml:"zielgruppen,omitempty"`
	Effect   string     `yaml:"wirkung,omitempty"`
}

// ResultKind tells trainings from things in print.
type ResultKind string

// The kinds of result.
const (
	ResultTraining  ResultKind = "schulung"
	ResultBrochure  ResultKind = "broschuere"
	ResultProcedure ResultKind = "verfahren"
	ResultCampaign  ResultKind = "kampagne"
	ResultEvents    ResultKind = "veranstaltungen"
	ResultCases     ResultKind = "fallarbeit"
	ResultOther     ResultKind = "sonstige"
)

// Valid reports whether k is one of the kinds.
func (k ResultKind) Valid() bool {
	switch k {
	case ResultTraining, ResultBrochure, ResultProcedure, ResultCampaign, ResultEvents, ResultCases, ResultOther:
		return true
	}
	return false
}

// Remark is background a network gives, in our words.
type Remark struct {
	Key   string `yaml:"kennung"`
	Title string `yaml:"titel"`
	Text  string `yaml:"text"`
}

// Related is another network that a network names. It need not be in this directory.
type Related struct {
	Key     string `yaml:"kennung"`
	Name    string `yaml:"name"`
	Network string `yaml:"netzwerk,omitempty"` // key of a network of this directory, if it is one
	Text    string `yaml:"text,omitempty"`
}

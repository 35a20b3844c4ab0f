package directory

// Source is a published document that values were read in.
type Source struct {
	Key       string      `yaml:"kennung"`
	Title     string      `yaml:"titel"`
	Publisher string      `yaml:"herausgeber,omitempty"`
	Medium    string      `yaml:"medium,omitempty"`
	Edition   string      `yaml:"ausgabe,omitempty"`
	Date      PartialDate `yaml:"datum,omitempty"`
	URL       string      `yaml:"adresse,omitempty"`
	Retrieved PartialDate `yaml:"abgerufen_am,omitempty"`
	SHA256    string      `yaml:"sha256,omitempty"` // of the text as it was read, in hexadecimal
	Note      string      `yaml:"hinweis,omitempty"`
}

// Statement ties values to the passage they were read in. Field names what it is about:
// a field of the network („gegruendet"), a part of the document („ziele") or one thing in it („ziele/aufklaerung").
type Statement struct {
	Key      string   `yaml:"kennung"`
	Fields   []string `yaml:"fuer"`
	Source   string   `yaml:"quelle,omitempty"`      // key of a source; empty for what we worked out ourselves
	Passage  string   `yaml:"stelle,omitempty"`      // a few words to find the place by, quoted
	Start    int      `yaml:"von_zeichen,omitempty"` // where the passage begins in the text as read, in characters from 0
	End      int      `yaml:"bis_zeichen,omitempty"` // where it ends, exclusive
	Inferred bool     `yaml:"erschlossen,omitempty"` // it does not stand there, it follows
	Note     string   `yaml:"anmerkung,omitempty"`
	// Visibility is at least that of what the statement is about.
	Visibility Visibility `yaml:"sichtbarkeit,omitempty"`
}

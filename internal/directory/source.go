package directory

import (
	"strings"
	"unicode/utf8"
)

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
	// Paragraphs are those that statements rest on, one line each, as they stand there: a quotation, and no more of it.
	Paragraphs []string `yaml:"absaetze,omitempty"`
}

// Begins returns where the paragraphs of a source begin in its text, in characters, as far as statements tell: one whose
// passage stands in a single paragraph, and there once, says so. -1 is not known.
func (s Source) Begins(statements []Statement) []int {
	begins := make([]int, len(s.Paragraphs))
	for at := range begins {
		begins[at] = -1
	}
	for _, st := range statements {
		if st.Source != s.Key || st.Passage == "" || st.End <= st.Start {
			continue
		}
		in, where := -1, 0
		for at, text := range s.Paragraphs {
			if n := strings.Count(text, st.Passage); n > 1 || n == 1 && in >= 0 {
				in = -1
				break
			} else if n == 1 {
				in, where = at, utf8.RuneCountInString(text[:strings.Index(text, st.Passage)])
			}
		}
		if in >= 0 && st.Start >= where {
			begins[in] = st.Start - where
		}
	}
	return begins
}

// Within returns where, in bytes, the passage of a statement stands in the paragraph numbered at, if it stands there: at
// the place that it was read at, where that is known, and else in the first paragraph that has these words.
func (s Source) Within(at int, begins []int, st Statement) (int, bool) {
	text := s.Paragraphs[at]
	first := strings.Index(text, st.Passage)
	if st.Passage == "" || first < 0 {
		return 0, false
	}
	if begins[at] >= 0 && st.End > st.Start {
		for from := first; from >= 0; {
			if begins[at]+utf8.RuneCountInString(text[:from]) == st.Start {
				return from, true
			}
			next := strings.Index(text[from+1:], st.Passage)
			if next < 0 {
				return 0, false
			}
			from += 1 + next
		}
	}
	for _, before := range s.Paragraphs[:at] {
		if strings.Contains(before, st.Passage) {
			return 0, false
		}
	}
	return first, true
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

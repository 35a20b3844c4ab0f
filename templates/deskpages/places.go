package deskpages

import (
	"net/url"
	"strings"
)

// ClearedField is the form field with the texts that, according to the user, do not reveal where a shelter is.
const ClearedField = "_kein_schutzort"

// Places asks whether texts reveal where a shelter is.
type Places struct {
	Questions []PlaceQuestion
	MayClear  bool // the user may say that they do not
	Existing  bool // it is stored already
}

// PlaceQuestion is what was found in one entry.
type PlaceQuestion struct {
	Entry string // its name; may be ""
	Words []string
	Sum   string
	Never bool // it is an entry of a shelter: nobody may say so
}

// PlacesForm is a form that was refused because of what it would publish, to send again.
type PlacesForm struct {
	Places
	Action string
	Values url.Values
	Back   string
}

func (q PlaceQuestion) found() string {
	quoted := make([]string, len(q.Words))
	for i, word := range q.Words {
		quoted[i] = "„" + word + "“"
	}
	return strings.Join(quoted, " und ")
}

// clearable reports whether there is something to tick.
func (p Places) clearable() bool {
	for _, q := range p.Questions {
		if p.MayClear && !q.Never {
			return true
		}
	}
	return false
}

// withheld reports whether something can be cleared, but not by the user.
func (p Places) withheld() bool {
	for _, q := range p.Questions {
		if !p.MayClear && !q.Never {
			return true
		}
	}
	return false
}

package directory

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"rundtisch/internal/fault"
)

// RuleOfPlaces is the number of the rule that Doubts follows. It goes up when the rule finds more: what is in the
// directory is then looked through again.
const RuleOfPlaces = 1

// Doubt is an entry whose texts may tell where a shelter is: a word for a shelter, or the name of one, beside something
// that looks like a place.
type Doubt struct {
	About string     // part and key of the entry: „termine/lesung", „einrichtungen/verein/angebote/gruppe"
	Name  string     // what the entry is called; may be ""
	Path  fault.Path // the text with the place, as Check names it: „termine[3].ort"
	Words []string   // what was found, as it is written: the word for the shelter if there is one, then the place
	Sum   string     // names the entry and the texts that hold either: another text has another sum
	Never bool       // it is an entry of a shelter itself: nobody can say that this place is another's
}

// Place is what looks like a place.
func (d Doubt) Place() string { return d.Words[len(d.Words)-1] }

// Doubts returns the entries of a network that may tell where a shelter is, in the order of the document, whoever may
// read them. It reads all texts of an entry together, since whoever reads a page does.
func (d Dossier) Doubts() []Doubt {
	names := d.shelterNames()
	var doubts []Doubt
	for _, e := range d.readings() {
		b, found := betrays(e.texts, names, e.shelter)
		if !found {
			continue
		}
		doubt := Doubt{About: e.about, Name: e.name, Never: e.shelter && !b.unsure}
		if b.word != "" {
			doubt.Words = []string{b.word}
		}
		doubt.Words = append(doubt.Words, b.place)
		var texts []string // that hold either
		for _, text := range e.texts {
			if text.path == b.at {
				doubt.Path = text.field
			}
			if slices.Contains(b.in, text.path) {
				texts = append(texts, text.value)
			}
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "%q%q", e.about, texts))
		doubt.Sum = hex.EncodeToString(sum[:])
		doubts = append(doubts, doubt)
	}
	return doubts
}

// Uncleared returns the doubts that the coordination has not answered.
func (d Dossier) Uncleared() []Doubt {
	return slices.DeleteFunc(d.Doubts(), func(doubt Doubt) bool { return !doubt.Never && d.clears(doubt) })
}

func (d Dossier) clears(doubt Doubt) bool {
	return slices.ContainsFunc(d.Cleared, func(c Clearance) bool { return c.Sum == doubt.Sum && c.About == doubt.About })
}

// NewDoubts returns those of the doubts about what a network becomes that were none before, in the same words: what has to
// be asked before it is saved. What was doubtful already keeps nobody from other work; what becomes so because something
// else is called a shelter now is asked.
func NewDoubts(before Dossier, doubts []Doubt) []Doubt {
	if len(doubts) == 0 {
		return nil
	}
	was := map[string]bool{}
	for _, doubt := range before.Doubts() {
		was[doubt.Sum] = true
	}
	return slices.DeleteFunc(slices.Clone(doubts), func(doubt Doubt) bool { return was[doubt.Sum] })
}

// DropClearances takes out the answers that are about nothing that is doubtful any more.
func (d *Dossier) DropClearances() {
	if len(d.Cleared) == 0 {
		return
	}
	doubts := d.Doubts()
	var kept []Clearance
	for _, c := range d.Cleared {
		if slices.ContainsFunc(doubts, func(doubt Doubt) bool { return doubt.Sum == c.Sum && doubt.About == c.About }) {
			kept = append(kept, c)
		}
	}
	d.Cleared = kept
}

// TellsWhere reports whether a text about something that is called so may tell where a shelter is; shelter says that it
// is about one. Where a network is known, its method of this name knows the names of its shelters, too.
func TellsWhere(text string, shelter bool, names ...string) bool {
	return Dossier{}.tellsWhere(text, shelter, names)
}

// TellsWhere reports whether a text about the network or one of its members may tell where a shelter is.
func (d Dossier) TellsWhere(text string) bool { return d.tellsWhere(text, false, nil) }

func (d Dossier) tellsWhere(text string, shelter bool, beside []string) bool {
	r := reading{texts: []written{{path: "text", value: text}}}
	r.beside(beside)
	_, found := betrays(r.texts, d.shelterNames(), shelter)
	return found
}

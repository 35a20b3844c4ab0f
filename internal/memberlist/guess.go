package memberlist

import "rundtisch/internal/directory"

// SectorFor proposes a sector from texts, the most telling first; sonstige where none says anything.
func SectorFor(texts ...string) directory.Sector {
	for _, text := range texts {
		if s := sectorOf(Member{Name: text}); s != directory.SectorMiscellaneous {
			return s
		}
	}
	return directory.SectorMiscellaneous
}

// SpeaksOfShelter reports whether one of the texts speaks of an institution whose address must never be known.
func SpeaksOfShelter(texts ...string) bool { return isProtected(texts...) }

// Names finds among the names of many owners those that are like a given one. It must not be asked by two at a time.
type Names struct{ all *thesaurus }

// Likeness is an owner of names and how much one of them, from 0 to 1, is like what was asked for.
type Likeness struct {
	Owner int
	Of    float64
}

// NewNames takes the names of each owner.
func NewNames(names [][]string) *Names { return &Names{newThesaurus(names)} }

// Alike returns at most so many owners with a name that is worth a second look, the most alike first.
func (n *Names) Alike(name string, most int) []Likeness {
	var list []Likeness
	for _, found := range n.all.find([]string{name}, akinName) {
		if len(list) == most {
			break
		}
		list = append(list, Likeness{found.owner, found.similarity})
	}
	return list
}

// The likeness from which two names are worth a second look, and from which they are taken for one.
const (
	AkinName = akinName
	SameName = sameName
)

// OneName reports whether two spellings differ only in capitals, accents, punctuation or the legal form.
func OneName(a, b string) bool { return nameKey(a) == nameKey(b) }

// Plain is a text for comparison: folded, without punctuation and legal forms, with one blank between words.
func Plain(text string) string { return nameKey(text) }

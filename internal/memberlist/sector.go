package memberlist

import (
	"cmp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// clue is what the name of an institution of a sector holds, in plain text. A star stands for anything between two pieces.
type clue struct {
	sector directory.Sector
	pieces []string
}

// clues propose a sector; the first that fits counts.
var clues = readClues("sectors")

func readClues(list string) []clue {
	var all []clue
	for _, entry := range entries(list) {
		all = append(all, readClue(entry))
	}
	return all
}

// readClue reads sector, tabulator and text, where _ at an end is the blank around a word.
func readClue(entry string) clue {
	sector, text, _ := strings.Cut(entry, "\t")
	return clue{directory.Sector(sector), strings.Split(strings.ReplaceAll(text, "_", " "), "*")}
}

// ofTheState are sectors that every unit of such a body is of, whatever it is concerned with: a prosecutors' unit for domestic
// violence is no counselling.
var ofTheState = []directory.Sector{"staatsanwaltschaft", "gericht", "polizei", "polizei_opferschutz"}

// sectorOf proposes a sector: for a unit of the police or of justice from whose unit it is, else from the name, then the
// parent, then the heading it stood under.
func sectorOf(m Member) directory.Sector {
	own := sectorIn(m.Name)
	if above := sectorIn(m.Parent); slices.Contains(ofTheState, above) && !own.Protected() && own != "justizsozialdienst" {
		if whole := sectorIn(m.Parent + " " + m.Name); slices.Contains(ofTheState, whole) {
			return whole
		}
		return above
	}
	return cmp.Or(own, sectorIn(m.Parent), sectorIn(m.Category), directory.SectorMiscellaneous)
}

// sectorIn is the sector whose clue a text holds; "" if it holds none.
func sectorIn(text string) directory.Sector {
	if text == "" {
		return ""
	}
	plain := asWords(text)
	for _, c := range clues {
		if c.isIn(plain) {
			return c.sector
		}
	}
	return ""
}

var punctuation = strings.NewReplacer(",", " ", ".", " ", "(", " ", ")", " ", "/", " ", "„", " ", "“", " ", "\n", " ", ":", " ")

// asWords is plain text with a blank around every word.
func asWords(text string) string {
	return " " + punctuation.Replace(plainText(text)) + " "
}

// isIn reports whether the text holds all pieces, one behind the other.
func (c clue) isIn(plain string) bool {
	for _, piece := range c.pieces {
		at := strings.Index(plain, piece)
		if at < 0 {
			return false
		}
		plain = plain[at+len(piece):]
	}
	return true
}

// isProtected reports whether a text speaks of an institution whose address must never be known.
func isProtected(texts ...string) bool {
	for _, text := range texts {
		if text == "" {
			continue
		}
		plain := asWords(text)
		for _, c := range clues {
			if c.sector.Protected() && c.isIn(plain) {
				return true
			}
		}
		if strings.Contains(plain, "schutzeinrichtung") || strings.Contains(plain, "schutzunterkunft") {
			return true
		}
	}
	return false
}

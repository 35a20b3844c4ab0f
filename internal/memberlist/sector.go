package memberlist

import (
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

// sectorOf proposes the sector of a member from its name, then its parent, then the heading it stood under.
func sectorOf(m Member) directory.Sector {
	for _, text := range []string{m.Name, m.Parent, m.Category} {
		if text == "" {
			continue
		}
		plain := asWords(text)
		for _, c := range clues {
			if c.isIn(plain) {
				return c.sector
			}
		}
	}
	return directory.SectorMiscellaneous
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

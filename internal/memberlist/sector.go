package memberlist

import (
	"cmp"
	"regexp"
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

// bodies tell of what kind a body is. That counts more than what it is concerned with: a prosecutors' unit for domestic
// violence is no counselling.
var bodies = readClues("bodies")

var (
	together  = regexp.MustCompile(` (?:in \S+ )?mit [^,;(–]*`)
	concerned = regexp.MustCompile(` (?:fur|gegen|zu|zum|zur|gegenuber) .*?( der | des | bei | beim | am | an | im |, |; |/ | [(–-]|$)`)
	placed    = regexp.MustCompile(` (?:bei|beim|am|an der|im|in der|in) .*$`)
	// partOf are words for a part of a body: what it is said to be at is its body too.
	partOf = regexp.MustCompile(
		`^ (?:\S+ )?\S*(?:dezernat|abteilung|referat|fachbereich|sachgebiet|kommissariat|kommission|zentralstelle|einheit|gruppe|station|team) `)
)

// sectorOf proposes a sector: by what kind of body it is, or it is a part of; else from the name, then the parent, then the
// heading it stood under.
func sectorOf(m Member) directory.Sector {
	own := sectorIn(m.Name)
	if own.Protected() {
		return own
	}
	if kind := kindOfBody(m.Name); kind != "" {
		return kind
	}
	if above := kindOfBody(m.Parent); above != "" && above != "gleichstellung" && (ofTheState[above] || own == "") {
		if whole := kindOfBody(m.Parent + ", " + m.Name); ofTheState[whole] {
			return whole
		}
		return above
	}
	return cmp.Or(own, sectorIn(m.Parent), sectorIn(m.Category), directory.SectorMiscellaneous)
}

// ofTheState are sectors that every unit of such a body is of.
var ofTheState = map[directory.Sector]bool{"staatsanwaltschaft": true, "gericht": true, "polizei": true, "polizei_opferschutz": true}

// kindOfBody is the sector that a body is of by its kind; "" if its name does not say. What it is there for does not count,
// nor does where it is, unless it is a part of that.
func kindOfBody(name string) directory.Sector {
	if name == "" {
		return ""
	}
	plain := " " + plainText(name) + " "
	if strings.Contains(plain, " mit ") {
		plain = together.ReplaceAllString(plain, " ")
	}
	for n := 0; n < 3 && concerns(plain); n++ {
		plain = concerned.ReplaceAllString(plain, "$1")
	}
	if !partOf.MatchString(plain) {
		plain = placed.ReplaceAllString(plain, " ")
	}
	return firstClue(bodies, asWords(plain))
}

// sectorIn is the sector whose clue a text holds; "" if it holds none.
func sectorIn(text string) directory.Sector {
	if text == "" {
		return ""
	}
	return firstClue(clues, asWords(text))
}

// concerns is a quick look whether there is anything to cut.
func concerns(plain string) bool {
	return strings.Contains(plain, " fur ") || strings.Contains(plain, " gegen") || strings.Contains(plain, " zu")
}

func firstClue(list []clue, plain string) directory.Sector {
	for _, c := range list {
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

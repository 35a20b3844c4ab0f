// Package compared lays two states of a value beside each other: what of it is the same, what is gone and what is new.
package compared

import (
	"slices"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Turn is what became of a value or of a piece of it.
type Turn string

// The turns.
const (
	Same    Turn = ""
	New     Turn = "neu"
	Gone    Turn = "entfernt"
	Changed Turn = "geändert"
)

// Piece is a part of a text; New pieces are in the later state only, Gone pieces in the earlier one only.
type Piece struct {
	Text string
	Turn Turn
}

// Turned says what became of a value, which may be a list.
func Turned(before, after []string) Turn {
	switch {
	case slices.Equal(before, after):
		return Same
	case len(before) == 0:
		return New
	case len(after) == 0:
		return Gone
	}
	return Changed
}

// leastCommon is how much of two texts has to be the same, of a hundred characters, before they are shown as one text with
// changes. Below it, marks on single letters only confuse.
const leastCommon = 40

// Texts returns the pieces of the later text, with what of the earlier one is gone between them. Texts that have little in
// common are one new piece: the earlier one stands elsewhere.
func Texts(before, after string) []Piece {
	if before == after || before == "" {
		return []Piece{{after, turnOf(before == after)}}
	}
	machine := diffmatchpatch.New()
	machine.DiffTimeout = 0 // as good as it can be: texts are short, and the same texts always get the same marks
	diffs := machine.DiffMain(before, after, false)
	diffs = machine.DiffCleanupSemanticLossless(machine.DiffCleanupSemantic(diffs))
	var pieces []Piece
	common := 0
	for _, d := range diffs {
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			common += utf8.RuneCountInString(d.Text)
			pieces = append(pieces, Piece{d.Text, Same})
		case diffmatchpatch.DiffDelete:
			pieces = append(pieces, Piece{d.Text, Gone})
		default:
			pieces = append(pieces, Piece{d.Text, New})
		}
	}
	if common*100 < leastCommon*max(utf8.RuneCountInString(before), utf8.RuneCountInString(after)) {
		return []Piece{{after, New}}
	}
	return pieces
}

func turnOf(same bool) Turn {
	if same {
		return Same
	}
	return New
}

// Lists returns the entries of the later list in their order, and behind them those that are gone.
func Lists(before, after []string) []Piece {
	var pieces []Piece
	for _, text := range after {
		pieces = append(pieces, Piece{text, turnOf(slices.Contains(before, text))})
	}
	for _, text := range before {
		if !slices.Contains(after, text) {
			pieces = append(pieces, Piece{text, Gone})
		}
	}
	return pieces
}

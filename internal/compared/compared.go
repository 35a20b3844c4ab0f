// Package compared lays two states of a value beside each other: what of it is the same, what is gone and what is new.
package compared

import (
	"slices"
	"strings"
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
	if before == after || before == "" || len(before)+len(after) > mostWords {
		return []Piece{{after, turnOf(before == after)}}
	}
	var pieces []Piece
	common := 0
	for _, d := range differences(before, after) {
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

// How long texts may be, in bytes, to be compared letter by letter, which takes the square of it, and to be compared word by
// word; still longer ones no form accepts.
const (
	mostLetters = 500
	mostWords   = 50_000
)

func differences(before, after string) []diffmatchpatch.Diff {
	machine := diffmatchpatch.New()
	machine.DiffTimeout = 0 // the same texts always get the same marks
	if max(len(before), len(after)) <= mostLetters {
		diffs := machine.DiffMain(before, after, false)
		return machine.DiffCleanupSemanticLossless(machine.DiffCleanupSemantic(diffs))
	}
	words, numbers := []string{""}, map[string]rune{}
	numbered := func(text string) (all []rune) { // a word and the space behind it as one letter
		for _, word := range strings.SplitAfter(text, " ") {
			if numbers[word] == 0 {
				numbers[word] = rune(len(words))
				words = append(words, word)
			}
			all = append(all, numbers[word])
		}
		return all
	}
	diffs := machine.DiffMainRunes(numbered(before), numbered(after), false)
	for i, d := range diffs {
		var text strings.Builder
		for _, number := range d.Text {
			text.WriteString(words[number])
		}
		diffs[i].Text = text.String()
	}
	return machine.DiffCleanupSemantic(diffs)
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

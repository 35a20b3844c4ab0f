package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rundtisch/internal/directory"
	"rundtisch/templates"
)

var sentenceEnd = regexp.MustCompile(`[.!?]["“”»]?\s+`)

// maxSentence is how much of a sentence is shown, in characters.
const maxSentence = 220

// snippet returns the sentence of what was found in which the words stand, with the words marked; nothing if they
// stand in none, as when a synonym led there.
func snippet(hit directory.Found, words string) []templates.Piece {
	terms := wanted(words)
	var best []templates.Piece
	most := 0
	for _, sentence := range splitSentences(hit.Body) {
		pieces, marked := mark(sentence, terms)
		if marked > most {
			best, most = pieces, marked
		}
	}
	return shorten(best)
}

// shorten cuts a long sentence around the first marked word.
func shorten(pieces []templates.Piece) []templates.Piece {
	size := func(i int) int { return len([]rune(pieces[i].Text)) }
	total := 0
	for i := range pieces {
		total += size(i)
	}
	if total <= maxSentence {
		return pieces
	}
	first := slices.IndexFunc(pieces, func(p templates.Piece) bool { return p.Marked })
	if runes := []rune(pieces[first].Text); len(runes) > maxSentence {
		return []templates.Piece{{Text: string(runes[:maxSentence]), Marked: true}, {Text: " …"}}
	}
	begin, end, length := first, first+1, size(first)
	for begin > 0 && length+size(begin-1) <= maxSentence/3 {
		begin--
		length += size(begin)
	}
	for end < len(pieces) && length+size(end) <= maxSentence {
		length += size(end)
		end++
	}
	short := slices.Clone(pieces[begin:end])
	if begin > 0 {
		short[0].Text = strings.TrimLeft(short[0].Text, " ,;")
		short = slices.Insert(short, 0, templates.Piece{Text: "… "})
	}
	if end < len(pieces) {
		last := &short[len(short)-1]
		last.Text = strings.TrimRight(last.Text, " ,;")
		short = append(short, templates.Piece{Text: " …"})
	}
	return short
}

func splitSentences(text string) []string {
	var sentences []string
	begin := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		// „e. V." and „z. B." do not end a sentence: before the end of one is a word.
		if before := text[begin:at[0]]; len(before)-strings.LastIndexByte(before, ' ') > 3 {
			sentences = append(sentences, strings.TrimSpace(text[begin:at[1]]))
			begin = at[1]
		}
	}
	return append(sentences, strings.TrimSpace(text[begin:]))
}

// wanted returns the folded words somebody looks for, their synonyms too, without the very short ones.
func wanted(words string) []string {
	var terms []string
	for _, alternative := range directory.Alternatives(words) {
		for _, term := range strings.FieldsFunc(directory.Fold(alternative), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}) {
			if len(term) > 2 {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

// mark splits a sentence into stretches and marks the words that are meant by one of the terms.
func mark(sentence string, terms []string) (pieces []templates.Piece, marked int) {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for len(sentence) > 0 {
		start := strings.IndexFunc(sentence, inWord)
		if start < 0 {
			return append(pieces, templates.Piece{Text: sentence}), marked
		}
		end := strings.IndexFunc(sentence[start:], func(r rune) bool { return !inWord(r) })
		if end < 0 {
			end = len(sentence) - start
		}
		word := sentence[start : start+end]
		if start > 0 {
			pieces = append(pieces, templates.Piece{Text: sentence[:start]})
		}
		hit := means(directory.Fold(word), terms)
		if hit {
			marked++
		}
		pieces = append(pieces, templates.Piece{Text: word, Marked: hit})
		sentence = sentence[start+end:]
	}
	return pieces, marked
}

// means reports whether a folded word is one of the terms, inflected or in a compound.
func means(word string, terms []string) bool {
	for _, term := range terms {
		stem := term
		switch { // German endings are at most two letters: -en, -er, -es; of short words less may be spared
		case len(stem) > 7:
			stem = stem[:len(stem)-2]
		case len(stem) > 5:
			stem = stem[:len(stem)-1]
		}
		if len(stem) > 3 && strings.Contains(word, stem) || word == term {
			return true
		}
	}
	return false
}

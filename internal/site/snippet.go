package site

import (
	"regexp"
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
	return best
}

func splitSentences(text string) []string {
	var sentences []string
	for text != "" {
		end := len(text)
		for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
			// „e. V." and „z. B." do not end a sentence: what follows an end is a capital, and before it stands a word.
			if word := text[:at[0]]; len(word)-strings.LastIndexByte(word, ' ') > 3 {
				end = at[1]
				break
			}
		}
		sentences = append(sentences, strings.TrimSpace(text[:end]))
		text = text[end:]
	}
	return sentences
}

// wanted returns the folded words somebody looks for, their synonyms too, without the very short ones.
func wanted(words string) []string {
	var terms []string
	for _, alternative := range directory.Alternatives(words) {
		for _, term := range strings.FieldsFunc(directory.Fold(alternative), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len(term) > 2 {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

// mark splits a sentence into stretches and marks the words that are meant by one of the terms.
func mark(sentence string, terms []string) (pieces []templates.Piece, marked int) {
	if runes := []rune(sentence); len(runes) > maxSentence {
		sentence = string(runes[:maxSentence]) + " …"
	}
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
		if len(stem) > 5 {
			stem = stem[:len(stem)-2] // German endings are at most two letters: -en, -er, -es
		}
		if len(stem) > 3 && strings.Contains(word, stem) || word == term {
			return true
		}
	}
	return false
}

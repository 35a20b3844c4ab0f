package templates

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// proof is what one source says in support of a section: its paragraphs, with the words that were used.
type proof struct {
	directory.Source
	Paragraphs [][]words
}

// words are part of a paragraph; used are those that a value rests on.
type words struct {
	Text string
	Used bool
}

// proofs sorts statements by their sources. Each paragraph stands there once, however many values rest on it. Where a
// source was entered without its paragraphs, the passages stand for them, in one row.
func proofs(statements []directory.Statement, sources []directory.Source) []proof {
	var all []proof
	for _, s := range sources {
		var cited []directory.Statement
		for _, st := range statements {
			if st.Source == s.Key {
				cited = append(cited, st)
			}
		}
		if len(cited) > 0 {
			all = append(all, proof{s, citedIn(s, cited)})
		}
	}
	return all
}

func citedIn(s directory.Source, cited []directory.Statement) [][]words {
	var shown [][]words
	begins := s.Begins(cited)
	found := map[string]bool{}
	for at, text := range s.Paragraphs {
		var spans [][2]int
		for _, st := range cited {
			if from, ok := s.Within(at, begins, st); ok {
				spans = append(spans, [2]int{from, from + len(st.Passage)})
				found[st.Key] = true
			}
		}
		if len(spans) > 0 {
			shown = append(shown, marked(text, spans))
		}
	}
	var rest []directory.Statement
	for _, st := range cited {
		if !found[st.Key] && st.Passage != "" {
			rest = append(rest, st)
		}
	}
	slices.SortStableFunc(rest, func(a, b directory.Statement) int { return a.Start - b.Start })
	var row []words
	for at, st := range rest {
		if at > 0 && st.Passage == rest[at-1].Passage {
			continue
		}
		if len(row) > 0 {
			row = append(row, words{" … ", false})
		}
		row = append(row, words{st.Passage, len(s.Paragraphs) > 0})
	}
	if len(row) > 0 {
		shown = append(shown, row)
	}
	return shown
}

// marked cuts a paragraph at the spans, which may overlap and are in bytes.
func marked(text string, spans [][2]int) []words {
	slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	var cut []words
	at := 0
	for _, span := range spans {
		if span[1] <= at {
			continue
		}
		from := max(span[0], at)
		if len(cut) > 0 && from == at && cut[len(cut)-1].Used {
			cut[len(cut)-1].Text += text[from:span[1]]
		} else {
			if from > at {
				cut = append(cut, words{text[at:from], false})
			}
			cut = append(cut, words{text[from:span[1]], true})
		}
		at = span[1]
	}
	if at < len(text) {
		cut = append(cut, words{text[at:], false})
	}
	return cut
}

// conclusion is a sentence about fields, which have names in the language of the page; Fields may be empty.
type conclusion struct{ Fields, Text string }

// conclusions are what does not stand in a source: what we concluded, and what is to be known about what stands there.
func conclusions(p Page, statements []directory.Statement, inferred bool) []conclusion {
	var all []conclusion
	for _, s := range statements {
		if s.Inferred != inferred || s.Note == "" {
			continue
		}
		c := conclusion{fieldLabel(p, s.Fields), s.Note}
		if c.Fields != "" {
			c.Fields += ": "
		}
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

// told is where a source appeared.
func told(s directory.Source) string {
	var parts []string
	for _, part := range []string{s.Publisher, s.Medium, s.Edition} {
		if part != "" && !strings.Contains(s.Title, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

package templates

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// evidenceFields are the fields of a dossier whose statements a section of its page rests on, by the anchor of its heading.
var evidenceFields = map[string][]string{
	"mitglieder": {"mitglieder", "einrichtungen"},
	"ziele":      {"ziele"},
	"arbeit":     {"ziele", "gremien", "vereinbarungen", "ergebnisse"},
	"termine":    {"termine", "terminreihen"},
	"meldungen":  {"meldungen", "kontakte"},
	"kontakt":    {"kontakte"},
	"hintergrund": {"selbstverstaendnis", "rahmen", "vorgeschichte", "zielgruppen", "themen", "hintergrund", "medien",
		"gebiet/verwaltung", "zusammenfassung", "verwandte_netzwerke"},
	"quellen": {"gegruendet", "form", "name", "kurzname", "zeitraeume", "initiative_von", "angegliedert_an", "rhythmus",
		"schirmherrschaft", "gebiet", "personen"},
}

// proof is what one source says in support of a section: its paragraphs, with the words that were used.
type proof struct {
	directory.Source
	Paragraphs []paragraph
}

// paragraph is one of a source. Above is the section where it stands whole, if that is another one further up.
type paragraph struct {
	Words []words
	At    int // its number in the source; -1 if it stands for passages that are in none
	Above section
}

// again reports whether only its used words are shown: the paragraph stands whole further up, and there is more of it.
func (p paragraph) again() bool {
	return p.Above.id != "" && slices.ContainsFunc(p.Words, func(w words) bool { return !w.Used && len(w.Text) >= shortGap })
}

// shortGap is how long the words between two passages are, in bytes, that an ellipsis is shorter than.
const shortGap = 20

// short are the words that were used, without what stands around them.
func (p paragraph) short() []words {
	var used []words
	for at, w := range p.Words {
		switch {
		case w.Used, len(w.Text) < shortGap:
			used = append(used, w)
		case at == 0:
			used = append(used, words{"… ", false})
		case at == len(p.Words)-1:
			used = append(used, words{" …", false})
		default:
			used = append(used, words{" … ", false})
		}
	}
	return used
}

// proofsOf returns what a section of the page rests on. A paragraph that a section above shows whole is not shown whole again.
func (n Network) proofsOf(id string) []proof {
	above := map[string]section{}
	for _, s := range n.sections() {
		if s.id == "ziele" && n.works() { // its evidence stands with the work
			continue
		}
		all := proofs(Evidence(n.Statements, evidenceFields[s.id]...), n.Sources)
		for _, proof := range all {
			for at := range proof.Paragraphs {
				shown := &proof.Paragraphs[at]
				key := fmt.Sprint(proof.Key, " ", shown.At)
				if first, ok := above[key]; ok && shown.At >= 0 {
					shown.Above = first
				} else {
					above[key] = s
				}
			}
		}
		if s.id == id {
			return all
		}
	}
	return nil
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

func citedIn(s directory.Source, cited []directory.Statement) []paragraph {
	var shown []paragraph
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
			shown = append(shown, paragraph{Words: marked(text, spans), At: at})
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
		shown = append(shown, paragraph{Words: row, At: -1})
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

package upload

import "strings"

type blockKind int

const (
	plain blockKind = iota
	heading
	item
	row // of a table, with tabs between the cells
)

// block is a piece of text that is on a line of its own; \n within it is a line break that was typed.
type block struct {
	kind  blockKind
	level int // of an item, from 0; of a heading from 1, 0 if it is not known
	bold  bool
	text  string
}

// page gathers the text. What is too much is remembered in refused, and nothing more is written.
type page struct {
	out     strings.Builder
	lines   int
	blank   bool // the last line is blank
	tables  []*table
	headed  bool // the last line is a heading
	heads   []headline
	bold    bool  // the last block was
	whole   *rows // where rows are wanted, not text
	left    left  // what was not read
	refused error
}

func (p *page) text() string { return strings.Trim(withSections(p.out.String(), p.heads), "\n") + "\n" }

// add writes a block, or keeps it for the cell it is in.
func (p *page) add(b block) {
	if t := p.table(); t != nil && t.inCell {
		t.put(p, b)
		return
	}
	p.write(b)
}

func (p *page) write(b block) {
	text := clean(b.text)
	headed := p.headed
	begins := b.bold && !p.bold && b.kind == plain // a bold line below others is whose name the next lines are about
	p.headed, p.bold = false, b.bold
	switch b.kind {
	case heading:
		if text = oneLine(text); text != "" {
			p.line("")
			if p.line(text); p.refused == nil {
				p.heads = append(p.heads, headline{b.level, p.lines - 1})
			}
			p.headed = true
		}
	case item:
		indent := strings.Repeat("  ", min(b.level, 8))
		marker := indent + "- "
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" {
				p.line(marker + line)
				marker = indent + "  "
			}
		}
	case row:
		p.line(text)
	case plain:
		several := strings.Contains(strings.TrimSpace(text), "\n")
		if several || headed || begins { // a line break within a paragraph is not its end: what is in it belongs together
			p.line("")
		}
		for _, line := range strings.Split(text, "\n") {
			p.line(strings.TrimSpace(line))
		}
		if several {
			p.line("")
		}
	}
}

// line writes one line; of several blank ones only the first.
func (p *page) line(text string) {
	blank := strings.TrimSpace(text) == ""
	if p.refused != nil || blank && (p.blank || p.lines == 0) {
		return
	}
	if p.lines++; p.lines > maxLines {
		p.refused = refuse(manyLines)
		return
	}
	if p.out.Len()+len(text)+1 > maxText {
		p.refused = tooMuchText()
		return
	}
	if blank {
		text = ""
	}
	p.blank = blank
	p.out.WriteString(text)
	p.out.WriteByte('\n')
}

// oneLine puts a text with line breaks and tabs on one line.
func oneLine(text string) string { return strings.Join(strings.FieldsFunc(text, isBreak), " ") }

// isBreak is true for what parts words; protected blanks do not.
func isBreak(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }

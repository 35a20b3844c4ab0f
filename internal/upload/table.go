package upload

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxColumns = 100
	maxInRow   = 2000 // blocks
	maxNested  = 20   // tables within tables
)

// table is one that is being read. Its rows are written as soon as they are whole.
type table struct {
	cells  [][]block
	struck map[int]string // what is struck out, by cell
	inCell bool
	span   int              // columns of the open cell
	down   int              // rows of the open cell
	goesOn bool             // the open cell is part of the one above it
	above  [][]block        // the cells of the row above
	copied map[int]bool     // cells that only reach down from above
	wide   map[int]bool     // cells that reach over others of their row
	below  map[int]*rowspan // by column: cells that reach into the next rows
	inRow  int              // blocks in this row
	unseen bool             // this row is hidden
	begun  bool             // a row with two filled cells was written
	gap    bool             // the row before was empty
	over   bool             // the first filled cell of the row reaches over others
	head   string           // the row that may name the columns
	again  bool             // that row is to be written once more, below a title
}

func (p *page) table() *table {
	if len(p.tables) == 0 {
		return nil
	}
	return p.tables[len(p.tables)-1]
}

// openTable begins a table, which may stand in a cell of another one.
func (p *page) openTable() {
	if len(p.tables) >= maxNested {
		p.refused = refuse(tooDeep)
		return
	}
	p.tables = append(p.tables, &table{struck: map[int]string{}, copied: map[int]bool{}, wide: map[int]bool{}, below: map[int]*rowspan{}})
}

// rowspan is a cell that goes over several rows.
type rowspan struct {
	rows int // how many are still to come
	cell []block
}

// reach puts cells that reach down from rows above into the places that they have in this one.
func (t *table) reach() {
	for len(t.cells) < maxColumns {
		over := t.below[len(t.cells)]
		if over == nil {
			return
		}
		if over.rows--; over.rows <= 0 {
			delete(t.below, len(t.cells))
		}
		t.copied[len(t.cells)] = true
		t.cells = append(t.cells, over.cell)
	}
}

// indent leaves columns empty before the first cell of a row.
func (t *table) indent(columns int) {
	for ; columns > 0 && len(t.cells) < maxColumns; columns-- {
		t.cells = append(t.cells, nil)
	}
}

func (p *page) closeTable() {
	if p.table() == nil {
		return
	}
	p.closeRow()
	p.tables = p.tables[:len(p.tables)-1]
	if len(p.tables) == 0 {
		p.line("")
	}
}

// openCell begins the next cell.
func (p *page) openCell() {
	if t := p.table(); t != nil {
		if len(t.cells) >= maxColumns {
			p.refused = tooWide()
			return
		}
		t.reach()
		if len(t.cells) >= maxColumns {
			p.refused = tooWide()
			return
		}
		t.cells, t.inCell = append(t.cells, nil), true
		t.span, t.down, t.goesOn = 1, 1, false
	}
}

// closeCell ends the cell; if it goes over several columns, empty cells follow.
func (p *page) closeCell() {
	if t := p.table(); t != nil && t.inCell {
		t.inCell = false
		at := len(t.cells) - 1
		if t.goesOn && at < len(t.above) && joined(t.cells[at]) == "" {
			t.cells[at], t.copied[at] = t.above[at], true
		}
		if t.down > 1 {
			for i := range max(1, min(t.span, maxColumns-at)) {
				t.below[at+i] = &rowspan{rows: t.down - 1}
			}
			t.below[at].cell = t.cells[at]
		}
		t.wide[at] = t.span > 1
		for span := t.span; span > 1 && len(t.cells) < maxColumns; span-- {
			t.cells = append(t.cells, nil)
		}
	}
}

func (t *table) put(p *page, b block) {
	if t.inRow++; t.inRow > maxInRow {
		p.refused = refuse(longRow)
		return
	}
	last := len(t.cells) - 1
	t.cells[last] = append(t.cells[last], b)
}

// closeRow writes the row: to the page, or into the cell that the table is in.
func (p *page) closeRow() {
	t := p.table()
	if t == nil || len(t.cells) == 0 {
		return
	}
	t.reach()
	cells, struck, copied, wide := t.cells, t.struck, t.copied, t.wide
	t.cells, t.struck, t.copied, t.wide = nil, map[int]string{}, map[int]bool{}, map[int]bool{}
	t.inCell, t.inRow, t.above = false, 0, slices.Clone(cells)
	p.tables = p.tables[:len(p.tables)-1]
	texts := make([]string, len(cells))
	own := false // something but what reaches down is in the row
	for i, cell := range cells {
		texts[i] = joined(cell)
		own = own || texts[i] != "" && !copied[i]
	}
	if !own {
		for i := range cells {
			cells[i], texts[i] = nil, ""
		}
	}
	unseen := t.unseen
	t.unseen = false
	if unseen && own {
		p.left.rows++
	}
	if unseen || p.withoutStruck(texts, struck) {
		p.tables = append(p.tables, t)
		return
	}
	addresses := []block(nil)
	if !t.begun {
		addresses = cards(cells)
	}
	switch {
	case len(addresses) > 0:
		for _, b := range addresses {
			p.add(b)
		}
	case len(cells) == 1 && !t.begun || holdsLists(cells):
		for _, cell := range cells {
			for _, b := range cell {
				p.add(b)
			}
		}
	default:
		t.over = len(cells) == 1 || wide[slices.IndexFunc(texts, func(text string) bool { return text != "" })]
		p.row(t, texts)
	}
	p.tables = append(p.tables, t)
}

// row writes the cells of a row of t.
func (p *page) row(t *table, cells []string) {
	filled, last := 0, -1
	for i, cell := range cells {
		if cells[i] = oneLine(clean(cell)); cells[i] != "" {
			filled, last = filled+1, i
		}
	}
	if filled == 0 {
		t.gap = true
		return
	}
	over := t.over
	t.over = false
	if filled == 1 && t.begun && over { // a title within the table
		p.add(block{kind: plain, text: "\n" + cells[last]})
		t.again, t.gap = t.head != "", false
		return
	}
	if filled == 1 && (!t.begun || t.gap) { // a title above the table, a remark below it
		t.part(p)
		t.begun = false
		p.add(block{kind: plain, text: cells[last]})
		return
	}
	if !t.begun {
		t.part(p)
	}
	width := len(cells)
	cells = cells[:max(last+1, min(2, width))]
	if width == 1 {
		cells = append(cells, "")
	}
	cells[0] = withoutMarker(cells[0])
	for i := range cells { // memberlist reads a stroke as an empty cell; a line must not begin or end with a tab
		if cells[i] == "" && (i == 0 || i == len(cells)-1) {
			cells[i] = "/"
		}
	}
	text := strings.Join(cells, "\t")
	if !t.begun && t.head == "" && filled == len(cells) && !strings.ContainsAny(text, "0123456789@") && len(text) < maxHead {
		t.head = text
	}
	if t.again && text != t.head {
		p.add(block{kind: row, text: t.head})
	}
	t.begun, t.gap, t.again = true, false, false
	p.add(block{kind: row, text: text})
}

// maxHead is how long a row can be that names the columns, in bytes.
const maxHead = 500

// part writes a blank line where the table has empty rows.
func (t *table) part(p *page) {
	if t.gap {
		p.add(block{})
	}
	t.gap = false
}

// holdsLists reports whether a row only puts lists beside each other.
func holdsLists(cells [][]block) bool {
	for _, cell := range cells {
		items := 0
		for _, b := range cell {
			switch b.kind {
			case item:
				items++
			case heading, row:
				return true
			}
		}
		if items > 1 {
			return true
		}
	}
	return false
}

// joined makes one text of the paragraphs and lines of a cell.
func joined(cell []block) string {
	var out strings.Builder
	for _, b := range cell {
		for line := range strings.Lines(b.text) {
			line = oneLine(line)
			if line == "" {
				continue
			}
			first, _ := utf8.DecodeRuneInString(line)
			before, _ := utf8.DecodeLastRuneInString(out.String())
			switch {
			case out.Len() == 0:
			case strings.ContainsRune(",;:/–-(", before) || unicode.IsLower(first) || strings.ContainsRune("(,;–-&/", first):
				out.WriteByte(' ')
			default:
				out.WriteString(", ")
			}
			out.WriteString(line)
		}
	}
	return out.String()
}

var leading = regexp.MustCompile(`^(?:[-–•*·▪]\s+|(\d{1,3})[.)]$)`)

// withoutMarker takes off what would make memberlist take a row for an item of a list.
func withoutMarker(cell string) string { return leading.ReplaceAllString(cell, "$1") }

func tooWide() error {
	return refuse(manyColumns)
}

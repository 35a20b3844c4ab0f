package upload

import (
	"maps"
	"slices"
	"strings"
)

const (
	maxMerges     = 5000
	maxSheetLinks = 20_000
)

// grid is a sheet that is being read, whichever program wrote it.
type grid struct {
	page   *page
	table  *table
	hidden map[int]bool // columns
	unread map[int]bool // hidden columns that hold something
	around around
	indent int // the first filled column; -1 before there is one
	above  int // the number of the row before
	read   int // bytes of cells, of all sheets
}

// begin begins the next sheet.
func (g *grid) begin(a around) {
	g.table, g.hidden, g.unread, g.around, g.indent, g.above = &table{}, map[int]bool{}, map[int]bool{}, a, -1, 0
}

// gridRow is a row of a sheet, with what is struck out in it by column.
type gridRow struct {
	number int
	cells  []string
	struck map[int]string
}

func (r *gridRow) at(column int) string {
	if column < len(r.cells) {
		return r.cells[column]
	}
	return ""
}

// put writes the text of a cell into its place, with empty cells before it.
func (r *gridRow) put(column int, text string) error {
	if column >= maxColumns {
		return tooWide()
	}
	for len(r.cells) <= column {
		r.cells = append(r.cells, "")
	}
	r.cells[column] = text
	return nil
}

// cell takes what is in a cell of the row.
func (g *grid) cell(r *gridRow, column int, text rich) error {
	if g.read += len(text.text) + len(text.struck); g.read > maxCells {
		return tooMuchText()
	}
	if text.text == "" && text.struck == "" {
		return nil
	}
	if g.hidden[column] {
		g.unread[column] = true
		return nil
	}
	if text.text != "" {
		if err := r.put(column, g.page.cell(clean(text.text))); err != nil {
			return err
		}
	}
	if text.struck == "" || column >= maxColumns {
		return nil
	}
	if r.struck == nil {
		r.struck = map[int]string{}
	}
	r.struck[column] = text.struck
	last := max(column, len(r.cells)-1)
	return r.put(last, r.at(last))
}

// row takes a row that is whole.
func (g *grid) row(r *gridRow, unseen bool) error {
	if err := g.fill(r); err != nil {
		return err
	}
	g.table.gap = g.table.gap || r.number > g.above+1
	g.above = r.number
	filled := slices.ContainsFunc(r.cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
	if unseen {
		if filled || len(r.struck) > 0 {
			g.page.left.rows++
		}
		return nil
	}
	if g.page.withoutStruck(r.cells, r.struck) {
		return nil
	}
	if g.page.whole != nil {
		g.page.whole.add(g.page, r.number, g.visible(r.cells))
		return nil
	}
	first := slices.IndexFunc(r.cells, func(cell string) bool { return cell != "" })
	g.table.over = first >= 0 && g.around.wide[place{r.number, first}]
	cells := g.visible(r.cells)
	first = slices.IndexFunc(cells, func(cell string) bool { return cell != "" })
	if g.indent < 0 || first >= 0 && first < g.indent {
		g.indent = first
	}
	g.page.row(g.table, cells[min(max(g.indent, 0), len(cells)):])
	return nil
}

// tellColumns tells which hidden columns hold something.
func (g *grid) tellColumns() {
	for _, column := range slices.Sorted(maps.Keys(g.unread)) {
		g.page.left.columns = append(g.page.left.columns, columnName(column))
	}
}

// visible drops the columns that are hidden.
func (g *grid) visible(cells []string) []string {
	if len(g.hidden) == 0 {
		return cells
	}
	var kept []string
	for i, cell := range cells {
		if !g.hidden[i] {
			kept = append(kept, cell)
		}
	}
	return kept
}

// columnName is the letters of a column that is counted from 0.
func columnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

package upload

import (
	"encoding/csv"
	"io"
	"strings"
)

// maxInCell is how many line breaks a cell may hold; with more, a quotation mark was left open.
const maxInCell = 100

// withinCells are breaks that no program parts rows with.
var withinCells = strings.NewReplacer("\v", " ", "\f", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")

// readCSV reads a table that was saved as text. The mark between cells is recognised by what is in the lines;
// a text without one is taken line by line.
func readCSV(p *page, text string) error {
	if p.whole != nil {
		text = withinCells.Replace(text)
	}
	text = clean(text)
	comma := rune(0)
	if first, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(first, "sep=") && len(first) == 5 {
		comma, text = rune(first[4]), rest
	}
	if comma == 0 || !strings.ContainsRune(";,\t|", comma) {
		comma = separator(text)
	}
	if comma == 0 && p.whole != nil { // a table of one column
		comma = ';'
	}
	if comma == 0 {
		for line := range strings.Lines(text) {
			p.line(strings.TrimSpace(strings.ReplaceAll(line, `"`, "")))
		}
		return nil
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
	t := &table{}
	within := 0 // line breaks in the cells of the rows before
	for p.refused == nil {
		cells, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged()
		}
		line, _ := r.FieldPos(0)
		number := line - within
		for i, cell := range cells {
			if strings.Count(cell, "\n") > maxInCell {
				return refuse(openQuote)
			}
			within += strings.Count(cell, "\n")
			cells[i] = p.cell(undefused(cell))
		}
		if p.whole != nil {
			p.whole.add(p, number, cells)
			continue
		}
		if cells = trimEmpty(cells); len(cells) > maxColumns {
			return tooWide()
		}
		p.row(t, cells)
	}
	return nil
}

// undefused takes off the stroke that programs put before a cell so that Excel does not calculate it.
func undefused(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// trimEmpty drops empty cells at the end, but keeps two.
func trimEmpty(cells []string) []string {
	end := len(cells)
	for end > 2 && strings.TrimSpace(cells[end-1]) == "" {
		end--
	}
	return cells[:end]
}

// separator returns the mark that most of the first lines hold equally often, outside quotation marks; 0 if there is none.
func separator(text string) rune {
	best, most := rune(0), 0
	for _, mark := range "\t;,|" {
		counts := map[int]int{}
		lines, n, quoted, filled := 0, 0, false, false
		for _, r := range text[:min(len(text), 64<<10)] {
			switch {
			case r == '"':
				quoted = !quoted
			case r == mark && !quoted:
				n++
			case r == '\n' && !quoted:
				if filled {
					counts[n]++
					lines++
				}
				n, filled = 0, false
				continue
			}
			filled = filled || r > ' '
		}
		if filled && len(text) < 64<<10 {
			counts[n]++
			lines++
		}
		for count, times := range counts {
			if count > 0 && times*10 >= lines*6 && times > most {
				best, most = mark, times
			}
		}
	}
	return best
}

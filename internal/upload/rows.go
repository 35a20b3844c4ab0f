package upload

import (
	"strings"

	"rundtisch/internal/upload/encoding"
)

// MaxRows is how many rows of a table are read.
const MaxRows = 2000

// Row is a row of a table as programs for tables count and show it.
type Row struct {
	Number int // from 1
	Cells  []string
}

// Table is what was read of a file that holds a table.
type Table struct {
	Rows        []Row
	Left, Notes []string // as those of File
}

// Rows returns the rows of a table that somebody chose as a file (.xlsx, .ods, .csv) or copied: those in which something
// is. Line breaks within a cell are kept, and formulas are what the program last showed for them. What cannot be
// read, or is too large, is fault.Invalid for the field "datei".
func Rows(name string, data []byte) (Table, error) {
	switch {
	case len(data) == 0:
		return Table{}, refuse(empty)
	case len(data) > MaxFile:
		return Table{}, refuse(tooBigTable)
	}
	kind, err := kindOf(name, data)
	if err != nil {
		return Table{}, err
	}
	p := &page{whole: &rows{}}
	switch kind {
	case isZip:
		err = readArchive(p, data)
	case isHTML:
		return Table{}, refuse(saveAsTable)
	default:
		err = readCSV(p, p.decode(encoding.Decode(data)))
	}
	if err == nil {
		err = p.refused
	}
	if err == nil && len(p.whole.list) == 0 {
		err = refuse(noTable)
	}
	if err != nil {
		return Table{}, err
	}
	return Table{p.whole.list, p.left.sentences(), p.left.notes}, nil
}

// rows are the rows of a table that are wanted as they are, instead of text.
type rows struct {
	list  []Row
	bytes int
}

func (r *rows) add(p *page, number int, cells []string) {
	kept := make([]string, len(cells))
	filled := false
	for i, cell := range cells {
		kept[i] = strings.TrimSpace(clean(cell))
		filled = filled || kept[i] != ""
		r.bytes += len(kept[i])
	}
	switch {
	case !filled:
	case len(r.list) >= MaxRows:
		p.refused = refuse(manyRows, MaxRows)
	case r.bytes > maxText:
		p.refused = refuse(muchTextInTable)
	case len(kept) > maxColumns:
		p.refused = tooWide()
	default:
		r.list = append(r.list, Row{number, kept})
	}
}

// cell returns the text of a cell: as it is there where rows are wanted, on one line otherwise.
func (p *page) cell(text string) string {
	if p.whole != nil {
		return text
	}
	return joined([]block{{text: text}})
}

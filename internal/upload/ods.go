package upload

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/upload/numberformat"
)

// ods reads the sheets of a table file of LibreOffice.
type ods struct {
	grid
	odf     *odf
	where   string   // before the name of a cell, where there are several sheets
	columns int      // that have been described
	rows    int      // that were written, of all sheets
	looks   []string // the style of the cells of a column, where they have none of their own
}

// readTables reads the sheets that are shown, of the spreadsheet that has just begun. Each cell holds its number as it
// is shown.
func (o *odf) readTables(content []byte, m *markup) error {
	sheets, parts, err := o.sheets(content, m)
	if err != nil {
		return err
	}
	sheets = o.page.wanted(sheets)
	x := &ods{grid: grid{page: o.page}, odf: o}
	_, err = o.page.readSheets(sheets, func(at string) error {
		if len(sheets) > 1 {
			x.where = sheets[slices.IndexFunc(sheets, func(s sheet) bool { return s.path == at })].name + "!"
		}
		return x.readSheet(newMarkup(parts[at]))
	})
	return err
}

// sheets returns the sheets that are shown, with the part of the content that each is, and notes the others.
func (o *odf) sheets(content []byte, m *markup) (list []sheet, parts map[string][]byte, err error) {
	parts = map[string][]byte{}
	for {
		from := m.decoder.InputOffset()
		token, err := m.next()
		if err != nil || token == nil {
			return list, parts, err
		}
		e, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local != "table":
			if unread[e.Name.Local] {
				err = m.skip()
			}
		default:
			if err = m.skip(); err != nil {
				break
			}
			name := clean(attribute(e, "name"))
			if o.style("table", attribute(e, "style-name")).unseen == yes {
				o.page.left.hidden = append(o.page.left.hidden, name)
				break
			}
			at := strconv.Itoa(len(list))
			list, parts[at] = append(list, sheet{at, name}), content[from:m.decoder.InputOffset()]
		}
		if err != nil {
			return nil, nil, err
		}
	}
}

// readSheet reads a sheet.
func (x *ods) readSheet(m *markup) error {
	x.begin(around{})
	x.columns, x.looks = 0, nil
	for x.page.refused == nil {
		token, err := m.next()
		if err != nil {
			return err
		}
		if token == nil {
			break
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "table-column":
			x.column(e)
		case "table-row":
			err = x.readRow(m, e)
		case "shapes":
			text, wrong := shownWords(m)
			x.page.left.beside.addOnce("Textfeld", text)
			err = wrong
		case "title", "desc", "table-source", "scenario", "named-expressions", "forms":
			err = m.skip()
		}
		if err != nil {
			return err
		}
	}
	x.tellColumns()
	return nil
}

func repeated(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(e, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1<<21)
}

// notShown reports whether a row or a column is hidden, or left out by a filter.
func notShown(e xml.StartElement) bool {
	visibility := attribute(e, "visibility")
	return visibility == "collapse" || visibility == "filter"
}

func (x *ods) column(e xml.StartElement) {
	n := repeated(e, "number-columns-repeated")
	for ; n > 0 && x.columns < maxColumns; n-- {
		if notShown(e) {
			x.hidden[x.columns] = true
		}
		x.looks = append(x.looks, attribute(e, "default-cell-style-name"))
		x.columns++
	}
}

// readRow reads the row that has just begun, and writes it as often as it is repeated.
func (x *ods) readRow(m *markup, row xml.StartElement) error {
	r := &gridRow{number: x.above + 1}
	column := 0
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return err
		}
		if token == nil {
			break
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "table-cell" && e.Name.Local != "covered-table-cell" {
			continue
		}
		at := place{r.number, column}
		text, err := x.readCell(m, e, at, attribute(row, "default-cell-style-name"))
		if err != nil {
			return err
		}
		n := repeated(e, "number-columns-repeated")
		if e.Name.Local == "table-cell" {
			wide, down := spanned(e, "number-columns-spanned"), spanned(e, "number-rows-spanned")
			x.around.join(at, place{at.row + down - 1, at.column + wide - 1})
			for i := 0; i < n && text != (rich{}); i++ {
				if err := x.cell(r, column+i, text); err != nil {
					return err
				}
			}
		}
		column += n
	}
	times := repeated(row, "number-rows-repeated")
	empty := !slices.ContainsFunc(r.cells, func(cell string) bool { return cell != "" }) && len(r.struck) == 0
	switch {
	case empty:
		x.table.gap = true
		x.above += times
		return nil
	case notShown(row):
		x.above += times
		x.page.left.rows += times
		return nil
	}
	for ; times > 0 && x.page.refused == nil; times-- {
		again := &gridRow{x.above + 1, slices.Clone(r.cells), r.struck}
		if x.rows++; x.rows > maxLines {
			return refuse(manyLines)
		}
		if err := x.row(again, false); err != nil {
			return err
		}
	}
	return nil
}

// readCell reads the cell that has just begun: what is shown in it, or its value where the program wrote only that.
func (x *ods) readCell(m *markup, cell xml.StartElement, at place, ofRow string) (rich, error) {
	var texts, struck []string
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return rich{}, err
		}
		if token == nil {
			break
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "p":
			text, err := x.odf.rich(m, e)
			if err != nil {
				return rich{}, err
			}
			texts = append(texts, text.text)
			if text.struck != "" {
				struck = append(struck, text.struck)
			}
		case "annotation":
			text, err := shownWords(m)
			if err != nil {
				return rich{}, err
			}
			x.page.left.beside.addOnce("Kommentar in "+x.where+columnName(at.column)+strconv.Itoa(at.row), text)
		default:
			if err := x.odf.block(m, e); err != nil {
				return rich{}, err
			}
		}
	}
	text := rich{text: strings.Trim(strings.Join(texts, "\n"), "\n"), struck: strings.Join(struck, " ")}
	if len(texts) == 0 {
		text.text = valueOf(cell)
	}
	name := attribute(cell, "style-name")
	if name == "" {
		name = ofRow
	}
	if name == "" && at.column < len(x.looks) {
		name = x.looks[at.column]
	}
	if text != (rich{}) && x.odf.style("table-cell", name).strikes == yes {
		text = rich{struck: text.struck + text.text}
	}
	return text, nil
}

// valueOf is the value of a cell that does not say how it is shown.
func valueOf(cell xml.StartElement) string {
	switch attribute(cell, "value-type") {
	case "float", "currency", "percentage":
		return numberformat.General.Show(attribute(cell, "value"), false)
	case "date":
		value, _, _ := strings.Cut(attribute(cell, "date-value"), "T")
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			return day.Format("02.01.2006")
		}
		return value
	case "boolean":
		if attribute(cell, "boolean-value") == "true" {
			return "ja"
		}
		return "nein"
	case "string":
		return attribute(cell, "string-value")
	}
	return ""
}

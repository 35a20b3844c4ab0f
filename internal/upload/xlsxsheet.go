package upload

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// readSheet reads the rows of one sheet.
func (x *xlsx) readSheet(a *archive, path string) error {
	m, err := a.xml(path)
	if err != nil {
		return err
	}
	x.hidden = map[int]bool{}
	t := &table{}
	indent, above := -1, 0 // the first filled column, the number of the row before
	for x.page.refused == nil {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "col":
			x.hide(e)
		case e.Name.Local == "row":
			cells, err := x.readRow(m)
			if err != nil {
				return err
			}
			number, err := strconv.Atoi(attribute(e, "r"))
			if err != nil {
				number = above + 1
			}
			t.gap = t.gap || number > above+1
			above = number
			if hidden := attribute(e, "hidden"); hidden == "1" || hidden == "true" {
				break
			}
			if x.page.whole != nil {
				x.page.whole.add(x.page, number, cells)
				break
			}
			first := slices.IndexFunc(cells, func(cell string) bool { return cell != "" })
			if indent < 0 || first >= 0 && first < indent {
				indent = first
			}
			x.page.row(t, cells[min(max(indent, 0), len(cells)):])
		}
	}
	return nil
}

func (x *xlsx) hide(e xml.StartElement) {
	if hidden := attribute(e, "hidden"); hidden != "1" && hidden != "true" {
		return
	}
	from, _ := strconv.Atoi(attribute(e, "min"))
	to, _ := strconv.Atoi(attribute(e, "max"))
	for i := max(from, 1); i <= min(to, maxColumns); i++ {
		x.hidden[i-1] = true
	}
}

// readRow reads the cells of the row that has just begun.
func (x *xlsx) readRow(m *markup) ([]string, error) {
	var cells []string
	column := 0
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return nil, err
		}
		if token == nil {
			break
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "c" {
			continue
		}
		if at, ok := columnOf(attribute(e, "r")); ok {
			column = at
		}
		text, err := x.readCell(m, e)
		if err != nil {
			return nil, err
		}
		if x.read += len(text); x.read > maxCells {
			return nil, tooMuchText()
		}
		if text != "" && !x.hidden[column] {
			if column >= maxColumns {
				return nil, tooWide()
			}
			for len(cells) <= column {
				cells = append(cells, "")
			}
			cells[column] = x.page.cell(clean(text))
		}
		column++
	}
	return x.visible(cells), nil
}

// visible drops the columns that are hidden.
func (x *xlsx) visible(cells []string) []string {
	if len(x.hidden) == 0 {
		return cells
	}
	var kept []string
	for i, cell := range cells {
		if !x.hidden[i] {
			kept = append(kept, cell)
		}
	}
	return kept
}

// readCell reads the value of the cell that has just begun, the way it is shown.
func (x *xlsx) readCell(m *markup, cell xml.StartElement) (string, error) {
	value, text := "", ""
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil || token == nil {
			return "", err
		}
		if e, ok := token.(xml.StartElement); ok {
			switch e.Name.Local {
			case "v":
				if value, err = readValue(m); err != nil {
					return "", err
				}
			case "is":
				if text, err = readRich(m); err != nil {
					return "", err
				}
			}
		}
	}
	switch attribute(cell, "t") {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(x.strings) {
			return x.strings[i], nil
		}
		return "", nil
	case "inlineStr":
		return text, nil
	case "str", "d":
		return unescaped(value), nil
	case "b":
		if value == "1" {
			return "ja", nil
		}
		return "nein", nil
	case "e":
		return "", nil
	}
	kind := generally
	if i, err := strconv.Atoi(attribute(cell, "s")); err == nil && i >= 0 && i < len(x.formats) {
		kind = x.formats[i]
	}
	return kind.show(strings.TrimSpace(value), x.since04), nil
}

// readValue reads the characters of the element that has just begun.
func readValue(m *markup) (string, error) {
	var out strings.Builder
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return "", err
		}
		if text, ok := token.(xml.CharData); ok {
			if out.Write(text); out.Len() > maxCell {
				return "", tooMuchText()
			}
		} else if token == nil {
			break
		}
	}
	return out.String(), nil
}

// columnOf reads the column of „AB12“, counted from 0.
func columnOf(reference string) (int, bool) {
	column := 0
	for i, r := range reference {
		if r < 'A' || r > 'Z' || i > 2 {
			return column - 1, i > 0 && i <= 3
		}
		column = column*26 + int(r-'A') + 1
	}
	return 0, false
}

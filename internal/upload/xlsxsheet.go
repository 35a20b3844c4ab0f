package upload

import (
	"encoding/xml"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// readSheet reads the rows of one sheet.
func (x *xlsx) readSheet(a *archive, path string) error {
	data, err := a.load(path)
	if err != nil || data == nil {
		return err
	}
	if x.around, err = x.readAround(a, path, data); err != nil {
		return err
	}
	m := newMarkup(data)
	x.hidden, x.unread = map[int]bool{}, map[int]bool{}
	t := &table{}
	indent, above := -1, 0 // the first filled column, the number of the row before
	for x.page.refused == nil {
		token, err := m.next()
		if err != nil || token == nil {
			x.tellColumns()
			return err
		}
		e, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "col":
			x.hide(e)
		case e.Name.Local == "row":
			number, err := strconv.Atoi(attribute(e, "r"))
			if err != nil {
				number = above + 1
			}
			cells, struck, err := x.readRow(m, number)
			if err != nil {
				return err
			}
			t.gap = t.gap || number > above+1
			above = number
			filled := slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
			if isOn(e, "hidden") || attribute(e, "ht") == "0" {
				if filled || len(struck) > 0 {
					x.page.left.rows++
				}
				break
			}
			if x.page.withoutStruck(cells, struck) {
				break
			}
			cells = x.visible(cells)
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

// isOn reads an attribute that is a yes or a no.
func isOn(e xml.StartElement, name string) bool {
	value := attribute(e, name)
	return value == "1" || value == "true"
}

func (x *xlsx) hide(e xml.StartElement) {
	if width, err := strconv.ParseFloat(attribute(e, "width"), 64); !isOn(e, "hidden") && (err != nil || width > 0) {
		return
	}
	from, _ := strconv.Atoi(attribute(e, "min"))
	to, _ := strconv.Atoi(attribute(e, "max"))
	for i := max(from, 1); i <= min(to, maxColumns); i++ {
		x.hidden[i-1] = true
	}
}

// tellColumns tells which hidden columns hold something.
func (x *xlsx) tellColumns() {
	for _, column := range slices.Sorted(maps.Keys(x.unread)) {
		x.page.left.columns = append(x.page.left.columns, columnName(column))
	}
}

// readRow reads the cells of the row that has just begun, and what is struck out in them.
func (x *xlsx) readRow(m *markup, number int) (cells []string, struck map[int]string, err error) {
	column := 0
	put := func(column int, text string) error {
		if column >= maxColumns {
			return tooWide()
		}
		for len(cells) <= column {
			cells = append(cells, "")
		}
		cells[column] = text
		return nil
	}
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return nil, nil, err
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
			return nil, nil, err
		}
		if x.read += len(text.text) + len(text.struck); x.read > maxCells {
			return nil, nil, tooMuchText()
		}
		if link := x.around.links[place{number, column}]; link != "" && text.text != "" {
			text.text = linked(text.text, link)
		}
		switch {
		case text.text == "" && text.struck == "":
		case x.hidden[column]:
			x.unread[column] = true
		default:
			if text.text != "" {
				if err := put(column, x.page.cell(clean(text.text))); err != nil {
					return nil, nil, err
				}
			}
			if text.struck != "" && column < maxColumns {
				if struck == nil {
					struck = map[int]string{}
				}
				struck[column] = text.struck
				if err := put(max(column, len(cells)-1), at(cells, max(column, len(cells)-1))); err != nil {
					return nil, nil, err
				}
			}
		}
		column++
	}
	return cells, struck, x.fill(number, &cells, put)
}

func at(cells []string, i int) string {
	if i < len(cells) {
		return cells[i]
	}
	return ""
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
func (x *xlsx) readCell(m *markup, cell xml.StartElement) (rich, error) {
	text, err := x.readContent(m, cell)
	if i, wrong := strconv.Atoi(attribute(cell, "s")); err == nil && wrong == nil && i >= 0 && i < len(x.struck) && x.struck[i] {
		return rich{struck: text.struck + text.text}, nil
	}
	return text, err
}

func (x *xlsx) readContent(m *markup, cell xml.StartElement) (rich, error) {
	value, formula, text := "", "", rich{}
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil || token == nil {
			return rich{}, err
		}
		if e, ok := token.(xml.StartElement); ok {
			switch e.Name.Local {
			case "v":
				if value, err = readValue(m); err != nil {
					return rich{}, err
				}
			case "f":
				if formula, err = readValue(m); err != nil {
					return rich{}, err
				}
			case "is":
				if text, err = readRich(m); err != nil {
					return rich{}, err
				}
			}
		}
	}
	switch attribute(cell, "t") {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(x.strings) {
			return x.strings[i], nil
		}
		return rich{}, nil
	case "inlineStr":
		return text, nil
	case "str", "d":
		value = unescaped(value)
		if m := linkFormula.FindStringSubmatch(formula); m != nil {
			value = linked(value, m[1])
		}
		return rich{text: value}, nil
	case "b":
		if value == "1" {
			return rich{text: "ja"}, nil
		}
		return rich{text: "nein"}, nil
	case "e":
		return rich{}, nil
	}
	kind := generally
	if i, err := strconv.Atoi(attribute(cell, "s")); err == nil && i >= 0 && i < len(x.formats) {
		kind = x.formats[i]
	}
	return rich{text: kind.show(strings.TrimSpace(value), x.since04)}, nil
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

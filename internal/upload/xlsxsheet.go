package upload

import (
	"encoding/xml"
	"strconv"
	"strings"

	"rundtisch/internal/upload/numberformat"
)

// readSheet reads the rows of one sheet.
func (x *xlsx) readSheet(a *archive, path string) error {
	data, err := a.load(path)
	if err != nil || data == nil {
		return err
	}
	around, err := x.readAround(a, path, data)
	if err != nil {
		return err
	}
	x.begin(around)
	m := newMarkup(data)
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
				number = x.above + 1
			}
			r, err := x.readRow(m, number)
			if err == nil {
				err = x.row(r, isOn(e, "hidden") || attribute(e, "ht") == "0")
			}
			if err != nil {
				return err
			}
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

// readRow reads the cells of the row that has just begun.
func (x *xlsx) readRow(m *markup, number int) (*gridRow, error) {
	r := &gridRow{number: number}
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
		if link := x.around.links[place{number, column}]; link != "" && text.text != "" {
			text.text = linked(text.text, link)
		}
		if err := x.cell(r, column, text); err != nil {
			return nil, err
		}
		column++
	}
	return r, nil
}

// readCell reads the value of the cell that has just begun, the way it is shown.
func (x *xlsx) readCell(m *markup, cell xml.StartElement) (rich, error) {
	text, err := x.readContent(m, cell)
	if i, wrong := strconv.Atoi(attribute(cell, "s")); err == nil && wrong == nil && i >= 0 && i < len(x.struck) && x.struck[i] &&
		!text.parted {
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
	kind := numberformat.General
	if i, err := strconv.Atoi(attribute(cell, "s")); err == nil && i >= 0 && i < len(x.formats) {
		kind = x.formats[i]
	}
	return rich{text: kind.Show(strings.TrimSpace(value), x.since04)}, nil
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

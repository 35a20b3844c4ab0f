package upload

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

const (
	maxSheets = 5
	maxCell   = 128 << 10   // bytes; Excel itself writes at most 32,767 characters
	maxCells  = 4 * maxText // bytes of all cells, however often they refer to one text
)

var unnamedSheet = regexp.MustCompile(`^(Tabelle|Sheet|Blatt|Table)\s?\d*$`)

// xlsx reads the sheets of an Excel file.
type xlsx struct {
	page    *page
	strings []string
	formats []format
	since04 bool // days are counted from 1904
	hidden  map[int]bool
	read    int // bytes of cells
}

// readXlsx reads the first visible sheets of an Excel file as tables. Hidden rows, columns and sheets are left out.
// It does not use excelize, which holds whole sheets in memory and knows no limit for what they hold.
func readXlsx(p *page, a *archive, workbook string) error {
	x := &xlsx{page: p}
	sheets, names, err := x.readWorkbook(a, workbook)
	if err != nil {
		return err
	}
	shared, err := a.related(workbook, "/sharedStrings")
	if err != nil {
		return err
	}
	for _, path := range shared {
		if err := x.readStrings(a, path); err != nil {
			return err
		}
	}
	styles, err := a.related(workbook, "/styles")
	if err != nil {
		return err
	}
	for _, path := range styles {
		if err := x.readFormats(a, path); err != nil {
			return err
		}
	}
	for i, path := range sheets {
		p.line("")
		if !unnamedSheet.MatchString(names[i]) && len(sheets) > 1 {
			p.write(block{kind: heading, text: names[i]})
		}
		if err := x.readSheet(a, path); err != nil {
			return err
		}
		if p.whole != nil && len(p.whole.list) > 0 { // the first sheet with a table
			return nil
		}
	}
	return nil
}

// readWorkbook returns the paths and names of the first sheets that are shown.
func (x *xlsx) readWorkbook(a *archive, workbook string) (sheets, names []string, err error) {
	ids, paths, err := a.relations(workbook, "/worksheet")
	if err != nil {
		return nil, nil, err
	}
	path := map[string]string{}
	for i, id := range ids {
		path[id] = paths[i]
	}
	m, err := a.xml(workbook)
	if err != nil {
		return nil, nil, err
	}
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return sheets, names, err
		}
		e, ok := token.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "workbookPr":
			x.since04 = attribute(e, "date1904") == "1" || attribute(e, "date1904") == "true"
		case ok && e.Name.Local == "sheet" && !strings.Contains(strings.ToLower(attribute(e, "state")), "hidden"):
			if to := path[sheetID(e)]; to != "" && len(sheets) < maxSheets {
				sheets, names = append(sheets, to), append(names, attribute(e, "name"))
			}
		}
	}
}

// sheetID returns r:id; a sheet has an attribute sheetId too.
func sheetID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" {
			return a.Value
		}
	}
	return ""
}

// readStrings reads the texts that cells refer to by number.
func (x *xlsx) readStrings(a *archive, path string) error {
	m, err := a.xml(path)
	if err != nil {
		return err
	}
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "si" {
			text, err := readRich(m)
			if err != nil {
				return err
			}
			x.strings = append(x.strings, text)
		}
	}
}

// readRich reads the text of the element that has just begun, without what only tells how to pronounce it.
func readRich(m *markup) (string, error) {
	var out strings.Builder
	text := false
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case nil:
			return out.String(), nil
		case xml.StartElement:
			if e.Name.Local == "rPh" {
				if err := m.skip(); err != nil {
					return "", err
				}
			}
			text = e.Name.Local == "t"
		case xml.EndElement:
			text = false
		case xml.CharData:
			if text {
				out.Write(e)
			}
			if out.Len() > maxCell {
				return "", tooMuchText()
			}
		}
	}
	return unescaped(out.String()), nil
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescaped reads the signs that Excel writes as _x000D_.
func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16)
		return string(rune(n))
	})
}

package upload

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"rundtisch/internal/upload/numberformat"
)

const (
	maxCell  = 128 << 10   // bytes; Excel itself writes at most 32,767 characters
	maxCells = 4 * maxText // bytes of all cells, however often they refer to one text
)

// xlsx reads the sheets of an Excel file.
type xlsx struct {
	grid
	strings []rich
	formats []numberformat.Format
	struck  []bool // by the number of the cell's style
	since04 bool   // days are counted from 1904
}

// readXlsx reads the first visible sheets of an Excel file as tables. Hidden rows, columns and sheets are left out, and
// that is reported.
// It does not use excelize: the rows that it streams say nothing of merged, hidden and struck-out cells, and asking for
// these holds the whole sheet in memory, which its limits for unpacking do not bound (a million empty cells, packed into
// a few kilobytes, took 800 MB).
func readXlsx(p *page, a *archive, workbook string) error {
	x := &xlsx{grid: grid{page: p}}
	sheets, err := x.readWorkbook(a, workbook)
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
	sheets = p.wanted(sheets)
	sheets, err = p.readSheets(sheets, func(path string) error { return x.readSheet(a, path) })
	if err != nil {
		return err
	}
	return p.tellBesideCells(a, sheets)
}

// readWorkbook returns the sheets that are shown, and notes the others.
func (x *xlsx) readWorkbook(a *archive, workbook string) (sheets []sheet, err error) {
	ids, paths, err := a.relations(workbook, "/worksheet")
	if err != nil {
		return nil, err
	}
	path := map[string]string{}
	for i, id := range ids {
		path[id] = paths[i]
	}
	m, err := a.xml(workbook)
	if err != nil {
		return nil, err
	}
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return sheets, err
		}
		e, ok := token.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "workbookPr":
			x.since04 = attribute(e, "date1904") == "1" || attribute(e, "date1904") == "true"
		case ok && e.Name.Local == "sheet":
			to := path[sheetID(e)]
			switch name := clean(attribute(e, "name")); {
			case to == "":
			case strings.Contains(strings.ToLower(attribute(e, "state")), "hidden"):
				x.page.left.hidden = append(x.page.left.hidden, name)
			default:
				sheets = append(sheets, sheet{to, name})
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

// rich is a text with what is struck out in it. parted says that its parts look each as they say themselves.
type rich struct {
	text, struck string
	parted       bool
}

// readRich reads the text of the element that has just begun, without what only tells how to pronounce it.
func readRich(m *markup) (rich, error) {
	var out, struck strings.Builder
	text, strikes, parted := false, false, false
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return rich{}, err
		}
		switch e := token.(type) {
		case nil:
			return rich{out.String(), struck.String(), parted}, nil
		case xml.StartElement:
			switch e.Name.Local {
			case "rPh":
				if err := m.skip(); err != nil {
					return rich{}, err
				}
			case "r":
				strikes, parted = false, true
			case "strike":
				strikes = on(e)
			}
			text = e.Name.Local == "t"
		case xml.EndElement:
			text = false
		case xml.CharData:
			switch {
			case text && strikes:
				struck.Write(e)
			case text:
				out.Write(e)
			}
			if out.Len()+struck.Len() > maxCell {
				return rich{}, tooMuchText()
			}
		}
	}
	return rich{unescaped(out.String()), unescaped(struck.String()), parted}, nil
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

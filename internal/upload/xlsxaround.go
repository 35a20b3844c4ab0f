package upload

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	maxMerges     = 5000
	maxSheetLinks = 20_000
)

// linkFormula is =HYPERLINK("mailto:…";"E-Mail") as it is stored.
var linkFormula = regexp.MustCompile(`^=?\s*HYPERLINK\(\s*"([^"]*)"`)

// place is a cell: the row from 1, the column from 0.
type place struct{ row, column int }

// merge is a run of cells that are shown as one over several rows.
type merge struct {
	top, bottom, column int
	value               string
}

// around is what is behind the rows of a sheet and is about them.
type around struct {
	merges []merge // by their first row
	active []int   // those that reach into the rows that come now
	next   int
	links  map[place]string
}

// readAround looks for merged cells and links, which stand at the end of a sheet.
func (x *xlsx) readAround(a *archive, path string, data []byte) (around, error) {
	s := around{links: map[place]string{}}
	if !bytes.Contains(data, []byte("mergeCell")) && !bytes.Contains(data, []byte("hyperlink")) {
		return s, nil
	}
	targets, err := a.targets(path)
	if err != nil {
		return s, err
	}
	m := newMarkup(data)
	for {
		token, err := m.next()
		if err != nil || token == nil {
			slices.SortStableFunc(s.merges, func(a, b merge) int { return a.top - b.top })
			return s, err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "sheetData":
			if err := m.skip(); err != nil {
				return s, err
			}
		case "mergeCell":
			if from, to, ok := cellRange(attribute(e, "ref")); ok && to.row > from.row && len(s.merges) < maxMerges {
				s.merges = append(s.merges, merge{top: from.row, bottom: to.row, column: from.column})
			}
		case "hyperlink":
			to := targets[relation(e)]
			if to == "" {
				to = attribute(e, "location")
			}
			if from, _, ok := cellRange(attribute(e, "ref")); ok && to != "" && len(s.links) < maxSheetLinks {
				s.links[from] = to
			}
		}
	}
}

// relation returns r:id.
func relation(e xml.StartElement) string { return sheetID(e) }

// cellRange reads „A2:B7", or „A2" alone.
func cellRange(ref string) (from, to place, ok bool) {
	first, last, more := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !more {
		last = first
	}
	if from, ok = cellAt(first); !ok {
		return from, to, false
	}
	to, ok = cellAt(last)
	return from, to, ok
}

func cellAt(ref string) (place, bool) {
	column, ok := columnOf(ref)
	row, err := strconv.Atoi(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	return place{row, column}, ok && err == nil && row > 0
}

// fill writes what is in a merged cell into each row that it reaches into and that says something of its own.
func (x *xlsx) fill(row int, cells *[]string, put func(column int, text string) error) error {
	s := &x.around
	for ; s.next < len(s.merges) && s.merges[s.next].top <= row; s.next++ {
		if m := &s.merges[s.next]; m.top == row {
			m.value = at(*cells, m.column)
			s.active = append(s.active, s.next)
		}
	}
	own := slices.ContainsFunc(*cells, func(cell string) bool { return cell != "" })
	s.active = slices.DeleteFunc(s.active, func(i int) bool { return s.merges[i].bottom < row })
	for _, i := range s.active {
		m := s.merges[i]
		if m.top == row || m.value == "" || !own || x.hidden[m.column] || at(*cells, m.column) != "" {
			continue
		}
		if x.read += len(m.value); x.read > maxCells {
			return tooMuchText()
		}
		if err := put(m.column, m.value); err != nil {
			return err
		}
	}
	return nil
}

// columnName is the letters of a column that is counted from 0.
func columnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

package upload

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// linkFormula is =HYPERLINK("mailto:…";"E-Mail") as it is stored.
var linkFormula = regexp.MustCompile(`^=?\s*HYPERLINK\(\s*"([^"]*)"`)

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
			if from, to, ok := cellRange(attribute(e, "ref")); ok {
				s.join(from, to)
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

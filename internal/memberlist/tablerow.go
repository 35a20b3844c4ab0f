package memberlist

import "strings"

// entries reads the rows of a table as entries.
func (t *table) entries() []entry {
	rows, columns := t.rows, t.header()
	lines := t.lines
	known := columns != nil
	if known {
		rows, lines = rows[1:], lines[1:]
	} else {
		columns = t.guess()
	}
	var list []entry
	var above entry
	for i, row := range rows {
		e := entry{at: lines[i].number, raw: lines[i].raw, fixes: lines[i].fixes, marked: true}
		var details []string
		for j, cell := range row {
			if j >= len(columns) || cell == "" || strings.Trim(cell, "-–/") == "" {
				continue
			}
			switch columns[j] {
			case columnName:
				e.text = cell
			case columnUnit:
				if e.text != "" {
					e.parent, e.text = e.text, cell
				} else {
					details = append(details, cell)
				}
			case columnParent:
				e.parent = cell
			case columnPerson:
				if likely(cell) >= 0.8 && !isPerson(cell) {
					details = append(details, cell)
					break
				}
				e.person = strings.TrimSpace(strings.TrimSuffix(e.person+", "+cell, ", "))
				e.person = strings.TrimPrefix(e.person, ", ")
			case columnPhone, columnEmail, columnWeb, columnAddress:
				details = append(details, cell)
			case columnTown:
				if hasDigit(cell) {
					details = append(details, "Anschrift: "+cell)
				} else if at := strings.LastIndex(e.raw, cell); at >= 0 {
					e.raw = strings.TrimRight(e.raw[:at], "\t;| ") + e.raw[at+len(cell):]
				}
			case columnFunction:
				e.function = cell
			case columnCategory:
				e.category = cell
			default:
				if isAddress(cell) || emailShape.MatchString(cell) || phoneShape.MatchString(cell) {
					details = append(details, cell)
				}
			}
		}
		for j, cell := range row { // an address in a column we did not understand
			if j < len(columns) && columns[j] == columnAddress && cell != "" && !isAddress(cell) {
				details = append(details, "Anschrift: "+cell)
			}
		}
		e.details = strings.Join(details, "\n")
		if e.text == "" {
			if len(list) > 0 && strings.Join(row, "") != "" {
				last := &list[len(list)-1]
				last.details += "\n" + e.details
				last.raw += "\n" + e.raw
			}
			continue
		}
		if e.category == "" && !known {
			e.category = above.category
		}
		above = e
		list = append(list, e)
	}
	return list
}

package parts

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// row is a row of a field in a form.
type row struct {
	id     string // what makes it the same row in another state: its key, or else what stands in its first field
	key    string // "" for one that is not stored yet
	values url.Values
}

// rowsOf returns the rows that a form has of a field, in order. One without a key is like no other.
func (f Field) rowsOf(values url.Values) []row {
	var rows []row
	seen := map[string]int{}
	for _, n := range rowNumbers(values, f.Tag) {
		r := row{values: url.Values{}}
		at := rowAt(f.Tag, n)
		for name, texts := range values {
			if tag, ok := strings.CutPrefix(name, at); ok {
				r.values[tag] = texts
			}
		}
		r.key = r.values.Get("kennung")
		r.id = "k:" + r.key
		switch {
		case !f.Keyed:
			r.id = "f:" + r.values.Get(f.Fields[0].Tag)
		case r.key == "":
			r.id = fmt.Sprintf("n:%d", n)
		}
		if seen[r.id]++; seen[r.id] > 1 {
			r.id += fmt.Sprintf("#%d", seen[r.id])
		}
		rows = append(rows, r)
	}
	return rows
}

// rowAt is what the names of the fields of a row begin with.
func rowAt(field string, n int) string { return fmt.Sprintf("%s.%d.", field, n) }

func (f Field) sameRow(a, b url.Values) bool {
	return !slices.ContainsFunc(f.Fields, func(g Field) bool { return !g.equal(a[g.Tag], b[g.Tag]) })
}

func named(rows []row, id string) (row, bool) {
	if n := slices.IndexFunc(rows, func(r row) bool { return r.id == id }); n >= 0 {
		return rows[n], true
	}
	return row{values: url.Values{}}, false
}

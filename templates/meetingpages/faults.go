package meetingpages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// fields are those of all forms, each form's in its order; of rows, those of a row.
var fields = []string{
	"tag", "anderer_tag", "beginn", "ende", "titel", "ort", "link", "tagesordnung", "name", "zahl", "text", "wer", "bis", "einladend",
	"antwort_an", "erinnerung", "antwort", "vertretung",
}

// inOrder returns the fields that something is wrong with as they stand in the form. What is said of the whole form is none.
func inOrder(faults map[string]string) []string {
	var names []string
	for name := range faults {
		if name != "" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		rowA, fieldA := rowOf(a)
		rowB, fieldB := rowOf(b)
		return cmp.Or(cmp.Compare(rowA, rowB), cmp.Compare(slices.Index(fields, fieldA), slices.Index(fields, fieldB)), cmp.Compare(a, b))
	})
	return names
}

// rowOf splits „da[3].zahl“ into 3 and „zahl“; the row of a field that is in none is 0.
func rowOf(name string) (int, string) {
	var row int
	var field string
	_, rest, _ := strings.Cut(name, "[")
	if n, err := fmt.Sscanf("["+rest, "[%d].%s", &row, &field); n == 2 && err == nil {
		return row, field
	}
	return 0, name
}

// placed says in which row something is wrong.
func placed(name string) string {
	if row, _ := rowOf(name); row > 0 {
		return fmt.Sprintf("Zeile %d: ", row)
	}
	return ""
}

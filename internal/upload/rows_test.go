package upload

import (
	"fmt"
	"strings"
	"testing"
)

func shown(rows []Row) string {
	var lines []string
	for _, r := range rows {
		lines = append(lines, fmt.Sprintf("%d:%s", r.Number, strings.Join(r.Cells, "|")))
	}
	return strings.Join(lines, " ")
}

func TestRowsHaveTheNumbersThatProgramsShow(t *testing.T) {
	for _, test := range []struct {
		name, file string
		data       []byte
		want       string
	}{
		{"semicolons", "a.csv", []byte("a;b\n\n c ;\"d\ne\"\nf;g\n"), "1:a|b 3:c|d\ne 4:f|g"},
		{"a line that names the mark", "a.csv", []byte("sep=,\r\na,b\r\n\r\nc,d"), "1:a|b 3:c|d"},
		{"one column", "a.csv", []byte("Einrichtung\nRat\n"), "1:Einrichtung 2:Rat"},
		{"Windows-1252 and commas", "a.csv", []byte("gr\xfcn,b\n1,2\n"), "1:grün|b 2:1|2"},
		{"tabs", "a.txt", []byte("a\tb\nc\td\n"), "1:a|b 2:c|d"},
		{"formulas are text", "a.csv", []byte("'=1+1;=2\n-;+3\n"), "1:=1+1|=2 2:-|+3"},
		{"breaks that part no rows", "a.csv", []byte("a;b\u2028c\nd;e\n"), "1:a|b c 2:d|e"},
		{"Excel", "a.xlsx", xlsxOf(t, []any{"a", "b"}, []any{}, []any{"", "x\ny"}), "1:a|b 3:|x\ny"},
	} {
		t.Run(test.name, func(t *testing.T) {
			table, err := Rows(test.file, test.data)
			if got := shown(table.Rows); err != nil || got != test.want {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func TestTablesThatAreRefused(t *testing.T) {
	many := strings.Repeat("a;b\n", MaxRows+1)
	wide := strings.Repeat("a;", maxColumns) + "a\n"
	for name, data := range map[string]string{"a.csv": "", "b.csv": many, "c.csv": wide, "d.pdf": "%PDF-1.4", "e.csv": "\n \n", "f.html": "<!doctype html><table>", "g.csv": strings.Repeat("a", MaxFile+1)} {
		if table, err := Rows(name, []byte(data)); err == nil {
			t.Errorf("%s: %d rows", name, len(table.Rows))
		}
	}
}

package memberlist

import (
	"fmt"
	"strings"
	"testing"
)

// manyRows is a list with n members of different shapes.
func manyRows(n int) string {
	var text strings.Builder
	text.WriteString("Mitglieder\n")
	shapes := []string{
		"- Stadt Altenbrück - Fachbereich Kinder, Jugend und Familie %d\n",
		"- Beratungsstelle für Ehe-, Partnerschafts- undLebensfragen %d\n",
		"- Verein Lichtung %d e.V., Frauenberatungsstelle, Tel. 04999 12345\n",
		"- Polizeiinspektion Bezirk %d, Frau Sommer, info@polizei.example\n",
		"- Vertreterinnen der Staatsanwaltschaft Nordharde %d\n",
	}
	for i := range n {
		fmt.Fprintf(&text, shapes[i%len(shapes)], i)
	}
	return text.String()
}

func BenchmarkParse(b *testing.B) {
	prose := strings.Repeat(
		"Das Netzwerk arbeitet mit Institutionen zusammen, darunter die Polizei, das Jugendamt, und viele weitere. Der Kreis hat 300.000 Einwohner, und alle sind beteiligt.\n",
		14000,
	)
	for _, test := range []struct{ name, text string }{
		{"2000 rows", manyRows(2000)},
		{"2 MB of rows", strings.Repeat(manyRows(2000), 18)},
		{"2 MB of prose", prose},
		{"2 MB in one line", strings.ReplaceAll(prose, "\n", " ")},
		{"2 MB of commas", strings.Repeat("Polizei, ", 230000)},
		{"2 MB of semicolons", strings.Repeat("a;b\nc;d;e\n", 200000)},
		{"2 MB of bullets", strings.Repeat("- \n", 700000)},
		{"2 MB of short lines", strings.Repeat("Amt\n", 500000)},
		{"2 MB of blanks", strings.Repeat("\u00a0\u00ad ", 400000)},
	} {
		b.Run(test.name, func(b *testing.B) {
			for b.Loop() {
				Parse(test.text)
			}
		})
	}
}

package upload

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

func TestCSV(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"semicolons", "Einrichtung;Telefon\r\n\"Büro; Recht\";\"0199 1\"\r\nPolizei;\r\n", "Einrichtung\tTelefon\nBüro; Recht\t0199 1\nPolizei\t/\n"},
		{"commas", "Einrichtung,Ort\n\"A, B\",C\nD,E\n", "Einrichtung\tOrt\nA, B\tC\nD\tE\n"},
		{"tabs", "Einrichtung\tOrt\nA, B\tC\n", "Einrichtung\tOrt\nA, B\tC\n"},
		{"named mark", "sep=,\nA,B\n", "A\tB\n"},
		{"one column with commas in some names", "IFAK e. V., Familienhilfe\nPolizei\nJugendamt\n", "IFAK e. V., Familienhilfe\nPolizei\nJugendamt\n"},
		{"line breaks within cells", "Einrichtung;Anschrift\nA;\"Weg 1\n12345 Ort\"\n", "Einrichtung\tAnschrift\nA\tWeg 1, 12345 Ort\n"},
		{"a mark that stays open", "A;\"B\nC;D\n", "A\tB, C;D\n"},
		{"defused cells", "Einrichtung;Telefon\nA;'+49 199 1\n'B;\n", "Einrichtung\tTelefon\nA\t+49 199 1\n'B\t/\n"},
		{"empty columns at the end", "A;B;;;;\nC;D;;;;\n;;;;;\n", "A\tB\nC\tD\n"},
		{"a title and a remark", "Liste 2025;;\n;;\nEinrichtung;Ort;Tel\nA;B;C\n;;\nStand: heute;;\n", "Liste 2025\n\nEinrichtung\tOrt\tTel\nA\tB\tC\n\nStand: heute\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := textOf(t, "liste.CSV", []byte(test.text)); got != test.want {
				t.Errorf("text is %q, want %q", got, test.want)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const text = "Büro für Gleichstellung – „Straße“ 5 €\n"
	ansi, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(e utf16.Endianness, mark utf16.BOMPolicy) string {
		s, err := utf16.UTF16(e, mark).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, data := range map[string]string{
		"UTF-8": text, "UTF-8 with a mark": "\ufeff" + text, "Windows-1252": ansi,
		"UTF-16 little": wide(utf16.LittleEndian, utf16.UseBOM), "UTF-16 big": wide(utf16.BigEndian, utf16.UseBOM),
		"UTF-16 without a mark": wide(utf16.LittleEndian, utf16.IgnoreBOM), "UTF-16 big without a mark": wide(utf16.BigEndian, utf16.IgnoreBOM),
	} {
		for _, file := range []string{"x.txt", "x.csv", "x"} {
			if got := textOf(t, file, []byte(data)); got != text {
				t.Errorf("%s as %s is %q", name, file, got)
			}
		}
	}
	page := `<html><head><meta charset="iso-8859-2"><title>x</title></head><p>` + "Bogus\xb3aw" + `</p></html>`
	if got := textOf(t, "x.html", []byte(page)); got != "Bogusław\n" {
		t.Errorf("the page's own encoding gives %q", got)
	}
}

func TestNothingUnreadableIsLeft(t *testing.T) {
	for text, want := range map[string]string{
		"Fr\x00au\x07en\x1b[0m": "Frauen[0m\n", "a\u202eb\u2066c\ufeffd\ufffde": "abcde\n", "a\x0bb\x0cc\u0085d\u2028e\rf": "a\nb\nc\nd\ne\nf\n",
		"Köln\u00ad\u00a0ß": "Köln\u00ad\u00a0ß\n",
	} {
		long := text + "\n" + "Zeile mit genug Buchstaben, damit es Text ist, und noch viele mehr, und noch viele mehr, und noch viele mehr, und noch viele mehr, und noch viele mehr, und noch viele mehr und noch mehr und immer mehr\n"
		got := textOf(t, "x.txt", []byte(long+long))
		if len(got) < len(want) || got[:len(want)] != want {
			t.Errorf("%q becomes %q, want it to begin with %q", text, got, want)
		}
	}
}

func TestHTML(t *testing.T) {
	const page = `<!DOCTYPE html><html><head><title>Titel</title><style>p{}</style><script>var a = "<p>nein</p>";</script></head>
<body><nav><ul><li>Start</li></ul></nav><div role="navigation">Menü</div>
<h2>Mitglieder  des <em>Netzwerks</em></h2><p>Es sind&nbsp;drei<br>und mehr.</p>
<ul><li><a href="x">Frauen</a>haus <b>Seefurt</b></li><li><p>Stadt Seefurt:</p><ul><li>Jugendamt<li>Polizei &amp; Ordnung</ul></li><li hidden>Versteckt</li><li style="display: none">Auch</li><li>Weißer Ring<br>Tel. 0199 1</ul>
<table><caption>Adressen</caption><thead><tr><th>Einrichtung<th>Ort</thead><tr><td>A<td colspan=2>B<td>C</tr><tr><td><p>D</p><p>E</p></td><td></td></tr></table>
<p>nach<span aria-hidden="true">x</span>her</p><pre>a
  b</pre><noscript>JavaScript</noscript><select><option>Wahl</select></body></html>`
	want := "Mitglieder des Netzwerks\n\nEs sind\u00a0drei\nund mehr.\n\n- Frauenhaus Seefurt\n- Stadt Seefurt:\n  - Jugendamt\n  - Polizei & Ordnung\n- Weißer Ring\n  Tel. 0199 1\nAdressen\nEinrichtung\tOrt\nA\tB\t\tC\nD, E\t/\n\nnachher\n\na\nb\n"
	for _, name := range []string{"seite.html", "liste.txt", "export.xls", ""} {
		if got := textOf(t, name, []byte(page)); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
}

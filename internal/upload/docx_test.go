package upload

import "testing"

func textOf(t *testing.T, name string, data []byte) string {
	t.Helper()
	file, err := Text(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return file.Text
}

func TestDocxAsWordWritesIt(t *testing.T) {
	body := styled("berschrift1", "Runder Tisch Seefurt") +
		par(run("Der Runde Tisch arbei")+run("tet seit 2004.")) + par("") + par("") +
		styled("Ueber", "Mitglieder") +
		bullet("0", "Frauenhaus Seefurt") +
		bullet("0", "Stadt Seefurt:") +
		bullet("1", "Jugendamt & Soziales") +
		styled("Aufzhlungszeichen", "Polizei Seefurt") +
		par(`<w:pPr><w:pStyle w:val="Aufzhlungszeichen"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`+run("Ohne Zeichen")) +
		par(`<w:hyperlink>`+run("Mit Verweis")+`</w:hyperlink>`) +
		par(`<w:pPr><w:tabs><w:tab w:val="left" w:pos="100"/></w:tabs></w:pPr>`+run("Name")+`<w:r><w:tab/><w:t>Telefon</w:t><w:br/><w:t>neue Zeile</w:t></w:r>`) +
		par(`<w:r><w:t>Gleich</w:t><w:softHyphen/><w:t>stellung</w:t><w:noBreakHyphen/><w:t>stelle</w:t></w:r>`) +
		par(`<w:del>`+run("Gestrichen")+`<w:r><w:delText>auch</w:delText></w:r></w:del><w:ins>`+run("Eingefügt")+`</w:ins>`) +
		par(`<w:moveFrom>`+run("Weg")+`</w:moveFrom><w:moveTo>`+run("Hin")+`</w:moveTo>`) +
		par(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unsichtbar</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Sichtbar</w:t></w:r>`) +
		par(`<w:r><w:fldChar/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>`+run("Feld")) +
		par(`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>`+par(run("Im Kasten"))+`</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>`+par(run("Im Kasten"))+`</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Um den Kasten</w:t></w:r>`) +
		par(`<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>Weißer Ring</w:t></w:r>`) +
		`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + par(run("Im Steuerelement")) + `</w:sdtContent></w:sdt>`
	want := `Runder Tisch Seefurt

Der Runde Tisch arbeitet seit 2004.

Mitglieder
- Frauenhaus Seefurt
- Stadt Seefurt:
  - Jugendamt & Soziales
- Polizei Seefurt
Ohne Zeichen
Mit Verweis

Name	Telefon
neue Zeile

Gleichstellung-stelle

Eingefügt
Hin
Sichtbar

Feld
Im Kasten
Um den Kasten
` + "\uf0b7\tWeißer Ring" + `

Im Steuerelement
`
	if got := textOf(t, "liste.docx", docxOf(t, body)); got != want {
		t.Errorf("text is\n%s\nwant\n%s", got, want)
	}
}

func TestDocxTables(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"rows and empty cells", rowOf(par(run("Einrichtung")), par(run("Telefon")), par("")) + rowOf(par(run("Polizei")), par(""), par("")) + rowOf(par(""), par(run("Jugendamt")), par("")),
			"Einrichtung\tTelefon\nPolizei\t/\n/\tJugendamt\n"},
		{"paragraphs within cells", rowOf(par(run("Frauenberatung"))+par(run("für Seefurt")), par(run("Marktstraße 2"))+par(run("12345 Seefurt"))),
			"Frauenberatung für Seefurt\tMarktstraße 2, 12345 Seefurt\n"},
		{"a cell over two columns", rowOf(`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+par(run("A")), par(run("B"))), "A\t\tB\n"},
		{"numbers before the names", rowOf(par(run("Nr.")), par(run("Name"))) + rowOf(par(run("1.")), par(run("A"))), "Nr.\tName\n1\tA\n"},
		{"two lists beside each other", rowOf(bullet("0", "A")+bullet("0", "B"), bullet("0", "C")+bullet("0", "D")), "- A\n- B\n- C\n- D\n"},
		{"a frame around everything", rowOf(styled("berschrift1", "Mitglieder") + bullet("0", "A")), "Mitglieder\n- A\n"},
		{"a table in a cell", rowOf(par(run("Links")), `<w:tbl>`+rowOf(par(run("A")), par(run("B")))+`</w:tbl>`+par("")), "Links\nA\tB\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := textOf(t, "x.docx", docxOf(t, `<w:tbl><w:tblPr/>`+test.body+`</w:tbl>`)); got != test.want {
				t.Errorf("text is %q, want %q", got, test.want)
			}
		})
	}
}

func TestDocxWhoseBodyHasAnotherName(t *testing.T) {
	data := pack(t, "_rels/.rels", relations+`<Relationship Id="rId1" Type="`+kinds+`officeDocument" Target="word/document2.xml"/></Relationships>`,
		"word/document2.xml", `<w:document `+word+`><w:body>`+par(run("Polizei"))+`</w:body></w:document>`)
	if got := textOf(t, "liste", data); got != "Polizei\n" {
		t.Errorf("text is %q", got)
	}
}

package upload

import (
	"slices"
	"strings"
	"testing"
)

// What belongs together on the page stays together: memberlist reads blocks that blank lines part.
func TestWhatStandsTogetherIsABlock(t *testing.T) {
	lines := func(first string, more ...string) string {
		for _, line := range more {
			first += `</w:t><w:br/><w:t>` + line
		}
		return par(`<w:r><w:t>` + first + `</w:t></w:r>`)
	}
	a, b := lines("Polizei", "Weg 1", "Tel. 0199 1"), lines("Amtsgericht", "Weg 2", "Tel. 0199 2")
	const both = "Polizei\nWeg 1\nTel. 0199 1\n\nAmtsgericht\nWeg 2\nTel. 0199 2\n"
	for what, body := range map[string]string{
		"paragraphs":               a + b,
		"cells beside each other":  `<w:tbl>` + rowOf(a, b) + `</w:tbl>`,
		"cells below each other":   `<w:tbl>` + rowOf(a) + rowOf(b) + `</w:tbl>`,
		"cells, one of them empty": `<w:tbl>` + rowOf(a, par("")) + rowOf(par(""), b) + `</w:tbl>`,
		"cells of paragraphs": `<w:tbl>` + rowOf(par(run("Polizei"))+par(run("Weg 1"))+par(run("Tel. 0199 1")),
			par(run("Amtsgericht"))+par(run("Weg 2"))+par(run("Tel. 0199 2"))) + `</w:tbl>`,
	} {
		if got := textOf(t, "a.docx", docxOf(t, body)); got != both {
			t.Errorf("%s give %q", what, got)
		}
	}
	if got := textOf(t, "a.docx", docxOf(t, par(run("Rat"))+a+par(run("Amt")))); got != "Rat\n\nPolizei\nWeg 1\nTel. 0199 1\n\nAmt\n" {
		t.Errorf("between lines: %q", got)
	}
	for what, page := range map[string]string{
		"paragraphs": `<p>Polizei<br>Weg 1<br>Tel. 0199 1</p><p>Amtsgericht<br>Weg 2<br>Tel. 0199 2</p>`,
		"boxes":      `<div><div>Polizei</div><div>Weg 1</div><div>Tel. 0199 1</div></div><div><p>Amtsgericht<p>Weg 2<p>Tel. 0199 2</div>`,
		"cards": `<div><div><h3>Polizei</h3><p>Weg 1</p><p>Tel. 0199 1</p></div>` +
			`<div><h3>Amtsgericht</h3><p>Weg 2<br>Tel. 0199 2</div></div>`,
		"addresses": `<address>Polizei<br>Weg 1<br>Tel. 0199 1</address><address>Amtsgericht<br>Weg 2<br>Tel. 0199 2</address>`,
		"notes": `<div><p>Polizei<sup>1</sup><p>Weg 1<p>Tel. 0199 1<sup><a href=#n>[2]</a></sup></div>` +
			`<div><p>Amtsgericht<a href=#n>*</a><p>Weg 2<p>Tel. 0199 2</div>`,
	} {
		if got := textOf(t, "a.html", []byte("<html>"+page)); got != both {
			t.Errorf("%s give %q", what, got)
		}
	}
	inBox := `<html><div><h2>Mitglieder</h2><p>Polizei<br>Weg 1<br>Tel. 0199 1</p><p>Amtsgericht<br>Weg 2<br>Tel. 0199 2</p></div>`
	if got := textOf(t, "a.html", []byte(inBox)); got != "Mitglieder\n\n"+both {
		t.Errorf("a heading above blocks gives %q", got)
	}
	for what, row := range map[string]string{
		"a person with a number": rowOf(lines("Polizei", "Weg 1", "Seefurt"), lines("Frau Muster", "Zimmer 1", "Tel. 0199 1")),
		"below a heading":        rowOf(par(run("Wer")), par(run("Wo"))) + rowOf(a, b),
		"two lines":              rowOf(lines("Polizei", "Seefurt 1"), lines("Amt", "0199 1")),
	} {
		if got := textOf(t, "a.docx", docxOf(t, `<w:tbl>`+row+`</w:tbl>`)); got == both || len(got) < 10 || got[len(got)-2] == '\n' {
			t.Errorf("%s: a row becomes blocks: %q", what, got)
		}
	}
}

// A bold line below others begins a block, where every line is a paragraph of its own.
func TestBoldNamesBeginBlocks(t *testing.T) {
	light := func(words string) string { return par(`<w:r><w:t>` + words + `</w:t></w:r>`) }
	inODF := func(words, style string) string {
		return `<text:p text:style-name="` + style + `">` + words + `</text:p>`
	}
	const bold = `<style:style style:name="b" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>`
	const want = "Polizei\nWeg 1\n\nAmtsgericht\nWeg 2 und mehr\nTel. 1\n"
	for name, data := range map[string][]byte{
		"a.docx": docxOf(t, par(run("Polizei"))+light("Weg 1")+
			par(run("Amts")+run("gericht"))+par(run("Weg 2")+`<w:r><w:t> und mehr</w:t></w:r>`)+light("Tel. 1")),
		"a.odt": odfOf(t, "text", inODF("Polizei", "b")+inODF("Weg 1", "a")+
			inODF("Amtsgericht", "b")+inODF("Weg 2 und mehr", "a")+inODF("Tel. 1", "a"), bold),
		"a.html": []byte("<html><p><b>Polizei</b><p>Weg 1<p><strong>Amts<i>gericht</i></strong><p><b>Weg 2</b> und mehr<p>Tel. 1"),
	} {
		if got := textOf(t, name, data); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
}

// A title over the whole row parts a table; the names of its columns stand above each part.
func TestTitlesWithinATable(t *testing.T) {
	wide := func(words string) string {
		return `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + par(run(words)) + `</w:tc></w:tr>`
	}
	narrow := func(words string) string { return `<w:tr><w:tc>` + par(run(words)) + `</w:tc></w:tr>` }
	head, one, two := rowOf(par(run("Wer")), par(run("Tel"))), rowOf(par(run("A")), par(run("1"))), rowOf(par(run("B")), par(run("2")))
	for body, want := range map[string]string{
		head + wide("Rat") + one + wide("Recht") + two:        "Wer\tTel\n\nRat\nWer\tTel\nA\t1\n\nRecht\nWer\tTel\nB\t2\n",
		head + narrow("Rat") + one + two:                      "Wer\tTel\n\nRat\nWer\tTel\nA\t1\nB\t2\n",
		wide("Rat") + head + one + wide("Recht") + head + two: "Rat\nWer\tTel\nA\t1\n\nRecht\nWer\tTel\nB\t2\n",
		one + wide("Recht") + two:                             "A\t1\n\nRecht\nB\t2\n",
		head + one + rowOf(par(run("Amt")), par("")) + two:    "Wer\tTel\nA\t1\nAmt\t/\nB\t2\n",
	} {
		if got := textOf(t, "a.docx", docxOf(t, `<w:tbl>`+body+`</w:tbl>`)); got != want {
			t.Errorf("text is %q, want %q", got, want)
		}
	}
}

// Rows and styles that Word hides are left out, and told.
func TestWhatWordHidesIsTold(t *testing.T) {
	hidden := `<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>` + par(run("Diakonie")) + `</w:tc><w:tc>` + par(run("1")) + `</w:tc></w:tr>`
	data := pack(t, "word/document.xml", document(`<w:tbl>`+rowOf(par(run("Polizei")), par(run("0199 1")))+hidden+`</w:tbl>`+
		par(`<w:pPr><w:pStyle w:val="weg"/></w:pPr>`+run("Zonta"))+
		par(`<w:r><w:rPr><w:rStyle w:val="weg"/></w:rPr><w:t>Caritas</w:t></w:r>`+run("Rat"))),
		"word/styles.xml", `<w:styles `+word+`><w:style w:styleId="weg"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`)
	text, left, _ := leftOf(t, "a.docx", data)
	wantAll(t, "Word", left, "1 ausgeblendete Zeile haben wir nicht gelesen.",
		"Ausgeblendeten Text haben wir nicht gelesen: „Zonta“, „Caritas“")
	if text != "Polizei\t0199 1\n\nRat\n" {
		t.Errorf("text is %q", text)
	}
}

// A sheet of those who have left is no list of members; it is told.
func TestSheetsOfFormerMembersAreNotRead(t *testing.T) {
	sheet := func(name, words string) string {
		return `<table:table table:name="` + name + `"><table:table-row><table:table-cell><text:p>` + words +
			`</text:p></table:table-cell></table:table-row></table:table>`
	}
	data := odfOf(t, "spreadsheet", sheet("Mitglieder", "Polizei")+
		sheet("Ehemalige Mitglieder", "Diakonie")+sheet("Mitglieder alt (Archiv)", "Zonta"), "")
	text, left, _ := leftOf(t, "a.ods", data)
	wantAll(t, "LibreOffice", left,
		"Gelesen haben wir nur „Mitglieder“, nicht: „Ehemalige Mitglieder“, „Mitglieder alt (Archiv)“.")
	if text != "Polizei\n" {
		t.Errorf("text is %q", text)
	}
}

// What a program leaves out of a table file is worked out: repeated rows and columns, numbers without a picture of them.
func TestTablesOfLibreOfficeAsOthersWriteThem(t *testing.T) {
	cell := func(more, text string) string {
		return `<table:table-cell ` + more + `>` + text + `</table:table-cell>`
	}
	row := func(more string, cells ...string) string {
		return `<table:table-row ` + more + `>` + strings.Join(cells, "") + `</table:table-row>`
	}
	empty := cell(`table:number-columns-repeated="16384"`, "")
	body := row("", cell("", "<text:p>Wer</text:p>"), cell("", "<text:p>Tel</text:p>"),
		cell("", "<text:p>Seit</text:p>"), cell("", "<text:p>Da</text:p>")) +
		row(`table:number-rows-repeated="2"`, empty) +
		row("", cell("", "<text:p>Amt <text:s text:c=\"2\"/>A</text:p>"), cell(`office:value-type="float" office:value="110"`, ""),
			cell(`office:value-type="date" office:date-value="2001-03-04T00:00:00"`, ""),
			cell(`office:value-type="boolean" office:boolean-value="true"`, "")) +
		row("", cell(`table:number-columns-repeated="2"`, "<text:p>B</text:p>"),
			cell(`office:value-type="string" office:string-value="x"`, ""), empty) +
		row(`table:number-rows-repeated="1048570"`, empty)
	table, err := Rows("a.ods", odfOf(t, "spreadsheet", `<table:table table:name="A">`+body+`</table:table>`, ""))
	if got := shown(table.Rows); err != nil || got != "1:Wer|Tel|Seit|Da 4:Amt   A|110|04.03.2001|ja 5:B|B|x" {
		t.Errorf("%q, %v", got, err)
	}
}

// What the layout makes the heading of a section ends in a colon: without it nobody could tell it from a name in the text. A
// heading that is itself the name, above how to reach whom it names, stays, as does a title.
func TestHeadingsOfSectionsAreToldFromNames(t *testing.T) {
	for name, test := range map[string]struct{ page, want string }{
		"sections above names": {
			`<h1>Runder Tisch</h1><h2>Beratung</h2><ul><li>Frauenhaus<li>Zonta</ul><h2>Justiz</h2><p>Amtsgericht<p>Polizei<h2>Sonstige</h2><p>Diakonie`,
			"Runder Tisch\n\nBeratung:\n- Frauenhaus\n- Zonta\n\nJustiz:\n\nAmtsgericht\nPolizei\n\nSonstige:\n\nDiakonie\n",
		},
		"names above their numbers": {
			`<h2>Frauenhaus</h2><p>Tel. 0199 1<p>Wir beraten.<h2>Polizei</h2><p>Tel. 0199 2<p>Frau Muster`,
			"Frauenhaus\n\nTel. 0199 1\nWir beraten.\n\nPolizei\n\nTel. 0199 2\nFrau Muster\n",
		},
		"names below sections": {
			`<h2>Beratung</h2><h3>Frauenhaus</h3><p>Tel. 0199 1<h3>Zonta</h3><p>Tel. 0199 2<h2>Justiz</h2><h3>Polizei</h3><p>Tel. 0199 3<h3>Gericht</h3><p>Tel. 0199 4`,
			"Beratung:\n\nFrauenhaus\n\nTel. 0199 1\n\nZonta\n\nTel. 0199 2\n\nJustiz:\n\nPolizei\n\nTel. 0199 3\n\nGericht\n\nTel. 0199 4\n",
		},
		"one alone": {`<h2>Mitglieder</h2><ul><li>Frauenhaus<li>Zonta</ul>`, "Mitglieder\n- Frauenhaus\n- Zonta\n"},
	} {
		if got := textOf(t, "a.html", []byte("<html><meta charset=utf-8><body>"+test.page)); got != test.want {
			t.Errorf("%s: text is\n%q, want\n%q", name, got, test.want)
		}
	}
	numbered := par(`<w:pPr><w:pStyle w:val="berschrift1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr>`+run("Justiz")) + par(run("Polizei")) + par(run("Gericht"))
	if got := textOf(t, "a.docx", docxOf(t, numbered+strings.Replace(numbered, "Justiz", "Stadt", 1))); !strings.HasPrefix(got, "Justiz:\n") || !strings.Contains(got, "\nStadt:\n") {
		t.Errorf("headings without a number give %q", got)
	}
}

// Lines that are struck out are told as lines, and given one by one.
func TestStruckLinesAreToldApart(t *testing.T) {
	struck := `<w:rPr><w:strike/></w:rPr>`
	file, err := Text("a.docx", docxOf(t, par(run("Polizei"))+par(`<w:r>`+struck+`<w:t>Diakonie</w:t><w:br/><w:t>Frau Muster</w:t></w:r>`)))
	if err != nil || !slices.Equal(file.Struck, []string{"Diakonie, Frau Muster"}) || file.Missing || !strings.Contains(strings.Join(file.Left, ""), "„Diakonie, Frau Muster“") {
		t.Errorf("%v, %+v", err, file)
	}
	file, err = Text("a.html", []byte("<html><p>Polizei</p><s>Diakonie<br>Frau\nMuster</s>"))
	if err != nil || !slices.Equal(file.Struck, []string{"Diakonie, Frau Muster"}) {
		t.Errorf("%v, %+v", err, file)
	}
}

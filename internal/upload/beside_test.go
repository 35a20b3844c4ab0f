package upload

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What stands around the body of a Word file is told with its words, whether a relation or only its name says what it
// is. Page numbers alone and empty parts need no word.
func TestWhatStandsBesideTheBodyOfAWordFileIsTold(t *testing.T) {
	part := func(name, inner string) string { return `<w:` + name + ` ` + word + `>` + inner + `</w:` + name + `>` }
	data := pack(t, "word/document.xml", document(par(run("Polizei Seefurt")+`<w:r><w:drawing><inline><docPr id="1" name="Grafik 1" descr="Liste der Frauenhilfe"/></inline></w:drawing></w:r>`)),
		"word/_rels/document.xml.rels", relations+`<Relationship Id="h" Type="`+kinds+`header" Target="kopf.xml"/></Relationships>`,
		"word/kopf.xml", part("hdr", par(run("Runder Tisch ")+run("Seefurt"))+`<w:tbl>`+rowOf(par(run("Zonta Seefurt")))+`</w:tbl>`),
		"word/header2.xml", part("hdr", par(run("Runder Tisch Seefurt"))),
		"word/footer1.xml", part("ftr", par(run("Seite ")+run("1")+run(" von 3"))),
		"word/footer2.xml", part("ftr", par(run("Seite 2 – Caritas Seefurt, 04621 1"))),
		"word/footer3.xml", part("ftr", par("")),
		"word/footnotes.xml", part("footnotes", `<w:footnote w:type="separator" w:id="-1">`+par(`<w:r><w:separator/></w:r>`)+`</w:footnote><w:footnote w:id="1">`+par(run("auch Weißer Ring"))+par(run("und Diakonie"))+`</w:footnote>`),
		"word/endnotes.xml", part("endnotes", `<w:endnote w:id="1">`+par(run("seit 2020 Jobcenter"))+`</w:endnote>`),
		"word/comments.xml", part("comments", `<w:comment w:id="0" w:author="Muster">`+par(run("Jugendamt ergänzen"))+`</w:comment><w:comment w:id="1">`+par(run(strings.Repeat("lang ", 60)))+`</w:comment>`),
		"word/diagrams/data1.xml", `<d><pt><t><p><r><t>Amtsgericht</t></r></p></t></pt></d>`)
	text, left, _ := leftOf(t, "a.docx", data)
	wantAll(t, "Word", left, "„Kopfzeile: Runder Tisch Seefurt“", "„Kopfzeile: Zonta Seefurt“", "„Fußzeile: Seite 2 – Caritas Seefurt, 04621 1“", "„Fußnote: auch Weißer Ring und Diakonie“",
		"„Endnote: seit 2020 Jobcenter“", "„Kommentar: Jugendamt ergänzen“", "„Kommentar: lang lang", "…“", "„Schaubild: Amtsgericht“", "„Bild: Liste der Frauenhilfe“")
	if text != "Polizei Seefurt\n" || strings.Contains(left, "von 3") || strings.Count(left, "Runder Tisch") != 1 || strings.Contains(left, strings.Repeat("lang ", 30)) {
		t.Errorf("text is %q, told is %q", text, left)
	}
	quiet := pack(t, "word/document.xml", document(par(run("Polizei"))), "word/header1.xml", part("hdr", par("")), "word/footer1.xml", part("ftr", par(run("- 1 -"))),
		"word/footnotes.xml", part("footnotes", `<w:footnote w:type="separator">`+par("")+`</w:footnote>`), "word/comments.xml", part("comments", ""))
	if _, left, _ := leftOf(t, "a.docx", quiet); left != "" {
		t.Errorf("page numbers alone: %q", left)
	}
}

// What a page hides, and what stands in its pictures and fields, is told. What stands behind a hidden element without
// an end tag is read.
func TestWhatAPageHidesIsTold(t *testing.T) {
	for name, test := range map[string]struct{ page, text, left string }{
		"hidden":                {`<p hidden>Diakonie</p>`, "", "Ausgeblendeten Text haben wir nicht gelesen: „Diakonie“"},
		"display":               {`<div style="display:none"><p>Diakonie</p><p>Zonta</p></div>`, "", "nicht gelesen: „Diakonie Zonta“"},
		"visibility":            {`<span style="visibility: hidden">Diakonie</span>`, "", "„Diakonie“"},
		"for eyes only":         {`<li aria-hidden="true">Diakonie`, "", "„Diakonie“"},
		"without scripts":       {`<noscript><p>Diakonie</p></noscript>`, "", "„Diakonie“"},
		"scripts are no words":  {`<div hidden>Diakonie<script>var x</script><style>.y{}</style></div><script>var z</script><template><p>Zonta</template>`, "", "„Diakonie“, „Zonta“."},
		"a picture":             {`<img src=a.png alt="Diakonie Seefurt">`, "", "„Bild: Diakonie Seefurt“"},
		"a closed picture":      {`<img alt="Diakonie"/>`, "", "„Bild: Diakonie“"},
		"a picture without":     {`<img alt="">`, "", ""},
		"a hidden picture":      {`<div hidden><img alt="Diakonie"></div>`, "", "Ausgeblendeten Text haben wir nicht gelesen: „Diakonie“"},
		"a field":               {`<input value="Diakonie"><input type=hidden value=abc>`, "", "„Eingabefeld: Diakonie“."},
		"a long field":          {`<textarea>Diakonie</textarea>`, "", "„Eingabefeld: Diakonie“."},
		"a choice":              {`<select><option value=1>Diakonie<option>Zonta</select>`, "", "„Auswahl: Diakonie Zonta“."},
		"a button":              {`<h3><button>Diakonie</button></h3>`, "", "„Schaltfläche: Diakonie“."},
		"an object":             {`<object data=a.pdf>Diakonie</object>`, "", "„Eingebettet: Diakonie a.pdf“."},
		"a frame":               {`<iframe src="https://x.example/liste"></iframe>`, "", "„Eingebettet: https://x.example/liste“."},
		"an open item":          {`<ul><li hidden>Diakonie<li>Zonta<li>Caritas</ul>`, "- Zonta\n- Caritas\n", "„Diakonie“."},
		"an open item, last":    {`<ul><li hidden>Diakonie<ul><li>Amt</ul></ul><p>Zonta`, "Zonta\n", "„Diakonie Amt“."},
		"an open cell":          {`<table><tr><td>Amt<td hidden>Diakonie<td>Zonta</table>`, "Amt\tZonta\n", "„Diakonie“."},
		"a closed item in one":  {`<ul><li hidden>Diakonie<ul><li>Amt</li></ul></li><li>Zonta</li></ul>`, "- Zonta\n", "„Diakonie Amt“."},
		"elements in their own": {`<div hidden>Diakonie<div>Amt</div>Zonta</div><p>Caritas`, "Caritas\n", "„Diakonie Amt Zonta“."},
		"a menu is none":        {`<nav><a href=x>Start</a></nav>`, "", ""},
	} {
		text, left, _ := leftOf(t, "a.html", []byte("<html><meta charset=utf-8><title>Titel</title><p>Polizei</p>"+test.page))
		if text = strings.TrimLeft(strings.TrimPrefix(text, "Polizei\n"), "\n"); text != test.text || !strings.Contains(left, test.left) || test.left == "" && left != "" {
			t.Errorf("%s: text is %q, told is %q", name, text, left)
		}
	}
}

// Remarks are told with their cell, text boxes with their words; the copy of a talk for old programs is not.
func TestWhatStandsUponCellsIsTold(t *testing.T) {
	data := book(t, func(f *excelize.File) error {
		return errorsOf(f.SetCellStr("Sheet1", "A1", "Polizei"), f.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "Muster", Text: "auch Zonta Seefurt"}),
			f.AddShape("Sheet1", &excelize.Shape{Cell: "C3", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "Caritas im Kasten"}}}))
	})
	text, left, _ := leftOf(t, "a.xlsx", data)
	wantAll(t, "Excel", left, "Kommentar in B2: ", "auch Zonta Seefurt", "„Textfeld: Caritas im Kasten“")
	if text != "Polizei\n" {
		t.Errorf("text is %q", text)
	}
	table, err := Rows("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	wantAll(t, "services", strings.Join(table.Left, " "), "Kommentar in B2: ")
	talk := pack(t, "xl/workbook.xml", `<workbook><sheets><sheet name="A" r:id="a" xmlns:r="r"/><sheet name="B" r:id="b" xmlns:r="r"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/><Relationship Id="b" Type="x/worksheet" Target="b.xml"/></Relationships>`,
		"xl/a.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Polizei</t></is></c></row></sheetData></worksheet>`, "xl/b.xml", `<worksheet/>`,
		"xl/_rels/a.xml.rels", `<Relationships><Relationship Id="1" Type="x/comments" Target="c.xml"/><Relationship Id="2" Type="x/threadedComment" Target="t.xml"/></Relationships>`,
		"xl/c.xml", `<comments><commentList><comment ref="B2"><text><t>[Kommentarthread] Ihre Version</t></text></comment><comment ref="D4"><text><r><t>Zonta</t></r></text></comment></commentList></comments>`,
		"xl/t.xml", `<ThreadedComments><threadedComment ref="B2"><text>Caritas fehlt</text></threadedComment><threadedComment ref="B2"><text>Diakonie auch</text></threadedComment></ThreadedComments>`)
	_, left, _ = leftOf(t, "b.xlsx", talk)
	wantAll(t, "a talk", left, "„Kommentar in A!B2: Caritas fehlt“", "„Kommentar in A!B2: Diakonie auch“", "„Kommentar in A!D4: Zonta“")
	if strings.Contains(left, "Version") {
		t.Errorf("a talk: %q", left)
	}
}

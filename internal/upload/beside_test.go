package upload

import (
	"strings"
	"testing"
)

// What stands around the body of a Word file is told with its words, whether a relation or only its name says what it
// is. Page numbers alone and empty parts need no word.
func TestWhatStandsBesideTheBodyOfAWordFileIsTold(t *testing.T) {
	part := func(name, inner string) string { return `<w:` + name + ` ` + word + `>` + inner + `</w:` + name + `>` }
	data := pack(t, "word/document.xml", document(par(run("Polizei Seefurt"))),
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
		"„Endnote: seit 2020 Jobcenter“", "„Kommentar: Jugendamt ergänzen“", "„Kommentar: lang lang", "…“", "„Schaubild: Amtsgericht“")
	if text != "Polizei Seefurt\n" || strings.Contains(left, "von 3") || strings.Count(left, "Runder Tisch") != 1 || strings.Contains(left, strings.Repeat("lang ", 30)) {
		t.Errorf("text is %q, told is %q", text, left)
	}
	quiet := pack(t, "word/document.xml", document(par(run("Polizei"))), "word/header1.xml", part("hdr", par("")), "word/footer1.xml", part("ftr", par(run("- 1 -"))),
		"word/footnotes.xml", part("footnotes", `<w:footnote w:type="separator">`+par("")+`</w:footnote>`), "word/comments.xml", part("comments", ""))
	if _, left, _ := leftOf(t, "a.docx", quiet); left != "" {
		t.Errorf("page numbers alone: %q", left)
	}
}

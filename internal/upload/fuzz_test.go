package upload

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/fault"
)

// check reads a file and holds the result to what Text promises.
func check(t *testing.T, name string, data []byte) {
	t.Helper()
	file, err := Text(name, data)
	text := file.Text
	if err != nil {
		var invalid fault.Invalid
		if !errors.As(err, &invalid) || len(invalid) != 1 || !strings.HasSuffix(invalid.InForm()["datei"], ".") || text != "" {
			t.Fatalf("%q and %v", text, err)
		}
		return
	}
	if !utf8.ValidString(text) || len(text) > maxText+1 || strings.Count(text, "\n") > maxLines+1 || !strings.HasSuffix(text, "\n") || strings.Contains(text, "\n\n\n") {
		t.Fatalf("%d bytes, %d lines: %.200q", len(text), strings.Count(text, "\n"), text)
	}
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == utf8.RuneError || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			t.Fatalf("%q is left in %.200q", r, text)
		}
	}
	if _, looks := Undoubled(text); looks { // an entity of HTML can write „Ã¼“, which a plain text is repaired for
		return
	}
	if again, err := Text("x.txt", []byte(text)); err == nil && again.Text != text {
		t.Fatalf("read again, %.200q becomes %.200q", text, again.Text)
	}
}

func FuzzText(f *testing.F) {
	docx := docxOf(f, styled("berschrift1", "Mitglieder")+bullet("0", "Polizei")+"<w:tbl>"+rowOf(par(run("A")), par(run("B")))+"</w:tbl>")
	f.Add("a.docx", docx)
	f.Add("a.docx", docx[:len(docx)-30])
	f.Add("a.xlsx", xlsxOf(f, []any{"Einrichtung", "Telefon"}, []any{"Polizei", 110}))
	f.Add("a.xlsx", sheetOf(f, `<worksheet><row r="1"><c r="A1" t="s"><v>0</v></c></row></worksheet>`, `<sst><si><t>a</t></si></sst>`))
	f.Add("a.csv", []byte("Einrichtung;Telefon\nPolizei;110\n"))
	f.Add("a.html", []byte("<html><ul><li>Polizei</ul>"))
	f.Add("a.txt", []byte("\xff\xfeP\x00o\x00l\x00i\x00z\x00e\x00i\x00"))
	f.Add("a.pdf", []byte("%PDF-1.4"))
	f.Add("", []byte("B\xfcro\r\n\x00"))
	f.Fuzz(check)
}

func FuzzDocx(f *testing.F) {
	f.Add(styled("berschrift1", "Mitglieder") + bullet("1", "Polizei") + par("<w:r><w:tab/><w:br/><w:sym w:char=\"F0B7\"/></w:r>"))
	f.Add("<w:tbl>" + rowOf(par(run("A")), `<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>`+par(run("B"))) + "</w:tbl>")
	f.Add("<w:tbl>" + rowOf("<w:tbl>"+rowOf(par(run("A")))+"</w:tbl>") + "</w:tbl>")
	f.Add("<w:tc><w:p><w:tbl></w:p></w:tc>")
	f.Add("<w:tc/><w:tr/><w:t>a</w:t><w:r><w:t>b</w:t></w:r><w:p><w:p><w:r><w:t><w:t>c</w:t></w:t></w:r></w:p></w:p>")
	f.Add("<w:del>" + par(run("a")) + "</w:del>" + par("<w:pPr><w:numPr><w:ilvl w:val=\"-5\"/><w:numId w:val=\"x\"/></w:numPr></w:pPr>"+run("b")))
	f.Add(`<!DOCTYPE a [<!ENTITY b "c">]>&b;`)
	f.Fuzz(func(t *testing.T, body string) { check(t, "a.docx", docxOf(t, body)) })
}

func FuzzXlsx(f *testing.F) {
	const shared = `<sst><si><t>Eins</t></si><si><r><t>Zw</t></r><r><t>ei_x000D_</t></r><rPh><t>x</t></rPh></si></sst>`
	f.Add(`<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="3" hidden="0"><c r="B3" t="s"><v>0</v></c><c r="AB3" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>`, shared)
	f.Add(`<worksheet><row><c t="s"><v>1</v></c><c><v>1e308</v></c><c><v>NaN</v></c><c t="b"><v>1</v></c></row><row r="-1"/><row r="99999999999999999999"><c r="A"/><c r="ZZZZ1"><v>2</v></c></row></worksheet>`, shared)
	f.Add(`<c t="s"><v>0</v></c>`, shared)
	f.Add(`<row><row><c><c><v><v>1</v></v></c></c></row></row>`, `<si><si/></si>`)
	f.Fuzz(func(t *testing.T, sheet, shared string) { check(t, "a.xlsx", sheetOf(t, sheet, shared)) })
}

func FuzzOpenDocument(f *testing.F) {
	f.Add("text", `<text:h>Mitglieder</text:h><text:list><text:list-item><text:p>a<text:span text:style-name="a">b</text:span>`+
		`<text:s text:c="3"/><text:tab/>c<text:line-break/>d</text:p></text:list-item></text:list>`,
		`<style:style style:name="a" style:family="text">`+
			`<style:text-properties style:text-line-through-style="solid" text:display="none"/></style:style>`)
	f.Add("text", `<table:table><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2">`+
		`<text:p>a</text:p><table:table/></table:table-cell><table:covered-table-cell/></table:table-row></table:table>`, "")
	f.Add("text", `<text:p><text:p><draw:frame><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame>`+
		`<text:note>b</text:note></text:p>`+
		`<office:annotation/></text:p><text:tracked-changes><text:deletion>c</text:deletion></text:tracked-changes>`, "")
	f.Add("spreadsheet", `<table:table table:name="A"><table:table-column table:number-columns-repeated="3" table:visibility="collapse"/>`+
		`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p>`+
		`</table:table-cell><table:table-cell value-type="float" value="1e300"/></table:table-row></table:table>`, "")
	f.Add("spreadsheet", `<table:table><table:table-row><table:table-cell/><table:table-row><table:table-cell><text:p>a</text:p>`+
		`</table:table-cell></table:table-row></table:table-row><table:table/></table:table><table:table/>`, "")
	f.Fuzz(func(t *testing.T, kind, body, styles string) { check(t, "a.odt", odfOf(t, kind, body, styles)) })
}

func FuzzHTML(f *testing.F) {
	f.Add("<ul><li>a<ul><li>b</ul><li><p>c</p></ul><table><tr><td colspan=2>d<td>e</table>")
	f.Add("<td>a</td></table></table></ul></ul><tr><td><table><td>b</tr></table><li>c")
	f.Add("<p hidden>a<p>b<script><!--<script>c</script>d<textarea>e<br/><pre>\n f\n</pre></pre>&nbsp;&#0;&#x202e;")
	f.Add("<nav><nav>a</nav>b<div style='display:none'><div>c</div>d")
	f.Add("<meta charset=utf-16><meta charset=iso-2022-jp>\x1b$B\xfc")
	f.Fuzz(func(t *testing.T, body string) { check(t, "a.html", []byte("<html>"+body)) })
}

func FuzzCSV(f *testing.F) {
	for _, text := range []string{"a;b\nc;d\n", "\"a\n\";b\n", "sep=,\na,b", "sep=\"\na", "a;\"b", "\t\t\n;;\n,,", "'=a;'+b\n", "1.;a\n- ;b\n", "a\r;b\r", "\xff\xfea\x00;\x00b\x00\n\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, "a.csv", []byte(text)) })
}

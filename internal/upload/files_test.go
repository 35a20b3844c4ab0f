package upload

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// pack writes a zip file: names and contents in turn.
func pack(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	types     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
	relations = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	kinds     = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	word      = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
)

// docxOf writes a Word file with this body, with styles as German Word names them.
func docxOf(t testing.TB, body string) []byte {
	t.Helper()
	return pack(t, "[Content_Types].xml", types,
		"_rels/.rels", relations+`<Relationship Id="rId1" Type="`+kinds+`officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels", relations+`<Relationship Id="rId1" Type="`+kinds+`styles" Target="styles.xml"/></Relationships>`,
		"word/styles.xml", `<?xml version="1.0"?><w:styles `+word+`>
			<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="Ueber"><w:name w:val="Abschnitt"/><w:basedOn w:val="berschrift1"/></w:style>
			<w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="Listenabsatz"><w:name w:val="List Paragraph"/></w:style></w:styles>`,
		"word/header1.xml", `<w:hdr `+word+`><w:p><w:r><w:t>Kopfzeile</w:t></w:r></w:p></w:hdr>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document `+word+`><w:body>`+body+`<w:sectPr/></w:body></w:document>`)
}

// par is a paragraph of Word; runs are put in as they are.
func par(runs string) string { return "<w:p>" + runs + "</w:p>" }

func run(text string) string {
	return `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
}

func styled(style, text string) string {
	return par(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + run(text))
}

func bullet(level, text string) string {
	return par(`<w:pPr><w:pStyle w:val="Listenabsatz"/><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="2"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>` + run(text))
}

func rowOf(cells ...string) string {
	out := "<w:tr><w:trPr/>"
	for _, cell := range cells {
		out += `<w:tc><w:tcPr><w:tcW w:w="100"/></w:tcPr>` + cell + `</w:tc>`
	}
	return out + "</w:tr>"
}

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}

// xlsxOf writes an Excel file with excelize: one sheet with these rows.
func xlsxOf(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	return written(t, f)
}

func written(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sheetOf writes an Excel file by hand: the sheet and the shared strings as they are given.
func sheetOf(t testing.TB, sheet, shared string) []byte {
	t.Helper()
	return pack(t, "[Content_Types].xml", types,
		"_rels/.rels", relations+`<Relationship Id="rId1" Type="`+kinds+`officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Tabelle1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", relations+`<Relationship Id="rId1" Type="`+kinds+`worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="`+kinds+`sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/sharedStrings.xml", shared,
		"xl/worksheets/sheet1.xml", sheet)
}

// odfOf writes a file as LibreOffice does: a text or a spreadsheet with this body and these styles.
func odfOf(t testing.TB, kind, body, styles string) []byte {
	t.Helper()
	const spaces = `xmlns:office="o" xmlns:text="t" xmlns:table="ta" xmlns:style="s" xmlns:draw="d" xmlns:xlink="x"`
	return pack(t, "mimetype", openDocument+kind,
		"content.xml", `<?xml version="1.0" encoding="UTF-8"?><office:document-content `+spaces+`><office:automatic-styles>`+styles+
			`</office:automatic-styles><office:body><office:`+kind+`>`+body+`</office:`+kind+`></office:body></office:document-content>`)
}

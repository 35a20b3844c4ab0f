package upload

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rundtisch/internal/memberlist"
)

// leftOf returns what is told of a file.
func leftOf(t *testing.T, name string, data []byte) (text, left, notes string) {
	t.Helper()
	file, err := Text(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return file.Text, strings.Join(file.Left, " "), strings.Join(file.Notes, " ")
}

func wantAll(t *testing.T, what, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: %q is not in %q", what, w, text)
		}
	}
}

func book(t *testing.T, fill func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	return written(t, f)
}

func TestWhatExcelHidesIsTold(t *testing.T) {
	fill := func(f *excelize.File) error {
		for i, row := range [][]any{{"Einrichtung", "Telefon", "Mobil"}, {"Polizei Soest", "02921 1", "0151 1234567"}, {"Caritas Soest", "02921 2", ""}, {"Zentrum Soest", "", ""}, {}, {"", "", ""}} {
			if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
				return err
			}
		}
		for _, row := range []int{3, 4, 5} {
			if err := f.SetRowVisible("Sheet1", row, false); err != nil {
				return err
			}
		}
		if err := f.SetColVisible("Sheet1", "C", false); err != nil {
			return err
		}
		for _, name := range []string{"Verborgen", "Ganz verborgen", "Gäste"} {
			if _, err := f.NewSheet(name); err != nil {
				return err
			}
		}
		return errorsOf(f.SetSheetVisible("Verborgen", false), f.SetSheetVisible("Ganz verborgen", false, true), f.SetCellStr("Gäste", "A1", "Presse"))
	}
	text, left, _ := leftOf(t, "a.xlsx", book(t, fill))
	wantAll(t, "members", left, "2 ausgeblendete Zeilen haben wir nicht gelesen.", "1 ausgeblendete Spalte haben wir nicht gelesen: C.", "„Verborgen“, „Ganz verborgen“")
	if strings.Contains(text, "Caritas") || strings.Contains(text, "0151") || !strings.Contains(text, "Presse") {
		t.Errorf("text is %q", text)
	}
	table, err := Rows("a.xlsx", book(t, fill))
	if err != nil || len(table.Rows) != 2 {
		t.Fatalf("%v, %v", table, err)
	}
	wantAll(t, "services", strings.Join(table.Left, " "), "2 ausgeblendete Zeilen", "Spalte", "Verborgen", "Gelesen haben wir nur „Sheet1“, nicht: „Gäste“.")
}

func errorsOf(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestSheetsThatAreNotReadAreNamed(t *testing.T) {
	many := book(t, func(f *excelize.File) error {
		for _, name := range []string{"A", "B", "C", "D", "E", "F"} {
			if _, err := f.NewSheet(name); err != nil {
				return err
			}
			if err := f.SetCellStr(name, "A1", "Polizei "+name); err != nil {
				return err
			}
		}
		return f.SetCellStr("Sheet1", "A1", "Caritas")
	})
	text, left, _ := leftOf(t, "a.xlsx", many)
	wantAll(t, "more sheets than are read", left, "2 weitere Blätter in der Datei. Nicht gelesen haben wir: „E“, „F“.")
	if strings.Contains(text, "Polizei E") {
		t.Errorf("text is %q", text)
	}
	own := book(t, func(f *excelize.File) error {
		if err := f.SetSheetName("Sheet1", "Kontakte"); err != nil {
			return err
		}
		_, err := f.NewSheet("Mitglieder")
		return errorsOf(err, f.SetCellStr("Kontakte", "A1", "Frau Muster"), f.SetCellStr("Mitglieder", "A1", "Caritas"))
	})
	text, left, _ = leftOf(t, "a.xlsx", own)
	wantAll(t, "one that is called after members", left, "Gelesen haben wir nur „Mitglieder“, nicht: „Kontakte“.")
	if strings.Contains(text, "Muster") {
		t.Errorf("text is %q", text)
	}
}

// The carrier of several rows stands in each of them, and no cell moves into another column.
func TestMergedCells(t *testing.T) {
	want := "Träger\tEinrichtung\tE-Mail\nDiakonie\tFrauenberatung\ta@example.org\nDiakonie\tSchuldnerberatung\tb@example.org\nDiakonie\tSuchtberatung\tc@example.org\nStadt\tJugendamt\td@example.org\n"
	merged := func(value, text string) string {
		return `<w:tc><w:tcPr><w:vMerge` + value + `/></w:tcPr>` + text + `</w:tc>`
	}
	cell := func(text string) string { return `<w:tc>` + par(run(text)) + `</w:tc>` }
	inWord := "<w:tbl>" + rowOf(par(run("Träger")), par(run("Einrichtung")), par(run("E-Mail"))) +
		"<w:tr>" + merged(` w:val="restart"`, par(run("Diakonie"))) + cell("Frauenberatung") + cell("a@example.org") + "</w:tr>" +
		"<w:tr>" + merged("", par("")) + cell("Schuldnerberatung") + cell("b@example.org") + "</w:tr>" +
		"<w:tr>" + merged(` w:val="continue"`, par("")) + cell("Suchtberatung") + cell("c@example.org") + "</w:tr>" +
		rowOf(par(run("Stadt")), par(run("Jugendamt")), par(run("d@example.org"))) + "</w:tbl>"
	excel := book(t, func(f *excelize.File) error {
		for i, row := range [][]any{{"Träger", "Einrichtung", "E-Mail"}, {"Diakonie", "Frauenberatung", "a@example.org"}, {"", "Schuldnerberatung", "b@example.org"}, {"", "Suchtberatung", "c@example.org"}, {"Stadt", "Jugendamt", "d@example.org"}} {
			if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
				return err
			}
		}
		return f.MergeCell("Sheet1", "A2", "A4")
	})
	for name, data := range map[string][]byte{
		"a.docx": docxOf(t, inWord), "a.xlsx": excel,
		"a.html": []byte("<html><meta charset=utf-8><table><tr><th>Träger<th>Einrichtung<th>E-Mail<tr><td rowspan=3>Diakonie<td>Frauenberatung<td>a@example.org<tr><td>Schuldnerberatung<td>b@example.org<tr><td>Suchtberatung<td>c@example.org<tr><td>Stadt<td>Jugendamt<td>d@example.org</table>"),
	} {
		if got := textOf(t, name, data); got != want {
			t.Errorf("%s is\n%q\nwant\n%q", name, got, want)
		}
	}
	both := "<html><table><tr><td rowspan=2 colspan=2>A<td>B<tr><td>C<tr><td>D<td>E<td rowspan=9>F<tr><td>G<td>H<tr></table>"
	if got := textOf(t, "a.html", []byte(both)); got != "A\t\tB\nA\t\tC\nD\tE\tF\nG\tH\tF\n" {
		t.Errorf("rows and columns: %q", got)
	}
}

func TestLinksThatHideAnAddressOrANumber(t *testing.T) {
	link := func(to, text string) string {
		return `<w:hyperlink xmlns:r="r" r:id="` + to + `">` + run(text) + `</w:hyperlink>`
	}
	field := func(to, text string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "` + to + `" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run(text) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	inWord := pack(t, "word/document.xml", document(par(run("Polizei, ")+link("m", "E-Mail"))+par(run("Caritas, ")+field("tel:+4929211", "anrufen"))+
		par(`<w:fldSimple w:instr="HYPERLINK &quot;mailto:c@example.org&quot;">`+run("Jobcenter")+`</w:fldSimple>`)),
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="m" Type="x/hyperlink" Target="mailto:a@example.org?subject=x" TargetMode="External"/></Relationships>`)
	excel := book(t, func(f *excelize.File) error {
		return errorsOf(f.SetCellStr("Sheet1", "A1", "Polizei"), f.SetCellStr("Sheet1", "B1", "E-Mail"), f.SetCellHyperLink("Sheet1", "B1", "mailto:a@example.org", "External"),
			f.SetCellStr("Sheet1", "A2", "Caritas"), f.SetCellStr("Sheet1", "B2", "a@example.org"), f.SetCellHyperLink("Sheet1", "B2", "mailto:A@example.org", "External"))
	})
	formula := sheetOf(t, `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>HYPERLINK("mailto:b@example.org","Mail")</f><v>Mail</v></c></row></sheetData></worksheet>`, `<sst><si><t>Eins</t></si></sst>`)
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.docx", inWord, "Polizei, a@example.org\nCaritas, +4929211\nJobcenter c@example.org\n"},
		{"a.xlsx", excel, "Polizei\ta@example.org\nCaritas\ta@example.org\n"},
		{"b.xlsx", formula, "Eins\tb@example.org\n"},
		{"a.html", []byte(`<html><p>Polizei <a href="mailto:a%40example.org">E-Mail schreiben</a> <a href="tel:02921-1;ext=5">Telefon</a><p><a href="mailto:c@example.org">Caritas</a><p><a href=tel:+492921302546>02921 / 30 25 46</a><p><a href="https://x.example">Website</a><p><a href="https://x.example/impressum">Jugendamt</a><p><a href="javascript:alert(1)">E-Mail</a>`),
			"Polizei a@example.org 02921-1 (App. 5)\nCaritas c@example.org\n02921 / 30 25 46\nhttps://x.example\nJugendamt\nE-Mail\n"},
	} {
		if got := textOf(t, test.name, test.data); got != test.want {
			t.Errorf("%s is\n%q\nwant\n%q", test.name, got, test.want)
		}
	}
}

// What is struck out is left out and told. Of a row whose name is struck out nothing is left: its number is not that of
// the row above.
func TestWhatIsStruckOut(t *testing.T) {
	strike := func(text string) string {
		return `<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	inWord := docxOf(t, bullet("0", "Polizei Soest")+`<w:p><w:r><w:rPr><w:dstrike/></w:rPr><w:t>Diakonie Soest</w:t></w:r></w:p>`+par(run("Caritas Soest ")+strike("(Lippstadt)"))+
		`<w:p><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>Jobcenter Soest</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>Zonta Soest</w:delText></w:r></w:del></w:p>`+
		"<w:tbl>"+rowOf(par(run("Jugendamt Soest")), par(run("02921 1")))+rowOf(par(strike("Amtsgericht Soest")), par(run("02921 2")))+"</w:tbl>")
	text, left, _ := leftOf(t, "a.docx", inWord)
	wantAll(t, "Word", left, "Durchgestrichenes haben wir nicht gelesen: „Diakonie Soest“, „(Lippstadt)“, „Amtsgericht Soest 02921 2“", "„Zonta Soest“")
	if text != "- Polizei Soest\n\nCaritas Soest\nJobcenter Soest\n\nJugendamt Soest\t02921 1\n" && text != "- Polizei Soest\nCaritas Soest\nJobcenter Soest\nJugendamt Soest\t02921 1\n" {
		t.Errorf("Word: %q", text)
	}
	excel := book(t, func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		return errorsOf(err, f.SetSheetRow("Sheet1", "A1", &[]any{"Einrichtung", "Telefon"}), f.SetSheetRow("Sheet1", "A2", &[]any{"Polizei", "02921 1"}),
			f.SetSheetRow("Sheet1", "A3", &[]any{"Diakonie", "02921 2"}), f.SetSheetRow("Sheet1", "A4", &[]any{"Caritas", "02921 3"}), f.SetCellStyle("Sheet1", "A3", "A3", style),
			f.SetCellStyle("Sheet1", "B4", "B4", style), f.SetCellRichText("Sheet1", "A5", []excelize.RichTextRun{{Text: "Zonta", Font: &excelize.Font{Strike: true}}, {Text: "Jobcenter"}}))
	})
	text, left, _ = leftOf(t, "a.xlsx", excel)
	wantAll(t, "Excel", left, "„Diakonie 02921 2“, „02921 3“, „Zonta“")
	if text != "Einrichtung\tTelefon\nPolizei\t02921 1\nCaritas\t/\nJobcenter\t/\n" {
		t.Errorf("Excel: %q", text)
	}
	page := `<html><meta charset=utf-8><style>.weg, p.alt { color: red; text-decoration: line-through }</style><ul><li>Polizei<li><s>Diakonie</s><li style="text-decoration:line-through">Caritas<li>Jobcenter <strike>Soest</strike>
<li><span style="text-decoration-line: line-through">Zonta <span>Club</span> Soest</span><li class="x weg">Amtsgericht<li>Jugendamt</ul><table><tr><td>A-Amt<td>1<tr><td><del>B-Amt</del><td>2<tr style="text-decoration:line-through"><td>C-Amt<td>3<tr><td>D-Amt<td>4<tr style="display:none"><td>E-Amt<td>5</table>`
	text, left, _ = leftOf(t, "a.html", []byte(page))
	wantAll(t, "page", left, "„Diakonie“, „Caritas“, „Soest“, „Zonta Club Soest“, „Amtsgericht“, „B-Amt 2“, „C-Amt 3“", "1 ausgeblendete Zeile")
	if text != "- Polizei\n- Jobcenter\n- Jugendamt\nA-Amt\t1\nD-Amt\t4\n" {
		t.Errorf("page: %q", text)
	}
}

// The reading that gives German words is taken; where that is not sure, it is said.
func TestEncodingsOfTables(t *testing.T) {
	const want = "Einrichtung;Ort\nFrauenbüro Größe;Köln\nÄrztekammer;Übersee\nJugendamt Höxter;Süd\n"
	utf := []byte(want)
	for name, data := range map[string][]byte{
		"UTF-8": utf, "UTF-8 with a mark": append([]byte("\ufeff"), utf...), "UTF-16": encoded(t, "utf-16", want), "Windows": encoded(t, "windows-1252", want), "Macintosh": encoded(t, "macintosh", want),
		"MS-DOS 850": encoded(t, "ibm850", want), "MS-DOS 437": encoded(t, "ibm437", want), "twice": []byte(latin(t, "windows-1252", utf)), "thrice": []byte(latin(t, "windows-1252", []byte(latin(t, "windows-1252", utf)))),
		"UTF-8 read as Macintosh": []byte(latin(t, "macintosh", utf)), "UTF-8 read as MS-DOS": []byte(latin(t, "ibm850", utf)),
		"two in one file": append([]byte("Einrichtung;Ort\nFrauenb\xfcro Gr\xf6\xdfe;K\xf6ln\n"), []byte("Ärztekammer;Übersee\nJugendamt Höxter;Süd\n")...),
	} {
		text, left, notes := leftOf(t, "a.csv", data)
		if text != strings.ReplaceAll(want, ";", "\t") {
			t.Errorf("%s: %q", name, text)
		}
		if told := notes != ""; left != "" || told == slices.Contains([]string{"UTF-8", "UTF-8 with a mark", "UTF-16", "Windows"}, name) {
			t.Errorf("%s: it says %q, %q", name, left, notes)
		}
	}
	if _, _, notes := leftOf(t, "a.csv", []byte("Einrichtung;Ort\nCaf\xa2 Soest;Soest\nB\xd0ro;Soest\n")); !strings.Contains(notes, "nicht sicher") {
		t.Errorf("unsure: %q", notes)
	}
	if text, _, notes := leftOf(t, "a.txt", []byte("São Paulo Verein\nÅlborg\n")); notes != "" || !strings.Contains(text, "São") {
		t.Errorf("%q, %q", text, notes)
	}
}

// A row of a merged name, with a second number, is still one member with both.
func TestMergedNamesAreOneMember(t *testing.T) {
	text := textOf(t, "a.html", []byte("<html><table><tr><th>Einrichtung<th>Telefon<tr><td rowspan=2>Frauenberatung Soest<td>02921 302546<tr><td>0151 1234567</table>"))
	r := memberlist.Parse(text)
	if len(r.Members) != 1 || r.Members[0].Phone != "02921 302546" || len(r.Members[0].MorePhones) != 1 {
		t.Errorf("%q gives %+v", text, r.Members)
	}
}

package upload

import (
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestXlsxAsExcelWritesIt(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	zeros, year := "00000", "dd/mm/yyyy"
	postcode, err := f.NewStyle(&excelize.Style{CustomNumFmt: &zeros})
	must(err)
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(err)
	own, err := f.NewStyle(&excelize.Style{CustomNumFmt: &year})
	must(err)
	for at, value := range map[string]any{
		"B1": "Mitgliederliste des Runden Tisches", "B3": "Einrichtung", "C3": "PLZ", "D3": "Seit", "E3": "Geprüft", "F3": "Geheim", "G3": "Telefon",
		"B4": "Frauenberatung\nfür Seefurt", "C4": 1067, "D4": time.Date(2004, 3, 1, 0, 0, 0, 0, time.UTC), "E4": true, "F4": "nein", "G4": "0199 111",
		"B6": "Polizei <Seefurt> & Co", "C6": 12345, "D6": time.Date(2010, 12, 31, 0, 0, 0, 0, time.UTC), "G6": 199123456789,
		"B7": "Versteckt", "C7": 1, "B8": "Jugendamt", "B10": "Stand: 2025",
	} {
		must(f.SetCellValue("Sheet1", at, value))
	}
	must(f.SetCellRichText("Sheet1", "G8", []excelize.RichTextRun{{Text: "0199 "}, {Text: "222", Font: &excelize.Font{Bold: true}}}))
	must(f.SetCellStyle("Sheet1", "C4", "C6", postcode))
	must(f.SetCellStyle("Sheet1", "D4", "D4", date))
	must(f.SetCellStyle("Sheet1", "D6", "D6", own))
	must(f.SetColVisible("Sheet1", "F", false))
	must(f.SetRowVisible("Sheet1", 7, false))
	want := "Mitgliederliste des Runden Tisches\n\n" +
		"Einrichtung\tPLZ\tSeit\tGeprüft\tTelefon\n" +
		"Frauenberatung für Seefurt\t01067\t01.03.2004\tja\t0199 111\n" +
		"Polizei <Seefurt> & Co\t12345\t31.12.2010\t\t199123456789\n" +
		"Jugendamt\t\t\t\t0199 222\n\nStand: 2025\n"
	if got := textOf(t, "liste.xlsx", written(t, f)); got != want {
		t.Errorf("text is\n%q\nwant\n%q", got, want)
	}

	_, err = f.NewSheet("Gäste")
	must(err)
	must(f.SetCellValue("Gäste", "A1", "Presse"))
	_, err = f.NewSheet("Verborgen")
	must(err)
	must(f.SetCellValue("Verborgen", "A1", "Privates"))
	must(f.SetSheetVisible("Verborgen", false))
	if got := textOf(t, "x", written(t, f)); got != want+"\nGäste\n\nPresse\n" {
		t.Errorf("with more sheets the text is\n%q", got)
	}
}

func TestXlsxAsOthersWriteIt(t *testing.T) {
	for _, test := range []struct{ name, sheet, want string }{
		{"texts in the cells", `<row><c t="inlineStr"><is><t>Polizei</t></is></c><c t="str"><v>110</v></c></row>`, "Polizei\t110\n"},
		{"numbers with an exponent", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>4.9199E10</v></c><c r="C1"><v>1.5</v></c></row>`, "Eins\t49199000000\t1,5\n"},
		{"a faulty reference to a text", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>99</v></c><c r="C1" t="s"><v>-1</v></c><c r="D1" t="e"><v>#NV</v></c></row>`, "Eins\n"},
		{"written signs", `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>`, "Zwei Drei\tEins\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := sheetOf(t, `<worksheet><sheetData>`+test.sheet+`</sheetData></worksheet>`, `<sst><si><t>Eins</t><rPh><t>nicht</t></rPh></si><si><t>Zwei_x0009_Drei_x0000_</t></si></sst>`)
			if got := textOf(t, "x.xlsx", data); got != test.want {
				t.Errorf("text is %q, want %q", got, test.want)
			}
		})
	}
}

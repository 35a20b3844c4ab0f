package feedback

import (
	"strings"
	"testing"
)

func TestWhatAReportMayHold(t *testing.T) {
	for _, test := range []struct {
		text      string
		protected bool
		want      string
	}{
		{"Die Zeiten stimmen nicht.", false, ""},
		{"Die Sprechzeit ist jetzt Mo–Fr 9:00 bis 17:00, nicht 9.30–16.30.", false, ""},
		{"Seit 01.01.2024 heißt die Stelle anders, von 2019-2023 noch nicht.", false, ""},
		{"Stand 2024-06-12 bis 2025-06-12 war es anders.", false, ""},
		{"Das Frauenhaus ist jetzt in der Musterstraße 5.", false, "report.fault.address"},
		{"Die Schutzwohnung: 44623 Herne", false, "report.fault.address"},
		{"Das Frauenhaus hat jetzt 12 Plätze.", false, ""},
		{"Es sind 51 Partner, nicht 15.", false, ""},
		{"Die 110 und die 116 016 stehen da richtig.", false, ""},
		{"Die Postleitzahl 44623 fehlt.", false, ""},
		{"Die Anschrift Bahnhofstraße 12 ist alt.", false, ""},
		{"Das Treffen ist um 17:00 @ Rathaus? Nein: im Rathaus.", false, "report.fault.email"},
		{strings.Repeat("ä", 1000), false, ""},
		{strings.Repeat("ä", 1001), false, "report.fault.long"},
		{"", false, "report.fault.empty"},
		{" \r\n\t ", false, "report.fault.empty"},
		{" \n\t ", false, "report.fault.empty"},
		{"a\x00b", false, "report.fault.characters"},
		{"\xff\xfe", false, "report.fault.characters"},
		{"a\u202eb", false, ""},
		// Numbers, however they are written.
		{"Rufen Sie 02323 123456 an", false, "report.fault.phone"},
		{"02323/12 34 56", false, "report.fault.phone"},
		{"+49 (0) 2323-123456", false, "report.fault.phone"},
		{"0171.1234567", false, "report.fault.phone"},
		{"0 1 7 1 1 2 3 4 5 6 7", false, "report.fault.phone"},
		{"０１７１１２３４５６７", false, "report.fault.phone"},
		{"٠١٧١١٢٣٤٥٦٧", false, "report.fault.phone"},
		{"𝟎𝟏𝟕𝟏𝟏𝟐𝟑𝟒𝟓𝟔𝟕", false, "report.fault.phone"},
		{"0171\u200b123\u200b4567", false, "report.fault.phone"},
		{"01.01.2024 02323 123456", false, "report.fault.phone"},
		{"08000 116 016", false, "report.fault.phone"},
		{"0171\n1234567", false, "report.fault.phone"},
		// Addresses of mail.
		{"anna@example.org", false, "report.fault.email"},
		{"anna @ example.org", false, "report.fault.email"},
		{"anna(at)example.org", false, "report.fault.email"},
		{"anna [AT] example.org", false, "report.fault.email"},
		{"anna at example dot org", false, "report.fault.email"},
		{"anna at example.org", false, "report.fault.email"},
		{"anna＠example.org", false, "report.fault.email"},
		{"anna\u200b@\u200bexample.org", false, "report.fault.email"},
		// Streets, where nobody may know them.
		{"Das Haus steht in der Bahnhofstr. 12.", true, "report.fault.address"},
		{"Es ist in 44623 Herne.", true, "report.fault.address"},
		{"Bahnhof\u00adstraße 12", true, "report.fault.address"},
		{"Bahnhofstraße １２", true, "report.fault.address"},
		{"Die Zeiten stimmen nicht.", true, ""},
	} {
		if _, got := checkReport(test.text, revealsShelter(test.protected, "Einrichtung")); got != test.want {
			t.Errorf("%.60q: %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzReport(f *testing.F) {
	for _, seed := range []string{"Die Zeiten stimmen nicht.", "0171\u200b1234567", "anna＠example.org", "٠١٧", "𝟎", "\xff"} {
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, written string, protected bool) {
		text, wrong := checkReport(written, revealsShelter(protected, "Einrichtung"))
		if (text == "") == (wrong == "") {
			t.Errorf("%q: %q and %q", written, text, wrong)
		}
		if again, wrong := checkReport(text, revealsShelter(protected, "Einrichtung")); wrong == "" && again != text {
			t.Errorf("%q becomes %q, and then %q", written, text, again)
		}
	})
}

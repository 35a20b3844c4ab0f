package upload

import (
	"errors"
	"strings"
	"testing"

	"rundtisch/internal/fault"
)

// sentence returns what the person is told about a file that is refused.
func sentence(t testing.TB, name string, data []byte) string {
	t.Helper()
	file, err := Text(name, data)
	text := file.Text
	var invalid fault.Invalid
	if !errors.As(err, &invalid) || len(invalid) != 1 || text != "" {
		t.Fatalf("%s: %d bytes of text and %v, want fault.Invalid", name, len(text), err)
	}
	return invalid.InForm()["datei"]
}

func TestWhatIsNotReadIsSaidWithWhatToDo(t *testing.T) {
	docx := docxOf(t, par(run("Polizei")))
	broken := append([]byte{}, docx...)
	for i := 0; i < len(broken); i += 2 {
		broken[i] ^= 0x55
	}
	copy(broken, "PK\x03\x04")
	locked := append([]byte{}, docx...)
	at := strings.LastIndex(string(locked), "PK\x01\x02")
	locked[at+8] |= 1
	for _, test := range []struct {
		name, data, want string
	}{
		{"leer.txt", "", "leer"},
		{"liste.pdf", "%PDF-1.7\n%\xe2\xe3", "PDF"},
		{"liste.txt", "%PDF-1.7\nirgendwas", "PDF"},
		{"liste.pdf", "Text, der keiner ist", "PDF"},
		{"liste.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "alten Office-Format oder mit einem Kennwort"},
		{"liste.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Kennwort"},
		{"liste.docx", string(locked), "Kennwort"},
		{"liste.docx", "kein zip", "beschädigt"},
		{"liste.docx", string(docx[:len(docx)/2]), "beschädigt"},
		{"liste.docx", string(broken), "beschädigt"},
		{"liste.xlsx", "kein zip", "beschädigt"},
		{"foto.jpg", "\xff\xd8\xff\xe0", "Bilder"},
		{"foto.txt", "\x89PNG\r\n\x1a\n", "Bilder"},
		{"liste.rtf", `{\rtf1\ansi`, "RTF"},
		{"liste.zip", string(pack(t, "liste.txt", "Polizei")), "Gepackte"},
		{"folien.odp", string(pack(t, "mimetype", openDocument+"presentation", "content.xml", "<a/>")), ".docx oder .xlsx"},
		{"leer.odt", string(pack(t, "mimetype", openDocument+"text", "content.xml", "<a/>")), "kein Text"},
		{"ohne.odt", string(pack(t, "mimetype", openDocument+"text")), ".docx oder .xlsx"},
		{"liste.ods", "kein zip", "beschädigt"},
		{"geheim.ods", string(pack(t, "mimetype", openDocument+"spreadsheet", "META-INF/manifest.xml",
			`<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`,
			"content.xml", "\x00\x01")), "Kennwort"},
		{"folien.pptx", string(pack(t, "ppt/presentation.xml", "<a/>")), ".docx oder .xlsx"},
		{"liste.exe", "MZ\x90\x00\x03\x00\x00\x00", "Möglich sind"},
		{"liste.txt", "MZ\x90\x00\x03\x00\x00\x00\x01\x02\x03", "Möglich sind"},
		{"mail.eml", "From: x\nTo: y\n", "E-Mails"},
		{"leer.html", "<html><body><script>alert(1)</script></body></html>", "kein Text"},
		{"zahlen.txt", " \n 1 \n", "kein Text"},
		{"gross.txt", strings.Repeat("Polizei ", MaxFile/8+1), "größer als 2 MB"},
		{"lang.txt", strings.Repeat("a\n", maxLines+1), "20.000 Zeilen"},
		{"lang.csv", strings.Repeat("a;b\n", maxLines+1), "20.000 Zeilen"},
		{"lang.html", "<html>" + strings.Repeat("<p>a", maxLines+1), "20.000 Zeilen"},
		{"lang.docx", string(docxOf(t, strings.Repeat(par(run("a")), maxLines+1))), "20.000 Zeilen"},
		{"breit.csv", strings.Repeat("a;", 101) + "b\n", "100 Spalten"},
		{"breit.xlsx", string(sheetOf(t, `<worksheet><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></worksheet>`, "<sst/>")), "100 Spalten"},
		{"breit.html", "<html><table><tr>" + strings.Repeat("<td>a", 101), "100 Spalten"},
	} {
		if got := sentence(t, test.name, []byte(test.data)); !strings.Contains(got, test.want) || !strings.HasSuffix(got, ".") {
			t.Errorf("%s: %q, want %q in it", test.name, got, test.want)
		}
	}
}

func TestUpToTheLimitsEverythingIsRead(t *testing.T) {
	for name, data := range map[string]string{
		"a.txt": strings.Repeat("a\n", maxLines), "b.csv": strings.Repeat("a;b\n", maxLines), "c.html": "<html>" + strings.Repeat("<p>a", maxLines),
		"d.docx": string(docxOf(t, strings.Repeat(par(run("a")), maxLines))),
		"e.csv":  strings.Repeat("a;", 99) + "b\n",
		"f.txt":  strings.Repeat("a", MaxFile-1) + "\n",
	} {
		if file, err := Text(name, []byte(data)); err != nil || len(file.Text) < 200 {
			t.Errorf("%s: %d bytes, %v", name, len(file.Text), err)
		}
	}
}

package upload

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var encodings = map[string]encoding.Encoding{
	"utf-16": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "windows-1252": charmap.Windows1252, "macintosh": charmap.Macintosh, "ibm850": charmap.CodePage850, "ibm437": charmap.CodePage437,
}

// encoded writes a text as a program with this encoding does.
func encoded(t *testing.T, name, text string) []byte {
	t.Helper()
	data, err := encodings[name].NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// latin reads bytes as a program does that takes them for this encoding.
func latin(t *testing.T, name string, data []byte) string {
	t.Helper()
	out := ""
	for _, b := range data {
		r := encodings[name].(*charmap.Charmap).DecodeByte(b)
		if r == '\ufffd' {
			r = rune(b)
		}
		out += string(r)
	}
	return out
}

// document is the body part of a Word file.
func document(inside string) string {
	return `<w:document ` + word + `><w:body>` + inside + `</w:body></w:document>`
}

package harvest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"path"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// foreign returns what is wrong with a file that is not JSON at all, judging by how it begins.
func foreign(place string, body []byte) error {
	begins := func(signs ...string) bool {
		return slices.ContainsFunc(signs, func(sign string) bool {
			return len(body) >= len(sign) && strings.EqualFold(string(body[:len(sign)]), sign)
		})
	}
	switch {
	case begins("PK\x03\x04", "PK\x05\x06"):
		return packed(place, body)
	case begins("\x1f\x8b", "BZh", "\xfd7zXZ", "7z\xbc\xaf", "\x28\xb5\x2f\xfd"):
		return fail(place, "die Datei ist gepackt. Bitte packen Sie sie zuerst aus.")
	case begins("%PDF"):
		return fail(place, "das ist ein PDF. Gelesen wird JSON nach HSDS 3.")
	case begins("<"):
		return fail(place, "das ist eine Webseite oder XML, kein gültiges JSON. Gelesen wird JSON nach HSDS 3.")
	}
	return nil
}

// packed says what to do with an archive instead of reading it here.
func packed(place string, body []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return fail(place, "das ist ein ZIP-Archiv, das nicht vollständig angekommen ist.")
	}
	has := func(names ...string) bool {
		return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return slices.Contains(names, strings.ToLower(path.Base(f.Name))) })
	}
	switch {
	case has("netzwerke.csv", "mitgliedschaften.csv"):
		return fail(
			place,
			"das ist das ganze Verzeichnis eines Rundtischs als ZIP-Archiv. Zum Vergleichen bitte die Adresse seiner Schnittstelle "+
				"angeben (sie endet auf /hsds/v3/); einzelne Netzwerke daraus lädt „rundtisch load“.",
		)
	case has("[content_types].xml"):
		return fail(
			place,
			"das ist eine Datei aus Word oder Excel; gelesen wird JSON nach HSDS 3. Für Listen aus Excel gibt es „Liste einfügen“ und "+
				"„Angebote aus einer Tabelle“ in der Verwaltung.",
		)
	}
	return fail(place, "das ist ein ZIP-Archiv. Bitte packen Sie es zuerst aus und geben Sie die JSON-Datei daraus an.")
}

// inUTF8 returns a text in UTF-8 without a byte order mark, and a sentence if it had another encoding. JSON has to be UTF-8; files in
// UTF-16, Windows-1252 and Latin-1 exist as well. Parts that are UTF-8 are kept. A text that ends within a character was cut off,
// and stays as it is.
func inUTF8(body []byte) ([]byte, string) {
	switch {
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		body = body[3:]
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		return fromUTF16(body[2:], binary.LittleEndian), ""
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		return fromUTF16(body[2:], binary.BigEndian), ""
	}
	if utf8.Valid(body) {
		return body, ""
	}
	var out bytes.Buffer
	changed := false
	for rest := body; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			if !utf8.FullRune(rest) {
				out.Write(rest)
				break
			}
			r, changed = charmap.Windows1252.DecodeByte(rest[0]), true
		}
		out.WriteRune(r)
		rest = rest[size:]
	}
	if !changed {
		return out.Bytes(), ""
	}
	return out.Bytes(), "Der Text war nicht in UTF-8 geschrieben; gelesen ist er in den Zeichen von Windows (Latin-1). Bitte sehen " +
		"Sie nach, ob Umlaute richtig dastehen."
}

func fromUTF16(body []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(body)/2)
	for i := range units {
		units[i] = order.Uint16(body[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

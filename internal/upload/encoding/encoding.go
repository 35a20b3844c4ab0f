// Package encoding reads text in whichever encoding the programs of Germany write it, and puts right what was saved in
// a wrong one.
package encoding

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

// readings are the encodings of one byte a character that programs in Germany write, the likeliest first.
var readings = []struct {
	name string
	of   *charmap.Charmap
}{{"Windows", charmap.Windows1252}, {"Macintosh", charmap.Macintosh}, {"MS-DOS", charmap.CodePage850}}

// Found says what was guessed or repaired when a text was read: the person who chose it is asked to look.
type Found struct {
	Guessed  string // the encoding, if it is not the usual one: „Macintosh“
	Unsure   bool   // no reading gives German words
	Mixed    bool   // some lines are written in UTF-8, others are not
	Repaired bool   // it had been read in a wrong encoding and saved again
}

// Decode makes UTF-8 of UTF-16, of UTF-8 with or without a mark, and of the encodings of one byte a character. Which of
// those it is, is decided by the reading that gives German words.
func Decode(data []byte) (text string, found Found) {
	text, ok := decodeWide(data)
	if !ok {
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		if isUTF8(data) {
			text = strings.ToValidUTF8(string(data), "")
		} else {
			text, found = decodeBytes(data)
		}
	}
	text, found.Repaired = Undoubled(text)
	return text, found
}

func decodeWide(data []byte) (string, bool) {
	order := wide(data)
	if order == 0 {
		return "", false
	}
	endian := utf16.LittleEndian
	if order == 'b' {
		endian = utf16.BigEndian
	}
	text, err := utf16.UTF16(endian, utf16.UseBOM).NewDecoder().Bytes(data)
	return string(text), err == nil
}

// decodeBytes reads bytes that are no UTF-8. Lines that are UTF-8 all the same were copied from elsewhere.
func decodeBytes(data []byte) (string, Found) {
	var found Found
	lines := bytes.SplitAfter(data, []byte("\n"))
	var rest []byte
	mixed := false
	for _, line := range lines {
		if !utf8.Valid(line) {
			rest = append(rest, line...)
		} else if !isASCII(line) {
			mixed = true
		}
	}
	best, second := 0, -1<<30
	points := make([]int, len(readings))
	for i, r := range readings {
		points[i] = german(r.of, rest)
		if i > 0 && points[i] > points[best] {
			best = i
		}
	}
	for i := range readings {
		if i != best {
			second = max(second, points[i])
		}
	}
	if points[best] <= 0 || points[best]-second < 2 || points[best] < strange(readings[best].of, rest) {
		found.Unsure = true
	} else if best > 0 {
		found.Guessed = readings[best].name
	}
	found.Mixed = mixed
	var out strings.Builder
	for _, line := range lines {
		if utf8.Valid(line) {
			out.Write(line)
		} else {
			out.WriteString(read1(readings[best].of, line))
		}
	}
	return out.String(), found
}

func isASCII(data []byte) bool {
	for _, b := range data {
		if b >= 0x80 {
			return false
		}
	}
	return true
}

func read1(of *charmap.Charmap, data []byte) string {
	var out strings.Builder
	for _, b := range data {
		out.WriteRune(of.DecodeByte(b))
	}
	return out.String()
}

// maxJudged is how much of a file is judged.
const maxJudged = 256 << 10

// german says how much a reading looks like German: points for umlauts where words have them, and for the signs that
// Germans type; fewer for every other character.
func german(of *charmap.Charmap, data []byte) (points int) {
	data = data[:min(len(data), maxJudged)]
	for i, b := range data {
		if b < 0x80 {
			continue
		}
		points += fits(of, data, i)
	}
	return points
}

// strange is how many points a reading loses for what no German writes.
func strange(of *charmap.Charmap, data []byte) (points int) {
	data = data[:min(len(data), maxJudged)]
	for i, b := range data {
		if b >= 0x80 && fits(of, data, i) < 0 {
			points += 3
		}
	}
	return points
}

func fits(of *charmap.Charmap, data []byte, i int) int {
	before, after := ' ', ' '
	if i > 0 {
		before = of.DecodeByte(data[i-1])
	}
	if i+1 < len(data) {
		after = of.DecodeByte(data[i+1])
	}
	r := of.DecodeByte(data[i])
	switch {
	case strings.ContainsRune("äöüß", r):
		if unicode.IsLower(before) || r != 'ß' && unicode.IsUpper(before) && !unicode.IsUpper(after) ||
			r != 'ß' && !unicode.IsLetter(before) && unicode.IsLower(after) {
			return 3
		}
		return -2
	case strings.ContainsRune("ÄÖÜ", r):
		if !unicode.IsLetter(before) && unicode.IsLetter(after) ||
			unicode.IsUpper(before) && (unicode.IsUpper(after) || !unicode.IsLetter(after)) {
			return 3
		}
		return -2
	case strings.ContainsRune("éèáàçñêôëïíóúâîûøåæ", r):
		if unicode.IsLetter(before) && (unicode.IsLower(after) || !unicode.IsLetter(after)) {
			return 1
		}
		return -3
	case strings.ContainsRune("„‚", r):
		if !unicode.IsLetter(before) && unicode.IsLetter(after) {
			return 2
		}
		return -3
	case strings.ContainsRune("“”‘’»«", r):
		if unicode.IsLetter(before) != unicode.IsLetter(after) || r == '’' && unicode.IsLetter(before) {
			return 1
		}
		return -3
	case strings.ContainsRune("–—•·\u00a0…§°€", r):
		if unicode.IsLetter(before) && unicode.IsLower(after) {
			return -3
		}
		return 1
	}
	return -3
}

// doubled are the characters that UTF-8 begins with when it was read as one of these and saved once more: „Ã¼“, „√º“.
var doubled = []struct {
	of    *charmap.Charmap
	marks string
}{{charmap.Windows1252, "ÃÂâÅ"}, {charmap.Macintosh, "√¬"}, {charmap.CodePage850, "├┬"}}

// Undoubled repairs a text that was UTF-8, was read as something else and saved again. It reports whether it was one.
func Undoubled(text string) (string, bool) {
	repaired := false
	for range 8 { // some files went through it more than once
		changed := false
		for _, d := range doubled {
			if whole, ok := undoubled(text, d.of, d.marks); ok {
				text, changed, repaired = whole, true, true
			}
		}
		if !changed {
			break
		}
	}
	return text, repaired
}

func undoubled(text string, of *charmap.Charmap, marks string) (string, bool) {
	if !strings.ContainsAny(text, marks) {
		return text, false
	}
	sure := false // „Å“ is a letter of its own: alone it tells nothing
	whole := text
	var out strings.Builder
	for len(text) > 0 {
		at := strings.IndexAny(text, marks)
		if at < 0 {
			break
		}
		out.WriteString(text[:at])
		text = text[at:]
		r, size, ok := undouble(text, of)
		if !ok {
			_, size = utf8.DecodeRuneInString(text)
			out.WriteString(text[:size])
		} else {
			out.WriteRune(r)
			sure = sure || !strings.HasPrefix(text, "Å")
		}
		text = text[size:]
	}
	if !sure {
		return whole, false
	}
	out.WriteString(text)
	return out.String(), true
}

// undouble reads the two or three characters at the beginning of a text as the bytes of one.
func undouble(text string, of *charmap.Charmap) (r rune, size int, ok bool) {
	var raw []byte
	for _, c := range text {
		b, known := of.EncodeRune(c)
		if !known && c >= 0x80 && c < 0xa0 {
			b, known = byte(c), true // a place that the encoding leaves empty
		}
		if !known || b < 0x80 {
			return 0, 0, false
		}
		raw = append(raw, b)
		size += utf8.RuneLen(c)
		if r, n := utf8.DecodeRune(raw); n == len(raw) && r != utf8.RuneError && n > 1 {
			return r, size, usual(r)
		}
		if len(raw) == 3 {
			break
		}
	}
	return 0, 0, false
}

// usual reports whether a character is one that texts in Latin letters have.
func usual(r rune) bool {
	_, known := charmap.Windows1252.EncodeRune(r)
	return known && r >= 0xa0 || unicode.Is(unicode.Latin, r)
}

// DecodeHTML is Decode that believes a web page about its encoding when the bytes leave it open.
func DecodeHTML(data []byte) (string, Found) {
	if IsUTF16(data) || isUTF8(data) {
		return Decode(data)
	}
	e, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	if name == "utf-8" || name == "windows-1252" { // what pages are that say nothing
		return Decode(data)
	}
	text, err := e.NewDecoder().Bytes(data)
	if err != nil || !utf8.Valid(text) {
		return Decode(data)
	}
	return string(text), Found{}
}

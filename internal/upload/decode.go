package upload

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

// decode makes UTF-8 of UTF-16, of UTF-8 with or without a mark, and of Windows-1252, which is all that is left in Germany.
func decode(data []byte) string {
	if order := wide(data); order != 0 {
		endian := utf16.LittleEndian
		if order == 'b' {
			endian = utf16.BigEndian
		}
		text, err := utf16.UTF16(endian, utf16.UseBOM).NewDecoder().Bytes(data)
		if err == nil {
			return string(text)
		}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if isUTF8(data) {
		return string(data)
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "")
	}
	return string(text)
}

// decodeHTML is decode that believes the page about its encoding when the bytes leave it open.
func decodeHTML(data []byte) string {
	if wide(data) != 0 || isUTF8(data) {
		return decode(data)
	}
	e, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	if name == "utf-8" {
		return decode(data)
	}
	text, err := e.NewDecoder().Bytes(data)
	if err != nil || !utf8.Valid(text) {
		return decode(data)
	}
	return string(text)
}

// clean takes out what is no text: control characters, marks that turn the direction of writing, broken characters.
// Lines end with \n alone.
func clean(text string) string {
	text = lineEnds.Replace(strings.ToValidUTF8(text, ""))
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if unicode.IsControl(r) || r == utf8.RuneError || r == '\ufeff' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, text)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

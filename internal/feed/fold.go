package feed

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestLine is how many octets a line has at most, without its end (RFC 2426, 2.6; RFC 6350, 3.2; RFC 5545, 3.1).
const longestLine = 75

// folded breaks long lines; continuation lines begin with a blank. It does not split characters, since some readers decode line by
// line.
func folded(data []byte) []byte {
	var out bytes.Buffer
	if len(data) == 0 {
		return nil
	}
	for long := range bytes.SplitSeq(bytes.TrimSuffix(data, []byte("\r\n")), []byte("\r\n")) {
		room := longestLine
		for len(long) > room {
			cut := room
			for !utf8.RuneStart(long[cut]) {
				cut--
			}
			out.Write(long[:cut])
			out.WriteString("\r\n ")
			long, room = long[cut:], longestLine-1
		}
		out.Write(long)
		out.WriteString("\r\n")
	}
	return out.Bytes()
}

// line turns a text into one line, so that no value can begin another field. A semicolon becomes a comma: the encoder
// cannot escape it, and Outlook cuts texts there.
func line(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == ';':
			return ','
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return oneLine(text)
}

// oneLine turns a text into one line.
func oneLine(text string) string { return strings.Join(strings.Fields(lines(text)), " ") }

var endings = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// lines drops invisible characters except line breaks.
func lines(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == ' ':
			return r
		case r == '\u2028', r == '\u2029', r == '\u0085':
			return '\n'
		case unicode.IsSpace(r) && !unicode.IsControl(r), r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(endings.Replace(text), ""))
}

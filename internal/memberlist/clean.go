package memberlist

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fix is one thing put right in a line. It belongs to every row that holds the word it left behind.
type fix struct {
	word   string // as it reads now
	text   string // for people
	repair bool   // something was damaged; otherwise it was only put into the usual form
}

// blanks are the spaces that word processors use beside the plain one.
const blanks = "\u00a0\u2007\u202f\u2002\u2003\u2009\u200a\u2008\u3000"

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// prepare makes valid text of whatever was pasted and ends its lines alike.
func prepare(text string) (string, bool) {
	cut := false
	if len(text) > MaxText {
		text, cut = text[:MaxText], true
	}
	text = lineBreaks.Replace(strings.ToValidUTF8(text, ""))
	return norm.NFC.String(text), cut
}

// cleanLine takes out what cannot be seen and says so. Tabs and runs of blanks stay: they may part columns.
func cleanLine(raw string) (string, []fix) {
	if isPlain(raw) {
		return strings.TrimRight(raw, " \t"), nil
	}
	var fixes []fix
	var out strings.Builder
	short := len(raw) < 4000 // what was put right is told of lines that can hold names
	for i, r := range raw {
		switch {
		case r == '\u00ad':
			if !short {
				continue
			}
			if strings.Trim(raw[i+2:], " \t") == "" {
				out.WriteByte('-') // at the end of a line it is a hyphen
				continue
			}
			if word := wordAround(raw, i); word != "" {
				fixes = append(fixes, fix{word, "Trennzeichen entfernt: „" + word + "“", true})
			}
		case strings.ContainsRune(blanks, r):
			out.WriteByte(' ')
			if !short {
				continue
			}
			if before, after := wordAround(raw[:i]+" ", i-1), wordAround(" "+raw[i+utf8.RuneLen(r):], 1); before != "" && after != "" {
				fixes = append(fixes, fix{before + " " + after, "Geschütztes Leerzeichen ersetzt", false})
			}
		case r == '\u2011' || r == '\u2010':
			out.WriteByte('-')
		case ligatures[r] != "":
			out.WriteString(ligatures[r])
		case isInvisible(r):
		default:
			out.WriteRune(r)
		}
	}
	return strings.TrimRight(out.String(), " \t"), fixes
}

// ligatures are letters that print runs together and that no search finds.
var ligatures = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st", 'ĳ': "ij", 'Ĳ': "IJ"}

// isPlain reports whether nothing in the line needs cleaning.
func isPlain(raw string) bool {
	for _, r := range raw {
		if r == '\u00ad' || r >= 0x2000 && r <= 0x2011 || r >= 0x2028 && r <= 0x202f || r == 0xa0 || r == 0x3000 || ligatures[r] != "" ||
			isInvisible(r) {
			return false
		}
	}
	return true
}

func isInvisible(r rune) bool {
	return r == '\ufffd' || r == '\ufeff' || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e ||
		r >= 0x2060 && r <= 0x206f || r == 0x61c || r != '\t' && unicode.Is(unicode.Cc, r)
}

// wordAround returns the word at a byte of the line, without soft hyphens in it.
func wordAround(raw string, at int) string {
	if at < 0 || at > len(raw) {
		return ""
	}
	inWord := func(r rune) bool { return unicode.IsLetter(r) || r == '-' || r == '.' || r == '\u00ad' }
	start, end := at, at
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(raw[:start])
		if !inWord(r) {
			break
		}
		start -= size
	}
	for end < len(raw) {
		r, size := utf8.DecodeRuneInString(raw[end:])
		if !inWord(r) {
			break
		}
		end += size
	}
	return strings.ReplaceAll(raw[start:end], "\u00ad", "")
}

// plainText is text in lower case with a, o, u, ss for ä, ö, ü, ß: the form in which the lists in words are written.
func plainText(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	for _, r := range text {
		switch r = unicode.ToLower(r); r {
		case 'ä':
			out.WriteByte('a')
		case 'ö':
			out.WriteByte('o')
		case 'ü':
			out.WriteByte('u')
		case 'ß':
			out.WriteString("ss")
		case 'é', 'è':
			out.WriteByte('e')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

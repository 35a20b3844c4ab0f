package server

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/web"
)

// readableQuery returns a query in which every value can be decoded. Newsletters, trackers and truncated links append
// things that are not UTF-8, not valid escapes or not text, and no page is refused for that. Old encodings are read as
// Latin-1, truncated letters are dropped, a percent sign that starts no escape stands for itself, and values that are not
// text become empty. A valid query is returned unchanged.
//
// Programs (strict) get an error for invalid parameters: for them a value that is not text is left as it is.
func readableQuery(raw string, strict bool) string {
	if plain, err := url.QueryUnescape(raw); err == nil && web.Readable(plain) && !strings.Contains(raw, ";") {
		return raw
	}
	var pairs []string
	for pair := range strings.SplitSeq(raw, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name, value = unescaped(name, strict), unescaped(value, strict)
		if strict && !web.Readable(value) {
			value = string(utf8.RuneError)
		}
		if !strict {
			if name = fromOldEncoding(name); !web.Readable(name) {
				continue
			}
			if value = fromOldEncoding(value); !web.Readable(value) {
				value = ""
			}
		}
		pairs = append(pairs, url.QueryEscape(name)+"="+url.QueryEscape(value))
	}
	return strings.Join(pairs, "&")
}

// unescaped takes escapes out. One that is none stands for itself, or where strict for something that is no text.
func unescaped(text string, strict bool) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	if strict {
		return string(utf8.RuneError)
	}
	var b strings.Builder
	for text != "" {
		n := 1
		if text[0] == '%' && len(text) >= 3 {
			n = 3
		}
		plain, err := url.QueryUnescape(text[:n])
		if err != nil {
			plain, n = text[:1], 1
		}
		b.WriteString(plain)
		text = text[n:]
	}
	return b.String()
}

// fromOldEncoding reads what is no UTF-8 as Latin-1, the encoding of old newsletters; in what is UTF-8 and was cut, the
// rest of a letter is left out.
func fromOldEncoding(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	if whole := strings.ToValidUTF8(text, ""); strings.ContainsFunc(whole, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return whole
	}
	var b strings.Builder
	for i := range len(text) {
		b.WriteRune(rune(text[i]))
	}
	return b.String()
}

package server

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/web"
)

// readableQuery returns the query of an address in a form in which every value can be read: newsletters, counters of
// visitors and cut links put things behind addresses that are no UTF-8, no escapes or no text, and no page is refused
// for that. What is in an old encoding is read as Latin-1, what was cut off is left out, a percent sign that begins
// nothing stands for itself, and what is no text at all is an empty value. A query in order is returned as it is.
//
// Programs (strict) are to be told what is wrong with their parameters: there a value that is no text stays one.
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

package intake

import (
	"html"
	"net/mail"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rundtisch/internal/directory"
)

// The longest texts that are taken in, in characters.
const (
	maxLine = 200
	maxText = 2000
)

var (
	tags   = regexp.MustCompile(`<(/?[A-Za-z!][^<>]{0,900})>`)
	breaks = regexp.MustCompile(`(?i)<(br|/p|/li|/div|/h[1-6])\b[^<>]{0,200}>`)
	spaces = regexp.MustCompile(`[ \t\x{a0}]+`)
	lines  = regexp.MustCompile(`\s*\n\s*`)
)

// line is a text in one line, plain: without markup, characters that nobody sees, or more than fits.
func line(text string) string { return cut(strings.Join(strings.Fields(plain(text)), " "), maxLine) }

// long is a text of several lines, plain.
func long(text string) string {
	return cut(strings.TrimSpace(lines.ReplaceAllString(spaces.ReplaceAllString(plain(text), " "), "\n")), maxText)
}

func plain(text string) string {
	text = html.UnescapeString(tags.ReplaceAllString(breaks.ReplaceAllString(text, "\n"), ""))
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if _, ok := directory.CleanText(string(r)); !ok || r == utf8.RuneError || unicode.Is(unicode.Co, r) {
			return -1
		}
		return r
	}, text))
}

func cut(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:most-1])) + "…"
}

// link is an address of a website, or "" where it is none that somebody may be led to.
func link(text string) string {
	text = strings.TrimSpace(text)
	if text != "" && !strings.Contains(text, ":") && strings.Contains(text, ".") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || !strings.Contains(u.Hostname(), ".") || len(text) > 500 ||
		strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '<' || r == '"' }) {
		return ""
	}
	if _, ok := directory.CleanText(text); !ok {
		return ""
	}
	return text
}

func email(text string) string {
	text = strings.TrimPrefix(strings.TrimSpace(text), "mailto:")
	if a, err := mail.ParseAddress(text); err != nil || a.Address != text || len(text) > 200 {
		return ""
	}
	if _, ok := directory.CleanText(text); !ok {
		return ""
	}
	return text
}

// phone is a text that is one number to speak on, as people write it; "" if it is none for certain.
func phone(text string) string {
	text = strings.Trim(line(text), `"' `)
	if text == "" || directory.PhoneTrouble(text) != "" {
		return ""
	}
	return directory.PhoneText(text)
}

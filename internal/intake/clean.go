package intake

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/mailaddress"
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
	clean, _ := directory.CleanText(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == utf8.RuneError || unicode.Is(unicode.Co, r) {
			return -1
		}
		if r == '\v' || r == '\f' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "")))
	return clean
}

func cut(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:most-1])) + "…"
}

// link is an address of a website, or "" where it is none that somebody may be led to.
func link(text string) string {
	text, ok := directory.CleanLine(text)
	if !ok {
		return ""
	}
	if text != "" && !strings.Contains(text, ":") && strings.Contains(text, ".") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || !strings.Contains(u.Hostname(), ".") || len(text) > 500 ||
		strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '<' || r == '"' }) {
		return ""
	}
	return text
}

func email(text string) string {
	text, ok := directory.CleanLine(text)
	text = strings.TrimPrefix(text, "mailto:")
	if !ok || !mailaddress.Is(text) {
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

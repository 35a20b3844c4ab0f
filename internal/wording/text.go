package wording

import (
	"strings"
	"unicode/utf8"
)

// Joined joins the texts that are not empty.
func Joined(between string, texts ...string) string {
	var there []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			there = append(there, text)
		}
	}
	return strings.Join(there, between)
}

var innerMarks = strings.NewReplacer("„", "‚", "“", "‘")

// Quoted puts a text in quotation marks; those in it become the inner ones.
func Quoted(text string) string { return "„" + innerMarks.Replace(text) + "“" }

// Shortened cuts a text that is longer than this many characters between two words.
func Shortened(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	text = string([]rune(text)[:most])
	if at := strings.LastIndex(text, " "); at > len(text)/2 {
		text = text[:at]
	}
	return strings.TrimRight(text, " ,;:.") + " …"
}

// BareAddress is a web address as people say it: without scheme, „www." and a slash at the end.
func BareAddress(address string) string {
	address = strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	return strings.TrimSuffix(strings.TrimPrefix(address, "www."), "/")
}

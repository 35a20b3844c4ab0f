package memberlist

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// documentKind says what kind of text this is if it is one that lists things other than members.
func documentKind(text string, lines []line) string {
	short := plainText(text[:min(len(text), 60000)])
	if strings.Count(short, "personenbezogen") >= 2 ||
		strings.Contains(short, "datenschutzerklarung") && strings.Count(short, "datenschutz") > 2 ||
		strings.Count(short, "dsgvo") >= 2 {
		return "Datenschutzhinweise"
	}
	tops, open, links, filled, menu := 0, 0, 0, 0, 0
	for _, l := range lines[:min(len(lines), 3000)] {
		if l.blank || len(l.text) > 300 {
			continue
		}
		filled++
		plain := plainText(l.text)
		if furnitureLines[plain] || plain == "kontakt" {
			menu++
		}
		if topShape.MatchString(plain) {
			tops++
		}
		if hours.MatchString(l.text) {
			open++
		}
		if loc := webShape.FindStringIndex(l.text); loc != nil && utf8.RuneCountInString(l.text) < 120 {
			links++
		}
		if len(plain) < 90 && minutes.MatchString(plain) {
			tops += 2
		} else if len(plain) < 90 && present.MatchString(plain) { // one such line can stand below any list
			tops++
		}
	}
	switch {
	case menu >= 3 && menu*4 >= filled && !announces.MatchString(short):
		return "die Auswahl einer Webseite"
	case tops >= 2:
		return "eine Tagesordnung oder ein Protokoll"
	case open >= 4 && open*3 > filled:
		return "Öffnungszeiten"
	case links >= 3 && links*5 > filled*2 && !strings.Contains(short, "mitglied") && !strings.Contains(short, "partner"):
		return "eine Liste von Verweisen"
	}
	return ""
}

var (
	topShape = regexp.MustCompile(`^(top|tagesordnungspunkt) ?\d`)
	minutes  = regexp.MustCompile(
		`^(ergebnis|kurz|verlaufs|sitzungs|beschluss)?(protokoll|niederschrift)\b|^tagesordnung|^agenda|^protokoll(ant|fuhrung)|` +
			`^einladung zur .*sitzung`)
	present = regexp.MustCompile(`^(anwesend|entschuldigt)\w*:`)
)

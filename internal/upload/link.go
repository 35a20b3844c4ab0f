package upload

import (
	"net/url"
	"regexp"
	"strings"
)

// beside are words under which a link hides an address or a number: they say nothing that the target does not.
var beside = regexp.MustCompile(`(?i)^(` + strings.Join([]string{
	`e-?mail( (schreiben|senden))?`, `(per )?mail`, `per e-?mail`, `mail schreiben`, `schreiben( sie uns)?`,
	`kontakt`, `(jetzt )?anrufen`, `telefon(isch)?`, `tel\.?`, `fon`, `phone`, `mobil`,
	`(zur )?(website|webseite|homepage|internetseite)`, `internet`, `www`, `web`,
	`link`, `hier`, `mehr`, `mehr infos?`,
	`[^\p{L}\d]*`,
}, "|") + `)$`)

const longestTarget = 254 // what an e-mail address can have

// target is what a link leads to, as people would write it: an e-mail address, a telephone number, a page. contact says
// that it is not a page.
func target(link string) (text string, contact bool) {
	link = strings.TrimSpace(link)
	scheme, rest, ok := strings.Cut(link, ":")
	if !ok || len(link) > 2000 {
		return "", false
	}
	switch strings.ToLower(scheme) {
	case "mailto":
		rest, _, _ = strings.Cut(rest, "?")
		rest, err := url.PathUnescape(rest)
		rest = strings.TrimSpace(oneLine(clean(rest)))
		if err != nil || !strings.Contains(rest, "@") || len(rest) > longestTarget || strings.ContainsAny(rest, "<>\"\t") {
			return "", false
		}
		return strings.Join(strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }), ", "), true
	case "tel", "callto":
		rest, extension, _ := strings.Cut(rest, ";ext=")
		rest, _, _ = strings.Cut(rest, ";")
		rest, err := url.PathUnescape(strings.TrimPrefix(rest, "//"))
		if err != nil || len(rest) > 40 || strings.Trim(rest, "+0123456789()/ .-–\u00a0") != "" || !strings.ContainsAny(rest, "0123456789") {
			return "", false
		}
		if extension != "" && strings.Trim(extension, "0123456789") == "" {
			rest += " (App. " + extension + ")"
		}
		return rest, true
	case "http", "https":
		if u, err := url.Parse(link); err != nil || u.Host == "" || len(link) > longestTarget || strings.ContainsAny(link, " \t\n<>\"") {
			return "", false
		}
		return link, false
	}
	return "", false
}

// linked is the text of a link with what it leads to, where the text does not say it.
func linked(text, link string) string {
	to, contact := target(link)
	bare := strings.Trim(oneLine(text), " :.,;()")
	switch {
	case to == "":
		return text
	case beside.MatchString(bare):
		if n := len(text); n > 0 && isBreak(rune(text[n-1])) {
			to += " "
		}
		return to
	case !contact || says(bare, to):
		return text
	}
	return strings.TrimRight(text, " \n\t") + " " + to
}

// says reports whether the text of a link holds the address or the number already, in whichever spelling.
func says(text, to string) bool {
	if strings.Contains(strings.ToLower(text), strings.ToLower(to)) {
		return true
	}
	if strings.Contains(to, "@") {
		return false
	}
	number := func(text string) string {
		text = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, text)
		return strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(text, "00"), "49"), "0")
	}
	digits := number(to)
	return len(digits) > 2 && strings.Contains(number(text), digits)
}

package takeover

import (
	"fmt"
	"regexp"
	"strings"

	"rundtisch/internal/directory"
)

var (
	isoDay    = regexp.MustCompile(`\b(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\b`)
	germanDay = regexp.MustCompile(`\b(?:(\d{1,2})\.\s?)?(\d{1,2})[./]\s?(\d{4}|\d{2})\b`)
	namedDay  = regexp.MustCompile(`(?i)\b(?:(\d{1,2})\.\s?)?(januar|jan|februar|feb|märz|maerz|april|apr|mai|juni|jun|juli|jul|august|aug|` +
		`september|sept|sep|oktober|okt|november|nov|dezember|dez)\.?\s(\d{4})\b`)
	monthNames = []string{"jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"}
)

// DateIn returns the first date in a text as people write it: „zum 31.12.2025“, „3. März 2027“, „Mai 2027“, „2025“. It
// returns "" if there is none that exists.
func DateIn(text string) directory.PartialDate {
	var year, month, day string
	if m := namedDay.FindStringSubmatch(text); m != nil {
		year, day = m[3], m[1]
		name := strings.Replace(strings.ToLower(m[2]), "ae", "ä", 1)
		for i, start := range monthNames {
			if strings.HasPrefix(name, start) {
				month = fmt.Sprint(i + 1)
			}
		}
	} else if m := germanDay.FindStringSubmatch(text); m != nil {
		year, month, day = m[3], m[2], m[1]
		if len(year) == 2 {
			if day == "" {
				return ""
			}
			year = "20" + year
		}
	} else if m := isoDay.FindStringSubmatch(text); m != nil {
		year, month, day = m[1], m[2], m[3]
	} else {
		return ""
	}
	date := year
	for _, part := range []string{month, day} {
		if part == "" {
			break
		}
		if len(part) == 1 {
			part = "0" + part
		}
		date += "-" + part
	}
	if d := directory.PartialDate(date); d.Valid() {
		return d
	}
	return ""
}

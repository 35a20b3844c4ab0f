package takeover

import (
	"regexp"
	"time"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
)

// dated are the spellings of dates that stand within a text.
var dated = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:\d{1,2}\.\s?)?(?:januar|jan|februar|feb|märz|maerz|april|apr|mai|juni|jun|juli|jul|august|aug|` +
		`september|sept|sep|oktober|okt|november|nov|dezember|dez)\.?\s\d{4}\b`),
	regexp.MustCompile(`\b(?:\d{1,2}\.\s?)?\d{1,2}[./]\s?(?:\d{4}|\d{2})\b`),
	regexp.MustCompile(`\b\d{4}(?:-\d{2}(?:-\d{2})?)?\b`),
}

// DateIn returns the first date in a text as people write it: „zum 31.12.2025“, „3. März 2027“, „Mai 2027“, „2025“. It
// returns "" if there is none that exists.
func DateIn(text string) directory.PartialDate {
	for _, shape := range dated {
		if found := shape.FindString(text); found != "" {
			return readDate(found)
		}
	}
	return ""
}

// readDate reads what holds nothing but a date; "" if it is none, or has no year.
func readDate(text string) directory.PartialDate {
	d, _ := days.Read(text, time.Time{}, days.Stated)
	if d.Unsure {
		d.Date = d.Date[:4] + "?" + d.Date[4:]
	}
	return directory.PartialDate(d.Date)
}

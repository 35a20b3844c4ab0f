package memberlist

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
)

var months = map[string]int{
	"januar":    1,
	"februar":   2,
	"marz":      3,
	"april":     4,
	"mai":       5,
	"juni":      6,
	"juli":      7,
	"august":    8,
	"september": 9,
	"oktober":   10,
	"november":  11,
	"dezember":  12,
}

var (
	dayShape = regexp.MustCompile(
		`\b(\d{1,2})\. ?(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?: (\d{4}))?|` +
			`\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2}\b)?`)
	issueShape = regexp.MustCompile(
		`(?i)(?:meldungsdatum|datum|stand|veröffentlicht(?: am)?|pressemitteilung (?:nr\. \S+ )?vom|vom)\s*:?\s*(\d{1,2}\.\s?(?:\d{1,2}\.|` +
			`\p{L}+)\s?\d{4})`)
)

// day is a date as written; the year is 0 if it is not.
type day struct{ year, month, day int }

// dayIn reads the first date of a sentence; nil if there is none.
func dayIn(s string) *day {
	m := dayShape.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	var d day
	if m[2] != "" {
		d.day, _ = strconv.Atoi(m[1])
		d.month = months[plainText(m[2])]
		d.year, _ = strconv.Atoi(m[3])
	} else {
		d.day, _ = strconv.Atoi(m[4])
		d.month, _ = strconv.Atoi(m[5])
		d.year, _ = strconv.Atoi(m[6])
		if d.year > 0 && d.year < 100 {
			d.year += 2000
		}
	}
	if d.day < 1 || d.day > 31 || d.month < 1 || d.month > 12 {
		return nil
	}
	return &d
}

// date sets the date of the event. A year that is not written is inferred from the day of the release:
// the event is on that day or in the twelve months after it.
func (e *EventProposal) date(sentence string, lines []string) {
	d := dayIn(sentence)
	if d.year > 0 {
		e.Date = directory.PartialDate(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day))
	} else if issued := issuedOn(lines); issued != nil {
		d.year = issued.year
		if d.month < issued.month || d.month == issued.month && d.day < issued.day {
			d.year++
		}
		e.Date = directory.PartialDate(fmt.Sprintf("%04d?-%02d-%02d", d.year, d.month, d.day))
		e.DateNote = fmt.Sprintf("Das Jahr steht nicht im Text; erschlossen aus dem Datum der Meldung (%02d.%02d.%04d).", issued.day,
			issued.month, issued.year)
	} else {
		e.DateNote = fmt.Sprintf("Im Text steht nur „%d.%d.“ ohne Jahr; bitte ergänzen.", d.day, d.month)
	}
	if !e.Date.Valid() {
		e.Date, e.DateNote = "", "Dieses Datum gibt es nicht; bitte prüfen."
	}
	if e.DateNote != "" {
		e.Notes = append(e.Notes, e.DateNote)
	}
}

// issuedOn is the day that the release says it was published.
func issuedOn(lines []string) *day {
	for _, l := range lines[:min(len(lines), 30)] {
		if m := issueShape.FindStringSubmatch(l); m != nil {
			if d := dayIn(m[1]); d != nil && d.year > 0 {
				return d
			}
		}
	}
	return nil
}

func clockText(hour, minute string) string {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(strings.TrimSpace(minute))
	if h > 24 || m > 59 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", h%24, m)
}

package parts

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// parse turns what was typed into a value, or says what is wrong with it. There is something in texts.
func (f Field) parse(texts []string, today time.Time) (value any, reason string) {
	text := texts[0]
	switch f.Widget {
	case Sectors:
		sectors := make([]directory.Sector, len(texts))
		for i, s := range texts {
			sectors[i] = directory.Sector(s)
			if !sectors[i].Valid() {
				return nil, chooseFromList
			}
		}
		return sectors, ""
	case References:
		if slices.ContainsFunc(texts, func(t string) bool { return directory.Legible(t) != t }) {
			return nil, chooseFromList
		}
		return slices.Clone(texts), ""
	case Picks:
		if slices.ContainsFunc(texts, func(t string) bool { return !f.offers(t) }) {
			return nil, chooseFromList
		}
		return slices.Clone(texts), ""
	case Areas:
		for _, t := range texts {
			if !directory.ValidArea(t) {
				return nil, fmt.Sprintf(noArea, shorten(t))
			}
		}
		return slices.Clone(texts), ""
	case OpenHours:
		return openHours(text)
	case Lines, Paragraphs:
		return list(text, f.Widget)
	case Number:
		n, reason := WholeNumber(text)
		return n, reason
	case Decimal:
		degrees, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		if err != nil {
			return nil, noDecimal
		}
		return &degrees, ""
	case YesNo:
		return true, ""
	case Date:
		return f.date(texts, today)
	case Clock:
		return clock(text), ""
	case Link:
		return link(text), ""
	case Phone:
		return directory.PhoneText(text), directory.PhoneTrouble(text)
	case Choice, Level:
		if !f.offers(text) {
			return nil, chooseOne
		}
	}
	return text, ""
}

func (f Field) offers(value string) bool {
	return slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == value })
}

// openHours understands lines of opening hours and returns them in the spelling that is stored.
func openHours(text string) (any, string) {
	value, reason := list(text, Lines)
	if reason != "" {
		return nil, reason
	}
	typed := value.([]string)
	hours, wrong := directory.Tidied(typed)
	if wrong > 0 {
		_, err := directory.ReadHours(typed[wrong-1])
		var invalid fault.Invalid
		errors.As(err, &invalid)
		return nil, fmt.Sprintf(noHours, wrong, shorten(typed[wrong-1]), invalid[0].InForm())
	}
	lines := make([]string, len(hours))
	for i, line := range hours {
		lines[i] = string(line)
	}
	return lines, ""
}

// list parts a text into its lines or paragraphs.
func list(text string, w Widget) (any, string) {
	var entries []string
	if w == Lines {
		entries = strings.Split(text, "\n")
	} else {
		entries = emptyLines.Split(text, -1)
	}
	var kept []string
	for _, entry := range entries {
		entry = strings.TrimSpace(entry)
		if len(entry) > directory.MaxText {
			return nil, tooLong(entry)
		}
		if entry != "" {
			kept = append(kept, entry)
		}
	}
	if len(kept) > directory.MaxEntries {
		return nil, manyEntries
	}
	return kept, ""
}

var (
	emptyLines = regexp.MustCompile(`\n[ \t]*\n\s*`)
	grouped    = regexp.MustCompile(`^\d{1,3}([. \x{a0}]\d{3})+$`)
	// What people write behind a number whose field says what it counts. „Wochen“ and „Jahre“ would be another number.
	countedThings = regexp.MustCompile(`(?i)^(?:alle )?(\d[\d. ]*?)\s?(?:Monate?|Partner(?:innen)?|Einrichtungen|Mitglieder|Personen|Kinder)$`)
	bareLink      = regexp.MustCompile(`^[\pL\d-]+(\.[\pL\d-]+)*\.\pL{2,}(/\S*)?$`)
)

// WholeNumber understands a number from 0 on, with or without points between thousands, or says in German what is wrong.
func WholeNumber(text string) (n int64, reason string) {
	digits := strings.TrimSpace(text)
	if m := countedThings.FindStringSubmatch(digits); m != nil {
		digits = m[1]
	}
	if grouped.MatchString(digits) {
		digits = strings.NewReplacer(".", "", " ", "", "\u00a0", "").Replace(digits)
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || n < 0 {
		return 0, noNumber
	}
	return n, ""
}

func clock(text string) string {
	if stored, ok := directory.ParseClock(text); ok {
		return stored
	}
	return text // the check says what is wrong with it
}

// link completes an address that was typed as people say it.
func link(text string) string {
	if bareLink.MatchString(text) {
		return "https://" + text
	}
	return text
}

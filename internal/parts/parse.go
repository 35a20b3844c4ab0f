package parts

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
)

// parse turns what was typed into a value, or says what is wrong with it. There is something in texts.
func (f Field) parse(texts []string) (value any, reason string) {
	text := texts[0]
	switch f.Widget {
	case Sectors:
		sectors := make([]directory.Sector, len(texts))
		for i, s := range texts {
			sectors[i] = directory.Sector(s)
			if !sectors[i].Valid() {
				return nil, "Bitte wählen Sie aus der Liste."
			}
		}
		return sectors, ""
	case References:
		return slices.Clone(texts), ""
	case Lines, Paragraphs:
		return list(text, f.Widget)
	case Number:
		return wholeNumber(text)
	case Decimal:
		degrees, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		if err != nil {
			return nil, "Bitte eine Zahl angeben, zum Beispiel 51,5711."
		}
		return &degrees, ""
	case YesNo:
		return true, ""
	case Date:
		return partialDate(text), ""
	case Clock:
		return clock(text), ""
	case Link:
		return link(text), ""
	case Choice, Level:
		if !slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == text }) {
			return nil, "Bitte eine der Möglichkeiten wählen."
		}
	}
	return text, ""
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
		return nil, "Das sind zu viele Einträge."
	}
	return kept, ""
}

var (
	emptyLines = regexp.MustCompile(`\n[ \t]*\n\s*`)
	grouped    = regexp.MustCompile(`^\d{1,3}([. \x{a0}]\d{3})+$`)
	germanDate = regexp.MustCompile(`^(?:(\d{1,2})\. ?)?(\d{1,2})[./] ?(\d{4})$`)
	clockTime  = regexp.MustCompile(`^(\d{1,2})(?:[:.](\d{2}))?(?: ?Uhr)?$`)
	bareLink   = regexp.MustCompile(`^[\pL\d-]+(\.[\pL\d-]+)*\.\pL{2,}(/\S*)?$`)
)

func wholeNumber(text string) (any, string) {
	digits := text
	if grouped.MatchString(text) {
		digits = strings.NewReplacer(".", "", " ", "", "\u00a0", "").Replace(text)
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || n < 0 {
		return nil, "Bitte eine ganze Zahl angeben, zum Beispiel 12."
	}
	return n, ""
}

// partialDate understands days as people write them; what it does not understand is left to the check.
func partialDate(text string) string {
	parts := germanDate.FindStringSubmatch(text)
	if parts == nil {
		return text
	}
	date := parts[3] + "-" + two(parts[2])
	if parts[1] != "" {
		date += "-" + two(parts[1])
	}
	return date
}

func clock(text string) string {
	parts := clockTime.FindStringSubmatch(text)
	if parts == nil {
		return text
	}
	if parts[2] == "" {
		parts[2] = "00"
	}
	return two(parts[1]) + ":" + parts[2]
}

func two(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

// link completes an address that was typed as people say it.
func link(text string) string {
	if bareLink.MatchString(text) {
		return "https://" + text
	}
	return text
}

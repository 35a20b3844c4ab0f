package parts

import (
	"fmt"
	"net/url"
	"slices"
	"time"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
)

// Unsure is the value of the box beside a date that says that its year was inferred. All inputs of a date have one name: the
// text, then the box, then the calendar of the browser.
const Unsure = "unsicher"

// dateTexts is how a form shows a stored date.
func dateTexts(stored string) []string {
	texts := []string{days.Print(stored)}
	if directory.PartialDate(stored).YearInferred() {
		texts = append(texts, Unsure)
	}
	return texts
}

// typedDate spells what was typed as dateTexts does, and leaves what it cannot read. A day from the calendar stays beside a
// text that names another.
func (f Field) typedDate(texts []string, today time.Time) []string {
	text, picked := clean(texts[0]), PickedDay(texts)
	if text == "" && picked != "" {
		text, picked = picked, ""
	}
	if text == "" {
		return []string{""}
	}
	d, wrong := days.Read(text, today, f.meant())
	if wrong == "" {
		text = days.Print(d.Date)
	}
	typed := []string{text}
	if d.Unsure || slices.Contains(texts[1:], Unsure) {
		typed = append(typed, Unsure)
	}
	if picked != "" && picked != d.Date {
		typed = append(typed, picked)
	}
	return typed
}

// PickedDay is the day that was chosen in the calendar of the browser, as that spells it; "" if none was.
func PickedDay(texts []string) string {
	for _, text := range texts[min(1, len(texts)):] {
		if text = clean(text); text != Unsure && text != "" {
			return text
		}
	}
	return ""
}

// chosenDay takes the day from the calendar where the text is the one that the form was opened with.
func chosenDay(texts, stored []string) []string {
	picked := PickedDay(texts)
	if picked == "" || texts[0] != stored[0] {
		return texts
	}
	return append([]string{picked}, slices.DeleteFunc(slices.Clone(texts[1:]), func(s string) bool { return s == picked })...)
}

func (f Field) meant() days.Meant {
	if f.Coming {
		return days.Next
	}
	return days.Last
}

// date makes a date of what stands in a form.
func (f Field) date(texts []string, today time.Time) (string, string) {
	d, wrong := days.Read(texts[0], today, f.meant())
	picked := PickedDay(texts)
	switch {
	case wrong != "":
		return "", wrong
	case picked != "" && picked != d.Date:
		return "", fmt.Sprintf(twoDays, texts[0], days.Print(picked))
	case d.Unsure || slices.Contains(texts[1:], Unsure):
		return d.Date[:4] + "?" + d.Date[4:], ""
	}
	return d.Date, ""
}

// Understood returns the dates of a form of which the year, or all, was not written, as they were read.
func (p Part) Understood(posted url.Values) []string {
	var dates []string
	for _, f := range p.Fields {
		dates = append(dates, f.understood(posted, "", p.Today)...)
	}
	return dates
}

func (f Field) understood(posted url.Values, at string, today time.Time) (dates []string) {
	texts := posted[at+f.Tag]
	if f.Widget == Rows {
		for _, n := range rowNumbers(posted, at+f.Tag) {
			for _, g := range f.Fields {
				dates = append(dates, g.understood(posted, fmt.Sprintf("%s%s.%d.", at, f.Tag, n), today)...)
			}
		}
	}
	if f.Widget == Date && len(texts) > 0 {
		if d, wrong := days.Read(clean(texts[0]), today, f.meant()); wrong == "" && d.Guessed {
			dates = append(dates, d.Date)
		}
	}
	return dates
}

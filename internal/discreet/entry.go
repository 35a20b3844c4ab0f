package discreet

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Title and FileName are what the list is called, on paper, among the downloads and in the history of a browser.
const (
	Title    = "Kontaktliste"
	FileName = "kontaktliste"
)

// Entry is all that the list says of an offer. Each of its texts is Safe.
type Entry struct {
	ID     directory.ID
	Label  string
	Phones []string // in the form that people read; directory.PhoneLink dials them. There is at least one
	Hours  []string
	Modes  []directory.Mode

	CheckedOn directory.PartialDate
}

// Entries returns the list, in the order of the offers. What is not public or has no number is left out, so there may be fewer
// entries than offers. No two labels are alike: those that would be say their town, or else which of them they are.
func Entries(offers []directory.Offer) []Entry {
	var entries []Entry
	var listed []directory.Offer
	for _, o := range directory.UpTo(directory.Public, offers) {
		e := Entry{ID: o.ID(), Hours: hours(o), Modes: o.Modes, CheckedOn: o.CheckedOn}
		for _, c := range o.Reach() {
			for _, n := range directory.PhonesIn(c.Phone) {
				if !slices.Contains(e.Phones, n.Shown()) {
					e.Phones = append(e.Phones, n.Shown())
				}
			}
		}
		if len(e.Phones) > 0 {
			entries, listed = append(entries, e), append(listed, o)
		}
	}
	for i, label := range labels(listed) {
		entries[i].Label = label
	}
	return entries
}

// hours are the lines of opening hours. Remarks that are not Safe are left away.
func hours(o directory.Offer) []string {
	var lines []string
	add := func(text string) {
		if text = oneLine(text); text != "" && harmless(text) && !slices.Contains(lines, text) {
			lines = append(lines, text)
		}
	}
	for _, line := range o.Hours {
		in, err := directory.ParseHours(string(line))
		if err != nil {
			continue
		}
		if !harmless(in.Note) {
			in.Note = ""
		}
		add(in.Hours().Words())
	}
	add(o.HoursNote)
	if len(o.Hours) == 0 {
		for _, c := range o.Reach() {
			add(c.Hours)
		}
	}
	return lines
}

// harmless is Safe for free text, which could hold an address or lead somewhere, too.
func harmless(text string) bool {
	return Safe(text) && !directory.LooksLikeAddress(text) && !strings.ContainsAny(text, "@/<>") &&
		!strings.Contains(strings.ToLower(text), "www.")
}

func oneLine(text string) string {
	return strings.Join(strings.Fields(strings.Map(visible, text)), " ")
}

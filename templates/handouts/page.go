// Package handouts turns contacts into what is handed over: sheets for colleagues, for a person, for a person who may be
// watched, and a file for the day on which the network is down. Each stands alone; on paper none shows the site or its address.
package handouts

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/templates"
)

// Title stands in the history and on the tab of every sheet but the discreet one (discreet.Title).
const Title = "Kontakte"

// Page is what every sheet needs besides its content. None of it is printed.
type Page struct {
	templates.Page        // its Title and Site are not shown
	Back           string // the address of the page that led here; "" if there is none
}

// Entry is one contact that was collected.
type Entry struct {
	directory.Offer
	Note string // what the person who collects wrote; on the sheet for colleagues only
	QR   bool   // the first number as a code, too; not on the discreet sheet
}

// upTo is directory.UpTo for entries.
func upTo(level directory.Visibility, entries []Entry) []Entry {
	var shown []Entry
	for _, e := range entries {
		for _, o := range directory.UpTo(level, []directory.Offer{e.Offer}) {
			e.Offer = o
			shown = append(shown, e)
		}
	}
	return shown
}

// Public returns how many of the entries can be given to a person; the others are for staff only, and not on the
// sheets for persons.
func Public(entries []Entry) int { return len(upTo(directory.Public, entries)) }

// reachable leaves out entries with nothing that a person could call, write to or go to.
func reachable(entries []Entry) []Entry {
	return slices.DeleteFunc(entries, func(e Entry) bool {
		return !slices.ContainsFunc(e.Reach(), func(c directory.Contact) bool { return c.Phone+c.Email+c.Website != "" }) &&
			e.Institution.Website == "" && len(e.Institution.Places) == 0
	})
}

// name of an offer: that of the institution, and that of the service where it says more.
func name(o directory.Offer) string {
	if o.Name == "" || o.Name == o.Institution.Name {
		return o.Institution.Name
	}
	return o.Institution.Name + " – " + o.Name
}

// allContacts are those of the service, then those of the institution, without what is for the press.
func allContacts(o directory.Offer) []directory.Contact {
	return slices.DeleteFunc(slices.Concat(o.Contacts, o.Institution.Contacts), func(c directory.Contact) bool { return c.Kind == directory.ContactPress })
}

// codeOf returns the QR code of the first number of an entry that has asked for one.
func codeOf(e Entry) (code Code, number string, ok bool) {
	if !e.QR {
		return code, "", false
	}
	for _, c := range e.Reach() {
		if numbers := directory.PhonesIn(c.Phone); len(numbers) > 0 {
			code, err := CodeOf(numbers[0].Link())
			return code, numbers[0].Shown(), err == nil
		}
	}
	return code, "", false
}

// callFirst reports whether whoever wants to go there should call before: there is a number, and not simply an open door.
func callFirst(o directory.Offer) bool {
	if !slices.ContainsFunc(o.Reach(), func(c directory.Contact) bool { return directory.PhoneLink(c.Phone) != "" }) {
		return false
	}
	texts := []string{o.HoursNote, o.Referral}
	for _, line := range o.Hours {
		texts = append(texts, string(line))
	}
	words := directory.Fold(strings.Join(texts, " "))
	return o.Protected || slices.Contains(o.Steps, directory.StepAppointment) || slices.Contains(o.Modes, "vor_ort") || strings.Contains(words, "termin") || strings.Contains(words, "anmeld") || strings.Contains(words, "vereinbar")
}

// alertOn returns the alert of a service while it holds.
func alertOn(o directory.Offer, day directory.PartialDate) string {
	if o.Alert == "" || o.AlertUntil != "" && o.AlertUntil.End().Before(day.Start()) {
		return ""
	}
	return o.Alert
}

// officialOn returns the person to ask for, while the name may be kept.
func officialOn(o directory.Offer, day directory.PartialDate) string {
	if o.Official == nil {
		return ""
	}
	if gone := o.Official.DeleteOn; gone == "" || !day.Start().Before(gone.Start()) {
		return o.Official.Function
	}
	return o.Official.Name + ", " + o.Official.Function
}

func phoneText(number string) string { return directory.PhoneText(number) }

func phoneLink(number string) templ.SafeURL { return templ.SafeURL(directory.PhoneLink(number)) }

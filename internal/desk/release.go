package desk

import (
	"net/url"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/templates/deskpages"
)

// proposeEvent proposes the event that the text announces.
func (v *reviewer) proposeEvent() *deskpages.EventForm {
	e := v.event
	if e.Title == "" {
		return nil
	}
	known := editing.HasEvent(v.dossier, e.Event)
	f := &deskpages.EventForm{
		Ticked: e.Date != "" && !known, Known: known,
		Title: e.Title, Kind: string(e.Kind), Date: string(e.Date), Starts: e.Starts, Ends: e.Ends,
		Venue: e.Venue, Cost: e.Cost, Registration: e.Registration, Note: strings.Join(e.Notes, " "),
	}
	if v.decisions != nil && !known {
		form := v.decisions.form
		f.Ticked = form.Get("e") != ""
		f.Title, f.Kind, f.Date, f.Starts, f.Ends = form.Get("et"), form.Get("ek"), form.Get("ed"), form.Get("es"), form.Get("ee")
		f.Venue, f.Cost, f.Registration = form.Get("ev"), form.Get("ec"), form.Get("er")
		f.Wrong = v.decisions.beside(editing.PathOfEvent)
	}
	return f
}

// proposePress proposes the press contact that the text names, without the name of the person.
func (v *reviewer) proposePress() *deskpages.PressForm {
	c := v.press
	if c.Kind == "" || c.Phone == "" && c.Email == "" {
		return nil
	}
	contact := directory.Contact{Label: c.Office, Phone: c.Phone, Email: c.Email}
	known := editing.HasPress(v.dossier, contact)
	f := &deskpages.PressForm{Ticked: !known, Known: known, Label: c.Office, Phone: c.Phone, Email: c.Email, Person: c.Person != ""}
	if v.decisions != nil && !known {
		form := v.decisions.form
		f.Ticked = form.Get("k") != ""
		f.Label, f.Phone, f.Email = form.Get("kl"), form.Get("kt"), form.Get("km")
		f.Wrong = v.decisions.beside(editing.PathOfPress)
	}
	return f
}

// eventFrom reads the event from the form; nil if it is not ticked.
func eventFrom(form url.Values, raw string) *directory.Event {
	if form.Get("e") == "" {
		return nil
	}
	clock := func(name string) string {
		if stored, ok := directory.ParseClock(form.Get(name)); ok {
			return stored
		}
		return trimmed(form, name) // the check will refuse it
	}
	return &directory.Event{
		Title: trimmed(form, "et"), Kind: directory.EventKind(form.Get("ek")), Status: directory.EventAnnounced,
		Date: directory.PartialDate(trimmed(form, "ed")), Starts: clock("es"), Ends: clock("ee"),
		Venue: trimmed(form, "ev"), Cost: trimmed(form, "ec"), Registration: trimmed(form, "er"), RegistrationRaw: raw,
	}
}

// pressFrom reads the press contact from the form; nil if it is not ticked.
func pressFrom(form url.Values) *directory.Contact {
	if form.Get("k") == "" {
		return nil
	}
	return &directory.Contact{
		Kind: directory.ContactPress, Label: trimmed(form, "kl"), Phone: trimmed(form, "kt"), Email: trimmed(form, "km"),
		Function: "Pressekontakt", Note: pressNote,
	}
}

func trimmed(form url.Values, name string) string { return strings.TrimSpace(form.Get(name)) }

// statedFrom reads the stated number of members from the form; 0 if it is not ticked.
func statedFrom(form url.Values) int {
	n, err := strconv.Atoi(form.Get("n"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

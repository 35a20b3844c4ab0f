package takeover

import (
	"net/url"
	"strconv"
	"strings"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// EventForm is an event that the text announces.
type EventForm struct {
	Ticked, Known, Unsure                                            bool // Known: the network has it already; Unsure: the year
	Title, Kind, Date, Starts, Ends, Venue, Cost, Registration, Note string
	Wrong                                                            map[string]string // by field name
}

// PressForm is a press contact that the text names.
type PressForm struct {
	Ticked, Known       bool
	Label, Phone, Email string
	Person              bool // the text names a person, who is not stored
	Wrong               map[string]string
}

// inputDate is the input for the day of an event, InputUnsure the box that says that its year was inferred.
const (
	inputDate   = "ed"
	InputUnsure = "ej"
)

// TypedFields are the inputs that people type into, in the order of the form, with the paths of what may be wrong with them.
var TypedFields = []struct {
	Input string
	Path  fault.Path
}{
	{"et", PathOfEvent.Field("titel")}, {inputDate, PathOfEvent.Field("datum")}, {"es", PathOfEvent.Field("beginn")},
	{"ee", PathOfEvent.Field("ende")}, {"ev", PathOfEvent.Field("ort")}, {"ec", PathOfEvent.Field("kosten")},
	{"er", PathOfEvent.Field("anmeldung")},
	{"kl", PathOfPress.Field("bezeichnung")}, {"kt", PathOfPress.Field("telefon")}, {"km", PathOfPress.Field("e_mail")},
}

// beside returns the sentences beside the inputs of an event or of a contact, by their names in the form.
func (p Posted) beside(path fault.Path) map[string]string {
	wrong := map[string]string{}
	for _, typed := range TypedFields {
		if _, of := typed.Path.Cut(path); of {
			wrong[typed.Input] = p.Wrong[typed.Path.String()]
		}
	}
	return wrong
}

// proposeEvent proposes the event that the text announces.
func (c *Comparison) proposeEvent() *EventForm {
	e := c.Event
	if e.Title == "" {
		return nil
	}
	known := HasEvent(c.dossier, e.Event)
	f := &EventForm{
		Ticked: e.Date != "" && !known, Known: known,
		Title: e.Title, Kind: string(e.Kind), Date: days.Print(string(e.Date)), Unsure: e.Date.YearInferred(), Starts: e.Starts, Ends: e.Ends,
		Venue: e.Venue, Cost: e.Cost, Registration: e.Registration, Note: strings.Join(e.Notes, " "),
	}
	if c.posted != nil && c.posted.Form.Has(fieldSeen) && !known {
		form := c.posted.Form
		f.Ticked = form.Get("e") != ""
		f.Title, f.Kind, f.Date, f.Starts, f.Ends = form.Get("et"), form.Get("ek"), form.Get(inputDate), form.Get("es"), form.Get("ee")
		f.Unsure = form.Get(InputUnsure) != ""
		f.Venue, f.Cost, f.Registration = form.Get("ev"), form.Get("ec"), form.Get("er")
		f.Wrong = c.posted.beside(PathOfEvent)
	}
	return f
}

// proposePress proposes the press contact that the text names, without the name of the person.
func (c *Comparison) proposePress() *PressForm {
	press := c.Press
	if press.Kind == "" || press.Phone == "" && press.Email == "" {
		return nil
	}
	contact := directory.Contact{Label: press.Office, Phone: press.Phone, Email: press.Email}
	known := HasPress(c.dossier, contact)
	f := &PressForm{Ticked: !known, Known: known, Label: press.Office, Phone: press.Phone, Email: press.Email, Person: press.Person != ""}
	if c.posted != nil && c.posted.Form.Has(fieldSeen) && !known {
		form := c.posted.Form
		f.Ticked = form.Get("k") != ""
		f.Label, f.Phone, f.Email = form.Get("kl"), form.Get("kt"), form.Get("km")
		f.Wrong = c.posted.beside(PathOfPress)
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
	date := readDate(form.Get(inputDate))
	if form.Get(InputUnsure) != "" && date != "" && !date.YearInferred() {
		date = date[:4] + "?" + date[4:]
	}
	return &directory.Event{
		Title: trimmed(form, "et"), Kind: directory.EventKind(form.Get("ek")), Status: directory.EventAnnounced,
		Date: date, Starts: clock("es"), Ends: clock("ee"),
		Venue: trimmed(form, "ev"), Cost: trimmed(form, "ec"), Registration: trimmed(form, "er"), RegistrationRaw: raw,
	}
}

// pressFrom reads the press contact from the form; nil if it is not ticked.
func pressFrom(form url.Values) *directory.Contact {
	if form.Get("k") == "" {
		return nil
	}
	return &directory.Contact{
		Kind: directory.ContactPress, Label: trimmed(form, "kl"), Phone: directory.PhoneText(form.Get("kt")), Email: trimmed(form, "km"),
		Function: "Pressekontakt", Note: pressNote,
	}
}

func trimmed(form url.Values, name string) string { return strings.TrimSpace(form.Get(name)) }

// statedFrom reads the stated number of members from the form; 0 if it is not ticked.
func statedFrom(form url.Values) int {
	n, err := strconv.Atoi(form.Get(fieldStated))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

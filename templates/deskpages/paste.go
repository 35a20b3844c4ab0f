package deskpages

import (
	"fmt"
	"html"
	"strings"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
	"rundtisch/templates/inside"
)

// Paste is the form into which a member list is pasted.
type Paste struct {
	Network      Network
	Text         string
	Problems     []Problem // why nothing could be read from it
	Hints        []string  // what else is known about the text
	EncodedNotes string    // notes about the file that the text came from, encoded for a form
}

// Problem is a problem, with the ID of the element where it can be corrected.
type Problem struct{ Target, Text string }

// Review is the difference between a pasted list and the current one, to be decided row by row. Nothing of it is stored.
type Review struct {
	Network                 Network
	Text, EncodedNotes      string // the text, and the notes about its file, encoded for a form
	Unread                  Unread
	Read, Seen              string // fingerprints of what was read, and of the list it is compared with
	Notes                   []string
	Places                  Places
	Stale                   string // why this differs from what was shown before
	Problems                []Problem
	New, Changed, Unchanged []PastedRow
	Gone                    []GoneRow
	GoneHint                string
	Parents                 []ParentRow
	Stated                  *Stated
	Event                   *EventForm
	Press                   *PressForm
	People                  int // how many rows name a person
	Reordered               bool
	options                 map[directory.Sector]string
}

// PastedRow is one row of the pasted text.
type PastedRow struct {
	memberlist.Member
	Ticked, Doubtful bool // Doubtful: too unsure to be imported unchecked
	Sure             bool
	Before           string // its name in the current list
	Changes          []memberlist.Change
	Choices          []Choice
	Role             directory.Role
	Shared           []string // other networks that have the institution
	Reach, Website   string   // what would be stored for staff; both may be empty
	Contact          bool
	Left             []string              // what of the row is not imported
	Former           directory.PartialDate // until when the institution was a member
	Wrong            string
}

// Choice is one of the institutions that a row may be.
type Choice struct {
	Value, Label, Note string
	Chosen             bool
}

// GoneRow is a member that the pasted text does not name.
type GoneRow struct {
	Key, Name, Parent string
	Why               string // what the text says about it
	Ticked            bool
}

// ParentRow is the parent of new rows, which the network does not have yet.
type ParentRow struct {
	Number  int
	Name    string
	Units   int
	Choices []Choice
	Sector  directory.Sector
}

// Stated is the number of members that the text states.
type Stated struct {
	Count, Today int // Today is 0 if none is stored
	Ticked       bool
}

// EventForm is an event that the text announces.
type EventForm struct {
	Ticked, Known                                                    bool // Known: the network has it already
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

// NoChanges reports whether the pasted list is the current one.
func (r Review) NoChanges() bool {
	return len(r.New)+len(r.Changed)+len(r.Gone) == 0 && r.Stated == nil && (r.Event == nil || r.Event.Known) &&
		(r.Press == nil || r.Press.Known)
}

// CanApply reports whether there is something to import.
func (r Review) CanApply() bool {
	if !r.NoChanges() {
		return true
	}
	for _, row := range r.Unchanged {
		if row.Reach != "" || row.Website != "" {
			return true
		}
	}
	return false
}

// Counts returns in one line what differs.
func (r Review) Counts() string {
	return fmt.Sprintf("%d neu, %d geändert, %d unverändert, %d nicht mehr in der Liste", len(r.New), len(r.Changed),
		len(r.Unchanged), len(r.Gone))
}

// Proposed returns how many changes are ticked initially.
func (r Review) Proposed() string {
	n := 0
	for _, row := range append(append([]PastedRow{}, r.New...), r.Changed...) {
		if row.Ticked {
			n++
		}
	}
	for _, g := range r.Gone {
		if g.Ticked {
			n++
		}
	}
	for _, taken := range []bool{r.Stated != nil && r.Stated.Ticked, r.Event != nil && r.Event.Ticked, r.Press != nil && r.Press.Ticked} {
		if taken {
			n++
		}
	}
	switch n {
	case 0:
		return "Beim Öffnen dieser Seite war nichts angehakt."
	case 1:
		return "Beim Öffnen dieser Seite war 1 Änderung angehakt."
	}
	return fmt.Sprintf("Beim Öffnen dieser Seite waren %d Änderungen angehakt.", n)
}

// sure returns how sure the reading of a row is.
func (r PastedRow) sure() string {
	if r.Sure {
		return "sicher"
	}
	return "bitte prüfen"
}

func (r PastedRow) id(field string) string { return fmt.Sprintf("%s%d", field, r.Number) }

func (r PastedRow) kind() string {
	if r.Kind == memberlist.KindGroup {
		return "Gruppe"
	}
	return "Einrichtung"
}

// line returns where the row is in the text.
func (r PastedRow) line() string {
	if r.Line == 0 {
		return "Zeile unbekannt"
	}
	return fmt.Sprintf("Zeile %d", r.Line)
}

// onlyOne reports whether there is nothing to choose.
func (r PastedRow) onlyOne() bool { return len(r.Choices) == 1 }

// sectorOptions returns the options of a select with all sectors. They are rendered once for each selected one, because there
// may be thousands of rows.
func (r Review) sectorOptions(p inside.Page, chosen directory.Sector) templ.Component {
	text, ok := r.options[chosen]
	if !ok {
		text = sectorOptions(p, chosen)
		if r.options != nil {
			r.options[chosen] = text
		}
	}
	return templ.Raw(text)
}

// WithOptions returns the review with a cache for sectorOptions.
func (r Review) WithOptions() Review {
	r.options = map[directory.Sector]string{}
	return r
}

func sectorOptions(p inside.Page, chosen directory.Sector) string {
	var out strings.Builder
	for _, family := range directory.Families {
		for _, s := range family.Sectors {
			selected := ""
			if s == chosen {
				selected = " selected"
			}
			fmt.Fprintf(&out, `<option value="%s"%s>%s</option>`, s, selected, html.EscapeString(p.T("sector."+string(s))))
		}
	}
	return out.String()
}

// memberRoles are the roles that a member can have, in the order of the list.
var memberRoles = []directory.Role{
	directory.RoleMember, directory.RolePartner, directory.RoleSignatory, directory.RoleInitiator, directory.RoleLead,
	directory.RoleOffice, directory.RoleGuest,
}

// eventKinds are the kinds of event in words.
var eventKinds = []struct {
	Kind directory.EventKind
	Name string
}{
	{directory.EventConference, "Fachtag"}, {directory.EventMeeting, "Sitzung"}, {directory.EventTraining, "Schulung"},
	{directory.EventCampaign, "Aktion"}, {directory.EventOther, "Sonstige"},
}

func unitsOf(n int) string {
	if n == 1 {
		return "(1 Zeile)"
	}
	return fmt.Sprintf("(%d Zeilen)", n)
}

func namedPeople(n int) string {
	if n == 1 {
		return "In 1 Zeile steht der Name einer Person. Er wird nicht gespeichert."
	}
	return fmt.Sprintf("In %d Zeilen steht der Name einer Person. Diese Namen werden nicht gespeichert.", n)
}

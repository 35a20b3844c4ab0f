package deskpages

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/takeover"
	"rundtisch/internal/wording"
	"rundtisch/templates/inside"
)

// Paste is the form into which a member list is pasted.
type Paste struct {
	Network  Network
	Text     string
	Word     string    // of the address of the list that the text comes from; "" if it is none yet
	Problems []Problem // why nothing could be read from it
	Hints    []string  // what else is known about the text
}

// Problem is a problem, with the ID of the element where it can be corrected.
type Problem struct{ Target, Text string }

// Review is the difference between a pasted list and the current one, to be decided row by row. Nothing of it is in the
// directory yet.
type Review struct {
	takeover.Review
	Network  Network
	Text     string
	Word     string // of the address of the list
	Places   Places
	Stale    string // why this differs from what was shown before
	Problems []Problem
	options  map[directory.Sector]string
}

// Line returns in one line what came.
func (r Review) Line() string {
	same, fresh, changed, ask := len(r.Same), len(r.New), len(r.Changed), len(r.Ask)
	parts := []string{fmt.Sprintf("%d wie bisher", same)}
	for _, part := range []struct {
		n    int
		word string
	}{{fresh, "neu"}, {changed, "geändert"}, {ask, "fraglich"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.word))
		}
	}
	line := fmt.Sprintf("%d gelesen: %s", same+fresh+changed+ask, strings.Join(parts, ", "))
	if n := len(r.gone(false)); n > 0 {
		line += fmt.Sprintf("; %d nicht mehr in der Liste", n)
	}
	if n := len(r.Unread); n > 0 {
		line += "; " + unreadCount(n)
	}
	return line + "."
}

// gone returns the members that the text does not name: those that a row that is set aside may be, or the others.
func (r Review) gone(twins bool) []takeover.GoneRow {
	return slices.DeleteFunc(slices.Clone(r.Gone), func(g takeover.GoneRow) bool { return g.Twin != twins })
}

func unreadCount(n int) string {
	if n == 1 {
		return "1 Zeile haben wir nicht als Mitglied gelesen"
	}
	return fmt.Sprintf("%d Zeilen haben wir nicht als Mitglied gelesen", n)
}

// whatItIs says in one line what a row is taken for: the institution, the kind, what it belongs to.
func whatItIs(p inside.Page, row takeover.Row) string {
	chosen := row.Chosen()
	var parts []string
	switch chosen.Value {
	case takeover.ChoiceNew:
		parts = append(parts, chosen.Label, p.T("sector."+string(row.Sector)))
		if row.Parent != "" {
			parts = append(parts, "gehört zu "+row.Parent)
		}
	case takeover.ChoiceGroup:
		parts = append(parts, chosen.Label, p.T("sector."+string(row.Sector)))
	default:
		parts = append(parts, strings.TrimSpace("„"+chosen.Label+"“ "+chosen.Note))
		if row.Why != "" {
			parts = append(parts, row.Why)
		}
	}
	if row.Role != directory.RoleMember {
		parts = append(parts, p.T("role."+string(row.Role)))
	}
	if row.Function != "" {
		parts = append(parts, row.Function)
	}
	return strings.Join(parts, " · ")
}

// differs says what of a member differs from the list.
func differs(c takeover.Change) string {
	switch c.What {
	case takeover.ParentDiffers:
		return "gehört zu"
	case takeover.UntilDiffers:
		return "Mitglied bis"
	}
	return "Name"
}

// value writes one side of a change.
func value(c takeover.Change, text string) string {
	if c.What == takeover.UntilDiffers && text != "" {
		return wording.Digits(directory.PartialDate(text))
	}
	return orNothing(text)
}

// boxLines is how many lines the box for a name has where it does not grow by itself.
func boxLines(name string) string { return fmt.Sprint(1 + utf8.RuneCountInString(name)/36) }

// line returns where a row is in the text.
func line(n int) string {
	if n == 0 {
		return "Zeile unbekannt"
	}
	return fmt.Sprintf("Zeile %d", n)
}

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

// reachedRows says how many rows have a number or an address that is not known yet.
func reachedRows(n int) string {
	if n == 1 {
		return "Eine Zeile nennt eine Rufnummer oder E-Mail-Adresse, die noch fehlt."
	}
	return fmt.Sprintf("%d Zeilen nennen Rufnummern oder E-Mail-Adressen, die noch fehlen.", n)
}

// alsoOfMembers asks whether the numbers of members that do not change are taken over.
func alsoOfMembers(n int) string {
	if n == 1 {
		return "auch bei einem bisherigen Mitglied (ohne Mobilnummern)"
	}
	return fmt.Sprintf("auch bei %d bisherigen Mitgliedern (ohne Mobilnummern)", n)
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

package deskpages

import (
	"strings"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/templates/collision"
)

// Form is the page on which one entry of a network is edited.
type Form struct {
	Network     Network
	Part        parts.Part
	Name        string // of the entry; "" for a new one
	Path        string // of the part
	Action      string
	Delete      string // address of the confirmation; "" if it cannot be removed here
	Seen, Stand string // the state that the form was opened with
	Kind        string // of a new entry
	Public      string // the state of what is published, while the form shows a draft
	OnlyNow     bool   // it is compared with what is published: the draft is not asked about
	OnlyDraft   bool   // nothing of the entry is public yet: it waits in the draft
	Level       directory.Visibility
	Inputs      []Input
	Faults      []Fault
	Conflict    *Conflict
	Places      Places
	Protected   bool
	Shared      []directory.Named  // other networks that have it, too
	Institution directory.Named    // of a membership
	Owner       directory.Named    // the institution of a service
	Own         directory.Named    // the institution, if it edits its own services
	Services    *[]directory.Named // of an institution; otherwise nil
	Former      []string           // addresses that lead to the network, too
}

// Input is a field with its values.
type Input struct {
	parts.Field
	Name     string // in the form
	Values   []string
	Groups   []parts.Group
	Fault    string
	Compared *collision.Compared // the states of the value, if they are not the same
	Level    directory.Visibility
	RowList  []Row
	Search   *Search // it is typed, not picked from a list
}

// Search is what an input that is typed proposes.
type Search struct {
	List    string         // ID of the list of names
	Options []parts.Option // the names, if the list is not in the page yet
	Typed   []Typed        // beside Values
}

// Typed is the text of one value, and what it may mean, if that is not clear.
type Typed struct {
	Text  string
	Meant []parts.Option
}

// MostListed is how many things a select offers; one of more is typed.
const MostListed = 12

// texts returns the texts of a typed input with several values: the existing ones, and one or two empty ones. Areas that
// have a box of their own are not among them.
func (i Input) texts() []Typed {
	var all []Typed
	for n, t := range i.Search.Typed {
		if i.Widget != parts.Areas || !i.listed(i.Values[n]) {
			all = append(all, t)
		}
	}
	free := 2
	if len(all) > 0 || i.Widget == parts.Areas {
		free = 1
	}
	return append(all, make([]Typed, free)...)
}

// one returns the text of a typed input with one value.
func (i Input) one() Typed {
	if len(i.Search.Typed) == 0 {
		return Typed{}
	}
	return i.Search.Typed[0]
}

// Row is a row of an input; the last one is empty.
type Row struct {
	Name, Title, Key string
	New              bool
	Turn             parts.RowTurn // what others made of it while the form was open
	Removed          bool          // the box that takes it out is ticked
	Open             bool          // something in it is to be looked at
	Inputs           []Input
}

// ID is the ID of the row in the page.
func (r Row) ID() string { return "r-" + strings.ReplaceAll(strings.TrimSuffix(r.Name, "."), ".", "-") }

// Fault is a fault, with the field or the other form where it can be corrected.
type Fault struct {
	Href, Where, Reason string
}

// Conflict says who saved while a form was open, and when.
type Conflict struct {
	By, When string
	Gone     bool    // the entry was removed
	Open     []Fault // what is to be decided
}

// ID is the ID of the input in the page.
func (i Input) ID() string { return "f-" + strings.ReplaceAll(i.Name, ".", "-") }

// Value returns the value of an input with a single one.
func (i Input) Value() string {
	if len(i.Values) == 0 {
		return ""
	}
	return i.Values[0]
}

// Has reports whether one of the values is this one.
func (i Input) Has(value string) bool {
	for _, v := range i.Values {
		if v == value {
			return true
		}
	}
	return false
}

// picked is the day that was chosen in the calendar beside a date.
func (i Input) picked() string { return parts.PickedDay(i.Values) }

// asksYear reports whether a date has a box for a year that is not sure.
func (i Input) asksYear() bool { return !i.Certain || i.Has(parts.Unsure) }

// HasFurther reports whether one of the values after the first is this one.
func (i Input) HasFurther(value string) bool {
	return len(i.Values) > 1 && Input{Values: i.Values[1:]}.Has(value)
}

// describedBy returns the IDs of the texts that describe the input.
func (i Input) describedBy() string {
	var ids []string
	if i.Help != "" {
		ids = append(ids, i.ID()+"-help")
	}
	if i.Fault != "" {
		ids = append(ids, i.ID()+"-fault")
	}
	if i.Compared != nil {
		ids = append(ids, i.ID()+"-theirs")
	}
	return strings.Join(ids, " ")
}

// maxRadios is how many options are shown as radio buttons; more become a select.
const maxRadios = 4

// asRadios reports whether the options are shown as radio buttons.
func (i Input) asRadios() bool {
	return len(i.Options) > 0 && len(i.Options) <= maxRadios
}

// grouped reports whether the input consists of several controls and needs a legend.
func (i Input) grouped() bool {
	switch i.Widget {
	case parts.Sectors, parts.References, parts.Picks, parts.Areas:
		return true
	case parts.Choice, parts.Level:
		return i.asRadios()
	}
	return false
}

// folds reports whether the rows are long enough to be collapsed.
func (i Input) folds() bool { return len(i.Fields) > 3 }

// inputType is the type attribute of the input element.
func (i Input) inputType() string {
	switch i.Widget {
	case parts.Link:
		return "url"
	case parts.Email:
		return "email"
	case parts.Phone:
		return "tel"
	}
	return "text"
}

// inputMode tells on-screen keyboards which keys are needed.
func (i Input) inputMode() string {
	switch i.Widget {
	case parts.Number:
		return "numeric"
	case parts.Decimal:
		return "decimal"
	}
	return ""
}

// textareaRows is how many lines a long text shows.
func (i Input) textareaRows() string {
	lines := strings.Count(i.Value(), "\n") + len([]rune(i.Value()))/60 + 2
	return []string{"3", "3", "3", "3", "4", "5", "6", "7", "8", "9", "10"}[min(lines, 10)]
}

// maxWidth is about how many characters of a line are visible; longer values get several lines.
const maxWidth = 70

// multiline reports whether the input has several lines. A single line would lose line breaks.
func (i Input) multiline() bool {
	if i.Widget == parts.Text && len([]rune(i.Value())) > maxWidth {
		return true
	}
	return i.Widget == parts.Long || i.Widget == parts.Lines || i.Widget == parts.OpenHours || i.Widget == parts.Paragraphs ||
		strings.Contains(i.Value(), "\n")
}

// emptyLabel is the label of the empty option.
func (i Input) emptyLabel() string {
	if i.Required {
		return "Bitte wählen"
	}
	return "keine Angabe"
}

// listed reports whether one of the options is this value.
func (i Input) listed(value string) bool {
	for _, g := range i.Groups {
		for _, o := range g.Options {
			if o.Value == value {
				return true
			}
		}
	}
	return false
}

// maxBoxes is how many check boxes are visible; more are collapsed.
const maxBoxes = 24

// boxes returns the options of an input with check boxes.
func (i Input) boxes() []parts.Option {
	var all []parts.Option
	for _, g := range i.Groups {
		all = append(all, g.Options...)
	}
	return all
}

func (i Input) faultID() string {
	if i.Fault == "" {
		return ""
	}
	return i.ID() + "-fault"
}

// chosen returns the ticked options in words.
func (i Input) chosen() string {
	var words []string
	for _, o := range i.boxes() {
		if i.Has(o.Value) {
			words = append(words, o.Label)
		}
	}
	return strings.Join(words, ", ")
}

// selects returns the values of several selects: the existing ones, and one or two empty ones.
func (i Input) selects() []string {
	free := 2
	if len(i.Values) > 0 {
		free = 1
	}
	return append(append([]string{}, i.Values...), make([]string, free)...)
}

// nothingToChoose reports whether the input refers to things of which there is none yet.
func (i Input) nothingToChoose() bool {
	return i.Widget == parts.Reference && i.Search == nil && i.Value() == "" && len(i.boxes()) == 0
}

// chosenFrom is what the input refers to: „Personen".
func (i Input) chosenFrom() string {
	p, _ := parts.Named(i.From)
	return p.Title
}

// typedAttributes are those of a field to type into; help is the ID of a text of its own.
func typedAttributes(i Input, help string) templ.Attributes {
	a := attributes(i)
	if help != "" {
		a["aria-describedby"] = strings.TrimSpace(help + " " + i.faultID())
	}
	return a
}

// Package parts is the one table of fields. It says what the parts of a network consist of and what is known of each
// field besides its Go type: what people call it, in a form and in short, how it is filled in, what it refers to, who may
// see it. Forms, the history and tables of cells ask it; it carries values between entries and forms.
//
// A field that is added to a noun of directory needs one line in a table here; a test asks for it.
//
// An entry is read and written by the names that documents have for its fields, so that one form serves all parts.
// In a form, the field of a row is named like this: „kontakte.0.telefon".
package parts

import (
	"cmp"
	"time"

	"rundtisch/internal/directory"
)

// Part is one part of a network as forms show it.
type Part struct {
	Slug    string // in addresses; as documents call the part
	Title   string // „Ziele"
	One     string // „Ziel"
	New     string // „Neues Ziel"
	Explain string // one or two sentences: what belongs here
	Single  bool   // it is there once
	Closed  bool   // entries come from elsewhere and cannot be added here
	Wanted  string // what is said where there is no entry; "" where that is all right
	Path    string // where documents have it, if not at the top
	Within  string // the part in whose entries this one stands: a list in each of them
	Naming  []string
	Detail  []string
	KeyFrom []string
	Fields  []Field
	Unasked []Field // what documents have besides, and no form asks for
	// Today is the day on which a form of the part is filled in. Without it a date has to name its year.
	Today time.Time
	// Singular and Plural are what the history calls entries where One and Title do not fit into its sentences.
	Singular, Plural string
}

// Widget is how a field is filled in.
type Widget int

// The widgets.
const (
	Text       Widget = iota // one line
	Long                     // several lines
	Lines                    // a list, an entry a line
	Paragraphs               // a list, empty lines between
	Number                   // a whole number
	Decimal                  // degrees
	YesNo                    // a box to tick
	Date                     // a day, month or year
	Clock                    // a time of day
	Link                     // an address in the web
	Email
	Phone
	Choice     // one of a few
	Sectors    // one that decides, and further ones
	Picks      // any number of a list
	Areas      // any number of areas: those at hand to tick, others by their official keys
	OpenHours  // lines of opening hours
	Reference  // one thing that the directory has
	References // several of them, in order
	Level      // who may see it
	Rows       // entries within the entry
)

// Field is one field of an entry or of a row.
type Field struct {
	Tag      string // as documents call it; „rhythmus.text" for what lies within
	Label    string
	Short    string // the label in few words, for the history and the columns of tables; "": the label itself
	Help     string
	Widget   Widget
	Required bool
	Narrow   bool                 // what is typed is short
	Coming   bool                 // of a Date: what lies ahead. A day without a year is the next one; otherwise the last one
	Certain  bool                 // of a Date: one whose year nobody has to infer
	Options  []Option             // of a Choice, with words of its own
	Words    string               // beginning of the messages that name the options of a Choice
	From     string               // what a reference leads to: a part, „netzwerke" or „angaben"
	Heading  string               // stands above the field and those that follow it
	Intro    string               // beneath the heading
	Later    bool                 // not needed at first: folded. With a heading, so are those that follow it
	Least    directory.Visibility // nobody below this level ever sees it
	Only     string               // shown only to this kind of entry
	Code     bool                 // a Text that programs read, not people
	Person   bool                 // says who somebody is: it stands in no table
	Wanted   bool                 // worth saying where it is empty
	One      string               // Rows: what a row is called
	Keyed    bool                 // Rows: they have keys
	KeyFrom  []string             // Rows: the fields that the key of a new one is made of
	Fields   []Field              // Rows: the fields of a row
}

// Unordered reports whether the field is a choice of several whose order means nothing.
func (f Field) Unordered() bool { return f.Widget == Picks || f.Widget == Areas }

// ShortLabel is the label in few words.
func (f Field) ShortLabel() string { return cmp.Or(f.Short, f.Label) }

// Option is one of the values of a Choice. Without a label, the message Words+Value names it.
type Option struct{ Value, Label string }

// All returns the parts in the order in which the overview has them.
func All() []Part { return all }

// Named returns the part with this slug.
func Named(slug string) (Part, bool) {
	for _, p := range all {
		if p.Slug == slug {
			return p, true
		}
	}
	return Part{}, false
}

var all = []Part{
	network, region, periods, goals, bodies, patronages, people, agreements, members, institutions, services, series, events,
	notices, media, results, remarks, related, contacts, sources, statements,
}

// Has reports whether the part has this field.
func (p Part) Has(tag string) bool {
	for _, f := range p.Fields {
		if f.Tag == tag {
			return true
		}
	}
	return false
}

// Package parts says what the parts of a network consist of, in the words of forms, and carries values between
// entries and forms.
//
// An entry is read and written by the names that documents have for its fields, so that one form serves all parts.
// In a form, the field of a row is named like this: „kontakte.0.telefon".
package parts

import (
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
	Help     string
	Widget   Widget
	Required bool
	Narrow   bool                 // what is typed is short
	Options  []Option             // of a Choice, with words of its own
	Words    string               // beginning of the messages that name the options of a Choice
	From     string               // what a reference leads to: a part, „netzwerke" or „angaben"
	Heading  string               // stands above the field and those that follow it
	Intro    string               // beneath the heading
	Least    directory.Visibility // nobody below this level ever sees it
	Only     string               // shown only to this kind of entry
	Wanted   bool                 // worth saying where it is empty
	One      string               // Rows: what a row is called
	Keyed    bool                 // Rows: they have keys
	KeyFrom  []string             // Rows: the fields that the key of a new one is made of
	Fields   []Field              // Rows: the fields of a row
}

// Option is one of the values of a Choice. Without a label, the message Words+Value names it.
type Option struct{ Value, Label string }

// The ones that several fields share.
var (
	levels = []Option{
		{string(directory.Public), "Alle, auch ohne Anmeldung"},
		{string(directory.Staff), "Nur angemeldete Fachkräfte und die Koordinationen"},
		{string(directory.Coordination), "Nur die Koordination dieses Netzwerks und der Betrieb"},
	}
)

// values makes options that the catalogue has words for.
func values[T ~string](list ...T) []Option {
	options := make([]Option, len(list))
	for i, v := range list {
		options[i].Value = string(v)
	}
	return options
}

const dateHelp = "Zum Beispiel 2024-06-12, 2024-06 oder 2024; auch 12.06.2024. Ein erschlossenes Jahr: 2024?-06-12."

func text(tag, label, help string) Field { return Field{Tag: tag, Label: label, Help: help} }

func long(tag, label, help string) Field {
	return Field{Tag: tag, Label: label, Help: help, Widget: Long}
}

func lines(tag, label, help string) Field {
	if help != "" {
		help += " "
	}
	return Field{Tag: tag, Label: label, Help: help + "Ein Eintrag je Zeile.", Widget: Lines}
}

func date(tag, label, help string) Field {
	if help != "" {
		help += " "
	}
	return Field{Tag: tag, Label: label, Help: help + dateHelp, Widget: Date, Narrow: true}
}

func number(tag, label, help string) Field {
	return Field{Tag: tag, Label: label, Help: help, Widget: Number, Narrow: true}
}

func yes(tag, label, help string) Field {
	return Field{Tag: tag, Label: label, Help: help, Widget: YesNo}
}

func choice(tag, label, help string, options ...Option) Field {
	return Field{Tag: tag, Label: label, Help: help, Widget: Choice, Options: options}
}

func level(help string) Field {
	return Field{Tag: "sichtbarkeit", Label: "Wer sieht das?", Help: help, Widget: Level, Options: levels}
}

func reference(tag, label, help, from string) Field {
	return Field{Tag: tag, Label: label, Help: help, Widget: Reference, From: from}
}

// must makes a field required.
func must(f Field) Field { f.Required = true; return f }

// wanted makes a field one whose lack is worth saying.
func wanted(f Field) Field { f.Wanted = true; return f }

// as turns a field into another kind of input.
func as(w Widget, f Field) Field { f.Widget = w; return f }

// only shows a field to one kind of entry.
func only(kind string, f Field) Field { f.Only = kind; return f }

// under begins a group of fields.
func under(heading, intro string, f Field) Field { f.Heading, f.Intro = heading, intro; return f }

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

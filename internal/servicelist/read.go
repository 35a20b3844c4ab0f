package servicelist

import (
	"fmt"
	"strings"

	"rundtisch/internal/directory"
)

// Row is a row of a table, numbered as programs for tables do.
type Row struct {
	Number int
	Cells  []string
}

// Known is what a table is compared with.
type Known struct {
	Institutions []directory.Institution // of the network
	Word         func(id string) string  // the words of the catalogue
	Areas        map[string]string       // folded names of Kreise → official keys
}

// Proposal is what a row says of a service.
type Proposal struct {
	Row         int
	Institution string             // key
	Before      *directory.Service // nil for a new one, which has no key yet
	After       directory.Service
}

// Fault is what is wrong, and where.
type Fault struct {
	Row    int // 0 for the whole table
	Column string
	Reason string
}

// String says it for people: „Zeile 4, Spalte „Sprachen“: „Klingonisch“ ist nicht bekannt."
func (f Fault) String() string {
	switch {
	case f.Row == 0:
		return f.Reason
	case f.Column == "":
		return fmt.Sprintf(faultInRow, f.Row, f.Reason)
	}
	return fmt.Sprintf(faultInCell, f.Row, f.Column, f.Reason)
}

// Table is what was understood of a table.
type Table struct {
	Proposals []Proposal
	Faults    []Fault
	Ignored   []string // headings of columns that nobody knows
}

// Read reads rows of which the first has the headings. An empty cell says nothing: what stands there today stays. Rows
// that begin with # are remarks.
func Read(rows []Row, compared Known) Table {
	var t Table
	if len(rows) == 0 {
		return Table{Faults: []Fault{{Reason: emptyTable}}}
	}
	r := reader{known: compared, words: words{compared.Word, compared.Areas}, at: map[string]int{}, taken: map[string]int{}}
	known := headings()
	for i, cell := range rows[0].Cells {
		title, ok := known[directory.Fold(cell)]
		_, twice := r.at[title]
		switch {
		case cell == "":
		case !ok:
			t.Ignored = append(t.Ignored, cell)
		case twice:
			t.Faults = append(t.Faults, Fault{rows[0].Number, title, columnTwice})
		default:
			r.at[title] = i
		}
	}
	for _, title := range []string{ofInstitution, ofName} {
		if _, ok := r.at[title]; !ok {
			t.Faults = append(t.Faults, Fault{Reason: fmt.Sprintf(columnMissing, title)})
		}
	}
	if len(t.Faults) > 0 {
		return t
	}
	for _, row := range rows[1:] {
		if r.remark(row) {
			continue
		}
		proposal, faults := r.row(row)
		t.Faults = append(t.Faults, faults...)
		if len(faults) == 0 {
			t.Proposals = append(t.Proposals, proposal)
		}
	}
	if len(t.Faults) == 0 && len(t.Proposals) == 0 {
		t.Faults = []Fault{{Reason: noRows}}
	}
	return t
}

// headings are the titles of the columns by their folded spelling.
func headings() map[string]string {
	all := map[string]string{}
	for _, c := range columns {
		all[directory.Fold(c.Title)] = c.Title
	}
	all[directory.Fold("Angebot")] = ofName // as people call the column themselves
	return all
}

type reader struct {
	known Known
	words words
	at    map[string]int // heading → number of the column
	taken map[string]int // what a row was about → its number
}

func (r *reader) cell(row Row, title string) string {
	i, ok := r.at[title]
	if !ok || i >= len(row.Cells) {
		return ""
	}
	text, _ := directory.CleanText(row.Cells[i]) // what cannot be read was taken out with the file
	return text
}

func (r *reader) row(row Row) (Proposal, []Fault) {
	p := Proposal{Row: row.Number}
	institution, reason := r.institution(r.cell(row, ofInstitution))
	if reason != "" {
		return p, []Fault{{row.Number, ofInstitution, reason}}
	}
	p.Institution = institution.Key
	var title string
	if p.Before, title, reason = service(institution, r.cell(row, ofKey), r.cell(row, ofName)); reason != "" {
		return p, []Fault{{row.Number, title, reason}}
	}
	about := institution.Key + "\x00" + directory.Fold(r.cell(row, ofName))
	if p.Before != nil {
		p.After, about = *p.Before, institution.Key+"\x01"+p.Before.Key
	}
	if other, ok := r.taken[about]; ok {
		return p, []Fault{{row.Number, ofName, fmt.Sprintf(serviceTwice, other)}}
	}
	r.taken[about] = row.Number
	var faults []Fault
	for _, c := range columns {
		cell := r.cell(row, c.Title)
		if c.read == nil || cell == "" || onOneLine(cell) == onOneLine(c.show(r.words, &p.After)) {
			continue
		}
		if len(cell) > directory.MaxText {
			faults = append(faults, Fault{row.Number, c.Title, tooLong})
		} else if reason := c.read(r.words, &p.After, cell); reason != "" {
			faults = append(faults, Fault{row.Number, c.Title, reason})
		}
	}
	return p, faults
}

// remark reports whether a row begins with #, unless an institution does.
func (r *reader) remark(row Row) bool {
	if len(row.Cells) == 0 || !strings.HasPrefix(row.Cells[0], "#") {
		return false
	}
	_, reason := r.institution(r.cell(row, ofInstitution))
	return reason != ""
}

// onOneLine is a text without what programs for tables do to blanks and breaks, and without the stroke before what they
// would take for a formula.
func onOneLine(text string) string {
	return strings.Join(strings.Fields(strings.TrimPrefix(text, "'")), " ")
}

// institution is the one with this key or exactly this name.
func (r *reader) institution(called string) (directory.Institution, string) {
	if called == "" {
		return directory.Institution{}, noInstitution
	}
	var found []directory.Institution
	for _, i := range r.known.Institutions {
		if i.Key == called {
			return i, ""
		}
		if onOneLine(i.Name) == onOneLine(called) {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 1:
		return found[0], ""
	case 0:
		return directory.Institution{}, fmt.Sprintf(unknownInstitution, called)
	}
	return directory.Institution{}, fmt.Sprintf(severalInstitutions, called)
}

// service is the one of an institution that a row is about; nil for a new one.
func service(i directory.Institution, key, name string) (found *directory.Service, title, reason string) {
	count := 0
	for n := range i.Services {
		s := i.Services[n]
		if key != "" && s.Key == key {
			return &s, "", ""
		}
		if name != "" && onOneLine(s.Name) == onOneLine(name) {
			found = &s
			count++
		}
	}
	switch {
	case key != "":
		return nil, ofKey, fmt.Sprintf(unknownService, key)
	case name == "":
		return nil, ofName, noName
	case count > 1:
		return nil, ofName, fmt.Sprintf(severalServices, name)
	}
	return found, "", ""
}

package memberlist

import (
	"cmp"
	"regexp"
	"strings"
)

// entries reads the rows of a table as entries.
func (t *table) entries() []entry {
	rows, columns := t.rows, t.header()
	lines := t.lines
	heads := []string(nil)
	known := columns != nil
	if known {
		heads = rows[0]
		for j, c := range columns {
			if (c == columnOther || c == columnTown) && heads[j] != "" {
				t.ignored = append(t.ignored, heads[j])
			}
		}
		rows, lines = rows[1:], lines[1:]
	} else {
		columns = t.guess()
		if heads = t.heads(columns); heads != nil {
			rows, lines = rows[1:], lines[1:]
		}
	}
	var list []entry
	var above entry
	groups, group := groupRows(rows), ""
	for i, row := range rows {
		if groups[i] {
			group = row[0]
			continue
		}
		e := entry{at: lines[i].number, raw: lines[i].raw, fixes: lines[i].fixes, marked: true, cells: true, headed: known}
		var looked []string
		for j, cell := range row {
			if blankCell(cell) {
				continue
			}
			kind, head := columnOther, ""
			if j < len(columns) {
				kind = columns[j]
			}
			if j < len(heads) {
				head = heads[j]
			}
			e.cell(kind, head, cell)
			if !isNumberColumn(kind) || strings.ContainsFunc(cell, isLetter) {
				looked = append(looked, cell)
			}
		}
		e.looked = strings.Join(looked, "\t")
		if e.text == "" {
			if n := len(list); n > 0 && strings.Join(row, "") != "" {
				list[n-1].more(e)
			} else if strings.Join(row, "") != "" {
				e.text = strings.Join(row, ", ") // nobody is named; it is told as it stands
				list = append(list, e)
			}
			continue
		}
		if e.category == "" && !known {
			e.category = above.category
		}
		e.category = cmp.Or(e.category, group)
		above = e
		list = append(list, e)
	}
	return list
}

// groupRows finds the rows that head those below them, as some tables part their rows into groups: nothing but words for a
// kind of institution in the first cell, at the top and again further down, each above rows that say more than a name.
func groupRows(rows [][]string) map[int]bool {
	found := map[int]bool{}
	for i, row := range rows {
		switch n := filled(row); {
		case n == 0 || n == 1 && blankCell(row[0]):
			return nil
		case n > 1 && len(found) == 0:
			return nil
		case n == 1 && (found[i-1] || i == len(rows)-1 || namesSomebody(row[0])):
			return nil
		case n == 1:
			found[i] = true
		}
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// namesSomebody reports whether words are a name and not only a kind of institution.
func namesSomebody(words string) bool {
	return hasDigit(words) || legalForm.MatchString(words) || hasProper(readWords(words))
}

func blankCell(cell string) bool { return strings.Trim(cell, "-–/ ") == "" }

func filled(row []string) int {
	n := 0
	for _, cell := range row {
		if !blankCell(cell) {
			n++
		}
	}
	return n
}

// cell puts one cell of a row in its place. What has none is told with the heading of its column.
func (e *entry) cell(kind column, head, cell string) {
	switch kind {
	case columnName:
		e.text = cell
	case columnUnit:
		if e.text != "" {
			e.parent, e.text = e.text, cell
		} else {
			e.other(head, cell)
		}
	case columnParent:
		e.parent, e.parentSaid = cell, true
	case columnPerson:
		rest, c := cutContacts(cell)
		e.reach = e.reach.with(c)
		switch {
		case rest == "":
		case likely(rest) >= 0.8 && !isPerson(rest):
			e.other(head, rest)
		case e.person == "":
			e.person = rest
		default:
			e.person += ", " + rest
		}
	case columnPhone, columnFax, columnMobile:
		e.numbers(kind, head, cell)
	case columnPostcode:
		if strings.Trim(cell, "0123456789") == "" && len(cell) == 4 {
			e.unread = append(e.unread, lostZero+cell)
		}
		e.place(cell)
	case columnAddress:
		e.place(cell)
	case columnTown:
		if hasDigit(cell) {
			e.place(cell)
		} else if at := strings.LastIndex(e.raw, cell); at >= 0 {
			e.raw = strings.TrimRight(e.raw[:at], "\t;| ") + e.raw[at+len(cell):]
		}
	case columnFunction:
		if gone.MatchString(cell) {
			e.left = cell
			break
		}
		e.function = cell
	case columnCategory:
		e.category = cell
	case columnUntil:
		if d := dateOf(cell); d != "" {
			e.until = d
		} else {
			e.other(head, cell)
		}
	case columnCount:
	default:
		e.other(head, cell)
	}
}

// noAddress are words in place of an address: they tell that there is none to be told.
var noAddress = regexp.MustCompile(
	`(?i)geheim|anonym|nicht|kein|unbekannt|vertraulich|gesperrt|auf anfrage|entfällt|schutz|siehe|s\. ?o\.|über |k\. ?a\.|nur (per|telefon)`)

// saysNone reports whether a cell says that an address is not told.
func saysNone(cell string) bool { return !hasDigit(cell) && noAddress.MatchString(cell) }

// place reads a cell that says where somebody is. An address is never kept; contacts that stand beside it are.
func (e *entry) place(cell string) {
	rest, c := cutContacts(cell)
	e.reach = e.reach.with(c)
	if saysNone(rest) && !c.address {
		return
	}
	e.reach.address = true
	if rest = strings.TrimSpace(rest); rest != "" || c.address {
		e.places = append(e.places, cell)
	}
}

func isNumberColumn(c column) bool { return c == columnPhone || c == columnFax || c == columnMobile }

func isLetter(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0xbf }

const lostZero = "Hier fehlt vielleicht die Null: "

var (
	withoutZero = regexp.MustCompile(`^\(?[1-9][\d /.()–-]{5,18}\d$`)
	trivial     = regexp.MustCompile(`^(\D*\d){0,6}[^\d\p{L}]*$`) // „3“, „12/25“: too short for a telephone number
)

// numbers reads a cell of a column that is called after telephone or fax, or whose other cells hold such numbers.
func (e *entry) numbers(kind column, head, cell string) {
	rest, c := cutContacts(cell)
	switch kind {
	case columnFax:
		c.phones, c.faxes = nil, append(c.faxes, c.phones...)
	case columnMobile:
		for i := range c.phones {
			c.phones[i].Label = "Mobil"
		}
	}
	e.reach = e.reach.with(c)
	for _, piece := range strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r == ';' || r == '|' }) {
		piece = strings.TrimSpace(piece)
		switch {
		case piece == "":
		case withoutZero.MatchString(piece) && digitsAhead(piece) >= 7:
			e.unread = append(e.unread, lostZero+piece)
		default:
			e.note(head, piece)
		}
	}
}

// other reads a cell of a column that we do not know: contacts are kept, the rest is told.
func (e *entry) other(head, cell string) {
	if gone.MatchString(cell) {
		e.left = cell
		return
	}
	if d := untilIn(cell); d != "" {
		e.until = d
		return
	}
	if saysWhen(cell) {
		return
	}
	rest, c := cutContacts(cell)
	e.reach = e.reach.with(c)
	switch {
	case rest == "" || dateOf(rest) != "" || yesNo.MatchString(rest):
	case c.address && rest != cell || isAddress(cell):
		e.places = append(e.places, cell)
	case withoutZero.MatchString(rest) && digitsAhead(rest) >= 8:
		e.unread = append(e.unread, lostZero+rest)
	case !trivial.MatchString(rest) || strings.ContainsFunc(rest, isLetter):
		e.note(head, rest)
	}
}

// note tells what was not taken from a row, with the heading of its column.
func (e *entry) note(head, words string) {
	if head != "" {
		words = head + ": " + words
	}
	e.unread = append(e.unread, words)
}

// more adds a row that goes on with the one above: it names nobody.
func (e *entry) more(o entry) {
	e.reach = e.reach.with(o.reach)
	e.unread, e.places = append(e.unread, o.unread...), append(e.places, o.places...)
	if e.person == "" {
		e.person = o.person
	}
	if e.left == "" {
		e.left = o.left
	}
	for _, words := range []string{o.parent, o.category, o.function} {
		if words != "" {
			e.unread = append(e.unread, words)
		}
	}
	e.raw += "\n" + o.raw
	e.looked += "\n" + o.looked
}

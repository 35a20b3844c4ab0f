package upload

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// left is what is in a file and was not read: the person who chose the file is told about it.
type left struct {
	rows    int      // hidden ones with something in them
	columns []string // hidden ones with something in them, as „C"
	hidden  []string // names of hidden sheets
	sheets  []string // names of other sheets that were not read
	read    []string // the sheets that were chosen instead
	struck  words    // struck out
	deleted words    // deleted while changes were tracked
	unseen  words    // text that is formatted as hidden
	beside  words    // what is beside the text: „Kopfzeile: …", „Kommentar in B2: …"
	notes   []string // what was guessed or repaired
}

// words are pieces of text of which the first are named.
type words struct {
	list []string
	more int
}

const (
	mostTold = 30
	longTold = 100 // characters
)

func (w *words) add(text string) {
	text = oneLine(clean(text))
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return
	}
	if len(w.list) == mostTold {
		w.more++
		return
	}
	if utf8.RuneCountInString(text) > longTold {
		text = string([]rune(text)[:longTold]) + " …"
	}
	w.list = append(w.list, text)
}

// addOnce adds „Kopfzeile: …" unless it has been told or its text holds no words.
func (w *words) addOnce(where, text string) {
	if text = oneLine(clean(text)); !strings.ContainsFunc(text, unicode.IsLetter) && !strings.ContainsFunc(text, unicode.IsDigit) {
		return
	}
	before := *w
	if w.add(where + ": " + text); len(w.list) > len(before.list) && slices.Contains(before.list, w.list[len(w.list)-1]) {
		*w = before
	}
}

func (w words) told(begin string) string {
	text := begin + quotedList(w.list)
	if w.more > 0 {
		text += fmt.Sprintf(sayMorePlaces, w.more)
	}
	return text + "."
}

func quotedList(list []string) string { return "„" + strings.Join(list, "“, „") + "“" }

// sentences say what was left out, for people.
func (l *left) sentences() []string {
	var list []string
	if l.rows > 0 {
		list = append(list, count(l.rows, sayHiddenRow, sayHiddenRows)+sayUnhide)
	}
	if n := len(l.columns); n > 0 {
		list = append(list, count(n, sayHiddenColumn, sayHiddenColumns)+strings.Join(l.columns[:min(n, mostTold)], ", ")+".")
	}
	if len(l.hidden) > 0 {
		list = append(list, count(len(l.hidden), sayHiddenSheet, sayHiddenSheets)+quotedList(l.hidden)+".")
	}
	if len(l.sheets) > 0 {
		begin := sayUnread
		if len(l.read) > 0 {
			begin = fmt.Sprintf(sayReadOnly, quotedList(l.read))
		}
		list = append(list, count(len(l.sheets), sayOtherSheet, sayOtherSheets)+begin+quotedList(l.sheets)+".")
	}
	for _, w := range []struct {
		words
		begin string
	}{{l.struck, sayStruck}, {l.deleted, sayDeleted}, {l.unseen, sayUnseen}, {l.beside, sayBeside}} {
		if len(w.list) > 0 {
			list = append(list, w.told(w.begin))
		}
	}
	return list
}

func count(n int, one, many string) string {
	if n == 1 || !strings.Contains(many, "%d") {
		return one
	}
	return fmt.Sprintf(many, n)
}

// strike keeps what was struck out away from the text. Within a table it is noted with its cell.
func (p *page) strike(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	if t := p.table(); t != nil && t.inCell {
		t.struck[len(t.cells)-1] += " " + text
		return
	}
	p.left.struck.add(joined([]block{{text: text}}))
}

// missing reports whether something was not read of which no words are told.
func (l *left) missing() bool {
	return l.rows+len(l.columns)+len(l.hidden)+len(l.sheets)+l.unseen.more+l.beside.more > 0
}

// withoutStruck tells what is struck out in a row. A row of which the first words are struck out is left out whole: its
// other cells must not be taken for those of the row above. It reports whether that is so.
func (p *page) withoutStruck(cells []string, struck map[int]string) bool {
	if len(struck) == 0 {
		return false
	}
	for i, cell := range cells {
		switch {
		case strings.ContainsFunc(cell, unicode.IsLetter):
			for j := range cells {
				p.left.struck.add(struck[j])
			}
			return false
		case strings.ContainsFunc(struck[i], unicode.IsLetter):
			var whole []string
			for j := range cells {
				whole = append(whole, struck[j], cells[j])
			}
			p.left.struck.add(strings.Join(whole, " "))
			return true
		}
	}
	for j := range cells {
		p.left.struck.add(struck[j])
	}
	return false
}

// Package upload turns a file that somebody chose into plain text that memberlist reads: headings on lines of their
// own, items of lists behind a bullet, rows of tables on one line with tabs between the cells.
//
// The file comes from outside and may be made to harm. Nothing is unpacked to disk, XML is read token by token from
// parts whose size was limited while they were inflated, and what one person cannot see when the file is open
// (deleted revisions, hidden text, rows, columns and sheets) is left out, as is what is struck out. Whatever is left
// out is reported: who is missing from a list may be missing only there.
package upload

import (
	"fmt"
	"strings"
	"unicode"

	"rundtisch/internal/fault"
	"rundtisch/internal/upload/encoding"
)

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 2 << 20

const (
	maxText  = 2 << 20 // what memberlist reads
	maxLines = 20_000
)

// File is what was read of a file.
type File struct {
	Text  string   // without control characters, with at most 20,000 lines and 2 MB
	Left  []string // sentences about what is in the file and was not read: members may stand there
	Notes []string // sentences about what was guessed or repaired

	Struck  []string // what is struck out, place by place; Left says it too
	Missing bool     // whole rows, columns or sheets were not read, of which Left does not say what stands there
}

// Text returns what is in the file.
// The kind of file is recognised by its content first and by its name second. What cannot be read, or is too large, is
// fault.Invalid for the field "datei", with a sentence that says what to do.
func Text(name string, data []byte) (File, error) {
	switch {
	case len(data) == 0:
		return File{}, refuse(empty)
	case len(data) > MaxFile:
		return File{}, refuse(tooBig)
	}
	p := &page{}
	err := read(p, name, data)
	if err == nil {
		err = p.refused
	}
	if err != nil {
		return File{}, err
	}
	text := p.text()
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return File{}, refuse(noText)
	}
	return File{text, p.left.sentences(), p.left.notes, p.left.struck.list, p.left.missing()}, nil
}

func read(p *page, name string, data []byte) error {
	kind, err := kindOf(name, data)
	if err != nil {
		return err
	}
	switch kind {
	case isZip:
		return readArchive(p, data)
	case isHTML:
		return readHTML(p, p.decode(encoding.DecodeHTML(data)))
	case isCSV:
		return readCSV(p, p.decode(encoding.Decode(data)))
	}
	for line := range strings.Lines(clean(p.decode(encoding.Decode(data)))) {
		p.line(strings.TrimRight(line, "\n"))
	}
	return nil
}

func refuse(why fault.Sentence, values ...any) error {
	return fault.Wrong(fault.At("datei"), why, values...)
}

func tooLarge() error {
	return refuse(tooLargeUnpacked)
}

func tooMuchText() error {
	return refuse(muchText)
}

func damaged() error {
	return refuse(isDamaged)
}

// decode notes what was guessed or repaired when a text was read.
func (p *page) decode(text string, found encoding.Found) string {
	note := func(is bool, sentence string) {
		if is {
			p.left.notes = append(p.left.notes, sentence)
		}
	}
	note(found.Unsure, sayUmlautsUnsure)
	note(found.Guessed != "", fmt.Sprintf(sayUmlautsGuessed, found.Guessed))
	note(found.Mixed, sayUmlautsMixed)
	note(found.Repaired, sayUmlautsRepaired)
	return text
}

// Undoubled repairs a text that was UTF-8, was read as something else and saved again. It reports whether it was one.
func Undoubled(text string) (string, bool) { return encoding.Undoubled(text) }

package upload

import (
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"
)

// box are elements that hold what belongs together, as a name, a street and a number.
var box = map[atom.Atom]bool{atom.Div: true, atom.Section: true, atom.Article: true, atom.Address: true, atom.Figure: true}

const (
	maxBoxes = 500 // within each other
	maxHeld  = 12  // blocks: no visiting card has more
)

// footnote is a sign that refers to a note; it is no part of a name.
var footnote = regexp.MustCompile(`^[\s\[(]*(\d{1,3}|[*†‡]+)[\s\])]*$`)

// openBox begins an element that holds others.
func (w *web) openBox() {
	w.release()
	if len(w.boxes) < maxBoxes {
		w.boxes = append(w.boxes, w.page.lines)
	}
}

// closeBox ends an element that holds others. A heading with a few lines below it is a block; behind several lines
// comes a blank one.
func (w *web) closeBox() {
	if text := cardOf(w.held); text != "" {
		w.held = nil
		w.page.add(block{text: text})
	}
	w.release()
	n := len(w.boxes) - 1
	if n < 0 {
		return
	}
	from := w.boxes[n]
	if w.boxes = w.boxes[:n]; w.page.lines >= from+2 && w.page.table() == nil {
		w.page.add(block{})
	}
}

// release writes what was held back.
func (w *web) release() {
	for _, b := range w.held {
		w.page.add(b)
	}
	w.held = nil
}

// cardOf returns the lines of a box that is the visiting card of whom its heading names; "" for others. Where several
// paragraphs are blocks themselves, the heading is above them all.
func cardOf(held []block) string {
	if len(held) < 2 || held[0].kind != heading {
		return ""
	}
	blocks := 0
	for _, b := range held[1:] {
		if strings.Contains(strings.TrimSpace(b.text), "\n") {
			blocks++
		}
	}
	lines := linesOf(held[1:])
	if blocks > 1 || len(lines) == 0 || len(lines) > maxHeld || !strings.ContainsAny(strings.Join(lines, ""), "0123456789@") {
		return ""
	}
	return oneLine(clean(held[0].text)) + "\n" + strings.Join(lines, "\n")
}

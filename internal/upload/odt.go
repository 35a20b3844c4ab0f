package upload

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// unread are elements in which no words for people stand: settings, what only tells how to pronounce, and the table of
// contents, which repeats the headings.
var unread = map[string]bool{
	"forms": true, "sequence-decls": true, "variable-decls": true, "user-field-decls": true, "dde-connection-decls": true,
	"event-listeners": true, "ruby-text": true, "script": true, "table-of-content": true, "named-expressions": true,
}

// blocks reads paragraphs, lists and tables to the end of the element that has just begun.
func (o *odf) blocks(m *markup) error {
	for until := m.depth - 1; m.depth > until && o.page.refused == nil; {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := o.block(m, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// block reads the element that has just begun. One that only holds others is left to the caller, who goes on within it.
func (o *odf) block(m *markup, e xml.StartElement) error {
	switch name := e.Name.Local; {
	case unread[name]:
		return m.skip()
	case name == "p" || name == "h":
		return o.paragraph(m, e)
	case name == "list":
		o.masks = append(o.masks, false)
		err := o.blocks(m)
		o.masks = o.masks[:len(o.masks)-1]
		return err
	case name == "list-item":
		if n := len(o.masks); n > 0 {
			o.masks[n-1] = true
		}
	case name == "table":
		return o.textTable(m)
	case name == "tracked-changes":
		return o.readDeleted(m)
	case name == "section" && attribute(e, "display") == "none":
		text, err := shownWords(m)
		o.page.left.unseen.add(text)
		return err
	case toldBeside[name]:
		return o.readBeside(m, e)
	}
	return nil
}

// paragraph reads a paragraph or a heading that has just begun, after what is anchored to it.
func (o *odf) paragraph(m *markup, e xml.StartElement) error {
	b := block{kind: o.style("paragraph", attribute(e, "style-name")).kind}
	if e.Name.Local == "h" {
		b.kind = heading
		b.level, _ = strconv.Atoi(attribute(e, "outline-level"))
	}
	if n := len(o.masks); n > 0 && b.kind != heading { // a heading may be numbered like a list
		b.level = n - 1
		if b.kind = plain; o.masks[n-1] {
			b.kind, o.masks[n-1] = item, false
		}
	}
	r := running{odf: o}
	if err := r.read(m, look{}.in(o.style("paragraph", attribute(e, "style-name")))); err != nil {
		return err
	}
	o.page.strike(r.struck.String())
	b.text, b.bold = strings.Trim(string(r.out), " "), !r.light && len(r.out) > 0
	o.page.add(b)
	return nil
}

// rich reads the text of a paragraph in a cell that has just begun.
func (o *odf) rich(m *markup, e xml.StartElement) (rich, error) {
	r := running{odf: o}
	err := r.read(m, look{}.in(o.style("paragraph", attribute(e, "style-name"))))
	return rich{text: strings.Trim(string(r.out), " "), struck: r.struck.String()}, err
}

// running is the text of a paragraph.
type running struct {
	odf    *odf
	out    []byte
	struck strings.Builder
	light  bool // some of it is not bold
}

// read reads to the end of the element that has just begun.
func (r *running) read(m *markup, l look) error {
	for until := m.depth - 1; m.depth > until && r.odf.page.refused == nil; {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		switch e := token.(type) {
		case xml.CharData:
			r.write(string(e), l)
		case xml.StartElement:
			if err := r.inline(m, e, l); err != nil {
				return err
			}
		}
		if len(r.out) > maxText {
			return tooMuchText()
		}
	}
	return nil
}

// inline reads an element within a paragraph.
func (r *running) inline(m *markup, e xml.StartElement, l look) error {
	switch e.Name.Local {
	case "span":
		return r.read(m, l.in(r.odf.style("text", attribute(e, "style-name"))))
	case "a":
		from := len(r.out)
		if err := r.read(m, l); err != nil {
			return err
		}
		text := linked(string(r.out[from:]), attribute(e, "href"))
		r.out = append(r.out[:from], text...)
	case "line-break":
		r.sign('\n', l)
	case "tab":
		r.sign('\t', l)
	case "s":
		n, err := strconv.Atoi(attribute(e, "c"))
		if err != nil {
			n = 1
		}
		for range min(n, 10) {
			r.sign(' ', l)
		}
	case "hidden-text":
		if attribute(e, "is-hidden") == "true" {
			r.odf.page.left.unseen.add(attribute(e, "string-value"))
			return m.skip()
		}
	default: // a text box, or what is only told
		return r.odf.block(m, e)
	}
	return nil
}

func (r *running) sign(c byte, l look) {
	switch {
	case l.unseen:
	case l.strikes:
		r.struck.WriteByte(c)
	default:
		r.out = append(r.out, c)
	}
}

// write adds text in which blanks and line breaks of the file are one blank.
func (r *running) write(text string, l look) {
	switch {
	case l.unseen:
		r.odf.page.left.unseen.add(text)
	case l.strikes:
		r.struck.WriteString(text)
	default:
		bare := strings.Join(strings.FieldsFunc(text, isBreak), " ")
		r.light = r.light || !l.bold && bare != ""
		if text != "" && isBreak(rune(text[0])) && len(r.out) > 0 && !isBreak(rune(r.out[len(r.out)-1])) {
			r.out = append(r.out, ' ')
		}
		r.out = append(r.out, bare...)
		if bare != "" && isBreak(rune(text[len(text)-1])) {
			r.out = append(r.out, ' ')
		}
	}
}

// textTable reads a table within a text.
func (o *odf) textTable(m *markup) error {
	o.page.openTable()
	masks := o.masks
	o.masks = nil
	for until := m.depth - 1; m.depth > until && o.page.refused == nil; {
		token, err := m.next()
		if err != nil {
			return err
		}
		if token == nil {
			break
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "table-cell":
				if err := o.textCell(m, e); err != nil {
					return err
				}
			case "title", "desc":
				err = m.skip()
			}
		case xml.EndElement:
			if e.Name.Local == "table-row" {
				o.page.closeRow()
			}
		}
		if err != nil {
			return err
		}
	}
	o.masks = masks
	o.page.closeTable()
	return nil
}

// textCell reads a cell of such a table. Those that it covers are left out: it reaches over them itself.
func (o *odf) textCell(m *markup, e xml.StartElement) error {
	o.page.openCell()
	if t := o.page.table(); t != nil && t.inCell {
		t.span, t.down = spanned(e, "number-columns-spanned"), spanned(e, "number-rows-spanned")
	}
	depth := len(o.page.tables)
	if err := o.blocks(m); err != nil {
		return err
	}
	if len(o.page.tables) == depth {
		o.page.closeCell()
	}
	return nil
}

func spanned(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(e, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxLines)
}

package upload

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// docx reads the body of a Word file.
type docx struct {
	page       *page
	styles     map[string]style
	paragraphs []*paragraph // a text box puts paragraphs into paragraphs
	run        bool
	targets    map[string]string // of links, by relation
}

// paragraph is one that is being read.
type paragraph struct {
	block
	out        bytes.Buffer
	struck     strings.Builder
	properties bool // within w:pPr
	numbered   bool // says itself whether it is an item
	hidden     bool // the run is
	unseen     bool // the style of the paragraph hides its text
	fat        bool // the run is bold
	light      bool // some of the text is not
	strikes    bool // the run is struck out
	all        bool // the style of the paragraph strikes out
	links      []link
}

// link is one that is open: a field, or an element.
type link struct {
	to    string
	from  int  // where its text begins
	field bool // its instruction is still being read
}

// readDocx reads what the body of a Word file shows. Headers, footers, remarks and deleted revisions are left out, and
// that is reported.
func readDocx(p *page, a *archive, name string) error {
	d := &docx{page: p}
	var err error
	if d.styles, err = readStyles(a, name); err != nil {
		return err
	}
	if d.targets, err = a.targets(name); err != nil {
		return err
	}
	m, err := a.xml(name)
	if err != nil {
		return err
	}
	for p.refused == nil {
		token, err := m.next()
		if err != nil {
			return err
		}
		if token == nil {
			return p.tellBesideWord(a, name)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch local := e.Name.Local; {
			case local == "del" || local == "moveFrom":
				err = d.readDeleted(m, local == "del")
			case leftOut[local]:
				err = m.skip()
			case local == "t" && d.run && d.paragraph() != nil:
				err = d.readText(m)
			case local == "instrText":
				err = d.readInstruction(m)
			default:
				d.start(e)
			}
		case xml.EndElement:
			d.end(e.Name.Local)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// leftOut: what was deleted or moved away, and the second copy of a text box for old programs.
var leftOut = map[string]bool{
	"Fallback":        true,
	"pPrChange":       true,
	"rPrChange":       true,
	"tblPrChange":     true,
	"tcPrChange":      true,
	"numberingChange": true,
	"delText":         true,
	"sdtPr":           true,
	"tabs":            true,
}

func (d *docx) paragraph() *paragraph {
	if len(d.paragraphs) == 0 {
		return nil
	}
	return d.paragraphs[len(d.paragraphs)-1]
}

// shown reports whether text that comes now can be seen.
func (d *docx) shown() bool { return d.run && d.paragraph() != nil && !d.paragraph().hidden }

func (d *docx) readText(m *markup) error {
	p := d.paragraph()
	var part strings.Builder
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		if text, ok := token.(xml.CharData); ok {
			part.Write(text)
		}
	}
	switch text := part.String(); {
	case p.hidden:
		d.page.left.unseen.add(text)
	case p.strikes || p.all:
		p.struck.WriteString(text)
	default:
		p.light = p.light || !p.fat && strings.TrimSpace(text) != ""
		p.out.WriteString(text)
	}
	return nil
}

// readDeleted tells what was deleted while changes were tracked. What was moved away is elsewhere.
func (d *docx) readDeleted(m *markup, tell bool) error {
	var out strings.Builder
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		if text, ok := token.(xml.CharData); ok && tell && out.Len() < maxCell {
			out.Write(text)
		}
	}
	d.page.left.deleted.add(out.String())
	return nil
}

var hyperlink = regexp.MustCompile(`HYPERLINK\s+"([^"]*)"`)

// readInstruction reads what a field leads to.
func (d *docx) readInstruction(m *markup) error {
	var out strings.Builder
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		if text, ok := token.(xml.CharData); ok && out.Len() < maxCell {
			out.Write(text)
		}
	}
	if p := d.paragraph(); p != nil && len(p.links) > 0 && p.links[len(p.links)-1].field {
		p.links[len(p.links)-1].to += out.String()
	}
	return nil
}

const maxLinks = 50 // within each other

// follow opens a link.
func (p *paragraph) follow(l link) {
	if len(p.links) < maxLinks {
		p.links = append(p.links, l)
	}
}

// arrive ends the link that was opened last.
func (p *paragraph) arrive() {
	n := len(p.links) - 1
	if n < 0 {
		return
	}
	l := p.links[n]
	if p.links = p.links[:n]; l.field || l.to == "" || l.from > p.out.Len() {
		return
	}
	text := string(p.out.Bytes()[l.from:])
	p.out.Truncate(l.from)
	p.out.WriteString(linked(text, l.to))
}

// field follows the marks between which a field is.
func (p *paragraph) field(mark string) {
	switch n := len(p.links) - 1; {
	case mark == "begin":
		p.follow(link{field: true})
	case mark == "separate" && n >= 0 && p.links[n].field:
		m := hyperlink.FindStringSubmatch(p.links[n].to)
		if p.links[n] = (link{from: p.out.Len()}); m != nil {
			p.links[n].to = m[1]
		}
	case mark == "end":
		p.arrive()
	}
}

func (d *docx) start(e xml.StartElement) {
	switch e.Name.Local {
	case "tbl":
		d.page.openTable()
	case "tc":
		d.page.openCell()
	case "vMerge":
		if t := d.page.table(); t != nil {
			t.goesOn = attribute(e, "val") != "restart"
		}
	case "hidden": // of a row
		if t := d.page.table(); t != nil && d.paragraph() == nil {
			t.unseen = on(e)
		}
	case "gridBefore":
		if n, err := strconv.Atoi(attribute(e, "val")); err == nil && d.page.table() != nil {
			d.page.table().indent(n)
		}
	case "gridSpan":
		if n, err := strconv.Atoi(attribute(e, "val")); err == nil && d.page.table() != nil {
			d.page.table().span = n
		}
	case "docPr": // a picture, with what it shows
		d.page.left.beside.addOnce("Bild", attribute(e, "descr"))
	case "p":
		d.paragraphs = append(d.paragraphs, &paragraph{})
	case "r":
		d.run = true
		if p := d.paragraph(); p != nil {
			p.hidden, p.strikes, p.fat = p.unseen, false, p.bold
		}
	}
	if p := d.paragraph(); p != nil {
		d.inParagraph(p, e)
	}
}

func (d *docx) inParagraph(p *paragraph, e xml.StartElement) {
	switch e.Name.Local {
	case "pPr":
		p.properties = true
	case "pStyle":
		if s := d.styles[attribute(e, "val")]; !p.numbered {
			p.kind, p.level = s.kind, s.level
		}
		s := d.styles[attribute(e, "val")]
		p.all, p.unseen, p.bold = s.strikes, s.hides, s.bold
	case "ilvl":
		if p.kind != heading {
			p.level, _ = strconv.Atoi(attribute(e, "val"))
			p.level = max(0, min(p.level, 8))
		}
	case "numId":
		p.numbered = true
		switch {
		case p.kind == heading: // numbered or not
		case attribute(e, "val") == "0":
			p.kind = plain
		default:
			p.kind = item
		}
	case "vanish":
		if !p.properties {
			p.hidden = on(e)
		}
	case "b":
		if !p.properties {
			p.fat = on(e)
		}
	case "strike", "dstrike":
		if !p.properties {
			if p.strikes = on(e); !p.strikes {
				p.all = false
			}
		}
	case "rStyle":
		if s := d.styles[attribute(e, "val")]; !p.properties {
			p.strikes, p.hidden, p.fat = p.strikes || s.strikes, p.hidden || s.hides, p.fat || s.bold
		}
	case "hyperlink":
		p.follow(link{to: d.targets[attribute(e, "id")], from: p.out.Len()})
	case "fldSimple":
		l := link{from: p.out.Len()}
		if m := hyperlink.FindStringSubmatch(attribute(e, "instr")); m != nil {
			l.to = m[1]
		}
		p.follow(l)
	case "fldChar":
		p.field(attribute(e, "fldCharType"))
	}
	if !d.shown() || p.properties {
		return
	}
	switch e.Name.Local {
	case "tab", "ptab":
		p.out.WriteByte('\t')
	case "br", "cr":
		if p.strikes || p.all {
			p.struck.WriteByte('\n')
		}
		p.out.WriteByte('\n')
	case "noBreakHyphen":
		p.out.WriteByte('-')
	case "sym": // a bullet or an arrow of a symbol font
		if code, err := strconv.ParseUint(attribute(e, "char"), 16, 16); err == nil && code >= 0xe000 && code <= 0xf8ff {
			p.out.WriteRune(rune(code))
		}
	}
}

func (d *docx) end(name string) {
	switch name {
	case "tbl":
		d.page.closeTable()
	case "tr":
		d.page.closeRow()
	case "tc":
		d.page.closeCell()
	case "r":
		d.run = false
	case "pPr":
		if p := d.paragraph(); p != nil {
			p.properties = false
		}
	case "hyperlink", "fldSimple":
		if p := d.paragraph(); p != nil {
			p.arrive()
		}
	case "p":
		if p := d.paragraph(); p != nil {
			d.page.strike(p.struck.String())
			d.paragraphs = d.paragraphs[:len(d.paragraphs)-1]
			p.text, p.bold = p.out.String(), !p.light && p.out.Len() > 0
			d.page.add(p.block)
			d.run = len(d.paragraphs) > 0 // a text box is in a run
		}
	}
}

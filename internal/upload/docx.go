package upload

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// docx reads the body of a Word file.
type docx struct {
	page       *page
	styles     map[string]style
	paragraphs []*paragraph // a text box puts paragraphs into paragraphs
	run        bool
}

// paragraph is one that is being read.
type paragraph struct {
	block
	out        strings.Builder
	properties bool // within w:pPr
	numbered   bool // says itself whether it is an item
	hidden     bool // the run is
}

// readDocx reads what the body of a Word file shows; headers, footers, remarks and deleted revisions are left out.
func readDocx(p *page, a *archive, name string) error {
	d := &docx{page: p}
	var err error
	if d.styles, err = readStyles(a, name); err != nil {
		return err
	}
	m, err := a.xml(name)
	if err != nil {
		return err
	}
	for p.refused == nil {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if leftOut[e.Name.Local] {
				err = m.skip()
			} else if e.Name.Local == "t" && d.shown() {
				err = d.readText(m)
			} else {
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
var leftOut = map[string]bool{"del": true, "moveFrom": true, "Fallback": true, "pPrChange": true, "rPrChange": true, "tblPrChange": true, "tcPrChange": true, "numberingChange": true, "instrText": true, "delText": true, "sdtPr": true, "tabs": true}

func (d *docx) paragraph() *paragraph {
	if len(d.paragraphs) == 0 {
		return nil
	}
	return d.paragraphs[len(d.paragraphs)-1]
}

// shown reports whether text that comes now can be seen.
func (d *docx) shown() bool { return d.run && d.paragraph() != nil && !d.paragraph().hidden }

func (d *docx) readText(m *markup) error {
	out := &d.paragraph().out
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		if text, ok := token.(xml.CharData); ok {
			out.Write(text)
		}
	}
	return nil
}

func (d *docx) start(e xml.StartElement) {
	switch e.Name.Local {
	case "tbl":
		d.page.openTable()
	case "tc":
		d.page.openCell()
	case "gridSpan":
		if n, err := strconv.Atoi(attribute(e, "val")); err == nil && d.page.table() != nil {
			d.page.table().span = n
		}
	case "p":
		d.paragraphs = append(d.paragraphs, &paragraph{})
	case "r":
		d.run = true
		if p := d.paragraph(); p != nil {
			p.hidden = false
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
	case "ilvl":
		p.level, _ = strconv.Atoi(attribute(e, "val"))
		p.level = max(0, min(p.level, 8))
	case "numId":
		p.numbered = true
		if attribute(e, "val") == "0" {
			p.kind = plain
		} else if p.kind != heading {
			p.kind = item
		}
	case "vanish":
		p.hidden = !p.properties && on(e) || p.hidden
	}
	if !d.shown() || p.properties {
		return
	}
	switch e.Name.Local {
	case "tab", "ptab":
		p.out.WriteByte('\t')
	case "br", "cr":
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
	case "p":
		if p := d.paragraph(); p != nil {
			d.paragraphs = d.paragraphs[:len(d.paragraphs)-1]
			p.text = p.out.String()
			d.page.add(p.block)
			d.run = len(d.paragraphs) > 0 // a text box stands in a run
		}
	}
}

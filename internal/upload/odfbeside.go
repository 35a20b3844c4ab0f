package upload

import (
	"encoding/xml"
	"strings"
)

// toldBeside are elements that stand beside the text and are told.
var toldBeside = map[string]bool{"annotation": true, "note": true, "title": true, "desc": true, "object": true}

// readBeside tells what is in such an element.
func (o *odf) readBeside(m *markup, e xml.StartElement) error {
	if e.Name.Local == "object" {
		o.page.left.beside.addOnce("Eingefügtes Dokument", "Sein Text fehlt")
		return m.skip()
	}
	text, err := shownWords(m)
	switch e.Name.Local {
	case "annotation":
		o.page.left.beside.addOnce("Kommentar", text)
	case "note":
		if attribute(e, "note-class") == "endnote" {
			o.page.left.beside.addOnce("Endnote", text)
		} else {
			o.page.left.beside.addOnce("Fußnote", text)
		}
	default:
		o.page.left.beside.addOnce("Bild", text)
	}
	return err
}

// readDeleted tells what was deleted while changes were tracked.
func (o *odf) readDeleted(m *markup) error {
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "deletion" {
			text, err := shownWords(m)
			if err != nil {
				return err
			}
			o.page.left.deleted.add(text)
		}
	}
	return nil
}

// ofProgram are elements whose text is for programs: who changed what and when, the mark of a footnote.
var ofProgram = map[string]bool{"change-info": true, "creator": true, "date": true, "date-string": true, "note-citation": true}

// shownWords reads the text of the element that has just begun, on one line.
func shownWords(m *markup) (string, error) {
	var out strings.Builder
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case nil:
			return oneLine(out.String()), nil
		case xml.StartElement:
			switch {
			case ofProgram[e.Name.Local]:
				if err := m.skip(); err != nil {
					return "", err
				}
			case e.Name.Local != "span" && e.Name.Local != "a":
				out.WriteByte(' ')
			}
		case xml.CharData:
			if out.Len() < maxCell {
				out.Write(e)
			}
		}
	}
	return oneLine(out.String()), nil
}

// tellBesideText tells what is at the edge of the pages of a text; styles is the part that holds it.
func (p *page) tellBesideText(styles []byte) error {
	if styles == nil {
		return nil
	}
	m := newMarkup(styles)
	within := ""
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch name := e.Name.Local; {
			case strings.HasPrefix(name, "header") && !strings.HasSuffix(name, "style"):
				within = "Kopfzeile"
			case strings.HasPrefix(name, "footer") && !strings.HasSuffix(name, "style"):
				within = "Fußzeile"
			case name == "p" && within != "":
				text, err := shownWords(m)
				if err != nil {
					return err
				}
				if !onlyPageNumber.MatchString(text) {
					p.left.beside.addOnce(within, text)
				}
			}
		case xml.EndElement:
			if name := e.Name.Local; strings.HasPrefix(name, "header") || strings.HasPrefix(name, "footer") {
				within = ""
			}
		}
	}
}

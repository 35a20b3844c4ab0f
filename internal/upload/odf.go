package upload

import (
	"encoding/xml"
	"strings"
)

// odf reads a file of LibreOffice and the other programs that keep OpenDocument: text (.odt) or tables (.ods).
type odf struct {
	page   *page
	styles map[string]odfStyle // by family and name: „text T1“
	masks  []bool              // of the lists that are open: whether the next paragraph begins an item
}

// odfStyle is what a style says that matters here.
type odfStyle struct {
	based   string
	kind    blockKind
	strikes mark
	bold    mark
	unseen  mark // text that is formatted as hidden, a section or a sheet that is not shown
}

// mark is said by a style, or left to the one it is based on.
type mark int

const (
	unsaid mark = iota
	yes
	no
)

// openDocument is how the kinds of these files begin, which the first part of the archive names.
const openDocument = "application/vnd.oasis.opendocument."

// isOpenDocument reports whether an archive is one that readOpenDocument reads, with a template like what is made of it.
func (a *archive) isOpenDocument() (bool, error) {
	if a.members["content.xml"] == nil {
		return false, nil
	}
	kind, err := a.part("mimetype")
	if err != nil {
		return false, err
	}
	name, ok := strings.CutPrefix(strings.TrimSpace(string(kind)), openDocument)
	return ok && (strings.HasPrefix(name, "text") || strings.HasPrefix(name, "spreadsheet")), nil
}

// readOpenDocument reads what the body of the file shows.
func readOpenDocument(p *page, a *archive) error {
	if manifest, err := a.part("META-INF/manifest.xml"); err != nil {
		return err
	} else if strings.Contains(string(manifest), "encryption-data") {
		return refuse(locked)
	}
	o := &odf{page: p, styles: map[string]odfStyle{}}
	content, err := a.load("content.xml")
	if err != nil {
		return err
	}
	around, err := a.load("styles.xml")
	if err != nil {
		return err
	}
	if around != nil {
		if err := o.readStyles(newMarkup(around)); err != nil {
			return err
		}
	}
	m := newMarkup(content)
	if err := o.readStyles(m); err != nil {
		return err
	}
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "text" && p.whole != nil:
			return refuse(saveAsTable)
		case e.Name.Local == "text":
			if err := o.blocks(m); err != nil {
				return err
			}
			return p.tellBesideText(around)
		case e.Name.Local == "spreadsheet":
			return o.readTables(content, m)
		}
	}
}

// readStyles reads the styles of a part, up to its body.
func (o *odf) readStyles(m *markup) error {
	at := ""
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			s := o.styles[at]
			switch e.Name.Local {
			case "body", "master-styles":
				return nil
			case "style":
				at = styleOf(attribute(e, "family"), attribute(e, "name"))
				s = odfStyle{}
				if parent := attribute(e, "parent-style-name"); parent != "" {
					s.based = styleOf(attribute(e, "family"), parent)
				}
				if headingStyle.MatchString(attribute(e, "name")) {
					s.kind = heading
				}
			case "text-properties":
				if line := attribute(e, "text-line-through-style") + attribute(e, "text-line-through-type"); line != "" {
					s.strikes = marked(strings.Trim(strings.ReplaceAll(line, "none", ""), " ") != "")
				}
				if display := attribute(e, "display"); display != "" {
					s.unseen = marked(display == "none")
				}
				if weight := attribute(e, "font-weight"); weight != "" {
					s.bold = marked(weight != "normal")
				}
			case "table-properties":
				if display := attribute(e, "display"); display != "" {
					s.unseen = marked(display == "false")
				}
			default:
				continue
			}
			if at != "" {
				o.styles[at] = s
			}
		case xml.EndElement:
			if e.Name.Local == "style" {
				at = ""
			}
		}
	}
}

func styleOf(family, name string) string { return family + " " + name }

func marked(is bool) mark {
	if is {
		return yes
	}
	return no
}

// style returns a style with what it takes over from those it is based on.
func (o *odf) style(family, name string) odfStyle {
	s := o.styles[styleOf(family, name)]
	for base, steps := s.based, 0; base != "" && steps < 10; steps++ {
		b := o.styles[base]
		if s.strikes == unsaid {
			s.strikes = b.strikes
		}
		if s.unseen == unsaid {
			s.unseen = b.unseen
		}
		if s.bold == unsaid {
			s.bold = b.bold
		}
		if s.kind == plain {
			s.kind = b.kind
		}
		base = b.based
	}
	return s
}

// in says how text looks within an element of this style.
func (l look) in(s odfStyle) look {
	if s.strikes != unsaid {
		l.strikes = s.strikes == yes
	}
	if s.unseen != unsaid {
		l.unseen = s.unseen == yes
	}
	if s.bold != unsaid {
		l.bold = s.bold == yes
	}
	return l
}

// look is how text looks.
type look struct{ strikes, unseen, bold bool }

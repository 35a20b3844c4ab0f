package upload

import (
	"encoding/xml"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// besideWord are the parts of a Word file that its body does not hold, by their names and the kinds of their relations,
// and the elements within them that are reported one by one.
var besideWord = []struct {
	part          *regexp.Regexp
	relation, one string
	says          string
}{
	{regexp.MustCompile(`^header\d*\.xml$`), "/header", "p", "Kopfzeile"},
	{regexp.MustCompile(`^footer\d*\.xml$`), "/footer", "p", "Fußzeile"},
	{regexp.MustCompile(`^footnotes\d*\.xml$`), "/footnotes", "footnote", "Fußnote"},
	{regexp.MustCompile(`^endnotes\d*\.xml$`), "/endnotes", "endnote", "Endnote"},
	{regexp.MustCompile(`^comments\d*\.xml$`), "/comments", "comment", "Kommentar"},
	{regexp.MustCompile(`^diagrams/data\d*\.xml$`), "/diagramData", "pt", "Schaubild"},
}

// onlyPageNumber is what is at the edge of a page and says nothing but which one it is.
var onlyPageNumber = regexp.MustCompile(`(?i)^[\s\d/|.–—-]*(seite|page|s\.)?[\s\d/|.–—-]*(von|of)?[\s\d/|.–—-]*$`)

// tellBesideWord tells what is around the body of a Word file: members may stand there.
func (p *page) tellBesideWord(a *archive, document string) error {
	folder := path.Dir(document) + "/"
	for _, kind := range besideWord {
		parts, err := a.related(document, kind.relation)
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(a.members)) {
			if within, ok := strings.CutPrefix(name, folder); ok && kind.part.MatchString(within) && !slices.Contains(parts, name) {
				parts = append(parts, name)
			}
		}
		for _, part := range parts {
			list, err := a.pieces(part, kind.one)
			if err != nil {
				return err
			}
			for _, piece := range list {
				if kind.one != "p" || !onlyPageNumber.MatchString(piece.text) {
					p.left.beside.addOnce(kind.says, piece.text)
				}
			}
		}
	}
	chunks, err := a.related(document, "/aFChunk")
	for range chunks {
		p.left.beside.addOnce("Eingefügtes Dokument", "Sein Text fehlt")
	}
	return err
}

// piece is the text of one element, with what it refers to.
type piece struct{ ref, text string }

// pieces returns the text within each of the elements of this name, on one line; none if the part is not there. One
// that is within another is part of it.
func (a *archive) pieces(part, one string) ([]piece, error) {
	m, err := a.xml(part)
	if err != nil {
		return nil, err
	}
	var list []piece
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return list, err
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != one {
			continue
		}
		text, err := readWords(m)
		if err != nil {
			return nil, err
		}
		list = append(list, piece{attribute(e, "ref"), text})
	}
}

// readWords reads the text of the element that has just begun: what is in <t> and in <text>, with blanks between
// paragraphs, cells and lines.
func readWords(m *markup) (string, error) {
	var out strings.Builder
	inText, fallback := 0, 0
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case nil:
			return oneLine(out.String()), nil
		case xml.StartElement:
			switch e.Name.Local {
			case "t", "text", "delText":
				inText++
			case "Fallback":
				fallback++
			case "p", "tc", "br", "cr", "tab", "ptab":
				out.WriteByte(' ')
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t", "text", "delText":
				inText--
			case "Fallback":
				fallback--
			}
		case xml.CharData:
			if inText > 0 && fallback == 0 && out.Len() < maxCell {
				out.Write(e)
			}
		}
	}
	return oneLine(out.String()), nil
}

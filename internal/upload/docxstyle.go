package upload

import (
	"encoding/xml"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// style is what a paragraph style says about how its paragraphs stand on the page.
type style struct {
	kind  blockKind
	level int
	based string
	own   bool // says so itself, not by the style it is based on

	strikes bool // strikes its text out
	hides   bool // formats it as hidden
	bold    bool
}

var headingStyle = regexp.MustCompile(`(?i)^(heading|überschrift|berschrift|title$|titel$|subtitle$|untertitel$)`)

// depthIn returns how deep the headings of a style are that is called so: „Überschrift 2".
func depthIn(name string) int {
	n, err := strconv.Atoi(strings.TrimLeft(strings.TrimLeftFunc(name, unicode.IsLetter), " "))
	if err != nil || n < 0 || n > 9 {
		return 0
	}
	return n
}

// readStyles reads the paragraph styles of a Word file: which are headings, which are items of lists.
func readStyles(a *archive, document string) (map[string]style, error) {
	styles := map[string]style{}
	paths, err := a.related(document, "/styles")
	if err != nil {
		return nil, err
	}
	m, err := a.xml(append(paths, path.Join(path.Dir(document), "styles.xml"))[0])
	if err != nil {
		return nil, err
	}
	id, s := "", style{}
	for {
		token, err := m.next()
		if err != nil {
			return nil, err
		}
		if token == nil {
			break
		}
		switch e := token.(type) {
		case xml.StartElement:
			value := attribute(e, "val")
			switch e.Name.Local {
			case "style":
				id, s = attribute(e, "styleId"), style{}
				if headingStyle.MatchString(id) {
					s.kind, s.own, s.level = heading, true, depthIn(id)
				}
			case "name":
				if headingStyle.MatchString(value) {
					s.kind, s.own, s.level = heading, true, depthIn(value)
				}
			case "basedOn":
				s.based = value
			case "outlineLvl":
				if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 {
					s.kind, s.own, s.level = heading, true, n+1
				}
			case "strike", "dstrike":
				s.strikes = on(e)
			case "vanish":
				s.hides = on(e)
			case "b":
				s.bold = on(e)
			case "numId":
				if s.kind != heading {
					if s.kind, s.own = item, true; value == "0" {
						s.kind = plain
					}
				}
			case "ilvl":
				if n, _ := strconv.Atoi(value); s.kind != heading {
					s.level = max(0, min(n, 8))
				}
			}
		case xml.EndElement:
			if e.Name.Local == "style" {
				styles[id] = s
				id, s = "", style{}
			}
		}
	}
	for id, s := range styles {
		own := s
		for steps := 0; !s.own && s.based != "" && steps < 10; steps++ {
			s = styles[s.based]
		}
		s.strikes, s.hides, s.bold = own.strikes || s.strikes, own.hides || s.hides, own.bold || s.bold
		styles[id] = s
	}
	return styles, nil
}

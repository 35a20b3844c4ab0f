package upload

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxStyle   = 256 << 10 // bytes of one style sheet
	maxStrikes = 200       // elements within each other
)

var (
	strikes     = regexp.MustCompile(`(?i)text-decoration[a-z-]*\s*:[^;}]*line-through|text-line-through\s*:\s*(single|double|solid)`)
	styleRule   = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	styledClass = regexp.MustCompile(`\.([\w-]+)\s*$`)
)

// learn finds the classes with which a style sheet strikes text out.
func (w *web) learn(sheet string) {
	for _, rule := range styleRule.FindAllStringSubmatch(sheet, 2000) {
		if !strikes.MatchString(rule[2]) {
			continue
		}
		for _, selector := range strings.Split(rule[1], ",") {
			if m := styledClass.FindStringSubmatch(strings.TrimSpace(selector)); m != nil {
				if w.classes == nil {
					w.classes = map[string]bool{}
				}
				w.classes[m[1]] = true
			}
		}
	}
}

// isStruck reports whether an element strikes its text out.
func (w *web) isStruck(t html.Token) bool {
	switch t.DataAtom {
	case atom.S, atom.Strike, atom.Del:
		return true
	}
	if strikes.MatchString(attributeOf(t, "style")) {
		return true
	}
	for _, class := range strings.Fields(attributeOf(t, "class")) {
		if w.classes[class] {
			return true
		}
	}
	return false
}

// ends says which elements end where another begins: their end tags can be left out.
var ends = map[atom.Atom][]atom.Atom{
	atom.Td: {atom.Td, atom.Th}, atom.Th: {atom.Td, atom.Th}, atom.Tr: {atom.Td, atom.Th, atom.Tr}, atom.Li: {atom.Li},
	atom.P: {atom.P}, atom.Div: {atom.P}, atom.Ul: {atom.P}, atom.Table: {atom.P},
}

// strike notes that an element begins, where it or one around it strikes its text out.
func (w *web) strike(t html.Token) {
	for _, is := range ends[t.DataAtom] {
		w.close(is, "")
	}
	n := len(w.strikes)
	switch {
	case n < maxStrikes && w.isStruck(t):
		w.strikes = append(w.strikes, open{is: t.DataAtom, name: t.Data})
	case n > 0 && w.strikes[n-1].name == t.Data:
		w.strikes[n-1].more++
	}
}

// unstrike notes that an element ends.
func (w *web) unstrike(is atom.Atom, name string) {
	switch is {
	case atom.Tr:
		w.close(atom.Td, "")
		w.close(atom.Th, "")
	case atom.Table, atom.Tbody:
		for _, inner := range ends[atom.Tr] {
			w.close(inner, "")
		}
	case atom.Ul, atom.Ol, atom.Menu:
		w.close(atom.Li, "")
	}
	w.close(is, name)
}

// close ends the last element of this kind. With a name, one of the same name that began within it ends first.
func (w *web) close(is atom.Atom, name string) {
	for n := len(w.strikes) - 1; n >= 0; n-- {
		last := &w.strikes[n]
		if last.is != is || is == 0 && last.name != name {
			continue
		}
		if last.more > 0 && name != "" {
			last.more--
			return
		}
		w.strikes = w.strikes[:n]
		break
	}
	if len(w.strikes) == 0 {
		w.tellStruck()
	}
}

// tellStruck tells what was struck out, where it is.
func (w *web) tellStruck() {
	if w.struck.Len() > 0 {
		w.page.strike(w.struck.String())
		w.struck.Reset()
	}
}

// follow ends the link that is open: where its text does not say what it leads to, that is written there.
func (w *web) follow() {
	if w.link != "" && len(w.strikes) == 0 && w.from <= w.out.Len() {
		text := string(w.out.Bytes()[w.from:])
		w.out.Truncate(w.from)
		if !strings.HasPrefix(w.link, "#") || !footnote.MatchString(text) {
			w.out.WriteString(linked(text, w.link))
		}
	}
	w.link = ""
}

func attributeOf(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

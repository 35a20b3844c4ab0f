package upload

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// silent are elements in which no words for people stand, or the menu of the page.
var silent = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Title: true, atom.Nav: true}

// asText are elements whose tags the tokenizer reads as text.
var asText = map[string]bool{"iframe": true, "noembed": true, "noframes": true, "noscript": true}

// fields are elements for filling in or pressing, and what they are called.
var fields = map[atom.Atom]string{
	atom.Select:   "Auswahl",
	atom.Datalist: "Auswahl",
	atom.Textarea: "Eingabefeld",
	atom.Button:   "Schaltfläche",
}

// parents end an element whose own end tag was left out.
var parents = map[string]bool{
	"ul":       true,
	"ol":       true,
	"menu":     true,
	"dl":       true,
	"table":    true,
	"tbody":    true,
	"thead":    true,
	"tfoot":    true,
	"tr":       true,
	"select":   true,
	"datalist": true,
	"div":      true,
	"section":  true,
	"article":  true,
	"body":     true,
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

// next returns what comes next: the token that ended a skipped element, if it was not part of it.
func (w *web) next(z *html.Tokenizer) html.Token {
	if t := w.kept; t != nil {
		w.kept = nil
		return *t
	}
	z.Next()
	return z.Token()
}

// skipElement reads to the end of the element that has just begun and returns the beginning of its text, with what
// is in pictures and fields. Where the end tag of an item, a cell or a paragraph was left out, the next one of its
// kind ends it, or the end of what it is in.
func (w *web) skipElement(z *html.Tokenizer, of html.Token) string {
	var out strings.Builder
	inner, outer := 0, 0 // elements of the same name within it, and ones that could end it
	within := of.Data    // the element whose text comes, as far as it matters
	for {
		z.Next()
		t := z.Token()
		switch t.Type {
		case html.ErrorToken:
			w.kept = &t
			return out.String()
		case html.TextToken:
			text := t.Data
			if within != of.Data && (within == "script" || within == "style") {
				continue
			}
			if asText[within] {
				text = anyTag.ReplaceAllString(text, " ")
			}
			if out.Len() < maxStyle {
				out.WriteString(text)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if of.DataAtom != atom.Style && out.Len() < maxStyle {
				out.WriteString(" " + spoken(t) + " ")
			}
			if t.Type == html.SelfClosingTagToken || alone[t.DataAtom] {
				continue
			}
			if mayStayOpen[of.DataAtom] && outer == 0 && endsWhere(of.DataAtom, t.DataAtom) {
				w.kept = &t
				return out.String()
			}
			within = t.Data
			switch {
			case parents[t.Data] && t.Data != of.Data:
				outer++
			case t.Data == of.Data && (!mayStayOpen[of.DataAtom] || outer == 0):
				inner++
			}
		case html.EndTagToken:
			within = ""
			switch {
			case t.Data == of.Data && (inner == 0 || mayStayOpen[of.DataAtom]) && (outer == 0 || !mayStayOpen[of.DataAtom]):
				return out.String()
			case t.Data == of.Data && !mayStayOpen[of.DataAtom]:
				inner--
			case parents[t.Data] && t.Data != of.Data && outer == 0 && mayStayOpen[of.DataAtom]:
				w.kept = &t
				return out.String()
			case parents[t.Data] && t.Data != of.Data:
				outer = max(0, outer-1)
			}
			if out.Len() < maxStyle {
				out.WriteByte(' ')
			}
		}
	}
}

// endsWhere reports whether an element without an end tag ends where this one begins.
func endsWhere(is, begins atom.Atom) bool {
	switch is {
	case atom.Dt, atom.Dd:
		return begins == atom.Dt || begins == atom.Dd
	case atom.Option:
		return begins == atom.Option
	}
	for _, ended := range ends[begins] {
		if ended == is {
			return true
		}
	}
	return false
}

// tellHidden tells the words of an element that was left out.
func (w *web) tellHidden(t html.Token, words string) {
	left := &w.page.left
	role := attributeOf(t, "role")
	switch {
	case silent[t.DataAtom] || role == "navigation" || role == "menu" || role == "menubar":
	case t.DataAtom == atom.Tr:
		if strings.TrimSpace(words) != "" {
			left.rows++
		}
	case fields[t.DataAtom] != "":
		left.beside.addOnce(fields[t.DataAtom], words)
	case t.DataAtom == atom.Iframe || t.DataAtom == atom.Object:
		document, _, _ := strings.Cut(attributeOf(t, "src")+attributeOf(t, "data"), ",") // without what a data: address holds
		inner := anyTag.ReplaceAllString(attributeOf(t, "srcdoc"), " ")
		left.beside.addOnce("Eingebettet", strings.Join([]string{attributeOf(t, "title"), words, inner, document}, " "))
	default:
		left.unseen.add(words)
	}
}

// tellBeside tells what is in a picture or in a field, where it is seen.
func (w *web) tellBeside(t html.Token) {
	switch text := spoken(t); {
	case text == "":
	case t.DataAtom == atom.Input && !isHidden(t):
		w.page.left.beside.addOnce("Eingabefeld", text)
	case isHidden(t):
		w.page.left.unseen.add(text)
	default:
		w.page.left.beside.addOnce("Bild", text)
	}
}

// spoken returns the words of an element that stand in its tag: what a picture shows, and what a field holds.
func spoken(t html.Token) string {
	switch t.DataAtom {
	case atom.Img, atom.Area:
		return attributeOf(t, "alt")
	case atom.Option, atom.Optgroup:
		return attributeOf(t, "label")
	case atom.Input:
		switch strings.ToLower(attributeOf(t, "type")) {
		case "hidden", "password", "checkbox", "radio", "submit", "reset", "image", "color", "range": // for the program, or a button's name
			return ""
		}
		return attributeOf(t, "value")
	}
	return ""
}

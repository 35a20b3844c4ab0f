package upload

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxToken is the longest tag, script or piece of text that is read, in bytes.
const maxToken = 512 << 10

// web reads a page tag by tag. It builds no tree: what a page may cost then grows with its length and nothing else.
type web struct {
	page  *page
	lists int // how deep
	block
	out     bytes.Buffer
	literal int // within pre
	struck  strings.Builder
	strikes []open          // elements within which everything is struck out, the innermost last
	link    string          // what the link that is open leads to
	from    int             // where its text begins
	classes map[string]bool // of style sheets, which strike out
	kept    *html.Token     // that ended what was skipped, and comes next
	boxes   []int           // of the elements that hold others: on which line they began
	held    []block         // what the innermost of them holds so far
	fat     int             // how many elements are open that make text bold
	light   bool            // some of the text of the block is not bold
}

// open is an element that has begun, with how many of its kind have begun within it.
type open struct {
	is   atom.Atom
	name string
	more int
}

// readHTML reads what a web page shows of its text, without menus, scripts and what is hidden. What is hidden, and what
// is in pictures and in fields, is told.
func readHTML(p *page, text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxToken)
	w := &web{page: p}
	for p.refused == nil {
		t := w.next(z)
		switch t.Type {
		case html.ErrorToken:
			w.flush()
			w.release()
			for len(p.tables) > 0 {
				p.closeTable()
			}
			if !errors.Is(z.Err(), io.EOF) {
				return refuse(largeImages)
			}
			return nil
		case html.TextToken:
			w.write(t.Data)
		case html.StartTagToken:
			if t.DataAtom == atom.Style {
				w.learn(w.skipElement(z, t))
				continue
			}
			if t.DataAtom == atom.Sup {
				if text := w.skipElement(z, t); !footnote.MatchString(text) {
					w.write(text)
				}
				continue
			}
			if isHidden(t) && !alone[t.DataAtom] {
				w.tellHidden(t, w.skipElement(z, t))
				continue
			}
			w.tellBeside(t)
			if !alone[t.DataAtom] {
				w.strike(t)
			}
			w.start(t)
		case html.SelfClosingTagToken:
			w.tellBeside(t)
			w.start(t)
		case html.EndTagToken:
			w.unstrike(t.DataAtom, t.Data)
			w.end(t.DataAtom)
		}
	}
	return nil
}

// alone are elements without an end.
var alone = map[atom.Atom]bool{
	atom.Br:     true,
	atom.Hr:     true,
	atom.Img:    true,
	atom.Input:  true,
	atom.Meta:   true,
	atom.Link:   true,
	atom.Col:    true,
	atom.Wbr:    true,
	atom.Source: true,
	atom.Base:   true,
	atom.Area:   true,
	atom.Embed:  true, atom.Track: true,
}

// mayStayOpen are elements whose end tag can be left out: the next one of their kind ends them.
var mayStayOpen = map[atom.Atom]bool{
	atom.P:      true,
	atom.Li:     true,
	atom.Td:     true,
	atom.Th:     true,
	atom.Tr:     true,
	atom.Dt:     true,
	atom.Dd:     true,
	atom.Option: true,
}

var unseen = map[atom.Atom]bool{
	atom.Script:   true,
	atom.Style:    true,
	atom.Nav:      true,
	atom.Title:    true,
	atom.Template: true, atom.Noscript: true,
	atom.Svg:      true,
	atom.Math:     true,
	atom.Select:   true,
	atom.Textarea: true,
	atom.Button:   true,
	atom.Iframe:   true,
	atom.Object:   true,
	atom.Audio:    true,
	atom.Video:    true,
	atom.Canvas:   true,
	atom.Datalist: true,
	atom.Dialog:   true,
	atom.Noembed:  true, atom.Noframes: true,
}

// blocks are the other elements that begin a line of their own.
var blocks = map[atom.Atom]bool{
	atom.P:          true,
	atom.Div:        true,
	atom.Section:    true,
	atom.Article:    true,
	atom.Main:       true,
	atom.Header:     true,
	atom.Footer:     true,
	atom.Aside:      true,
	atom.Body:       true,
	atom.Address:    true,
	atom.Blockquote: true,
	atom.Figure:     true,
	atom.Figcaption: true,
	atom.Form:       true,
	atom.Fieldset:   true,
	atom.Legend:     true,
	atom.Details:    true,
	atom.Summary:    true,
	atom.Dd:         true,
	atom.Dl:         true,
	atom.Caption:    true,
	atom.Center:     true,
	atom.Html:       true,
}

var hiding = regexp.MustCompile(`(?i)(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)`)

func isHidden(t html.Token) bool {
	if unseen[t.DataAtom] {
		return true
	}
	for _, a := range t.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "role":
			if a.Val == "navigation" || a.Val == "menu" || a.Val == "menubar" {
				return true
			}
		case "style":
			if hiding.MatchString(a.Val) {
				return true
			}
		}
	}
	return false
}

func (w *web) write(text string) {
	if len(w.strikes) > 0 {
		if w.struck.Len() < maxToken {
			w.struck.WriteString(strings.ReplaceAll(text, "\n", " "))
		}
		return
	}
	w.light = w.light || w.fat == 0 && strings.TrimSpace(text) != ""
	if w.literal == 0 {
		blank := w.out.Len() == 0 || bytes.HasSuffix(w.out.Bytes(), []byte(" ")) || bytes.HasSuffix(w.out.Bytes(), []byte("\n"))
		words := oneLine(text)
		if !blank && text != "" && isBreak(rune(text[0])) {
			w.out.WriteByte(' ')
		}
		w.out.WriteString(words)
		if words != "" && isBreak(rune(text[len(text)-1])) {
			w.out.WriteByte(' ')
		}
		return
	}
	w.out.WriteString(text)
}

// flush ends the block that is being read.
func (w *web) flush() {
	if text := w.out.String(); strings.TrimSpace(text) != "" {
		w.text, w.bold = text, !w.light
		if w.held = append(w.held, w.block); len(w.boxes) == 0 || w.page.table() != nil || len(w.held) > maxHeld {
			w.release()
		}
		if w.kind == item { // what follows within the item is more of it
			w.block = block{}
		}
	}
	w.out.Reset()
	w.from, w.light = 0, false
	w.tellStruck()
}

func (w *web) begin(b block) {
	w.flush()
	w.block = b
}

func (w *web) start(t html.Token) {
	switch t.DataAtom {
	case atom.Br:
		if len(w.strikes) > 0 && w.struck.Len() < maxToken {
			w.struck.WriteByte('\n')
		}
		w.out.WriteByte('\n')
	case atom.Hr:
		w.begin(block{})
		w.release()
		w.page.add(block{})
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.begin(block{kind: heading, level: int(t.Data[1] - '0')})
	case atom.Ul, atom.Ol, atom.Menu:
		w.begin(block{})
		w.lists++
	case atom.Li, atom.Dt:
		w.begin(block{kind: item, level: max(0, w.lists-1)})
	case atom.Table:
		w.begin(block{})
		w.release()
		w.page.openTable()
	case atom.Tr:
		w.begin(block{})
		w.page.closeCell()
		w.page.closeRow()
	case atom.Td, atom.Th:
		w.begin(block{})
		w.page.closeCell()
		w.page.openCell()
		w.span(t)
	case atom.Pre:
		w.begin(block{})
		w.literal++
	case atom.B, atom.Strong:
		w.fat++
	case atom.A:
		w.follow()
		w.link, w.from = attributeOf(t, "href"), w.out.Len()
	default:
		if !blocks[t.DataAtom] || w.kind == item && len(bytes.TrimSpace(w.out.Bytes())) == 0 { // <li><p> is one item
			return
		}
		w.begin(block{})
		if box[t.DataAtom] {
			w.openBox()
		}
	}
}

func (w *web) end(is atom.Atom) {
	switch is {
	case atom.B, atom.Strong:
		w.fat = max(0, w.fat-1)
	case atom.A:
		w.follow()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Dt:
		w.begin(block{})
	case atom.Ul, atom.Ol, atom.Menu:
		w.begin(block{})
		w.lists = max(0, w.lists-1)
	case atom.Pre:
		w.begin(block{})
		w.literal = max(0, w.literal-1)
	case atom.Td, atom.Th:
		w.begin(block{})
		w.page.closeCell()
	case atom.Tr:
		w.begin(block{})
		w.page.closeCell()
		w.page.closeRow()
	case atom.Table:
		w.begin(block{})
		w.page.closeCell()
		w.page.closeTable()
	default:
		if blocks[is] {
			w.begin(block{})
		}
		if box[is] {
			w.closeBox()
		}
	}
}

// span notes over how many columns a cell goes.
func (w *web) span(tag html.Token) {
	t := w.page.table()
	if t == nil {
		return
	}
	for _, a := range tag.Attr {
		n, err := strconv.Atoi(strings.TrimSpace(a.Val))
		switch {
		case err != nil:
		case a.Key == "colspan":
			t.span = n
		case a.Key == "rowspan" && n == 0: // to the end of the table
			t.down = maxLines
		case a.Key == "rowspan":
			t.down = n
		}
	}
}

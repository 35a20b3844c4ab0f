package memberlist

import "strings"

// nesting follows lists within lists: by indentation, or by another bullet where word processors lost it.
type nesting struct {
	stack  []level
	inside bool // below an item
	entry  bool // that item is an entry of its own
}

type level struct {
	indent int
	marker string
	parent string
}

func (n *nesting) reset() { *n = nesting{} }

// deeper reports whether the next item stands below this one.
func (n *nesting) deeper(e, next element) bool {
	return next.indent > e.indent || next.indent == e.indent && next.marker != e.marker && rank(next.marker) > rank(e.marker) &&
		(heads(e.text) || strings.HasSuffix(e.text, ":")) && !heads(next.text)
}

// rank orders bullets the way word processors use them.
func rank(marker string) int {
	switch marker {
	case "1":
		return 0
	case "a", "•", "●", "■", "*":
		return 1
	case "▪", "·", "‣", "➢":
		return 3
	}
	return 2
}

// depth closes the levels that an item does not stand below and returns how many are left.
func (n *nesting) depth(e element) int {
	for len(n.stack) > 0 {
		top := n.stack[len(n.stack)-1]
		if e.indent > top.indent || !n.entry && e.indent == top.indent && e.marker != top.marker && rank(e.marker) > rank(top.marker) {
			break
		}
		n.stack = n.stack[:len(n.stack)-1]
	}
	n.inside = len(n.stack) > 0
	return len(n.stack)
}

func (n *nesting) parent(depth int) string {
	if depth == 0 {
		return ""
	}
	return n.stack[depth-1].parent
}

// open begins a level below an item that is a heading.
func (n *nesting) open(e element, parent string) {
	n.stack = append(n.stack, level{e.indent, e.marker, parent})
	n.entry = false
}

// note begins a level below an item that is an entry, so that remarks below it can be told apart.
func (n *nesting) note(e element) {
	if len(n.stack) == 0 {
		n.stack = append(n.stack, level{e.indent, e.marker, ""})
		n.entry = true
	}
}

package memberlist

import "strings"

// above is what stands over an element: the body it belongs to, or the heading of its group.
type above struct {
	parent, category string
	heads            bool // the element itself stands over others
}

// readAbove goes through the elements once. A parent ends where the indent ends.
func readAbove(elements []element) []above {
	list := make([]above, len(elements))
	var stack []struct {
		indent int
		marked bool
		above  above
	}
	for i, e := range elements {
		for len(stack) > 0 {
			top := stack[len(stack)-1]
			if e.kind == paragraph || e.indent <= top.indent && (e.kind != item || top.marked) || e.kind != item && e.gap && e.indent <= top.indent {
				stack = stack[:len(stack)-1]
				continue
			}
			break
		}
		if len(stack) > 0 {
			list[i] = stack[len(stack)-1].above
		}
		if i+1 == len(elements) || e.kind == paragraph || e.kind == tableRows {
			continue
		}
		next := elements[i+1]
		deeper := next.kind != paragraph && next.indent > e.indent
		colon := strings.HasSuffix(e.text, ":")
		if !deeper && !(e.kind == plainLine && next.kind == item && !isAnnouncement(e.text)) {
			continue
		}
		label := strings.TrimRight(e.text, ": ")
		a := above{parent: list[i].parent, category: list[i].category}
		if isBody(label) && !anyOf(readWords(label), plural) && (deeper || colon || isAuthority(label)) {
			a = above{parent: label}
		} else if headingOf(e.text) == noHeading {
			a.category = label
		} else {
			continue
		}
		list[i].heads = true
		stack = append(stack, struct {
			indent int
			marked bool
			above  above
		}{e.indent, e.kind == item, a})
	}
	return list
}

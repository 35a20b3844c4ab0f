package deskpages

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// furtherTitle stands above what is folded and has no heading of its own.
const furtherTitle = "Weitere Angaben"

// section is a folded part of a form.
type section struct {
	Title, Intro string
	Inputs       []Input
}

// apart parts the inputs of a form: what is needed first, in its order, and what is folded below it.
func apart(inputs []Input) (first []Input, folded []section) {
	covered := false // by a heading that is folded
	for _, i := range inputs {
		if i.Heading != "" {
			covered = i.Later
		}
		if !i.Later && !covered {
			first = append(first, i)
			continue
		}
		if i.Heading != "" || len(folded) == 0 {
			s := section{Title: i.Heading, Intro: i.Intro}
			if s.Title == "" {
				s.Title = furtherTitle
			}
			folded = append(folded, s)
		}
		i.Heading, i.Intro = "", ""
		last := &folded[len(folded)-1]
		last.Inputs = append(last.Inputs, i)
	}
	return first, folded
}

// open reports whether something is in the section, or something in it is to be looked at.
func (s section) open() bool { return slices.ContainsFunc(s.Inputs, Input.filled) }

// filled reports whether the input holds something, or something is wrong with it or to be decided.
func (i Input) filled() bool {
	switch {
	case i.Fault != "" || i.Compared != nil:
		return true
	case i.Widget == parts.Rows:
		return slices.ContainsFunc(i.RowList, func(r Row) bool { return !r.New || r.Open })
	case i.Widget == parts.Level:
		return directory.Visibility(i.Value()).OrPublic() != directory.Public
	}
	given := func(text string) bool { return strings.TrimSpace(text) != "" }
	return slices.ContainsFunc(i.Values, given) ||
		i.Search != nil && slices.ContainsFunc(i.Search.Typed, func(t Typed) bool { return given(t.Text) })
}

// mostNamed is how many fields the line of a folded section names.
const mostNamed = 4

// names are the first fields of a section whose title does not say what is in it: „Kosten, Anmeldung und mehr".
func (s section) names() string {
	if s.Title != furtherTitle {
		return ""
	}
	var labels []string
	for _, i := range s.Inputs {
		labels = append(labels, i.ShortLabel())
	}
	if len(labels) > mostNamed {
		return strings.Join(labels[:mostNamed], ", ") + " und mehr"
	}
	return strings.Join(labels, ", ")
}

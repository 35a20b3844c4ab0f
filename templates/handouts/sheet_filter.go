package handouts

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

//go:embed sheet.css
var sheetCSS string

//go:embed sheet.js
var sheetJS string

// facet is something to choose by: a letter for ids and attributes, a heading, and what can be chosen.
type facet struct {
	Key, Title string
	Choices    []choice
}

// choice is a value of a facet with the offers that have it.
type choice struct {
	Value, Label string
	Offers       []int // their numbers on the sheet
}

func newFacet[T ~string](f sheet, key, title string, order []T, word func(T) string, of func(directory.Offer) []T) facet {
	found := facet{Key: key, Title: title}
	for _, value := range order {
		c := choice{Value: string(value), Label: word(value)}
		for i, o := range f.Offers {
			if slices.Contains(of(o), value) {
				c.Offers = append(c.Offers, i)
			}
		}
		if len(c.Offers) > 0 {
			found.Choices = append(found.Choices, c)
		}
	}
	return found
}

// The four facets. Only what some offer has can be chosen.
func (f sheet) topics() facet {
	return newFacet(f, "t", "Thema", directory.Topics, f.Topic, func(o directory.Offer) []directory.Topic { return o.Topics })
}

func (f sheet) audiences() facet {
	return newFacet(f, "z", "Für wen", directory.Audiences, f.Audience, func(o directory.Offer) []directory.Audience { return o.Audiences })
}

func (f sheet) languages() facet {
	return newFacet(f, "s", "Sprache", directory.Tongues, f.Tongue, languagesOf)
}

func (f sheet) accesses() facet {
	return newFacet(f, "b", "Barrierefreiheit", directory.Accesses, f.Access, func(o directory.Offer) []directory.Access { return o.Access })
}

// languagesOf are those in which people are understood there, with an interpreter or without.
func languagesOf(o directory.Offer) []directory.Tongue {
	all := append(slices.Clone(o.Languages), o.Interpreted...)
	slices.Sort(all)
	return slices.Compact(all)
}

// style is the style sheet with the rules that hide what was not chosen, and name what was. They work without script.
func (f sheet) style() string {
	var css strings.Builder
	css.WriteString("<style>" + sheetCSS)
	for _, facet := range []facet{f.topics(), f.audiences()} {
		for _, c := range facet.Choices {
			id := facet.Key + "-" + c.Value
			fmt.Fprintf(&css, "body:has(#%s:checked) .o:not([data-%s~=%q]){display:none}\n", id, facet.Key, c.Value)
			fmt.Fprintf(&css, "body:has(#%s:checked) .c-%s::after{content:%q}\n", id, facet.Key, ": "+c.Label)
		}
	}
	css.WriteString("</style>")
	return css.String()
}

func script() string { return "<script>" + sheetJS + "</script>" }

func spaced[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, " ")
}

func number(i int) string { return fmt.Sprintf("e%d", i+1) }

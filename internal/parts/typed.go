package parts

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"rundtisch/internal/directory"
)

// mostRows is how many rows a form is read with.
const mostRows = 200

// Typed returns what was posted in the spelling of Values: line breaks as ours, rows that were emptied or ticked to be
// taken out gone and the others numbered anew, and nothing that the form does not have. What was not posted is not there.
func (p Part) Typed(posted url.Values) url.Values {
	typed := url.Values{}
	for _, f := range p.Fields {
		f.typed(posted, "", typed, "", p.Today)
	}
	if parted, ok := partPhone(p.Fields, typed, ""); ok && len(parted.Further) == 0 {
		putPhone(p.Fields, typed, "", parted)
	}
	hideReferral(p.Fields, typed, "")
	return typed
}

func (f Field) typed(posted url.Values, from string, typed url.Values, to string, today time.Time) {
	texts, ok := posted[from+f.Tag]
	if !ok {
		return
	}
	name := to + f.Tag
	switch f.Widget {
	case Rows:
		typed.Set(name, Ticked)
		kept := 0
		for _, n := range rowNumbers(posted, from+f.Tag) {
			row := fmt.Sprintf("%s%s.%d.", from, f.Tag, n)
			if f.emptied(posted, row) {
				continue
			}
			at := fmt.Sprintf("%s.%d.", name, kept)
			kept++
			if f.Keyed {
				typed.Set(at+"kennung", posted.Get(row+"kennung"))
			}
			for _, g := range f.Fields {
				g.typed(posted, row, typed, at, today)
			}
		}
		f.partRows(typed, name, kept)
		f.hideReferrals(typed, name)
	case YesNo:
		if slices.Contains(texts, Ticked) {
			typed.Set(name, Ticked)
		} else {
			typed[name] = []string{} // it is in the form, and not ticked
		}
	case Sectors, References, Picks:
		typed[name] = slices.DeleteFunc(distinct(texts), func(s string) bool { return s == "" })
	case Areas:
		typed[name] = distinct(keysIn(texts))
	case Date:
		typed[name] = f.typedDate(texts, today)
	case Choice, Level:
		typed.Set(name, clean(texts[len(texts)-1])) // before the choices stands an empty one, lest none be posted
	default:
		typed.Set(name, clean(texts[0]))
	}
}

// clean is directory.CleanText for what it lets through, and the text as it is otherwise.
func clean(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if cleaned, ok := directory.CleanText(text); ok {
		return cleaned
	}
	return text
}

// keysIn parts texts into official keys.
func keysIn(texts []string) []string {
	keys := []string{}
	for _, text := range texts {
		keys = append(keys, strings.FieldsFunc(clean(text), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' })...)
	}
	return keys
}

func distinct(texts []string) []string {
	var kept []string
	for _, text := range texts {
		if !slices.Contains(kept, text) {
			kept = append(kept, text)
		}
	}
	return kept
}

// emptied reports whether nothing stands in a row, or it is to be taken out. What only has a choice made is no row that
// was there before: a new one of that kind still wants its other fields.
func (f Field) emptied(posted url.Values, row string) bool {
	if posted.Get(row+"_weg") != "" {
		return true
	}
	old := posted.Get(row+"kennung") != ""
	for _, g := range f.Fields {
		switch {
		case g.Widget == Level, g.Widget == YesNo, old && g.Widget == Choice:
		case slices.ContainsFunc(posted[row+g.Tag], func(s string) bool { return clean(s) != "" }):
			return false
		}
	}
	return true
}

// rowNumbers returns the numbers of the rows that were posted, in order.
func rowNumbers(posted url.Values, name string) []int {
	var numbers []int
	for key := range posted {
		rest, ok := strings.CutPrefix(key, name+".")
		if !ok {
			continue
		}
		digits, _, _ := strings.Cut(rest, ".")
		n, err := strconv.Atoi(digits)
		plain := err == nil && strconv.Itoa(n) == digits
		if plain && n >= 0 && n < mostRows && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers
}

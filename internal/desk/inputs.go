package desk

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/collision"
	"rundtisch/templates/deskpages"
	"rundtisch/templates/inside"
)

// inputs makes the inputs of a form from fields and their values.
type inputs struct {
	formState
	page     inside.Page
	o        *opened
	networks []parts.Option
	desk     *Desk
	listed   map[string]bool // what there is a list of names of on the page
}

// readNetworks reads the names of all networks, if a field refers to them.
func (in *inputs) readNetworks(r *http.Request, d *Desk) error {
	in.desk, in.listed = d, map[string]bool{}
	needed := func(f parts.Field) bool { return f.From == "netzwerke" }
	if !slices.ContainsFunc(in.o.part.Fields, func(f parts.Field) bool { return needed(f) || slices.ContainsFunc(f.Fields, needed) }) {
		return nil
	}
	listed, err := d.store.Networks(r.Context())
	for _, l := range listed {
		in.networks = append(in.networks, parts.Option{Value: l.Key, Label: directory.NameWithPlace(l.Name, l.Region.Called())})
	}
	return err
}

// of returns the inputs of fields. Their names begin with prefix.
func (in *inputs) of(fields []parts.Field, prefix string, level directory.Visibility) []deskpages.Input {
	var list []deskpages.Input
	for _, f := range fields {
		name := prefix + f.Tag
		i := deskpages.Input{
			Field: f, Name: name, Values: in.shown[name], Fault: in.faults[name], Groups: in.groups(f),
			Level: directory.Stricter(level, f.Least),
		}
		i.Values = legibleAll(i.Values)
		if f.Widget == parts.Level && i.Value() == "" {
			i.Values = []string{string(directory.Public)}
		}
		if c, ok := in.together.Of[name]; ok {
			i.Compared = in.compared(f, name, c)
		}
		if f.Widget == parts.Rows {
			i.RowList = in.rows(f, name, level)
		}
		if in.desk != nil {
			if options := in.searchOptions(in.desk, f); searched(f, options) {
				in.search(&i, options)
			}
		}
		list = append(list, i)
	}
	return list
}

// rows returns the rows of the form and an empty one.
func (in *inputs) rows(f parts.Field, name string, level directory.Visibility) []deskpages.Row {
	var rows []deskpages.Row
	for n := 0; ; n++ {
		at := fmt.Sprintf("%s.%d.", name, n)
		isNew := !in.hasRow(at)
		row := deskpages.Row{Name: at, Key: web.Legible(in.shown.Get(at + "kennung")), New: isNew}
		rowLevel := level
		if own := in.shown.Get(at + "sichtbarkeit"); own != "" {
			rowLevel = directory.Stricter(level, directory.Visibility(own))
		}
		row.Title = f.One + " hinzufügen"
		if !isNew {
			row.Title = fmt.Sprintf("%s %d", f.One, n+1)
			if rowName := in.rowName(f, at); rowName != "" {
				row.Title += ": " + rowName
			}
			if number := in.rowNumber(f, at); number != "" {
				row.Title += " · " + number
			}
		}
		row.Inputs = in.of(f.Fields, at, rowLevel)
		row.Turn = in.together.Rows[at]
		row.Removed = in.shown.Get(at+"_weg") != ""
		row.Open = row.Turn != parts.RowStayed || slices.ContainsFunc(row.Inputs, func(i deskpages.Input) bool {
			return i.Fault != "" || i.Compared != nil
		})
		rows = append(rows, row)
		if isNew {
			return rows
		}
	}
}

func (in *inputs) hasRow(row string) bool {
	for name := range in.shown {
		if strings.HasPrefix(name, row) {
			return true
		}
	}
	return false
}

// rowName names a row by its first value.
func (in *inputs) rowName(f parts.Field, at string) string {
	for _, tag := range append(slices.Clone(f.KeyFrom), f.Fields[0].Tag) {
		for _, g := range f.Fields {
			if g.Tag != tag {
				continue
			}
			if called := web.Legible(in.words(g, in.shown, at+tag)); called != "" {
				if runes := []rune(called); len(runes) > 60 {
					called = string(runes[:60]) + " …"
				}
				return called
			}
		}
	}
	return ""
}

// rowNumber is how a contact in a row is reached: its number, or else its mailbox. It is read without opening the row.
func (in *inputs) rowNumber(f parts.Field, at string) string {
	for _, w := range []parts.Widget{parts.Phone, parts.Email} {
		for _, g := range f.Fields {
			switch number := in.shown.Get(at + g.Tag); {
			case g.Widget != w || number == "":
			case w == parts.Phone:
				return web.Legible(directory.PhoneText(number))
			default:
				return web.Legible(number)
			}
		}
	}
	return ""
}

// groups returns the options of a field, in words.
func (in *inputs) groups(f parts.Field) []parts.Group {
	switch {
	case f.From == "netzwerke":
		return []parts.Group{{Options: in.networks}}
	case f.From == "gebiete":
		return []parts.Group{{Options: areasAtHand(in.page.Words, in.o.Region)}}
	case f.From != "":
		except := ""
		if f.From == in.o.part.Slug && in.entry.Slug != "" {
			except = in.entry.Key()
		}
		return f.Choices(&in.o.Dossier, except)
	case len(f.Options) == 0:
		return nil
	case f.Words == "sector.":
		var groups []parts.Group
		for _, family := range directory.Families {
			g := parts.Group{Title: in.page.T("family." + family.Key)}
			for _, s := range family.Sectors {
				g.Options = append(g.Options, parts.Option{Value: string(s), Label: in.page.T("sector." + string(s))})
			}
			groups = append(groups, g)
		}
		return groups
	case f.Words != "":
		g := parts.Group{}
		for _, o := range f.Options {
			g.Options = append(g.Options, parts.Option{Value: o.Value, Label: in.page.T(f.Words + o.Value)})
		}
		return []parts.Group{g}
	}
	return []parts.Group{{Options: f.Options}}
}

// words returns the values of a field in words.
func (in *inputs) words(f parts.Field, values map[string][]string, name string) string {
	return strings.Join(in.items(f, values[name]), ", ")
}

// items returns what stands in a field in words, one by one where it holds several values.
func (in *inputs) items(f parts.Field, texts []string) []string {
	var words []string
	for _, value := range texts {
		if f.Widget == parts.Areas {
			value = areaName(in.page.Words, value)
		}
		for _, g := range in.groups(f) {
			for _, o := range g.Options {
				if o.Value == value {
					value = o.Label
				}
			}
		}
		if value == parts.Ticked && f.Widget == parts.YesNo {
			value = "ja"
		}
		if value == parts.Unsure && f.Widget == parts.Date {
			value = yearUnsure
		}
		if value != "" {
			words = append(words, value)
		}
	}
	switch {
	case len(words) == 0 && f.Widget == parts.YesNo:
		return []string{"nein"}
	case f.Widget == parts.Date && len(words) > 1:
		return []string{strings.Join(words, ", ")}
	case len(words) == 0:
		return nil
	case f.Widget == parts.Lines || f.Widget == parts.OpenHours:
		return strings.Split(strings.Join(words, "\n"), "\n")
	case f.Widget == parts.Paragraphs:
		return strings.Split(strings.Join(words, "\n\n"), "\n\n")
	}
	return words
}

// compared puts the states of a value into words.
func (in *inputs) compared(f parts.Field, name string, c parts.Compared) *collision.Compared {
	return &collision.Compared{
		Label: f.Label, ID: deskpages.Input{Name: name}.ID(), Name: name, Side: c.Side, Known: c.Known,
		Before: legibleAll(in.items(f, c.Before)), Mine: legibleAll(in.items(f, c.Mine)),
		Theirs: legibleAll(in.items(f, c.Theirs)),
	}
}

// decisions adds to a conflict the values and rows that have to be decided, with the way to each.
func (in *inputs) decisions(c *deskpages.Conflict, list []deskpages.Input) *deskpages.Conflict {
	if c == nil {
		return nil
	}
	var walk func(list []deskpages.Input, within string)
	walk = func(list []deskpages.Input, within string) {
		for _, i := range list {
			if i.Compared != nil && i.Compared.Side == parts.Both {
				c.Open = append(c.Open, deskpages.Fault{Href: "#" + i.ID() + "-theirs", Where: within + i.Label})
			}
			for _, row := range i.RowList {
				if row.Turn == parts.RowGone || row.Turn == parts.RowLeft {
					c.Open = append(c.Open, deskpages.Fault{Href: "#" + row.ID(), Where: row.Title})
				}
				walk(row.Inputs, row.Title+", ")
			}
		}
	}
	walk(list, "")
	return c
}

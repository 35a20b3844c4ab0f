package desk

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// A reference to one of many things is typed, not picked from a list: the browser proposes what fits, and without its help the
// form comes back with what may be meant.

// mostMeant is how many things are offered for what was typed.
const mostMeant = 8

// searched reports whether a field is typed: it refers to areas, or to one of so many things that a list is too long.
func searched(f parts.Field, options []parts.Option) bool {
	switch f.Widget {
	case parts.Areas:
		return true
	case parts.Reference, parts.References:
		return len(options) > deskpages.MostListed
	}
	return false
}

// searchOptions is what a field can refer to, with the names to type.
func (in *inputs) searchOptions(d *Desk, f parts.Field) []parts.Option {
	if f.Widget == parts.Areas {
		return d.areaOptions(in.page.Words)
	}
	var options []parts.Option
	for _, g := range in.groups(f) {
		for _, o := range g.Options {
			if g.Title != "" {
				o.Label = g.Title + ": " + o.Label
			}
			options = append(options, o)
		}
	}
	return options
}

// typedForm returns what was posted as Part.Typed does, with keys for the names that were typed into fields that refer to
// something, and the sentences beside those of which it is not clear what they mean.
func (d *Desk) typedForm(r *http.Request, o *opened, form url.Values) (url.Values, map[string]string, error) {
	in := inputs{page: d.page(r, ""), o: o}
	if err := in.readNetworks(r, d); err != nil {
		return nil, nil, err
	}
	fields := o.part.Fields
	if o.part.Within != "" && o.own.Key == "" {
		fields = append([]parts.Field{ownerInput(o)}, fields...)
	}
	in.eachSearched(d, fields, form, "", func(name string, options []parts.Option) {
		form[name] = chosenKeys(form, name, options)
	})
	typed := typedIn(o.part, form)
	stored := url.Values{}
	for _, e := range o.part.Entries(&o.Dossier) {
		for name, texts := range e.Values() {
			stored[name] = append(stored[name], texts...)
		}
	}
	unclear := map[string]string{}
	in.eachSearched(d, fields, typed, "", func(name string, options []parts.Option) {
		for _, text := range typed[name] {
			if text != "" && !offered(options, text) && !slices.Contains(stored[name], text) {
				unclear[name] = notClear(text, options)
			}
		}
	})
	if text := form.Get(ownerField); text != "" && o.part.Within != "" && o.own.Key == "" {
		options := in.searchOptions(d, ownerInput(o))
		if searched(ownerInput(o), options) && !offered(options, text) {
			unclear[ownerField] = notClear(text, options)
		}
	}
	return typed, unclear, nil
}

// eachSearched calls do with the name in the form of each typed field that values have, those of rows among them.
func (in *inputs) eachSearched(d *Desk, fields []parts.Field, values url.Values, before string, do func(string, []parts.Option)) {
	for _, f := range fields {
		name := before + f.Tag
		if f.Widget == parts.Rows {
			for n := range maxEntryFields {
				row := inputs{formState: formState{shown: values}}
				at := fmt.Sprintf("%s.%d.", name, n)
				if !row.hasRow(at) {
					break
				}
				in.eachSearched(d, f.Fields, values, at, do)
			}
			continue
		}
		if _, ok := values[name]; !ok || f.Widget != parts.Areas && f.Widget != parts.Reference && f.Widget != parts.References {
			continue
		}
		if options := in.searchOptions(d, f); searched(f, options) {
			do(name, options)
		}
	}
}

// chosenKeys replaces names that were typed by the keys of what they name: what was picked below the field, or the one thing
// that is called exactly so, be it without „Landkreis". What is not clear stays as it is.
func chosenKeys(form url.Values, name string, options []parts.Option) []string {
	var keys []string
	for _, text := range form[name] {
		if picked := form.Get(name + "_wahl." + text); picked != "" && offered(options, picked) {
			text = picked
		}
		if text != "" && !offered(options, text) {
			text = named(text, options)
		}
		keys = append(keys, text)
	}
	return keys
}

// bareNames are what people leave out of the name of an area.
var bareNames = strings.NewReplacer("ganzes Land: ", "", "Landkreis ", "", "Kreis ", "")

// named returns the key of the one thing that is called so, or the text itself.
func named(text string, options []parts.Option) string {
	names := labels(options)
	if at := directory.CalledSo(text, names); at >= 0 {
		return options[at].Value
	}
	for i, name := range names {
		names[i] = bareNames.Replace(name)
	}
	if at := directory.CalledSo(text, names); at >= 0 {
		return options[at].Value
	}
	return text
}

func offered(options []parts.Option, key string) bool {
	return slices.ContainsFunc(options, func(o parts.Option) bool { return o.Value == key })
}

// meantBy returns the options that a text may mean, the likeliest first.
func meantBy(text string, options []parts.Option) []parts.Option {
	var found []parts.Option
	for _, at := range directory.MayMean(text, labels(options)) {
		found = append(found, options[at])
	}
	return found
}

func labels(options []parts.Option) []string {
	list := make([]string, len(options))
	for i, o := range options {
		list[i] = o.Label
	}
	return list
}

// notClear says what is wrong with a text that names nothing, or several things.
func notClear(text string, options []parts.Option) string {
	text = web.Legible(text)
	switch found := len(meantBy(text, options)); {
	case found == 0:
		return fmt.Sprintf(nothingMeant, text)
	case found == 1:
		return fmt.Sprintf(oneMeant, text)
	case found > mostMeant:
		return fmt.Sprintf(manyMeant, text, found)
	}
	return fmt.Sprintf(severalMeant, text)
}

// search makes an input one to type into, with the names of its values and what an unclear one may mean.
func (in *inputs) search(i *deskpages.Input, options []parts.Option) {
	i.Search = &deskpages.Search{List: "liste-" + i.From}
	if !in.listed[i.From] {
		in.listed[i.From], i.Search.Options = true, options
	}
	for _, value := range i.Values {
		typed := deskpages.Typed{Text: value}
		if value != "" && !offered(options, value) && i.Fault != "" {
			if found := meantBy(value, options); len(found) <= mostMeant {
				typed.Meant = found
			}
		}
		for _, o := range options {
			if o.Value == value {
				typed.Text = o.Label
			}
		}
		i.Search.Typed = append(i.Search.Typed, typed)
	}
}

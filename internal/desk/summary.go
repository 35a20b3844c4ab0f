package desk

import (
	"slices"

	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// summary lists all faults in the order of the form, then those of other forms.
func (in *inputs) summary(list []deskpages.Input) []deskpages.Fault {
	var faults []deskpages.Fault
	seen := map[string]bool{}
	var walk func(list []deskpages.Input, within string)
	walk = func(list []deskpages.Input, within string) {
		for _, i := range list {
			if i.Fault != "" {
				seen[i.Name] = true
				faults = append(faults, deskpages.Fault{Href: "#" + focusID(i), Where: within + i.Label, Reason: i.Fault})
			}
			for _, row := range i.RowList {
				walk(row.Inputs, row.Title+", ")
			}
		}
	}
	walk(list, "")
	var others []string
	for name, reason := range in.faults {
		if !seen[name] && !slices.Contains(others, reason) {
			others = append(others, reason) // of fields that the form does not show
		}
	}
	slices.Sort(others)
	for _, reason := range others {
		faults = append(faults, deskpages.Fault{Reason: reason})
	}
	for _, e := range in.elsewhere {
		f := deskpages.Fault{Where: e.Where, Reason: e.Reason}
		if e.Part != "" && in.o.own.Key == "" {
			f.Href = "/verwaltung/netzwerke/" + in.o.network.Key + "/" + e.Part
			if e.Key != "" {
				f.Href += "/" + e.Key
			}
		} else if e.Where != "" {
			f.Reason = e.Where + ": " + e.Reason
		}
		faults = append(faults, f)
	}
	return faults
}

// focusID returns the ID of the element of an input that takes the focus.
func focusID(i deskpages.Input) string {
	if i.Widget == parts.Sectors {
		return i.ID() + "-first"
	}
	if i.Widget == parts.Areas {
		return i.ID() + "-further"
	}
	if i.Widget == parts.References {
		return i.ID() + "-0"
	}
	return i.ID()
}

// legibleAll is web.Legible for several texts.
func legibleAll(texts []string) []string {
	clean := make([]string, len(texts))
	for i, text := range texts {
		clean[i] = web.Legible(text)
	}
	return clean
}

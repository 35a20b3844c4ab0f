package handouts

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// printer is what words are asked of.
type printer interface {
	T(id string, pairs ...any) string
	Has(id string) bool
}

// rows are what staff may read of an offer besides how to reach it, heading and text; what is not known is left out.
// day decides which alerts and names still stand.
func rows(p printer, o directory.Offer, day directory.PartialDate) [][2]string {
	var list [][2]string
	add := func(head string, texts ...string) {
		texts = strings.FieldsFunc(strings.Join(texts, "\x00"), func(r rune) bool { return r == 0 })
		if len(texts) > 0 {
			list = append(list, [2]string{head, strings.Join(texts, "\n")})
		}
	}
	add("Was", o.Summary)
	add(heading("so_vermitteln_sie"), o.Referral)
	add(heading("vorbereiten"), o.Prepare)
	add(heading("ansprechperson"), officialOn(o, day))
	var hours []string
	for _, line := range o.Hours {
		hours = append(hours, line.Words())
	}
	add(heading("zeiten"), append(hours, o.HoursNote)...)
	if o.Protected {
		add("Anschrift", "Steht hier nicht und ist nicht gespeichert, zum Schutz der Menschen dort.")
	}
	for _, place := range o.Institution.Places {
		add("Anschrift", place.Street, strings.TrimSpace(place.Postcode+" "+place.City), place.Note)
	}
	add(heading("themen"), topicWords(p, o.Topics))
	add("Für", audienceWords(p, o.Audiences))
	add(heading("sprachen"), tongueWords(p, o.Languages))
	add(heading("dolmetschen"), tongueWords(p, o.Interpreted), o.Interpreting)
	add(heading("barrierefreiheit"), accessWords(p, o.Access), o.AccessNote)
	add(heading("wege"), modeWords(p, o.Modes))
	add("Gebiet", o.Institution.Area, o.AreaNote)
	add(heading("kosten"), o.Cost)
	add(heading("wartezeit"), o.Waiting)
	add("Website", bareAddress(o.Institution.Website))
	add("Anmerkung", o.Institution.Note)
	var networks []string
	for _, n := range o.Networks {
		networks = append(networks, n.Name)
	}
	add("Netzwerke", networks...)
	return list
}

// heading is what the table of fields calls a field of services, in few words.
func heading(tag string) string {
	services, _ := parts.Named("angebote")
	f, _ := services.Field(tag)
	return f.ShortLabel()
}

// contactLabel says what a contact is for.
func contactLabel(p printer, c directory.Contact) string {
	if c.Label != "" {
		return c.Label
	}
	return p.T("contact." + string(c.Kind))
}

// contactRest is what else is known of a contact.
func contactRest(p Page, c directory.Contact) string {
	checked := ""
	if c.CheckedOn != "" {
		checked = checkedText(p, c.CheckedOn, c.CheckedBy)
	}
	return joinedTexts(c.Function, c.Hours, c.Note, checked)
}

// joinedTexts joins those that are there.
func joinedTexts(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), " · ")
}

// checkedText says when a value was last looked at, and by whom.
func checkedText(p Page, on directory.PartialDate, by string) string {
	if on.Precision() == directory.Unknown {
		return "Noch nicht geprüft"
	}
	text := "Geprüft: " + p.BareDate(on)
	if by != "" {
		if id := "checked.by." + by; p.Has(id) {
			by = p.T(id)
		}
		text += " (" + by + ")"
	}
	return text
}

package handouts

import (
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/wording"
)

// rows are what staff may read of an offer besides how to reach it, heading and text; what is not known is left out.
// day decides which alerts and names still stand.
func rows(w wording.Words, o directory.Offer, day directory.PartialDate) [][2]string {
	var list [][2]string
	add := func(head string, texts ...string) {
		texts = strings.FieldsFunc(strings.Join(texts, "\x00"), func(r rune) bool { return r == 0 })
		if len(texts) > 0 {
			list = append(list, [2]string{head, strings.Join(texts, "\n")})
		}
	}
	add("Was", o.Summary)
	add(heading("naechste_schritte"), w.StepsOf(o.Service))
	add(heading("so_vermitteln_sie"), o.Referral)
	add(heading("vorbereiten"), o.Prepare)
	add(heading("ansprechperson"), officialOn(o, day))
	var hours []string
	for _, line := range o.Hours {
		hours = append(hours, wording.Hours(line))
	}
	add(heading("zeiten"), append(hours, o.HoursNote)...)
	if o.Protected {
		add("Anschrift", "Steht hier nicht und ist nicht gespeichert, zum Schutz der Menschen dort.")
	}
	for _, place := range o.Institution.Places {
		add("Anschrift", place.Street, strings.TrimSpace(place.Postcode+" "+place.City), place.Note)
	}
	add(heading("themen"), wording.Chosen(w.Topic, o.Topics))
	add("Für", wording.Chosen(w.Audience, o.Audiences))
	add(heading("sprachen"), wording.Chosen(w.Tongue, o.Languages))
	add(heading("dolmetschen"), wording.Chosen(w.Tongue, o.Interpreted), o.Interpreting)
	add(heading("barrierefreiheit"), wording.Chosen(w.Access, o.Access), o.AccessNote)
	add(w.T("service.family"), w.Family(o.Service))
	add(heading("wege"), wording.Chosen(w.Mode, o.Modes))
	add("Gebiet", o.Institution.Area, o.AreaNote)
	add(heading("kosten"), o.Cost)
	add(heading("wartezeit"), o.Waiting)
	add("Website", wording.BareAddress(o.Institution.Website))
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
func contactLabel(w wording.Words, c directory.Contact) string {
	if c.Label != "" {
		return c.Label
	}
	return w.T("contact." + string(c.Kind))
}

// contactRest is what else is known of a contact.
func contactRest(p Page, c directory.Contact) string {
	checked := ""
	if c.CheckedOn != "" {
		checked = checkedText(p, c.CheckedOn, c.CheckedBy)
	}
	return wording.Joined(" · ", c.Function, c.Hours, c.Note, checked)
}

// checkedText says when a value was last looked at, and by whom.
func checkedText(p Page, on directory.PartialDate, by string) string {
	if on.Precision() == directory.Unknown {
		return "Noch nicht geprüft"
	}
	text := "Geprüft: " + p.BareDate(on)
	if by != "" {
		text += " (" + p.CheckedBy(by) + ")"
	}
	return text
}

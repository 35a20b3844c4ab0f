package handouts

import (
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// rows are what staff may read of an offer besides how to reach it, heading and text; what is not known is left out.
// day decides which alerts and names still stand.
func rows(w wording.Words, o directory.Offer, day directory.PartialDate) [][2]string {
	var list [][2]string
	add := func(heading string, texts ...string) {
		texts = strings.FieldsFunc(strings.Join(texts, "\x00"), func(r rune) bool { return r == 0 })
		if len(texts) > 0 {
			list = append(list, [2]string{heading, strings.Join(texts, "\n")})
		}
	}
	add("Was", o.Summary)
	add("So vermitteln Sie", o.Referral)
	add("Vorbereiten", o.Prepare)
	add("Ansprechperson", officialOn(o, day))
	var hours []string
	for _, line := range o.Hours {
		hours = append(hours, line.Words())
	}
	add("Zeiten", append(hours, o.HoursNote)...)
	if o.Protected {
		add("Anschrift", "Steht hier nicht und ist nicht gespeichert, zum Schutz der Menschen dort.")
	}
	for _, place := range o.Institution.Places {
		add("Anschrift", place.Street, strings.TrimSpace(place.Postcode+" "+place.City), place.Note)
	}
	add("Themen", wording.Chosen(w.Topic, o.Topics))
	add("Für", wording.Chosen(w.Audience, o.Audiences))
	add("Sprachen", wording.Chosen(w.Tongue, o.Languages))
	add("Dolmetschen", wording.Chosen(w.Tongue, o.Interpreted), o.Interpreting)
	add("Barrierefreiheit", wording.Chosen(w.Access, o.Access), o.AccessNote)
	add("Wege", wording.Chosen(w.Mode, o.Modes))
	add("Gebiet", o.Institution.Area, o.AreaNote)
	add("Kosten", o.Cost)
	add("Wartezeit", o.Waiting)
	add("Website", wording.BareAddress(o.Institution.Website))
	add("Anmerkung", o.Institution.Note)
	var networks []string
	for _, n := range o.Networks {
		networks = append(networks, n.Name)
	}
	add("Netzwerke", networks...)
	return list
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

package feed

import (
	"cmp"
	"net/url"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/templates"
)

// about is what a calendar says of itself.
func about(p templates.Page, c directory.Calendar) string {
	said := []string{p.Caution.String(), p.T("calendar.about")}
	if c.Network.Cadence != nil {
		r := c.Network.Cadence
		said = append(said, p.T("calendar.rhythm", "Text", joined(" ", rhythm(p, r.Months, r.Intended), r.Statement)))
	}
	for _, s := range c.Series {
		said = append(said, p.T("calendar.series", "Text", series(p, s)))
	}
	undated := 0
	for i := len(c.Events) - 1; i >= 0 && undated < maxUndated; i-- { // the next first
		e := c.Events[i].Entry
		if _, dated := e.Slot(); dated || e.Past(p.Now) {
			continue
		}
		if undated++; undated == 1 {
			said = append(said, p.T("calendar.undated"))
		}
		said = append(said, joined(": ", p.When(e), e.Title))
	}
	return joined("\n", said...)
}

// details is what stands in an entry besides its title, time and place.
func details(p templates.Page, origin string, a directory.Appointment) string {
	said := append([]string{kind(p, a.Entry)}, facts(p, a.Entry)...)
	if a.Series.Key != "" {
		said = append(said, p.T("calendar.series", "Text", series(p, a.Series)))
	}
	said = append(said, p.T("calendar.network", "Name", a.NetworkName), pageOf(origin, a.NetworkKey, "termin-"+a.Entry.Key))
	return joined("\n", said...)
}

// kind says what sort of event it is, and that it is not for everybody where that is so.
func kind(p templates.Page, e directory.Event) string {
	text := p.T("event." + string(e.Kind))
	if e.Internal {
		text += ", " + p.T("event.internal")
	}
	return text
}

// facts are the lines about an event that calendars and feeds have in common.
func facts(p templates.Page, e directory.Event) []string {
	var said []string
	slot, dated := e.Slot()
	if !dated || e.LastDay != "" && slot.AllDay || e.DateNote != "" { // more is known than a calendar can hold
		said = append(said, p.When(e), e.DateNote)
	}
	if e.Date.YearInferred() {
		said = append(said, p.T("calendar.inferred"))
	}
	labelled := func(label, text string) {
		if text != "" {
			said = append(said, strings.TrimSuffix(p.T(label), ":")+": "+text)
		}
	}
	labelled("event.audience", p.ContentList(e.Audience))
	var hosts []string
	for _, h := range e.Hosts {
		hosts = append(hosts, h.Name)
	}
	labelled("event.hosts", p.ContentList(hosts))
	labelled("event.cost", e.Cost)
	labelled("event.registration", cmp.Or(e.RegistrationRaw, e.Registration))
	for _, line := range e.Content {
		said = append(said, "– "+line)
	}
	return said
}

func rhythm(p templates.Page, months int, intended bool) string {
	text := ""
	if months > 0 {
		text = p.N("cadence.months", months)
	}
	if intended {
		text = joined(" ", text, p.T("cadence.intended"))
	}
	return text
}

func series(p templates.Page, s directory.Series) string {
	return joined(", ", s.Title, rhythm(p, s.Months, s.Intended), s.Note)
}

// joined joins the texts that are not empty.
func joined(between string, texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, between)
}

// pageOf is the address of something on the page of a network.
func pageOf(origin, network, anchor string) string {
	return origin + "/netzwerke/" + url.PathEscape(network) + "#" + anchor
}

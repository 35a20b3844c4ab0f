package feed

import (
	"cmp"
	"net/url"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// about returns the description of a calendar.
func about(from Source, c directory.Calendar) string {
	said := []string{from.Caution, from.T("calendar.about")}
	if c.Network.Cadence != nil {
		r := c.Network.Cadence
		said = append(said, from.T("calendar.rhythm", "Text", wording.Joined(" ", from.Rhythm(r.Months, r.Intended), r.Statement)))
	}
	for _, s := range c.Series {
		said = append(said, from.T("calendar.series", "Text", series(from, s)))
	}
	undated := 0
	for i := len(c.Events) - 1; i >= 0 && undated < maxUndated; i-- { // the next first
		e := c.Events[i].Entry
		if _, dated := e.Slot(); dated || e.Past(from.Now) {
			continue
		}
		if undated++; undated == 1 {
			said = append(said, from.T("calendar.undated"))
		}
		said = append(said, wording.Joined(": ", from.When(e), e.Title))
	}
	return wording.Joined("\n", said...)
}

// details returns the description of an entry: everything besides its title, time and place.
func details(from Source, a directory.Appointment) string {
	said := append([]string{from.EventKind(a.Entry)}, facts(from, a.Entry)...)
	if a.Series.Key != "" {
		said = append(said, from.T("calendar.series", "Text", series(from, a.Series)))
	}
	said = append(said, from.T("calendar.network", "Name", a.NetworkName), pageOf(from.Origin, a.NetworkKey, "termin-"+a.Entry.Key))
	return wording.Joined("\n", said...)
}

// facts are the lines about an event that calendars and feeds have in common.
func facts(from Source, e directory.Event) []string {
	var said []string
	slot, dated := e.Slot()
	if !dated || e.LastDay != "" && slot.AllDay || e.DateNote != "" { // more is known than a calendar can hold
		said = append(said, from.When(e), e.DateNote)
	}
	if e.Date.YearInferred() {
		said = append(said, from.T("calendar.inferred"))
	}
	labelled := func(label, text string) {
		if text != "" {
			said = append(said, strings.TrimSuffix(from.T(label), ":")+": "+text)
		}
	}
	labelled("event.audience", from.ContentList(e.Audience))
	var hosts []string
	for _, h := range e.Hosts {
		hosts = append(hosts, h.Name)
	}
	labelled("event.hosts", from.ContentList(hosts))
	labelled("event.cost", e.Cost)
	labelled("event.registration", cmp.Or(e.RegistrationRaw, e.Registration))
	for _, line := range e.Content {
		said = append(said, "– "+line)
	}
	return said
}

func series(from Source, s directory.Series) string {
	return wording.Joined(", ", s.Title, from.Rhythm(s.Months, s.Intended), s.Note)
}

// pageOf is the address of something on the page of a network.
func pageOf(origin, network, anchor string) string {
	return origin + "/netzwerke/" + url.PathEscape(network) + "#" + anchor
}

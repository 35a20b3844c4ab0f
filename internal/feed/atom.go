package feed

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// AtomType is the media type of feeds; MaxNews is the maximum number of entries.
const (
	AtomType = "application/atom+xml; charset=utf-8"
	MaxNews  = 100
)

// atomFeed and its parts are encoded as RFC 4287 says.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Author   atomPerson  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Rights   string      `xml:"rights,omitempty"`
	Entries  []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID       string       `xml:"id"`
	Title    string       `xml:"title"`
	Updated  string       `xml:"updated"`
	Author   atomPerson   `xml:"author"`
	Link     atomLink     `xml:"link"`
	Category atomCategory `xml:"category"`
	Summary  string       `xml:"summary"`

	changed time.Time
	day     directory.PartialDate
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// Atom returns the events and notices that were changed last, at most MaxNews, as an Atom feed (RFC 4287). Entries keep
// their ids for ever, and „updated" moves only with the entry itself. Authors are networks, never persons: nothing that
// is quoted is in it. path is the feed's own address below that of the site.
func Atom(from Source, path string, n directory.News) ([]byte, error) {
	page, title, id := "/", from.T("feed.title"), directory.NewID("feed")
	if key := n.Network.Key; key != "" {
		page, title = "/netzwerke/"+key, from.T("feed.title.network", "Name", n.Network.Name)
		id = directory.NewID("feed", n.Network.ID().String())
	}
	if n.Region != "" {
		page, title, id = "/regionen/"+n.Code, from.T("feed.title.network", "Name", n.Region), directory.NewID("feed", "region", n.Code)
	}
	f := atomFeed{
		Lang: from.Lang, ID: urn(id), Title: oneLine(title), Subtitle: wording.Joined(" ", from.Caution, from.T("feed.about")),
		Author: atomPerson{Name: cmp.Or(oneLine(from.Operator), from.Site)}, Rights: oneLine(from.Licence),
		Links: []atomLink{{"self", "application/atom+xml", from.Origin + path}, {"alternate", "text/html", from.Origin + page}},
	}
	for _, e := range n.Events {
		f.Entries = append(f.Entries, eventEntry(from, e))
	}
	for _, m := range n.Notices {
		f.Entries = append(f.Entries, noticeEntry(from, m))
	}
	slices.SortStableFunc(f.Entries, func(a, b atomEntry) int {
		return cmp.Or(b.changed.Compare(a.changed), b.day.Start().Compare(a.day.Start()), cmp.Compare(a.ID, b.ID))
	})
	f.Entries = f.Entries[:min(len(f.Entries), MaxNews)]
	newest := n.Network.ChangedAt // this also changes when an entry is removed
	for _, e := range f.Entries {
		if e.changed.After(newest) {
			newest = e.changed
		}
	}
	f.Updated = stamp(newest)
	body, err := xml.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("atom: %w", err)
	}
	return append([]byte(xml.Header), body...), nil
}

func eventEntry(from Source, d directory.Dated[directory.Event]) atomEntry {
	e := d.Entry
	said := []string{from.When(e), e.DateNote, from.EventKind(e), e.Venue}
	for _, fact := range facts(from, e) {
		if !slices.Contains(said, fact) {
			said = append(said, fact)
		}
	}
	entry := newEntry(from.Origin, d.NetworkKey, d.NetworkName, "termin-"+e.Key, from.EventTitle(e), wording.Joined("\n", said...))
	entry.ID, entry.changed, entry.day, entry.Updated = urn(d.ID), e.ChangedAt, e.Date, stamp(e.ChangedAt)
	entry.Category = atomCategory{"termin", from.T("section.events")}
	return entry
}

func noticeEntry(from Source, d directory.Dated[directory.Notice]) atomEntry {
	m := d.Entry
	said := append([]string{m.Subtitle, wording.Joined(" · ", from.Date(m.Date), m.Edition, m.Publisher, m.Medium, m.Column)}, m.Summary...)
	entry := newEntry(from.Origin, d.NetworkKey, d.NetworkName, "meldung-"+m.Key, m.Title, wording.Joined("\n", said...))
	entry.ID, entry.changed, entry.day, entry.Updated = urn(d.ID), m.ChangedAt, m.Date, stamp(m.ChangedAt)
	entry.Category = atomCategory{"meldung", from.T("section.notices")}
	return entry
}

func newEntry(origin, key, network, anchor, title, summary string) atomEntry {
	return atomEntry{Title: oneLine(title), Summary: lines(summary), Author: atomPerson{oneLine(network), origin + "/netzwerke/" + key},
		Link: atomLink{"alternate", "text/html", pageOf(origin, key, anchor)}}
}

func urn(id directory.ID) string { return "urn:uuid:" + id.String() }

// stamp formats a time as RFC 3339 says. A feed that never had an entry is as old as time.
func stamp(at time.Time) string {
	if at.IsZero() {
		at = time.Unix(0, 0)
	}
	return at.UTC().Format(time.RFC3339)
}

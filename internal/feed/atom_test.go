package feed_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed/atom"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/feed"
)

// newsOf is what is new of one network, as if it had been changed an hour apart.
func newsOf(d directory.Dossier) directory.News {
	n := directory.News{Network: d.Network}
	at := stamped
	for _, a := range calendarOf(d).Events {
		at = at.Add(-time.Hour)
		a.Entry.ChangedAt = at
		n.Events = append(n.Events, a.Dated)
	}
	for _, m := range d.Notices {
		at = at.Add(-time.Hour)
		m.ChangedAt = at
		n.Notices = append(n.Notices, directory.Dated[directory.Notice]{NetworkKey: d.Network.Key, NetworkName: d.Network.Name, ID: directory.NewID("notice", d.Network.ID().String(), m.Key), Entry: m})
	}
	return n
}

// checkAtom checks by hand what RFC 4287 asks for, and returns the feed as a foreign parser reads it.
func checkAtom(t failer, data []byte, self string) *atom.Feed {
	t.Helper()
	if !utf8.Valid(data) || !bytes.HasPrefix(data, []byte(`<?xml version="1.0" encoding="UTF-8"?>`)) {
		t.Fatalf("%.80q", data)
	}
	type person struct {
		Name []string `xml:"name"`
		URI  []string `xml:"uri"`
	}
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	type Common struct {
		ID      []string `xml:"id"`
		Title   []string `xml:"title"`
		Updated []string `xml:"updated"`
		Author  []person `xml:"author"`
		Link    []link   `xml:"link"`
	}
	var f struct {
		XMLName xml.Name
		Common
		Entry []struct {
			Common
			Summary []string `xml:"summary"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &f); err != nil {
		t.Fatalf("%v in %q", err, data)
	}
	if f.XMLName.Space != "http://www.w3.org/2005/Atom" || f.XMLName.Local != "feed" {
		t.Fatalf("it is a %v", f.XMLName)
	}
	ids := map[string]bool{}
	check := func(c Common, want string) {
		t.Helper()
		if len(c.ID) != 1 || len(c.Title) != 1 || len(c.Updated) != 1 || len(c.Author) == 0 || ids[c.ID[0]] || !strings.HasPrefix(c.ID[0], "urn:uuid:") {
			t.Fatalf("not once each, or not its own: ids %q, titles %q, updated %q, authors %v", c.ID, c.Title, c.Updated, c.Author)
		}
		ids[c.ID[0]] = true
		if _, err := time.Parse(time.RFC3339, c.Updated[0]); err != nil {
			t.Errorf("updated: %v", err)
		}
		for _, p := range c.Author {
			if len(p.Name) != 1 || strings.TrimSpace(p.Name[0]) == "" || len(p.URI) > 1 {
				t.Errorf("an author %+v", p)
			}
		}
		alternates := 0
		for _, l := range c.Link {
			if u, err := url.Parse(l.Href); err != nil || !u.IsAbs() {
				t.Errorf("a link to %q (%v)", l.Href, err)
			}
			if l.Rel == "alternate" {
				alternates++
			}
			if l.Rel == "self" && l.Href != want {
				t.Errorf("it says it is at %q, want %q", l.Href, want)
			}
		}
		if alternates != 1 {
			t.Errorf("%d alternates", alternates)
		}
	}
	check(f.Common, self)
	if !bytes.Contains(data, []byte(`<link rel="self"`)) {
		t.Errorf("there is no link to itself")
	}
	for _, e := range f.Entry {
		check(e.Common, "")
		if len(e.Summary) != 1 {
			t.Errorf("%q: %d summaries", e.Title[0], len(e.Summary))
		}
	}
	parsed, err := (&atom.Parser{}).Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("the foreign parser: %v", err)
	}
	if len(parsed.Entries) != len(f.Entry) {
		t.Fatalf("the foreign parser sees %d entries, we %d", len(parsed.Entries), len(f.Entry))
	}
	return parsed
}

func TestTheFeedsOfTheFiveNetworksAreAtom(t *testing.T) {
	p := page(t)
	var all directory.News
	for _, d := range examples(t) {
		n := newsOf(d)
		self := "/netzwerke/" + d.Network.Key + "/neues.atom"
		data, err := feed.Atom(p, self, n)
		if err != nil {
			t.Fatal(err)
		}
		f := checkAtom(t, data, origin+self)
		if len(f.Entries) != len(d.Events)+len(d.Notices) || !strings.HasSuffix(f.Title, d.Network.Name) || f.Language != "de" {
			t.Errorf("%q has %d entries of %d, in %q", f.Title, len(f.Entries), len(d.Events)+len(d.Notices), f.Language)
		}
		for _, m := range d.Notices {
			for _, q := range m.Quotations {
				if bytes.Contains(data, []byte(q.Text)) {
					t.Errorf("%s quotes somebody: %q", d.Network.Key, q.Text)
				}
			}
		}
		for _, person := range d.People {
			if bytes.Contains(data, []byte(person.Name)) {
				t.Errorf("%s names %q", d.Network.Key, person.Name)
			}
		}
		all.Events, all.Notices = append(all.Events, n.Events...), append(all.Notices, n.Notices...)
	}
	data, err := feed.Atom(p, "/neues.atom", all)
	if err != nil {
		t.Fatal(err)
	}
	f := checkAtom(t, data, origin+"/neues.atom")
	t.Logf("%d entries", len(f.Entries))
}

func TestAFeedHasTheLatestChangeFirstAndItsTextsAsTheyWereMeant(t *testing.T) {
	d := directory.Dossier{Network: directory.Network{Key: "n", Name: "Netz <Herne>", ChangedAt: stamped.Add(time.Hour)},
		Events: []directory.Event{{Key: "a", Title: "A & <b>B</b>", Kind: directory.EventMeeting, Date: "2026-12-01", Starts: "09:00", Status: directory.EventCancelled, Internal: true}},
		Notices: []directory.Notice{{Key: "m", Title: "]]>\x01Neu", Date: "2023?-04", Publisher: "Kreis", Summary: []string{"Eins.", "Zwei."},
			Quotations: []directory.Quotation{{Key: "q", Text: "Geheim", Function: "Landrätin"}}}}}
	data, err := feed.Atom(page(t), "/netzwerke/n/neues.atom", newsOf(d))
	if err != nil {
		t.Fatal(err)
	}
	f := checkAtom(t, data, origin+"/netzwerke/n/neues.atom")
	if f.Updated != "2026-10-01T09:30:00Z" || len(f.Entries) != 2 {
		t.Fatalf("updated %s, %d entries", f.Updated, len(f.Entries))
	}
	a, m := f.Entries[0], f.Entries[1]
	if a.Title != "Abgesagt: A & <b>B</b>" || a.Updated != "2026-10-01T07:30:00Z" || a.Authors[0].Name != "Netz <Herne>" || !strings.Contains(a.Summary, "Sitzung, nur für Mitglieder") || !strings.Contains(a.Summary, "Abgesagt: Dienstag, 1. Dezember 2026, ab 9 Uhr") {
		t.Errorf("%+v", a)
	}
	if m.Title != "]]>Neu" || m.Summary != "April 2023 (Jahr erschlossen) · Kreis\nEins.\nZwei." || strings.Contains(string(data), "Geheim") {
		t.Errorf("%+v", m)
	}
}

func TestAFeedHoldsAHundredEntriesAndIsStillOneWithNone(t *testing.T) {
	d := directory.Dossier{Network: directory.Network{Key: "n", Name: "N"}}
	for i := range 90 {
		d.Events = append(d.Events, directory.Event{Key: fmt.Sprint("e", i), Title: fmt.Sprint("E", i), Kind: directory.EventOther, Date: "2026"})
		d.Notices = append(d.Notices, directory.Notice{Key: fmt.Sprint("m", i), Title: fmt.Sprint("M", i)})
	}
	n := newsOf(d)
	n.Notices[89].Entry.ChangedAt = stamped.AddDate(1, 0, 0) // the latest of all, at the end of its list
	data, err := feed.Atom(page(t), "/neues.atom", n)
	if err != nil {
		t.Fatal(err)
	}
	if f := checkAtom(t, data, origin+"/neues.atom"); len(f.Entries) != feed.MaxNews || f.Entries[0].Title != "M89" || f.Entries[1].Title != "E0" || f.Updated != f.Entries[0].Updated {
		t.Errorf("%d entries, first %q", len(f.Entries), f.Entries[0].Title)
	}
	if data, err = feed.Atom(page(t), "/neues.atom", directory.News{}); err != nil {
		t.Fatal(err)
	}
	checkAtom(t, data, origin+"/neues.atom")
}

func TestFeedsAreSoundWhateverTheDirectoryHolds(t *testing.T) {
	p := page(t)
	rapid.Check(t, func(t *rapid.T) {
		d := dossiertest.Dossier().Draw(t, "dossier")
		for i := range d.Events {
			d.Events[i].Title = rapid.SampledFrom(hostile).Draw(t, "title")
		}
		for i := range d.Notices {
			d.Notices[i].Summary = append(d.Notices[i].Summary, rapid.SampledFrom(hostile).Draw(t, "summary"), "]]></summary><x>")
		}
		data, err := feed.Atom(p, "/neues.atom", newsOf(d))
		if err != nil {
			t.Fatalf("%v", err)
		}
		checkAtom(t, data, origin+"/neues.atom")
	})
}

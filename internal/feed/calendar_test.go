package feed_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/emersion/go-ical"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/discreet"
	"rundtisch/internal/feed"
)

func TestTheCalendarsOfTheFiveNetworksAreReadAsTheyWereMeant(t *testing.T) {
	p, events := page(t), 0
	var all directory.Calendar
	for _, d := range examples(t) {
		c := calendarOf(d)
		all.Events = append(all.Events, c.Events...)
		calendar := readCalendar(t, feed.Calendar(p, c))
		checkEvents(t, berlin(t), calendar, c.Events)
		events += len(calendar.Events())
		if name, _ := calendar.Props.Text("X-WR-CALNAME"); name != "Termine "+d.Region.ShortName {
			t.Errorf("%s is called %q", d.Network.Key, name)
		}
		if r := d.Network.Cadence; r != nil {
			if text, _ := calendar.Props.Text("X-WR-CALDESC"); !strings.Contains(text, r.Statement) || !strings.Contains(text, p.N("cadence.months", r.Months)) {
				t.Errorf("%s does not say its rhythm: %q", d.Network.Key, text)
			}
		}
	}
	checkEvents(t, berlin(t), readCalendar(t, feed.Calendar(p, all)), all.Events)
	neutral := feed.NeutralCalendar(all)
	checkEvents(t, berlin(t), readCalendar(t, neutral), all.Events)
	if !discreet.Safe(string(neutral)) {
		t.Errorf("the neutral one tells: %s", neutral)
	}
	if events == 0 {
		t.Error("no event at all")
	}
	t.Logf("%d events", events)
}

func TestAnEventSaysInWordsWhatACalendarCannotHold(t *testing.T) {
	d := directory.Dossier{Network: directory.Network{Key: "n", Name: "Netz", Cadence: &directory.Cadence{Months: 3, Intended: true}}, Region: directory.Region{ShortName: "Soest"},
		Series: []directory.Series{{Key: "r", Title: "Fachtage", Months: 12, Intended: true}},
		Events: []directory.Event{
			{Key: "a", Title: "Fachtag; mit, allem\\", Kind: directory.EventConference, Date: "2026-12-01", Starts: "09:00", Venue: "Saal, 1. Stock", Hosts: []directory.Host{{Name: "A"}, {Name: "B"}}, Registration: "https://example.org/ä?a=1;b,c",
				Internal: true, Series: "r", Content: []string{"Vortrag", "Gespräch"}},
			{Key: "b", Title: "Abgesagter", Kind: directory.EventMeeting, Date: "2026?-12-02", LastDay: "2026-12-03", Starts: "10:00", Status: directory.EventCancelled, Sequence: 2},
			{Key: "c", Title: "Irgendwann", Kind: directory.EventMeeting, Date: "2027-03"},
			{Key: "d", Title: "Vergangen", Kind: directory.EventMeeting, Date: "2020"},
		}}
	data := feed.Calendar(page(t), calendarOf(d))
	if want := `SUMMARY:Fachtag\; mit\, allem\\ – Netz` + "\r\n"; !strings.Contains(string(data), want) { // the parser would take less
		t.Errorf("there is no %q in %q", want, data)
	}
	calendar := readCalendar(t, data)
	text := func(props ical.Props, name string) string {
		value, err := props.Text(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return value
	}
	about := text(calendar.Props, "DESCRIPTION")
	for _, want := range []string{"alle 3 Monate (angestrebt)", "nicht errechnet", "Reihe: Fachtage, alle 12 Monate (angestrebt)", "März 2027: Irgendwann"} {
		if !strings.Contains(about, want) {
			t.Errorf("the calendar does not say %q: %q", want, about)
		}
	}
	if strings.Contains(about, "Vergangen") {
		t.Errorf("the calendar announces what is over: %q", about)
	}
	events := calendar.Events()
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	a, b := events[0].Props, events[1].Props
	for name, want := range map[string]string{"SUMMARY": "Fachtag; mit, allem\\ – Netz", "LOCATION": "Saal, 1. Stock"} {
		if got := text(a, name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if got := a.Get("URL").Value; got != "https://example.org/%C3%A4?a=1;b,c" {
		t.Errorf("URL is %q", got)
	}
	for _, want := range []string{"Fachtag, nur für Mitglieder", "Veranstaltet von: A und B", "– Vortrag\n– Gespräch", "Reihe: Fachtage", "Netzwerk: Netz", origin + "/netzwerke/n#termin-a"} {
		if got := text(a, "DESCRIPTION"); !strings.Contains(got, want) {
			t.Errorf("the event does not say %q: %q", want, got)
		}
	}
	if text(b, "SUMMARY") != "Abgesagt: Abgesagter – Netz" || b.Get("STATUS").Value != "CANCELLED" || b.Get("SEQUENCE").Value != "2" || b.Get("URL").Value != origin+"/netzwerke/n#termin-b" {
		t.Errorf("%v", b)
	}
	for _, want := range []string{"erschlossen", "10 Uhr"} { // it takes whole days, for nobody knows when it ends
		if got := text(b, "DESCRIPTION"); !strings.Contains(got, want) {
			t.Errorf("the event does not say %q: %q", want, got)
		}
	}
}

func TestWhatWasMadeUpIsSaidToBe(t *testing.T) {
	p := page(t)
	p.Caution = p.T("invented.title") + " " + p.T("invented.text")
	about, err := readCalendar(t, feed.Calendar(p, directory.Calendar{})).Props.Text("DESCRIPTION")
	if err != nil || !strings.HasPrefix(about, p.T("invented.title")) {
		t.Errorf("the calendar is %q (%v)", about, err)
	}
	data, err := feed.Atom(p, "/neues.atom", directory.News{})
	if err != nil {
		t.Fatal(err)
	}
	if f := checkAtom(t, data, origin+"/neues.atom"); !strings.HasPrefix(f.Subtitle, p.T("invented.title")) {
		t.Errorf("the feed is %q", f.Subtitle)
	}
}

var calendarNames = []string{"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC", "X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
	"TZID", "X-LIC-LOCATION", "DTSTART", "DTEND", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS", "TRANSP", "SUMMARY", "LOCATION", "CATEGORIES", "URL"}

// hostile are texts that would like to be something else.
var hostile = []string{"a\r\nBEGIN:VALARM", "\nEND:VEVENT\nEND:VCALENDAR", "\\n\\;", ";VALUE=URI:x", strings.Repeat("ä", 400), "\u2028ATTACH:x", "\rURL:x", "\x00\x01\x7f", "a\xffb", "\u202egnp", "😀" + strings.Repeat("👩‍🚒", 60), "Frauenhaus", " "}

func TestCalendarsAreSoundWhateverTheDirectoryHolds(t *testing.T) {
	p, zone := page(t), berlin(t)
	rapid.Check(t, func(t *rapid.T) {
		d := dossiertest.Dossier().Draw(t, "dossier")
		for i := range d.Events {
			e, bad := &d.Events[i], rapid.SampledFrom(hostile).Draw(t, "hostile")
			switch rapid.IntRange(0, 4).Draw(t, "where") {
			case 0:
				e.Title = bad
			case 1:
				e.Venue = bad
			case 2:
				e.Content = append(e.Content, bad)
			case 3:
				e.Registration = "https://example.org/" + bad
			}
			e.Sequence = rapid.IntRange(0, 9).Draw(t, "sequence")
		}
		c := calendarOf(d)
		neutral := feed.NeutralCalendar(c)
		if !discreet.Safe(string(neutral)) {
			t.Fatalf("the neutral one tells: %s", neutral)
		}
		for _, data := range [][]byte{feed.Calendar(p, c), neutral} {
			checkEvents(t, zone, readCalendar(t, data), c.Events)
			for _, line := range strings.Split(strings.ReplaceAll(string(data), "\r\n ", ""), "\r\n") {
				if name, _, _ := strings.Cut(line[:max(strings.IndexAny(line, ":;"), 0)], ";"); line != "" && !slices.Contains(calendarNames, name) {
					t.Fatalf("a line %q", line)
				}
			}
		}
	})
}

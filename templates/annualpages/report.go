// Package annualpages turns the report of a network for a year into HTML, to be read and printed. It is in German only.
package annualpages

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/annual"
	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
	"rundtisch/templates/inside"
)

// Sheet is the page with the report.
type Sheet struct {
	Key    string // of the network
	Report annual.Report
	Years  []int // of which there is one, the newest first
	// KeptAt is when the report was kept; zero: it was made now. Differs says what would be otherwise today.
	KeptAt  time.Time
	Differs []annual.Difference
	// Newer says that a kept report exists, and that this is not it.
	Newer bool
}

func (s Sheet) path(suffix string) templ.SafeURL {
	return templ.SafeURL("/verwaltung/netzwerke/" + s.Key + suffix)
}

// year is the address of the report for a year, or of a file of it.
func (s Sheet) year(file string, year int) templ.SafeURL {
	address := "/bericht" + file + "?jahr=" + strconv.Itoa(year)
	if s.Newer && year == s.Report.Year {
		address += "&stand=heute"
	}
	return s.path(address)
}

func (s Sheet) kept() bool { return !s.KeptAt.IsZero() }

// state says of when the report is.
func (s Sheet) state(p inside.Page) string {
	switch {
	case s.Report.Running():
		return "bisher, Stand heute: " + p.BareDate(s.Report.Through)
	case s.kept():
		return "Stand am " + p.BareDate(s.Report.Through) + ", damals festgehalten"
	}
	return "das ganze Jahr, nach dem Wissen vom " + p.Day(p.Now)
}

// turn is what the end of the report is called.
func (s Sheet) turn() string {
	if s.Report.Running() {
		return "heute"
	}
	return fmt.Sprintf("Ende %d", s.Report.Year)
}

// form says what kind of cooperation it is, and whether it has a Kreis of its own.
func form(p inside.Page, h annual.Head) string {
	text := p.T("form." + string(h.Form))
	if h.Founded != "" {
		text += ", gegründet: " + p.BareDate(h.Founded)
	}
	return text
}

func area(h annual.Head) string {
	kind := wording.RegionKind(h.RegionKind)
	if strings.Contains(h.Region, kind) {
		kind = ""
	}
	return wording.Joined(", ", h.Region, kind, directory.States[h.State])
}

func rhythm(p inside.Page, h annual.Head) string {
	if h.Rhythm != "" {
		return strings.TrimSuffix(h.Rhythm, ".")
	}
	return p.Rhythm(h.Months, h.Intended)
}

// family is the sectors of one family that have members.
type family struct {
	key     string
	members int
	sectors []annual.Sector
}

func families(m annual.Members) []family {
	var all []family
	for _, s := range m.Sectors {
		key := s.Sector.Family()
		if n := len(all); n == 0 || all[n-1].key != key {
			all = append(all, family{key: key})
		}
		last := &all[len(all)-1]
		last.sectors = append(last.sectors, s)
		last.members += len(s.Members)
	}
	return all
}

func familyName(p inside.Page, key string) string {
	if key == "" {
		return "Ohne Fachrichtung"
	}
	return p.T("family." + key)
}

// standing says what a member is besides a plain one.
func standing(p inside.Page, m annual.Member) string {
	var said []string
	if m.Of != "" {
		said = append(said, m.Of)
	}
	if m.Group {
		said = append(said, "als Gruppe genannt")
	}
	if m.Role != "" && m.Role != directory.RoleMember {
		said = append(said, p.T("role."+string(m.Role)))
	}
	if m.Since != "" {
		said = append(said, "seit "+p.BareDate(m.Since))
	}
	return wording.Joined(" · ", said...)
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func number(n int) string { return strconv.Itoa(n) }

// share is a part in percent, rounded down: nearly all is not all.
func share(f annual.Freshness) string {
	if f.Total == 0 {
		return ""
	}
	return strconv.Itoa(f.InYear*100/f.Total) + " Prozent"
}

// passagesSaid sums up who came and went.
func passagesSaid(s Sheet) string {
	m := s.Report.Members
	text := "Neu dabei "
	if s.Report.KnowsBefore() {
		text = "Am Anfang des Jahres " + number(m.Before) + ", neu dabei "
	}
	return text + number(m.Joined) + ", ausgeschieden " + number(m.Left) + ", " + s.turn() + " " + number(m.After) + "."
}

// meetingsSaid sums the meetings up in a sentence.
func meetingsSaid(s Sheet) string {
	switch n := len(s.Report.Meetings); n {
	case 0:
		return "Für dieses Jahr ist keine Sitzung eingetragen, die stattgefunden hat."
	default:
		return count(n, "Sitzung hat", "Sitzungen haben") + " stattgefunden."
	}
}

// inNRW reports whether the network lies in the Land whose guideline the report names.
func inNRW(h annual.Head) bool { return h.State == "05" }

// namedSaid says how many take part, and how many of them have a name here.
func namedSaid(r annual.Report) string {
	if !r.Known {
		return "nicht aufgezeichnet"
	}
	m := r.Members
	said := []string{count(m.Named, "Einrichtung", "Einrichtungen") + " mit Namen", count(m.Groups, "Gruppe", "Gruppen")}
	if m.Hidden > 0 {
		said = append(said, count(m.Hidden, "Mitglied", "Mitglieder")+" nicht öffentlich genannt")
	}
	text := wording.Joined(", ", said...) + "."
	return wording.Joined(" ", text, stated(m))
}

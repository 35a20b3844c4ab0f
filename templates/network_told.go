package templates

import (
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
)

// fewMembers is how many institutions stand in one list, without headings between them.
const fewMembers = 8

// named returns the members that are institutions: in their families, or together where they are few.
func (n Network) named() []MemberFamily {
	var families []MemberFamily
	var all []Member
	for _, f := range n.Families {
		named := slices.DeleteFunc(slices.Clone(f.Members), func(m Member) bool { return m.Institution == "" })
		if len(named) > 0 {
			families = append(families, MemberFamily{f.Key, named})
			all = append(all, named...)
		}
	}
	if len(all) > 0 && len(all) < fewMembers {
		return []MemberFamily{{families[0].Key, all}}
	}
	return families
}

// groups returns the members of which no source names an institution, in the order of the list.
func (n Network) groups() []Member {
	var groups []Member
	for _, m := range n.Members {
		if m.Evidence() == directory.EvidenceGroup {
			groups = append(groups, n.member(m))
		}
	}
	return groups
}

// plainGroups reports whether all that is known of groups is their names, and perhaps a note.
func plainGroups(groups []Member) bool {
	return !slices.ContainsFunc(groups, func(m Member) bool {
		return m.Function != "" || m.Since != "" || m.Until != "" || m.CheckedOn != "" ||
			m.Role != directory.RoleMember && m.Role != directory.RolePartner
	})
}

func groupNames(groups []Member) []string {
	names := make([]string, len(groups))
	for i, m := range groups {
		names[i] = m.Name
	}
	return names
}

func groupNotes(groups []Member) []string {
	var notes []string
	for _, m := range groups {
		if m.Note != "" && plainGroups(groups) {
			notes = append(notes, m.Name+": "+m.Note)
		}
	}
	return notes
}

// resumed returns since when a network is active again after a pause, where its periods say no more than that.
func (n Network) resumed() (directory.Period, bool) {
	p := n.Network.Periods
	if len(p) == 2 && p[0].Status == directory.Paused && p[0].To != "" && p[1].Status == directory.Active && p[1].From == p[0].To && p[1].To == "" {
		return p[1], true
	}
	return directory.Period{}, false
}

// listTold says how fresh the list is, unless the head of the page says the same of everything.
func (n Network) listTold(p Page) (text string, stale bool) {
	if f := n.freshness(p); f.never == f.total && n.Network.CheckedOn == "" {
		return "", false
	}
	text, stale, _ = n.listChecked(p)
	return text, stale
}

// telling returns the periods worth telling: not that a network is active of which nothing else was ever said.
func (n Network) telling() []directory.Period {
	return slices.DeleteFunc(slices.Clone(n.Network.Periods), func(p directory.Period) bool {
		plain := len(n.Network.Periods) == 1 && p.Status == directory.Active && p.To == ""
		return plain && (p.From == "" || p.From == n.Network.Founded)
	})
}

// untold returns what the notes of the periods say that telling leaves out.
func (n Network) untold() []string {
	var notes []string
	told := n.telling()
	if _, again := n.resumed(); again {
		told = nil
	}
	for _, p := range n.Network.Periods {
		if p.Note != "" && !slices.Contains(told, p) {
			notes = append(notes, p.Note)
		}
	}
	return append(notes, n.attachedNotes()...)
}

func (n Network) isAttachment(b directory.Body) bool {
	return b.Kind == directory.BodyAbove && n.Network.AttachedTo != "" && b.Name == n.Network.AttachedTo && len(b.Tasks) == 0
}

// attachedNotes are what is said of the body that the network is attached to: that it is stands at the head of the page.
func (n Network) attachedNotes() []string {
	var notes []string
	for _, b := range n.Bodies {
		if n.isAttachment(b) && b.Note != "" {
			notes = append(notes, b.Note)
		}
	}
	return notes
}

func (n Network) ownBodies() []directory.Body {
	return slices.DeleteFunc(slices.Clone(n.Bodies), n.isAttachment)
}

// related returns the related networks but the body that the network is attached to.
func (n Network) related() []directory.Related {
	return slices.DeleteFunc(slices.Clone(n.Related), func(r directory.Related) bool {
		return r.Network == "" && n.Network.AttachedTo != "" && r.Name == n.Network.AttachedTo
	})
}

// resultOf returns the result that has the name of a body: what is said of both stands together.
func (n Network) resultOf(b directory.Body) (directory.Result, bool) {
	at := slices.IndexFunc(n.Results, func(r directory.Result) bool { return r.Title == b.Name })
	if at < 0 {
		return directory.Result{}, false
	}
	return n.Results[at], true
}

func bare(r directory.Result) bool { return r.Text == "" && r.Effect == "" && len(r.Audience) == 0 }

// ownResults returns the results of which more than a name is known and that stand with no body.
func (n Network) ownResults() []directory.Result {
	return slices.DeleteFunc(slices.Clone(n.Results), func(r directory.Result) bool {
		return bare(r) || slices.ContainsFunc(n.Bodies, func(b directory.Body) bool { return b.Name == r.Title })
	})
}

// barely are the names of the results of which nothing else is known.
func (n Network) barely() []string {
	var names []string
	for _, r := range n.Results {
		if bare(r) && !slices.ContainsFunc(n.Bodies, func(b directory.Body) bool { return b.Name == r.Title }) {
			names = append(names, r.Title)
		}
	}
	return names
}

func (n Network) works() bool {
	return len(n.ownBodies()) > 0 || len(n.Agreements) > 0 || len(n.Results) > 0
}

// placeless reports whether the name of a network names no place: „Arbeitskreis gegen Gewalt“ is the name of many.
func (n Network) placeless() bool {
	for _, word := range strings.FieldsFunc(n.Region.Called(), func(r rune) bool { return r == ' ' || r == '-' }) {
		if len(word) > 3 && !strings.Contains(strings.ToLower(word), "kreis") && strings.Contains(n.Network.Name, word) {
			return false
		}
	}
	return true
}

// origin says what a page was put together from, and whether the network confirmed it.
func (n Network) origin(p Page) string {
	confirmed := p.T("origin.unconfirmed")
	if n.Network.CheckedOn != "" {
		confirmed = fresh(p, n.Network.CheckedOn, n.Network.CheckedBy)
	}
	return madeFrom(p, n.Sources, confirmed)
}

func madeFrom(p Page, sources []directory.Source, confirmed string) string {
	if len(sources) == 0 {
		return confirmed
	}
	var from []string
	for _, s := range sources {
		label := s.Medium
		if label == "" {
			label = s.Title
		}
		if s.Edition != "" {
			label += " " + s.Edition
		}
		if s.Date != "" && !within(s.Date, s.Edition) {
			label = p.T("origin.dated", "Source", label, "Date", p.Date(s.Date))
		}
		if !slices.Contains(from, label) {
			from = append(from, label)
		}
	}
	return p.T("origin.from", "Sources", strings.Join(from, "; ")) + " " + confirmed
}

// open lists what nobody could tell us yet, each thing once.
func (n Network) open(p Page) []string {
	var open []string
	for _, o := range []struct {
		missing bool
		id      string
	}{
		{len(n.Help.Numbers) == 0, "open.numbers"},
		{len(contactsOf(n.Contacts, directory.ContactCoordination)) == 0, "open.contact"},
		{n.Network.Founded == "", "open.since"},
		{n.Network.Cadence == nil, "open.cadence"},
		{n.Count.Named == 0 || n.Count.Groups > 0 || n.Count.Stated > n.Count.Named || n.Count.StatedText != "", "open.members"},
	} {
		if o.missing {
			open = append(open, p.T(o.id))
		}
	}
	return open
}

// section is one part of a long page, for its table of contents.
type section struct{ id, label string }

func (n Network) sections() []section {
	all := []struct {
		section
		show bool
	}{
		{section{"helfen", "section.help"}, true},
		{section{"mitglieder", "section.members"}, true},
		{section{"ziele", "section.goals"}, len(n.Goals) > 0},
		{section{"arbeit", "section.bodies"}, n.works()},
		{section{"termine", "section.events"}, n.meets()},
		{section{"meldungen", "section.notices"}, len(n.Notices) > 0},
		{section{"kontakt", "section.contact"}, n.reachable()},
		{section{"hintergrund", "section.background"}, n.hasBackground()},
		{section{"quellen", "section.sources"}, len(n.Sources) > 0},
	}
	var shown []section
	for _, s := range all {
		if s.show {
			shown = append(shown, s.section)
		}
	}
	return shown
}

func (n Network) meets() bool { return len(n.Coming)+len(n.Past)+len(n.Series) > 0 }

// reachable reports whether there is a contact that stands neither at the head of the page nor at the news it belongs to.
func (n Network) reachable() bool {
	return slices.ContainsFunc(n.Contacts, func(c directory.Contact) bool {
		atHead := c.Website == n.Help.Website && c.Phone+c.Email+c.Person+c.Note == ""
		return c.Kind != directory.ContactHelp && !atHead && (c.Kind != directory.ContactPress || len(n.Notices) == 0)
	})
}

func (n Network) hasBackground() bool {
	w := n.Network
	return len(n.Remarks) > 0 || len(w.Audience) > 0 || len(w.Topics) > 0 || w.Prehistory != "" || w.Stance != "" || len(w.Framework) > 0 ||
		n.Region.Authority != nil || len(n.Media) > 0 || len(n.related()) > 0 || len(n.untold()) > 0
}

// pressAge is how long the name of somebody in a press office stands beside the number.
const pressAge = 2 * 365 * 24 * time.Hour

// longAgo reports whether news is so old that who answered for the press then need not do so today.
func longAgo(m directory.Notice, now time.Time) bool {
	return m.Date == "" || now.Sub(m.Date.End()) > pressAge
}

package templates

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// Network is the page of a network: the dossier, sorted for readers. Members are those of today.
type Network struct {
	directory.NetworkPage
	Families []MemberFamily
	Former   []Member // who has left, in the order of the list
	Count    directory.Completeness
	Coming   []directory.Event
	Past     []directory.Event // the latest first
	Status   directory.Period
	Known    bool // whether the status of today is known
	Help     HelpHere
}

// MemberFamily is a group of members that pages show together.
type MemberFamily struct {
	Key     string
	Members []Member
}

// Member is a line of the member list with what is known of its institution.
type Member struct {
	directory.Membership
	Name, Parent string
	Sectors      []directory.Sector
	Initiator    bool
}

// NewNetwork sorts a dossier for the day that contains now.
func NewNetwork(page directory.NetworkPage, now time.Time) Network {
	n := Network{NetworkPage: page, Count: directory.CountMembers(page.Members, now)}
	n.Members = nil
	for _, m := range page.Members {
		if m.Current(now) {
			n.Members = append(n.Members, m)
		} else if m.Evidence() != directory.EvidenceNumber {
			n.Former = append(n.Former, n.member(m))
		}
	}
	n.Status, n.Known = page.Network.StatusOn(now)
	n.Help = networkHelp(page, now)
	for _, e := range slices.Concat(page.Events, page.Hosted) {
		if e.Past(now) {
			n.Past = append(n.Past, e)
		} else {
			n.Coming = append(n.Coming, e)
		}
	}
	byDay := func(a, b directory.Event) int {
		return strings.Compare(a.Date.Start().Format(time.DateOnly)+a.Starts, b.Date.Start().Format(time.DateOnly)+b.Starts)
	}
	slices.SortStableFunc(n.Coming, byDay)
	slices.SortStableFunc(n.Past, func(a, b directory.Event) int { return byDay(b, a) })
	n.group()
	return n
}

// member adds to a line of the list what is known of its institution.
func (n *Network) member(m directory.Membership) Member {
	member := Member{Membership: m, Name: m.Group, Sectors: []directory.Sector{m.Sector}}
	if i, ok := n.Institution(m.Institution); ok {
		parent, _ := n.Institution(i.Parent)
		member.Name, member.Parent, member.Sectors = i.Name, parent.Name, i.Sectors
		member.Initiator = slices.Contains(n.Network.Initiators, i.Key)
	}
	if n.onlyPartners() { // then it says no more of one than that it belongs to them
		member.Role = directory.RoleMember
	}
	return member
}

// onlyPartners reports whether everybody takes part as a partner.
func (n *Network) onlyPartners() bool {
	return !slices.ContainsFunc(n.Members, func(m directory.Membership) bool {
		return m.Evidence() != directory.EvidenceNumber && m.Role != directory.RolePartner
	})
}

// standing says what kind of institution a member is, and as what it takes part where that is more than a member.
func (m Member) standing(p Page) string {
	var role, initiator string
	if m.Initiator {
		initiator = p.T("role.initiator")
	}
	if m.Role != directory.RoleMember {
		role = p.T("role." + string(m.Role))
	}
	return wording.Joined(" · ", sectorNames(p, m.Sectors, m.Name), initiator, role)
}

// group puts the members into their families, units of one parent side by side, groups after institutions.
func (n *Network) group() {
	families := map[string][]Member{}
	for _, m := range n.Members {
		if m.Evidence() == directory.EvidenceNumber {
			continue
		}
		member := n.member(m)
		family := familyOf(member)
		families[family] = append(families[family], member)
	}
	for _, f := range directory.Families {
		if members := families[f.Key]; len(members) > 0 {
			n.Families = append(n.Families, MemberFamily{f.Key, members})
		}
	}
}

// familyOf is where a member stands. A group of which nobody said what it does is where its name says: advice is never
// among offices.
func familyOf(m Member) string {
	sector := m.Sectors[0]
	if m.Institution == "" && (sector == "" || sector == directory.SectorMiscellaneous) && strings.Contains(strings.ToLower(m.Name), "beratung") {
		return directory.SectorShelter.Family()
	}
	return cmp.Or(sector.Family(), directory.SectorMiscellaneous.Family())
}

// Evidence returns the statements about fields: a field itself, or anything in the part of that name.
func Evidence(statements []directory.Statement, fields ...string) []directory.Statement {
	var found []directory.Statement
	for _, s := range statements {
		if slices.ContainsFunc(s.Fields, func(field string) bool {
			return slices.ContainsFunc(fields, func(wanted string) bool { return field == wanted || strings.HasPrefix(field, wanted+"/") })
		}) {
			found = append(found, s)
		}
	}
	return found
}

// fieldLabels are the words for the fields of a network that stand together under one „Woher wissen wir das?".
var fieldLabels = map[string]string{
	"form": "glance.form", "kurzname": "glance.short", "gebiet": "glance.region", "gegruendet": "glance.since",
	"zeitraeume": "glance.status", "initiative_von": "glance.initiators", "angegliedert_an": "glance.attached",
	"rhythmus": "glance.cadence", "selbstverstaendnis": "background.stance", "rahmen": "background.framework",
	"vorgeschichte": "background.prehistory", "zielgruppen": "background.audience", "themen": "background.topics",
}

// fieldLabel says what a statement is about, where the section alone does not.
func fieldLabel(p Page, fields []string) string {
	for _, field := range fields {
		part, _, _ := strings.Cut(field, "/")
		if id := fieldLabels[part]; id != "" {
			return p.T(id)
		}
	}
	return ""
}

// contactsOf returns the contacts of one kind.
func contactsOf(contacts []directory.Contact, kind directory.ContactKind) []directory.Contact {
	var found []directory.Contact
	for _, c := range contacts {
		if c.Kind == kind {
			found = append(found, c)
		}
	}
	return found
}

func goalsOf(goals []directory.Goal, kind directory.GoalKind) []directory.Goal {
	var found []directory.Goal
	for _, g := range goals {
		if g.Kind == kind {
			found = append(found, g)
		}
	}
	return found
}

// sectorNames says what an institution is, where its name does not say so.
func sectorNames(p Page, sectors []directory.Sector, name string) string {
	var names []string
	for _, s := range sectors {
		if s != "" && s != directory.SectorMiscellaneous {
			if sector := p.T("sector." + string(s)); !echoes(name, sector) {
				names = append(names, sector)
			}
		}
	}
	return strings.Join(names, ", ")
}

// statusID names the words for a period: one that is over is told as over.
func statusID(period directory.Period, now time.Time) string {
	if period.To != "" && period.To.End().Before(directory.Today(now).Start()) {
		return "status.was." + string(period.Status)
	}
	return "status." + string(period.Status)
}

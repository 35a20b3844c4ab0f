package templates

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// otherHelp is whom to ring where an institution has no number of its own: those that are known in the same networks.
func otherHelp(i directory.InstitutionPage) HelpHere {
	h := NewHelpHere(i.Helping)
	h.Near = true
	return h
}

// check is when something was confirmed, and by whom.
type check struct {
	on directory.PartialDate
	by string
}

// institutionChecked is the newest check of anything in an entry; zero if there was none.
func institutionChecked(i directory.InstitutionPage) check {
	var last check
	note := func(on directory.PartialDate, by string) {
		if on.Precision() != directory.Unknown && (last.on == "" || on.End().After(last.on.End())) {
			last = check{on, by}
		}
	}
	for _, m := range i.Memberships {
		note(m.CheckedOn, m.CheckedBy)
	}
	for _, c := range i.Contacts {
		note(c.CheckedOn, c.CheckedBy)
	}
	for _, s := range i.Services {
		note(s.CheckedOn, s.CheckedBy)
		for _, c := range s.Contacts {
			note(c.CheckedOn, c.CheckedBy)
		}
	}
	return last
}

// standingAt says as what an institution takes part, where that is more than a member, and how long.
func standingAt(p Page, m directory.MembershipAt) string {
	var role, initiator string
	if m.Role != directory.RoleMember {
		role = p.T("role." + string(m.Role))
	}
	if m.Initiator {
		initiator = p.T("role.initiator")
	}
	return wording.Joined(" · ", role, initiator, p.Span(m.Since, m.Until))
}

// institutionOrigin says what an entry was put together from, and who confirmed it last.
func institutionOrigin(p Page, i directory.InstitutionPage) string {
	last := institutionChecked(i)
	if last.on == "" {
		return madeFrom(p, i.Sources, p.T("origin.institution.unconfirmed"))
	}
	return madeFrom(p, i.Sources, fresh(p, last.on, last.by))
}

package templates

import (
	"rundtisch/internal/directory"
)

// Checked says in words how fresh a value is.
func (p Page) Checked(on directory.PartialDate) string {
	switch months := directory.MonthsSince(on, p.Now); {
	case months < 0:
		return p.T("checked.never")
	case months >= directory.StaleMonths:
		return p.N("checked.stale", months)
	case months < 1:
		return p.T("checked.now")
	default:
		return p.N("checked.fresh", months)
	}
}

// Stale reports whether a value must be checked again, or never was.
func (p Page) Stale(on directory.PartialDate) bool { return directory.Stale(on, p.Now) }

// listChecked says in one line how fresh the member list is, and whether the lines that are stale say so themselves:
// not where it holds for all of them.
func (n Network) listChecked(p Page) (text string, stale, marked bool) {
	var first, last directory.PartialDate
	total, old, never := 0, 0, 0
	for _, m := range n.Members {
		if m.Evidence() == directory.EvidenceNumber || !m.Current(p.Now) {
			continue
		}
		total++
		switch {
		case m.CheckedOn.Precision() == directory.Unknown:
			never++
			continue
		case p.Stale(m.CheckedOn):
			old++
		}
		if first == "" || m.CheckedOn.End().Before(first.End()) {
			first = m.CheckedOn
		}
		if last == "" || m.CheckedOn.End().After(last.End()) {
			last = m.CheckedOn
		}
	}
	switch {
	case total == 0:
		return "", false, false
	case never == total:
		return p.T("checked.list.never"), false, false
	case old == total:
		return p.T("checked.list.stale", "Text", p.N("checked.stale", directory.MonthsSince(last, p.Now))), true, false
	case old+never == 0:
		return p.T("checked.list", "Month", p.Month(first.End())), false, false
	}
	return p.T("checked.list.partly", "Month", p.Month(last.End())), false, true
}

// marked reports whether the line of a member says how fresh it is.
func (n Network) marked(p Page, m Member) bool {
	_, _, each := n.listChecked(p)
	return each && m.Current(p.Now) && p.Stale(m.CheckedOn)
}

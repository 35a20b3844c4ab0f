package templates

import (
	"rundtisch/internal/directory"
)

// fresh says who confirmed a value and when, in one sentence.
func fresh(p Page, on directory.PartialDate, by string) string {
	switch {
	case on.Precision() == directory.Unknown:
		return p.T("fresh.never")
	case p.Stale(on):
		return p.T("fresh.stale", "Month", p.Month(on.End()))
	case by == "":
		return p.T("fresh.on", "Month", p.Month(on.End())) + "."
	}
	id := "fresh.by." + by
	if text := p.T(id, "Month", p.Month(on.End())); text != id {
		return text
	}
	return p.T("fresh.on", "Month", p.Month(on.End())) + " (" + by + ")."
}

// listFreshness is how fresh a member list is: one rule for the page, its frame elsewhere and its text elsewhere.
type listFreshness struct {
	total, old, never int
	first, last       directory.PartialDate // of those that were checked: the check longest ago, and the newest
}

func (n Network) freshness(p Page) (f listFreshness) {
	for _, m := range n.Members {
		if m.Evidence() == directory.EvidenceNumber || !m.Current(p.Now) {
			continue
		}
		f.total++
		switch {
		case m.CheckedOn.Precision() == directory.Unknown:
			f.never++
			continue
		case p.Stale(m.CheckedOn):
			f.old++
		}
		if f.first == "" || m.CheckedOn.End().Before(f.first.End()) {
			f.first = m.CheckedOn
		}
		if f.last == "" || m.CheckedOn.End().After(f.last.End()) {
			f.last = m.CheckedOn
		}
	}
	return f
}

// mixed reports whether what holds for some entries does not hold for others.
func (f listFreshness) mixed() bool {
	return f.old+f.never > 0 && f.old < f.total && f.never < f.total
}

// says is the sentence that holds wherever the list stands, however old the page becomes that it stands on; "" where
// there is no list.
func (f listFreshness) says(p Page) string {
	switch {
	case f.total == 0:
		return ""
	case f.never == f.total:
		return p.T("checked.list.never")
	case f.never > 0:
		return p.T("checked.list.part", "Month", p.Month(f.last.End()))
	case f.old > 0:
		return p.T("checked.list.last", "Month", p.Month(f.last.End()))
	}
	return p.T("checked.list", "Month", p.Month(f.first.End()))
}

// listChecked says in one line how fresh the member list is, and whether the lines that are stale say so themselves:
// not where it holds for all of them.
func (n Network) listChecked(p Page) (text string, stale, marked bool) {
	f := n.freshness(p)
	switch {
	case f.total > 0 && f.old == f.total:
		return p.T("checked.list.stale", "Text", p.N("checked.stale", directory.MonthsSince(f.last, p.Now))), true, false
	case f.mixed():
		return f.says(p) + " " + p.T("checked.list.marked"), false, true
	}
	return f.says(p), false, false
}

// marked reports whether the line of a member says how fresh it is.
func (n Network) marked(p Page, m Member) bool {
	_, _, each := n.listChecked(p)
	return each && m.Current(p.Now) && p.Stale(m.CheckedOn)
}

package desk

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/memberlist"
	"rundtisch/templates/deskpages"
)

func (v *reviewer) newRows() []deskpages.PastedRow {
	var rows []deskpages.PastedRow
	v.matchRows()
	for _, n := range v.diff.New {
		row := v.row(n.Member)
		a := v.checkSuggestion(v.additions[n.Member.Number])
		group := n.Member.Kind == memberlist.KindGroup
		row.Choices = v.choices(a)
		row.Choices = append(row.Choices,
			deskpages.Choice{Value: editing.ChoiceNew, Label: "neue Einrichtung", Chosen: a.Institution == nil && !group},
			deskpages.Choice{Value: editing.ChoiceGroup, Label: "Gruppe", Note: noSingleInstitution, Chosen: group})
		row.Sure = row.Sure && (a.Institution == nil || v.inRegion(a.Institution.Key) || hasLegalForm.MatchString(n.Member.Name))
		var inst directory.Institution
		protected := n.Member.Sector.Protected()
		if a.Institution != nil {
			inst = directory.Institution{Sectors: v.known[a.Institution.Key].Sectors}
			protected = protected || inst.Protected() || v.protected[a.Institution.Key]
			if have, ok := v.byKey[a.Institution.Key]; ok {
				inst = have
			}
		}
		if protected && n.Member.Address {
			v.withhold(n.Member)
			continue
		}
		if until := v.former[chosenKey(a)]; until != "" { // the list may be older
			row.Ticked, row.Sure, row.Former = false, false, until
		}
		v.hasUnknown = v.hasUnknown || a.Institution == nil
		v.addContacts(&row, inst)
		row.Contact = !protected && a.Institution == nil && (row.Reach != "" || row.Website != "")
		v.restore(&row, "n")
		rows = append(rows, row)
	}
	return rows
}

func (v *reviewer) changedRows() []deskpages.PastedRow {
	var rows []deskpages.PastedRow
	for _, p := range v.diff.Changed {
		row := v.row(p.Member)
		row.Before, row.Changes = p.Today.Name, p.Changes
		inst := v.byKey[p.Today.Institution]
		row.Shared = v.shared[inst.Key]
		row.Ticked = row.Ticked && onlySpelling(p) && len(row.Shared) == 0
		row.Choices = []deskpages.Choice{
			{Value: editing.ChoiceSame, Label: sameSpeltDifferently(p.Today.Name), Chosen: true},
		}
		if p.Today.Kind != memberlist.KindGroup {
			a := v.additions[p.Member.Number]
			if a.Institution != nil {
				a.Alternatives = append([]memberlist.Suggestion{*a.Institution}, a.Alternatives...)
				a.Institution = nil
			}
			row.Choices = append(row.Choices, v.choices(a)...)
			row.Choices = append(row.Choices, deskpages.Choice{
				Value: editing.ChoiceNew, Label: "eine andere, neue Einrichtung", Note: dropped(p.Today.Name),
			})
		}
		if v.withholdShelter(p.Member, inst.Key) {
			continue
		}
		v.addContacts(&row, inst)
		v.restore(&row, "c")
		rows = append(rows, row)
	}
	return rows
}

// onlySpelling reports whether a change is only another spelling of the same name.
func onlySpelling(p memberlist.Pair) bool {
	return p.Similarity >= 0.85 && !slices.ContainsFunc(p.Changes, func(c memberlist.Change) bool { return c.What != "Name" })
}

// withholdShelter withholds a row with the address of an institution that is known to be protected, and reports whether it did.
func (v *reviewer) withholdShelter(m memberlist.Member, key string) bool {
	if m.Address && v.protected[key] {
		v.withhold(m)
		return true
	}
	return false
}

// withhold withholds a row.
func (v *reviewer) withhold(m memberlist.Member) {
	v.result.Withheld = append(slices.Clip(v.result.Withheld), memberlist.Withheld{
		Line: m.Line, Why: maybeShelterAddress, Words: m.Suspicious,
	})
}

// chosenKey returns the key of the institution that a new row most likely is; "" for none.
func chosenKey(a memberlist.Addition) string {
	if a.Institution == nil {
		return ""
	}
	return a.Institution.Key
}

func (v *reviewer) unchangedRows() []deskpages.PastedRow {
	var rows []deskpages.PastedRow
	for _, p := range v.diff.Unchanged {
		row := v.row(p.Member)
		row.Ticked = v.aside[p.Member.Number] == ""
		if v.withholdShelter(p.Member, p.Today.Institution) {
			continue
		}
		if p.Today.Kind == memberlist.KindInstitution {
			v.addContacts(&row, v.byKey[p.Today.Institution])
		}
		v.restore(&row, "u")
		rows = append(rows, row)
	}
	return rows
}

// goneRows lists the members that the text does not name. None is ticked if they may be in a part that was not read, or under
// a name that was not recognised.
func (v *reviewer) goneRows(review *deskpages.Review) {
	pasted, today := len(v.result.Members), len(v.diff.Gone)+len(v.diff.Changed)+len(v.diff.Unchanged)
	if pasted+len(v.ended)+len(v.result.Left) == 0 {
		return
	}
	hint := ""
	switch {
	case v.result.Cut || pasted*2 < today:
		hint = maybeOnlyPart(pasted, today)
	case len(v.notes.Left)+len(v.result.Withheld) > 0 || slices.ContainsFunc(v.result.Unread, func(u memberlist.Unread) bool { return u.Open }):
		hint = notAllRead
	case v.hasUnknown:
		hint = maybeOneNew
	}
	if len(v.diff.Gone) > 0 {
		review.GoneHint = hint
	}
	text := " " + memberlist.Plain(v.text) + " "
	for _, g := range v.diff.Gone {
		row := deskpages.GoneRow{Key: g.Key, Name: g.Name, Parent: g.Parent, Ticked: hint == "", Why: v.reasonGone(g)}
		if name := memberlist.Plain(g.Name); row.Why == "" && strings.Contains(text, " "+name+" ") {
			row.Ticked, row.Why = false, nameInText
		}
		if v.decisions != nil {
			row.Ticked = slices.Contains(v.decisions.form["g"], g.Key)
		}
		review.Gone = append(review.Gone, row)
	}
}

// reasonGone returns what the text says about a former member; "" for nothing.
func (v *reviewer) reasonGone(g memberlist.Today) string {
	for _, l := range v.result.Left {
		if memberlist.OneName(l.Name, g.Name) {
			return leftByText(l.Words)
		}
	}
	for _, m := range v.ended {
		if memberlist.OneName(m.Name, g.Name) || memberlist.OneName(m.Written, g.Name) {
			return memberUntil(m.Until)
		}
	}
	return ""
}

// unread returns what was not imported from the text and the file.
func (v *reviewer) unread() deskpages.Unread {
	u := deskpages.Unread{File: v.notes.Left, Withheld: deskpages.WithheldRows(v.result)}
	for _, piece := range v.result.Unread {
		u.Pieces = append(u.Pieces, piece.String())
	}
	known := map[string]bool{}
	for _, m := range v.dossier.Members {
		if i, ok := v.byKey[m.Institution]; ok && v.former[i.Key] != "" {
			known[directory.Fold(i.Name)] = true
		}
	}
	for _, m := range v.ended {
		if !known[directory.Fold(m.Name)] && !known[directory.Fold(m.Written)] {
			u.Pieces = append(u.Pieces, endedRow(m))
		}
	}
	return u
}

package desk

import (
	"fmt"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/memberlist"
	"rundtisch/templates/deskpages"
)

func (v *reviewing) newRows() []deskpages.PastedRow {
	var rows []deskpages.PastedRow
	v.match()
	for _, n := range v.diff.New {
		row := v.row(n.Member)
		a := v.careful(v.additions[n.Member.Number])
		group := n.Member.Kind == memberlist.KindGroup
		row.Choices = v.choices(a)
		row.Choices = append(row.Choices, deskpages.Choice{Value: editing.ChoiceNew, Label: "neue Einrichtung", Chosen: a.Institution == nil && !group},
			deskpages.Choice{Value: editing.ChoiceGroup, Label: "Gruppe", Note: "Der Text nennt keine einzelne Einrichtung.", Chosen: group})
		row.Sure = row.Sure && (a.Institution == nil || v.here(a.Institution.Key) || hasLegalForm.MatchString(n.Member.Name))
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
			v.lines = append(v.lines, n.Member.Line)
		}
		v.reach(&row, inst)
		row.Contact = !protected && a.Institution == nil && (row.Reach != "" || row.Website != "")
		v.keep(&row, "n")
		rows = append(rows, row)
	}
	return rows
}

func (v *reviewing) changedRows() []deskpages.PastedRow {
	var rows []deskpages.PastedRow
	for _, p := range v.diff.Changed {
		row := v.row(p.Member)
		row.Before, row.Changes = p.Today.Name, p.Changes
		inst := v.byKey[p.Today.Institution]
		row.Shared = v.shared[inst.Key]
		row.Taken = row.Taken && spelling(p) && len(row.Shared) == 0
		row.Choices = []deskpages.Choice{{Value: editing.ChoiceSame, Label: "dieselbe wie „" + p.Today.Name + "“, nur anders geschrieben", Chosen: true}}
		if p.Today.Kind != memberlist.KindGroup {
			a := v.additions[p.Member.Number]
			if a.Institution != nil {
				a.Alternatives = append([]memberlist.Suggestion{*a.Institution}, a.Alternatives...)
				a.Institution = nil
			}
			row.Choices = append(row.Choices, v.choices(a)...)
			row.Choices = append(row.Choices, deskpages.Choice{Value: editing.ChoiceNew, Label: "eine andere, neue Einrichtung", Note: "„" + p.Today.Name + "“ entfällt."})
		}
		v.shelter(p.Member, inst.Key)
		v.reach(&row, inst)
		v.keep(&row, "c")
		rows = append(rows, row)
	}
	return rows
}

// spelling reports whether a change is nothing but another way of writing the same name.
func spelling(p memberlist.Pair) bool {
	return p.Similarity >= 0.85 && !slices.ContainsFunc(p.Changes, func(c memberlist.Change) bool { return c.What != "Name" })
}

// shelter notes rows in which an address stands beside an institution that is known here to be protected.
func (v *reviewing) shelter(m memberlist.Member, key string) {
	if m.Address && v.protected[key] {
		v.lines = append(v.lines, m.Line)
	}
}

func (v *reviewing) unchangedRows() []deskpages.PastedRow {
	var rows []deskpages.PastedRow
	for _, p := range v.diff.Unchanged {
		row := v.row(p.Member)
		row.Taken = v.aside[p.Member.Number] == ""
		v.shelter(p.Member, p.Today.Institution)
		if p.Today.Kind == memberlist.KindInstitution {
			v.reach(&row, v.byKey[p.Today.Institution])
		}
		v.keep(&row, "u")
		rows = append(rows, row)
	}
	return rows
}

// goneRows lists what the text does not name. A text that is much shorter than the list may be only a part of it.
func (v *reviewing) goneRows(review *deskpages.Review) {
	pasted, today := len(v.result.Members), len(v.diff.Gone)+len(v.diff.Changed)+len(v.diff.Unchanged)
	if pasted == 0 {
		return
	}
	whole := pasted*2 >= today && !v.result.Cut
	if !whole && len(v.diff.Gone) > 0 {
		review.GoneHint = fmt.Sprintf("Der Text nennt %d Mitglieder, die heutige Liste %d. Vielleicht ist er nur ein Teil der Liste. Darum ist hier nichts angehakt.", pasted, today)
	}
	for _, g := range v.diff.Gone {
		row := deskpages.GoneRow{Key: g.Key, Name: g.Name, Parent: g.Parent, Taken: whole}
		if v.decided != nil {
			row.Taken = slices.Contains(v.decided.form["g"], g.Key)
		}
		review.Gone = append(review.Gone, row)
	}
}

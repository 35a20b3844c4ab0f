package desk

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/memberlist"
	"rundtisch/templates/deskpages"
)

// parentRows asks about the parents of new rows that neither the network nor the text has.
func (v *reviewer) parentRows() []deskpages.ParentRow {
	var rows []deskpages.ParentRow
	at := map[string]int{}
	pasted := map[string]bool{}
	for _, n := range v.diff.New {
		if n.Member.Kind == memberlist.KindInstitution {
			pasted[directory.Fold(n.Member.Name)] = true
		}
	}
	sectors := map[string][]directory.Sector{}
	for _, n := range v.mayNeedParent() {
		name := directory.Fold(n.Parent)
		if n.Parent == "" || pasted[name] || v.names.Key(n.Parent, "") != "" {
			continue
		}
		if _, ok := at[name]; !ok {
			at[name] = len(rows)
			rows = append(rows, deskpages.ParentRow{Number: len(rows) + 1, Name: n.Parent})
		}
		rows[at[name]].Units++
		sectors[name] = append(sectors[name], n.Sector)
	}
	var candidates []memberlist.Candidate
	for _, k := range v.candidates {
		candidates = append(candidates, memberlist.Candidate{Key: k.Key, Name: k.Name, Parent: k.Parent, Aliases: k.Aliases})
	}
	wanted := make([]memberlist.Member, len(rows))
	for i, row := range rows {
		wanted[i] = memberlist.Member{Name: row.Name, Kind: memberlist.KindInstitution}
	}
	for i, a := range memberlist.Diff(nil, wanted, candidates).New {
		row := &rows[i]
		if a.Institution != nil && a.Institution.Similarity < 0.9 { // „Stadt Herne“ is not „Stadt Hagen“
			a.Alternatives = append([]memberlist.Suggestion{*a.Institution}, a.Alternatives...)
			a.Institution = nil
		}
		row.Choices = append(v.choices(a), deskpages.Choice{Value: editing.ChoiceNew, Label: "neue Einrichtung", Chosen: a.Institution == nil})
		row.Sector = parentSector(row.Name, sectors[directory.Fold(row.Name)])
		if v.decisions != nil {
			choose(row.Choices, v.decisions.form.Get(fmt.Sprintf("pi%d", row.Number)))
			if s := directory.Sector(v.decisions.form.Get(fmt.Sprintf("ps%d", row.Number))); s.Valid() {
				row.Sector = s
			}
		}
	}
	return rows
}

// mayNeedParent returns the rows that may need a parent.
func (v *reviewer) mayNeedParent() []memberlist.Member {
	var list []memberlist.Member
	for _, n := range v.diff.New {
		if n.Member.Kind == memberlist.KindInstitution {
			list = append(list, n.Member)
		}
	}
	for _, p := range v.diff.Changed {
		if p.Today.Kind != memberlist.KindGroup {
			list = append(list, p.Member)
		}
	}
	return list
}

// parentSector proposes the sector of an institution from those of its units: that of the units for an association, none in
// particular for a town or district. It never proposes a protected sector, which would protect all units.
func parentSector(name string, units []directory.Sector) directory.Sector {
	if len(slices.Compact(slices.Sorted(slices.Values(units)))) == 1 && strings.HasSuffix(name, " e. V.") && !units[0].Protected() {
		return units[0]
	}
	return directory.SectorMiscellaneous
}

// reordered reports whether only the order differs.
func (v *reviewer) reordered() bool {
	if len(v.diff.New)+len(v.diff.Changed)+len(v.diff.Gone) > 0 {
		return false
	}
	at := map[string]int{}
	for i, m := range v.dossier.Members {
		at[m.Key] = i
	}
	return !slices.IsSortedFunc(v.diff.Unchanged, func(a, b memberlist.Pair) int { return at[a.Today.Key] - at[b.Today.Key] })
}

func (v *reviewer) stated() *deskpages.Stated {
	count := v.result.StatedCount
	if count == 0 {
		return nil
	}
	s := deskpages.Stated{Count: count, Ticked: count != len(v.result.Members)}
	for _, m := range v.dossier.Members {
		if m.Evidence() == directory.EvidenceNumber {
			s.Today = m.Count
			break
		}
	}
	if s.Today == count {
		return nil
	}
	if v.decisions != nil {
		s.Ticked = v.decisions.form.Get("n") != ""
	}
	return &s
}

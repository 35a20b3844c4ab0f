package takeover

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// sameParent is the likeness from which on what a text calls a parent is taken for an institution: „Stadt Herne“ is not „Stadt
// Hagen“.
const sameParent = 0.9

// parentRows asks about the parents of new rows that neither the network nor the text has.
func (c *Comparison) parentRows() []ParentRow {
	var rows []ParentRow
	at := map[string]int{}
	pasted := map[string]bool{}
	for _, m := range c.diff.New {
		if m.Kind == memberlist.KindInstitution {
			pasted[directory.Fold(m.Name)] = true
		}
	}
	sectors := map[string][]directory.Sector{}
	for _, m := range c.mayNeedParent() {
		name := directory.Fold(m.Parent)
		if m.Parent == "" || pasted[name] || c.names.Key(m.Parent, "") != "" {
			continue
		}
		if _, ok := at[name]; !ok {
			at[name] = len(rows)
			rows = append(rows, ParentRow{Number: len(rows) + 1, Name: m.Parent})
		}
		rows[at[name]].Units++
		sectors[name] = append(sectors[name], m.Sector)
	}
	for i := range rows {
		row := &rows[i]
		taken := false
		for n, hit := range c.finder.Find(row.Name, "", mostShown) {
			taken = n == 0 && hit.Score >= sameParent
			row.Choices = append(row.Choices, c.parentChoice(hit, taken))
		}
		taken = slices.ContainsFunc(row.Choices, func(choice Choice) bool { return choice.Chosen })
		row.Choices = append(row.Choices, Choice{Value: ChoiceNew, Label: newInstitution, Chosen: !taken})
		row.Sector = parentSector(row.Name, sectors[directory.Fold(row.Name)])
		if c.posted != nil {
			number := c.postedParent(row.Name)
			choose(row.Choices, c.posted.Form.Get(fieldParentChoice+number))
			if s := directory.Sector(c.posted.Form.Get(fieldParentSector + number)); s.Valid() {
				row.Sector = s
			}
		}
	}
	return rows
}

// postedParent returns the number under which a parent was decided on before; "" if it was not.
func (c *Comparison) postedParent(name string) string {
	for field, values := range c.posted.Form {
		if number, ok := strings.CutPrefix(field, fieldParentName); ok && directory.Fold(values[0]) == directory.Fold(name) {
			return number
		}
	}
	return "-"
}

func (c *Comparison) parentChoice(hit Hit, chosen bool) Choice {
	choice := c.choice(hit, chosen)
	if c.members[hit.Key] && c.former[hit.Key] == "" {
		choice.Note = alreadyListed
	}
	return choice
}

// mayNeedParent returns the rows that may need a parent, with the parents that were typed.
func (c *Comparison) mayNeedParent() []memberlist.Member {
	var list []memberlist.Member
	for _, m := range slices.Concat(c.diff.New, c.offered) {
		if m.Kind == memberlist.KindInstitution {
			list = append(list, m)
		}
	}
	for _, p := range c.diff.Changed {
		if p.Today.Kind != memberlist.KindGroup {
			list = append(list, p.Member)
		}
	}
	if c.posted == nil {
		return list
	}
	for i := range list {
		if name := field(fieldParent, list[i].Number); c.posted.Form.Has(name) {
			list[i].Parent = strings.TrimSpace(c.posted.Form.Get(name))
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
func (c *Comparison) reordered() bool {
	if len(c.diff.New)+len(c.diff.Changed)+len(c.diff.Gone) > 0 {
		return false
	}
	at := map[string]int{}
	for i, m := range c.dossier.Members {
		at[m.Key] = i
	}
	return !slices.IsSortedFunc(c.diff.Unchanged, func(a, b Pair) int { return at[a.Today.Key] - at[b.Today.Key] })
}

func (c *Comparison) stated() *Stated {
	count := c.Result.StatedCount
	if count == 0 {
		return nil
	}
	s := Stated{Count: count, Ticked: count != len(c.Result.Members)}
	for _, m := range c.dossier.Members {
		if m.Evidence() == directory.EvidenceNumber {
			s.Today = m.Count
			break
		}
	}
	if s.Today == count {
		return nil
	}
	if c.posted != nil && c.posted.Form.Has(fieldSeen) {
		s.Ticked = c.posted.Form.Get(fieldStated) != ""
	}
	return &s
}

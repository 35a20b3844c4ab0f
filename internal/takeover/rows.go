package takeover

import (
	"slices"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// row returns what all rows have in common.
func (c *Comparison) row(m memberlist.Member, group Group) Row {
	row := Row{Member: m, Group: group, Sure: m.Confidence >= memberlist.Sure, Role: c.usualRole, Called: m.Name}
	row.Ticked = m.Confidence >= doubtful
	if reason := c.aside[m.Number]; reason != "" {
		row.Ticked, row.Aside, row.Wrong, row.Question = false, true, reason, maybeShelter
		return row
	}
	if c.posted != nil {
		row.Wrong = c.posted.Wrong[PathOfRow(m.Number).String()]
	}
	return row
}

func (c *Comparison) newRows(v *Review) {
	c.matchRows()
	for _, m := range c.diff.New {
		row, ok := c.newRow(m, GroupNew)
		if !ok {
			continue
		}
		if row.Question != "" {
			row.Group = GroupAsk
		}
		c.restore(&row)
		if row.Group == GroupAsk {
			v.Ask = append(v.Ask, row)
		} else {
			v.New = append(v.New, row)
		}
	}
}

// newRow makes the row of somebody who is not in today's list; false if it was withheld.
func (c *Comparison) newRow(m memberlist.Member, group Group) (Row, bool) {
	row := c.row(m, group)
	isGroup := m.Kind == memberlist.KindGroup
	hit, others := c.suggest(m)
	var inst directory.Institution
	key := ""
	if hit != nil {
		key = hit.Key
		row.Choices = append(row.Choices, c.choice(*hit, true))
		row.Why = whyChosen(*hit)
		inst = directory.Institution{Sectors: hit.Sectors}
		if have, ok := c.byKey[key]; ok {
			inst = have
		}
	}
	for _, other := range others {
		row.Choices = append(row.Choices, c.choice(other, false))
	}
	row.Choices = append(row.Choices, Choice{Value: ChoiceNew, Label: newInstitution, Chosen: hit == nil && !isGroup},
		Choice{Value: ChoiceGroup, Label: groupOnly, Chosen: hit == nil && isGroup})
	protected := m.Sector.Protected() || inst.Protected() || c.protected[key]
	if protected && m.Address {
		c.withhold(m)
		return row, false
	}
	until := c.former[key]
	switch {
	case row.Aside:
	case hit != nil && until != "": // the list may be older
		row.Ticked, row.Question = false, wasMember(until)
	case hit != nil && c.gone[key]:
		row.Question, row.Today = isThatTheSame, labelOf(hit.KnownInstitution)
		row.Choices[0].Label, row.Choices[0].Note = theSame, "" // its name stands above
		row.Called = keptName(hit.Name, m.Name)
		c.twins[key] = m.Name
	case m.Confidence < doubtful && group == GroupNew:
		row.Question = maybeNoMember
	}
	c.hasUnknown = c.hasUnknown || hit == nil && group == GroupNew
	c.addReach(&row, inst)
	row.Contact = !protected && hit == nil && (row.Reach != "" || row.Website != "") && !private(m)
	return row, true
}

// Pairs of today's list with a row that differs.
func (c *Comparison) changedRows(v *Review) {
	for _, p := range c.diff.Changed {
		row := c.row(p.Member, GroupChanged)
		inst := c.byKey[p.Today.Institution]
		row.Today, row.Changes, row.Shared = p.Today.Name, p.Changes, c.elsewhere(inst.Key)
		row.Called = keptName(p.Today.Name, p.Member.Name)
		row.Better = row.Called != p.Today.Name
		onlyName := !slices.ContainsFunc(p.Changes, func(ch Change) bool { return ch.What == ParentDiffers })
		row.Ticked = row.Ticked && onlyName && len(row.Shared) == 0
		row.Choices = []Choice{{Value: ChoiceSame, Label: sameAs(p.Today.Name), Chosen: true}}
		if p.Today.Kind != memberlist.KindGroup {
			for _, hit := range c.hits(p.Member.Name, p.Member.Parent, p.Member.Number) {
				if hit.Key != p.Today.Institution {
					row.Choices = append(row.Choices, c.choice(hit, false))
				}
			}
			row.Choices = append(row.Choices, Choice{Value: ChoiceNew, Label: anotherInstitution, Note: dropped(p.Today.Name)})
		}
		if c.withholdShelter(p.Member, inst.Key) {
			continue
		}
		c.addReach(&row, inst)
		c.restore(&row)
		v.Changed = append(v.Changed, row)
	}
}

func (c *Comparison) sameRows(v *Review) {
	for _, p := range c.diff.Unchanged {
		row := c.row(p.Member, GroupSame)
		row.Ticked, row.Today = !row.Aside, p.Today.Name
		if c.withholdShelter(p.Member, p.Today.Institution) {
			continue
		}
		if p.Today.Kind == memberlist.KindInstitution {
			c.addReach(&row, c.byKey[p.Today.Institution])
		}
		c.restore(&row)
		v.Same = append(v.Same, row)
	}
}

// offeredRows are never ticked in advance.
func (c *Comparison) offeredRows(v *Review) {
	for _, m := range c.offered {
		row, ok := c.newRow(m, GroupOffered)
		if !ok {
			continue
		}
		row.Ticked = false
		c.restore(&row)
		v.Offered = append(v.Offered, row)
	}
}

// unreadRows are what was read as no member, and rows about those who have left and are in no list.
func (c *Comparison) unreadRows(v *Review) {
	for _, p := range c.Pieces {
		row := Row{Member: p.Member, Group: GroupUnread, Role: c.usualRole, Called: p.Member.Name, Piece: p.Why}
		row.Line = p.Line
		if row.Number == 0 {
			row.Called = p.Words
		} else if c.posted != nil {
			row.Wrong = c.posted.Wrong[PathOfRow(row.Number).String()]
		}
		c.restore(&row)
		v.Unread = append(v.Unread, row)
	}
	known := map[string]bool{}
	for _, m := range c.dossier.Members {
		if i, ok := c.byKey[m.Institution]; ok {
			known[memberlist.Plain(i.Name)] = true
		}
	}
	for _, m := range c.Ended {
		if !known[memberlist.Plain(m.Name)] && !known[memberlist.Plain(m.Written)] {
			row := Row{Group: GroupUnread, Called: m.Name, Piece: memberUntil(m.Until)}
			row.Line = m.Line
			v.Unread = append(v.Unread, row)
		}
	}
}

// withholdShelter withholds a row with the address of an institution that is known to be protected, and reports whether it did.
func (c *Comparison) withholdShelter(m memberlist.Member, key string) bool {
	if m.Address && c.protected[key] {
		c.withhold(m)
		return true
	}
	return false
}

func (c *Comparison) withhold(m memberlist.Member) {
	c.Result.Withheld = append(slices.Clip(c.Result.Withheld), memberlist.Withheld{
		Line: m.Line, Why: maybeShelterAddress, Words: m.Suspicious,
	})
	c.withheld = append(c.withheld, m.Name)
}

// addReach adds how a row says that its institution is reached, as far as that is not known, and what of it cannot be stored.
func (c *Comparison) addReach(row *Row, inst directory.Institution) {
	contacts, site, unsure := Reach(row.Member)
	contacts, site = Unknown(inst, contacts, site)
	row.Reach, row.Website = reachInWords(contacts), site
	row.Left = slices.Concat(row.Member.Unread, unsure)
}

// The least that makes what is left of rows that of a whole column: so many rows, and one in so many.
const (
	leastLeft = 5
	oneIn     = 3
)

// columnsLeft takes from rows what is left of a column of which nothing is taken over, and says it once for all of them.
func columnsLeft(groups [][]Row) []string {
	rows, count := 0, map[string]int{}
	var titles []string
	for _, group := range groups {
		rows += len(group)
		for _, row := range group {
			for _, left := range row.Left {
				if title, _, found := strings.Cut(left, ": "); found {
					if count[title]++; count[title] == 1 {
						titles = append(titles, title)
					}
				}
			}
		}
	}
	whole := func(title string) bool { return count[title] >= leastLeft && count[title]*oneIn >= rows }
	for _, group := range groups {
		for i := range group {
			group[i].Left = slices.DeleteFunc(group[i].Left, func(left string) bool {
				title, _, found := strings.Cut(left, ": ")
				return found && whole(title)
			})
		}
	}
	var notes []string
	for _, title := range titles {
		if whole(title) {
			notes = append(notes, columnLeft(title, count[title]))
		}
	}
	return notes
}

// restore replaces proposals by the decisions that were made before. Those about a row that was in another group then do not
// apply.
func (c *Comparison) restore(row *Row) {
	if c.posted == nil || row.Number == 0 {
		return
	}
	form := c.posted.Form
	number := strconv.Itoa(row.Number)
	row.Open = slices.Contains(form[fieldOpen], number) || form.Get(fieldOpens) == number
	row.Search = strings.TrimSpace(form.Get(field(fieldSearch, row.Number)))
	if row.Search != "" {
		c.addFound(row)
	}
	group := Group(form.Get(field(fieldTick, row.Number)))
	if group != "" && group != row.Group || !form.Has(fieldSeen) {
		return
	}
	row.Ticked = group != "" && !row.Aside
	row.Contact = form.Get(field(fieldContact, row.Number)) != ""
	was := *row
	if role := directory.Role(form.Get(field(fieldRole, row.Number))); role.Valid() {
		row.Role = role
	}
	if sector := directory.Sector(form.Get(field(fieldSector, row.Number))); sector.Valid() {
		row.Sector = sector
	}
	if form.Has(field(fieldName, row.Number)) {
		row.Called = form.Get(field(fieldName, row.Number))
	}
	if form.Has(field(fieldParent, row.Number)) {
		row.Parent = form.Get(field(fieldParent, row.Number))
	}
	row.Decided = was.Role != row.Role || was.Sector != row.Sector || was.Parent != row.Parent
	choose(row.Choices, form.Get(field(fieldChoice, row.Number)))
}

// choose selects the choice with this value, if there is one.
func choose(choices []Choice, value string) {
	at := slices.IndexFunc(choices, func(c Choice) bool { return c.Value == value })
	if at < 0 {
		return
	}
	for i := range choices {
		choices[i].Chosen = i == at
	}
}

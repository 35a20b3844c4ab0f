package takeover

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
)

// rows puts the rows that are taken over into the list: first what is in it, then what is new, then what is above them.
func (a *applying) rows() error {
	var added []memberlist.Member
	for _, p := range a.diff.Unchanged {
		if row, ok := a.Rows[p.Member.Number]; ok {
			a.line[p.Member.Number] = p.Today.Key
			a.reach(a.d.Members[a.member[p.Today.Key]].Institution, p.Member, row)
		}
	}
	for _, p := range a.diff.Changed {
		row, ok := a.Rows[p.Member.Number]
		switch {
		case !ok:
		case row.Choice == ChoiceSame && !a.clean(&p.Member):
		case row.Choice == ChoiceSame:
			a.line[p.Member.Number] = p.Today.Key
			a.rename(p, row)
			a.reach(p.Today.Institution, p.Member, row)
		default:
			a.leaving[p.Today.Key] = true
			added = append(added, p.Member)
		}
	}
	for _, n := range a.diff.New {
		if _, ok := a.Rows[n.Number]; ok {
			added = append(added, n)
		}
	}
	readable := added[:0]
	for _, m := range added {
		if m = a.called(m); a.clean(&m) {
			readable = append(readable, m)
		}
	}
	if err := a.add(readable); err != nil {
		return err
	}
	if err := a.units(); err != nil {
		return err
	}
	a.protect()
	return nil
}

// clean takes off names what cannot be seen, so that none can be made to look like another, and refuses what cannot be
// read.
func (a *applying) clean(m *memberlist.Member) bool {
	for _, text := range []*string{&m.Name, &m.Parent, &m.Function} {
		clean, ok := directory.CleanLine(*text)
		if !ok {
			a.fail(m.Number, rowUnreadable)
			return false
		}
		*text = clean
	}
	return true
}

// protect refuses rows about protected institutions beside whose names an address stood. Nothing of it is in the
// dossier; that somebody pasted it must not go unnoticed.
func (a *applying) protect() {
	protected := a.d.ProtectedKeys()
	for _, m := range a.Pasted {
		if key, ok := a.line[m.Number]; ok && m.Address {
			member := a.d.Members[a.member[key]]
			if protected[member.Institution] || member.Sector.Protected() {
				a.fail(m.Number, rowAddress)
			}
		}
	}
}

// rename gives a member of today's list its new name; the old one stays findable. Where somebody kept the old one, the
// other spelling becomes findable, unless it is only a slip of the pen or a shorter writing.
func (a *applying) rename(p Pair, row Decision) {
	at := a.member[p.Today.Key]
	differs := func(what What) bool {
		return slices.ContainsFunc(p.Changes, func(c Change) bool { return c.What == what })
	}
	if differs(UntilDiffers) {
		a.d.Members[at].Until = p.Member.Until
	}
	name := p.Member.Name
	if row.Name != "" {
		name = row.Name
	}
	if p.Today.Institution == "" {
		a.d.Members[at].Group = name
		return
	}
	inst := &a.d.Institutions[a.at[p.Today.Institution]]
	a.ofInst[inst.Key] = p.Member.Number
	if !differs(NameDiffers) && row.Name == "" {
		return
	}
	if inst.Name != name {
		inst.Aliases = slices.DeleteFunc(inst.Aliases, func(alias string) bool { return alias == name })
		a.alias(inst, inst.Name)
		inst.Name = name
	}
	if row.Name != "" && differs(NameDiffers) {
		a.spelling(inst, p.Member.Name)
	}
}

// spelling makes an institution findable under another spelling, unless that says nothing new.
func (a *applying) spelling(inst *directory.Institution, name string) {
	if directory.Fold(inst.Name) != directory.Fold(name) && !OnlyMisspelt(name, inst.Name) && !shorter(name, inst.Name) {
		a.alias(inst, name)
	}
}

// alias adds another name to an institution, unless it has it in one spelling or another.
func (a *applying) alias(inst *directory.Institution, name string) {
	same := func(other string) bool { return directory.Fold(other) == directory.Fold(name) }
	if !slices.ContainsFunc(inst.Aliases, same) {
		inst.Aliases = append(inst.Aliases, name)
	}
}

// add makes memberships of rows that today's list does not have.
func (a *applying) add(members []memberlist.Member) error {
	var fresh []memberlist.Member // whose institution is new
	var made []directory.Institution
	for _, m := range members {
		row := a.Rows[m.Number]
		if !row.Role.Valid() || !row.Sector.Valid() {
			a.fail(m.Number, rowRole)
			continue
		}
		switch row.Choice {
		case ChoiceGroup:
			a.join(m, directory.Membership{Group: m.Name, Sector: row.Sector})
		case ChoiceNew:
			if a.listed(m) {
				continue
			}
			fresh, made = append(fresh, m), append(made, directory.Institution{Name: m.Name, Sectors: []directory.Sector{row.Sector}})
		default:
			if err := a.known(m, row); err != nil {
				return err
			}
		}
	}
	keys, err := a.all.InstitutionKeys(made)
	if err != nil {
		return err
	}
	for i, m := range fresh {
		a.create(keys[i], m.Name, a.Rows[m.Number].Sector, m.Number)
		a.join(m, directory.Membership{Institution: keys[i]})
		a.reach(keys[i], m, a.Rows[m.Number])
	}
	return nil
}

// listed refuses a row whose name was corrected to that of a member.
func (a *applying) listed(m memberlist.Member) bool {
	if a.Rows[m.Number].Name == "" || m.Parent != "" {
		return false
	}
	for _, inst := range a.d.Institutions {
		if _, ok := a.has[inst.Key]; ok && directory.Fold(inst.Name) == directory.Fold(m.Name) && inst.Parent == "" {
			a.fail(m.Number, rowListed, inst.Name)
			return true
		}
	}
	return false
}

// join adds a membership, with what the row says of it.
func (a *applying) join(m memberlist.Member, to directory.Membership) {
	to.Key, to.Role, to.Function = a.key(neutral(m, to)), a.Rows[m.Number].Role, m.Function
	to.Until = m.Until
	if to.Institution != "" {
		a.has[to.Institution] = len(a.d.Members)
	}
	a.line[m.Number], a.member[to.Key] = to.Key, len(a.d.Members)
	a.d.Members = append(a.d.Members, to)
}

// neutral is what the key of a membership is made of: institutions have a key that says nothing it should not.
func neutral(m memberlist.Member, to directory.Membership) string {
	if to.Institution != "" {
		return to.Institution
	}
	return m.Name
}

// known makes a member of an institution that the directory has. Under its name as pasted it will be known again.
func (a *applying) known(m memberlist.Member, row Decision) error {
	if !directory.ValidKey(row.Choice) {
		a.fail(m.Number, rowWhich)
		return nil
	}
	err := a.all.Adopt(row.Choice)
	if errors.Is(err, fault.NotFound) {
		a.fail(m.Number, rowGone)
		return nil
	}
	if err != nil {
		return err
	}
	a.index()
	inst := &a.d.Institutions[a.at[row.Choice]]
	at, isMember := a.has[row.Choice]
	key := ""
	if isMember {
		key = a.d.Members[at].Key
	}
	switch {
	case !isMember || a.leaving[key] && !a.gone[key]:
		a.join(m, directory.Membership{Institution: row.Choice})
	case a.gone[key] && !a.taken(key):
		a.line[m.Number] = key // it was in the list under another name
		delete(a.leaving, key)
	default:
		a.fail(m.Number, rowListed, inst.Name)
		return nil
	}
	a.betterName(inst, m, key)
	a.ofInst[inst.Key] = m.Number
	a.spelling(inst, m.Name)
	a.reach(inst.Key, m, row)
	return nil
}

// betterName gives an institution that the list had under another name the one that somebody chose for it.
func (a *applying) betterName(inst *directory.Institution, m memberlist.Member, membership string) {
	if a.Rows[m.Number].Name == "" || !a.gone[membership] || directory.Fold(inst.Name) == directory.Fold(m.Name) {
		return
	}
	if fuller(m.Name, inst.Name) {
		a.alias(inst, inst.Name)
		inst.Name = m.Name
	}
}

// taken reports whether a row has this membership already.
func (a *applying) taken(key string) bool {
	for _, other := range a.line {
		if other == key {
			return true
		}
	}
	return false
}

var legalForm = regexp.MustCompile(` (e\. V\.|gGmbH|GmbH|gAG|eG)$`)

func (a *applying) create(key, name string, sector directory.Sector, row int) {
	form := ""
	if m := legalForm.FindStringSubmatch(name); m != nil {
		form = m[1]
	}
	a.d.Institutions = append(
		a.d.Institutions, directory.Institution{Key: key, Name: name, LegalForm: form, Sectors: []directory.Sector{sector}},
	)
	a.ofInst[key] = row
	a.index()
}

// units puts units below what they belong to, which may have to be made.
func (a *applying) units() error {
	called := NamesOf(a.d.Institutions)
	var names []string
	var made []directory.Institution
	wanted := map[string]string{} // institution → folded name of what is above it
	for _, m := range a.Pasted {
		key, ok := a.line[m.Number]
		if !ok || m.Parent == "" || !a.moves(m.Number) {
			continue
		}
		unit := a.d.Members[a.member[key]].Institution
		if unit == "" {
			continue
		}
		name := directory.Fold(strings.TrimSpace(m.Parent))
		wanted[unit] = name
		if _, known := a.above[name]; known {
			continue
		}
		found, err := a.find(called, m, unit)
		if err != nil {
			return err
		}
		a.above[name] = found
		if found == "" {
			made = append(made, directory.Institution{Name: m.Parent, Sectors: []directory.Sector{a.sectorAbove(name)}})
			names = append(names, m.Parent)
			a.ofInst[name] = m.Number
		}
	}
	keys, err := a.all.InstitutionKeys(made)
	if err != nil {
		return err
	}
	for i, name := range names {
		folded := directory.Fold(name)
		a.above[folded] = keys[i]
		a.create(keys[i], name, a.sectorAbove(folded), a.ofInst[folded])
	}
	for unit, name := range wanted {
		if key := a.above[name]; key != unit {
			a.d.Institutions[a.at[unit]].Parent = key
		}
	}
	return nil
}

// moves reports whether the row says to what its institution belongs: one that is new, or whose change was accepted.
func (a *applying) moves(number int) bool {
	row, ok := a.Rows[number]
	if !ok {
		return false
	}
	if row.Choice == ChoiceNew {
		return true
	}
	return row.Choice == ChoiceSame && a.changed[number]
}

func (a *applying) sectorAbove(folded string) directory.Sector {
	if s := a.Parents[folded].Sector; s.Valid() {
		return s
	}
	return directory.SectorMiscellaneous
}

// find returns the key of what the unit belongs to: as it was chosen, or else what has the name here; "" is new.
func (a *applying) find(names Names, m memberlist.Member, unit string) (string, error) {
	folded := directory.Fold(m.Parent)
	if choice := a.Parents[folded].Choice; directory.ValidKey(choice) {
		err := a.all.Adopt(choice)
		if errors.Is(err, fault.NotFound) {
			a.fail(m.Number, rowParentGone)
			return "", nil
		}
		a.index()
		return choice, err
	}
	return names.Key(m.Parent, unit), nil
}

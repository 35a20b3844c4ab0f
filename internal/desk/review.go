package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/templates/deskpages"
)

// How sure the reading of a row must be: below doubtful it is not proposed, from sure on nobody need look twice.
const (
	doubtful = 0.6
	sure     = 0.8
)

// fingerprint names what was read from a text: the decisions about its rows are about the same rows.
func (p pasted) fingerprint() string {
	rows, _ := json.Marshal(p.result) // of strings and numbers only
	sum := sha256.Sum256(append([]byte(p.text+"\x00"), rows...))
	return hex.EncodeToString(sum[:16])
}

// reviewing is a review while it is made.
type reviewing struct {
	pasted
	dossier    directory.Dossier
	diff       memberlist.Difference
	byKey      map[string]directory.Institution
	names      editing.Names
	additions  map[int]memberlist.Addition // by number of the row: what it may be
	candidates []directory.KnownInstitution
	known      map[string]directory.KnownInstitution
	shared     map[string][]string // key of an institution → other regions that have it
	members    map[string]bool     // keys of institutions in today's list
	protected  map[string]bool
	decided    *decided
	usual      directory.Role
	best       map[string]int // key of an institution → the row that it fits best
	lines      []int          // in which an address stands beside a protected institution
}

// review compares what was pasted with today's list. Where decisions were made already, they are kept as far as they
// still fit. It returns fault.Invalid for a text that holds the address of a protected institution.
func (d *Desk) review(r *http.Request, network deskpages.Network, dossier directory.Dossier, p pasted, decisions *decided) (deskpages.Review, error) {
	now := d.pages.Now()
	v := &reviewing{pasted: p, dossier: dossier, diff: memberlist.Diff(editing.Today(dossier, now), p.result.Members, nil), byKey: map[string]directory.Institution{},
		names: editing.NamesOf(dossier.Institutions), additions: map[int]memberlist.Addition{}, known: map[string]directory.KnownInstitution{},
		members: map[string]bool{}, protected: dossier.ProtectedKeys(), decided: decisions, usual: editing.UsualRole(dossier)}
	for _, i := range dossier.Institutions {
		v.byKey[i.Key] = i
	}
	for _, m := range dossier.Members {
		v.members[m.Institution] = true
	}
	if err := d.propose(r, v); err != nil {
		return deskpages.Review{}, err
	}
	if err := d.share(r, v); err != nil {
		return deskpages.Review{}, err
	}
	review := deskpages.Review{Network: network, Text: p.text, Read: p.fingerprint(), Seen: editing.ListFingerprint(dossier), Notes: p.result.Notes,
		New: v.newRows(), Changed: v.changedRows(), Unchanged: v.unchangedRows(), Above: v.aboveRows(), Stated: v.stated(), Event: v.foundEvent(), Press: v.foundPress()}
	if len(v.lines) > 0 {
		return deskpages.Review{}, fault.Invalid{"": shelteredProblem(v.lines).Text}
	}
	v.goneRows(&review)
	review.Reordered = v.reordered()
	for _, m := range p.result.Members {
		if m.Person != "" {
			review.People++
		}
	}
	return review.WithOptions(), nil
}

// propose looks for institutions that the directory has already under the names of rows that are not in today's list.
func (d *Desk) propose(r *http.Request, v *reviewing) error {
	var open []memberlist.Member
	var names []string
	for _, n := range v.diff.New {
		open = append(open, n.Member)
	}
	for _, p := range v.diff.Changed {
		if p.Today.Kind != memberlist.KindGroup {
			open = append(open, p.Member)
		}
	}
	for _, m := range open {
		if m.Kind == memberlist.KindInstitution {
			names = append(names, m.Name)
		}
		if m.Parent != "" && v.names.Key(m.Parent, "") == "" {
			names = append(names, m.Parent)
		}
	}
	if len(names) == 0 {
		for _, m := range open {
			v.additions[m.Number] = memberlist.Addition{Member: m}
		}
		return nil
	}
	slices.Sort(names)
	known, err := d.lookUp(r.Context(), slices.Compact(names))
	if err != nil {
		return err
	}
	gone := map[string]bool{}
	for _, g := range v.diff.Gone {
		gone[g.Institution] = true
	}
	var candidates []memberlist.Candidate
	for _, k := range known {
		v.known[k.Key] = k
		if !v.members[k.Key] || gone[k.Key] {
			candidates = append(candidates, memberlist.Candidate{Key: k.Key, Name: k.Name, Parent: k.Parent, Aliases: k.Aliases})
		}
	}
	v.candidates = known
	for _, a := range memberlist.Diff(nil, open, candidates).New {
		v.additions[a.Member.Number] = a
	}
	return nil
}

// mostAsked is how many names are looked for one by one; of more, all institutions are read and compared here.
const mostAsked = 40

// lookUp returns the institutions that may be called so, and perhaps others.
func (d *Desk) lookUp(ctx context.Context, names []string) ([]directory.KnownInstitution, error) {
	if len(names) > mostAsked {
		return d.store.KnownInstitutions(ctx)
	}
	return d.store.SimilarInstitutions(ctx, names, 5)
}

// share finds out which of today's institutions that would be renamed belong to other networks too.
func (d *Desk) share(r *http.Request, v *reviewing) error {
	v.shared = map[string][]string{}
	var names []string
	for _, p := range v.diff.Changed {
		if i, ok := v.byKey[p.Today.Institution]; ok {
			names = append(names, i.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	known, err := d.lookUp(r.Context(), names)
	if err != nil {
		return err
	}
	for _, k := range known {
		others := slices.DeleteFunc(slices.Clone(k.Regions), func(name string) bool { return name == v.dossier.Region.ShortName })
		if len(others) > 0 {
			v.shared[k.Key] = others
		}
	}
	return nil
}

// row is what all rows have.
func (v *reviewing) row(m memberlist.Member) deskpages.PastedRow {
	row := deskpages.PastedRow{Member: m, Doubtful: m.Confidence < doubtful, Sure: m.Confidence >= sure, Role: v.usual}
	row.Taken = !row.Doubtful
	if v.decided != nil {
		row.Wrong = v.decided.wrong[fmt.Sprintf("zeile[%d]", m.Number)]
	}
	return row
}

// keep puts what was decided before in the place of what is proposed.
func (v *reviewing) keep(row *deskpages.PastedRow, group string) {
	if v.decided == nil {
		return
	}
	before, ok := v.decided.group(row.Number)
	if ok && before != group {
		return // it stood in another group then; what was decided is about something else
	}
	row.Taken = ok
	row.Contact = v.decided.form.Get(fmt.Sprintf("c%d", row.Number)) != ""
	if role := directory.Role(v.decided.form.Get(fmt.Sprintf("r%d", row.Number))); role.Valid() {
		row.Role = role
	}
	if sector := directory.Sector(v.decided.form.Get(fmt.Sprintf("s%d", row.Number))); sector.Valid() {
		row.Sector = sector
	}
	choose(row.Choices, v.decided.form.Get(fmt.Sprintf("i%d", row.Number)))
}

// choose marks the choice with this value, if it is among them.
func choose(choices []deskpages.Choice, value string) {
	at := slices.IndexFunc(choices, func(c deskpages.Choice) bool { return c.Value == value })
	if at < 0 {
		return
	}
	for i := range choices {
		choices[i].Chosen = i == at
	}
}

// reach offers to keep how a row says that its institution can be reached.
func (v *reviewing) reach(row *deskpages.PastedRow, inst directory.Institution) {
	c, site := editing.Reach(row.Member)
	c, site = editing.Unknown(inst, c, site)
	var parts []string
	if c.Phone != "" {
		parts = append(parts, "Telefon "+directory.PhoneText(c.Phone))
	}
	if c.Email != "" {
		parts = append(parts, "E-Mail "+c.Email)
	}
	row.Reach, row.Website = strings.Join(parts, ", "), site
}

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

// hasLegalForm tells names that one organisation has from those that many offices share („Kreispolizeibehörde“).
var hasLegalForm = regexp.MustCompile(`e\. V\.|GmbH|gAG|eG\b|Stiftung`)

// here reports whether an institution belongs to a network of this region.
func (v *reviewing) here(key string) bool {
	return slices.Contains(v.known[key].Regions, v.dossier.Region.ShortName)
}

// match finds for each institution the row that it fits best: two rows cannot be the same one.
func (v *reviewing) match() {
	v.best = map[string]int{}
	likeness := map[string]float64{}
	for _, n := range v.diff.New {
		if s := v.additions[n.Member.Number].Institution; s != nil && s.Similarity > likeness[s.Key] {
			v.best[s.Key], likeness[s.Key] = n.Member.Number, s.Similarity
		}
	}
}

// careful proposes no institution that only sounds alike: one below another town, one of another region with another
// name, or one that fits another row better.
func (v *reviewing) careful(a memberlist.Addition) memberlist.Addition {
	s := a.Institution
	if s == nil {
		return a
	}
	parent := directory.Fold(v.known[s.Key].Parent)
	otherParent := a.Member.Parent != "" && parent != "" && parent != directory.Fold(a.Member.Parent)
	if otherParent || s.Similarity < 0.95 && !v.here(s.Key) || v.best[s.Key] != a.Member.Number {
		a.Alternatives = append([]memberlist.Suggestion{*s}, a.Alternatives...)
		a.Institution = nil
	}
	return a
}

// choices are the institutions that the directory has and that a row may be.
func (v *reviewing) choices(a memberlist.Addition) []deskpages.Choice {
	var list []deskpages.Choice
	if a.Institution != nil {
		list = append(list, v.choice(*a.Institution, true))
	}
	for _, s := range a.Alternatives {
		list = append(list, v.choice(s, false))
	}
	return list
}

func (v *reviewing) choice(s memberlist.Suggestion, chosen bool) deskpages.Choice {
	k := v.known[s.Key]
	c := deskpages.Choice{Value: s.Key, Label: k.Name, Chosen: chosen}
	if k.Parent != "" {
		c.Label = k.Parent + ": " + k.Name
	}
	switch others := slices.DeleteFunc(slices.Clone(k.Regions), func(name string) bool { return name == v.dossier.Region.ShortName }); {
	case v.members[s.Key]:
		c.Note = "(heute in der Liste, fehlt im eingefügten Text)"
	case len(others) > 0:
		c.Note = "(auch in " + strings.Join(others, ", ") + ")"
	default:
		c.Note = "(schon im Verzeichnis)"
	}
	return c
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
		row.Taken = true
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

// aboveRows asks about institutions above new rows that neither the network nor the text has.
func (v *reviewing) aboveRows() []deskpages.AboveRow {
	var rows []deskpages.AboveRow
	at := map[string]int{}
	pasted := map[string]bool{}
	for _, n := range v.diff.New {
		if n.Member.Kind == memberlist.KindInstitution {
			pasted[directory.Fold(n.Member.Name)] = true
		}
	}
	sectors := map[string][]directory.Sector{}
	for _, n := range v.above() {
		name := directory.Fold(n.Parent)
		if n.Parent == "" || pasted[name] || v.names.Key(n.Parent, "") != "" {
			continue
		}
		if _, ok := at[name]; !ok {
			at[name] = len(rows)
			rows = append(rows, deskpages.AboveRow{Number: len(rows) + 1, Name: n.Parent})
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
		row.Sector = sectorAbove(row.Name, sectors[directory.Fold(row.Name)])
		if v.decided != nil {
			choose(row.Choices, v.decided.form.Get(fmt.Sprintf("pi%d", row.Number)))
			if s := directory.Sector(v.decided.form.Get(fmt.Sprintf("ps%d", row.Number))); s.Valid() {
				row.Sector = s
			}
		}
	}
	return rows
}

// above are the rows that may need something above them.
func (v *reviewing) above() []memberlist.Member {
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

// sectorAbove proposes what an institution does whose units are of these sectors: an association what they do, a town
// or a district nothing in particular. It never proposes a protected sector: all units would be protected with it.
func sectorAbove(name string, units []directory.Sector) directory.Sector {
	if len(slices.Compact(slices.Sorted(slices.Values(units)))) == 1 && strings.HasSuffix(name, " e. V.") && !units[0].Protected() {
		return units[0]
	}
	return directory.SectorMiscellaneous
}

// reordered reports whether nothing but the order differs.
func (v *reviewing) reordered() bool {
	if len(v.diff.New)+len(v.diff.Changed)+len(v.diff.Gone) > 0 {
		return false
	}
	at := map[string]int{}
	for i, m := range v.dossier.Members {
		at[m.Key] = i
	}
	return !slices.IsSortedFunc(v.diff.Unchanged, func(a, b memberlist.Pair) int { return at[a.Today.Key] - at[b.Today.Key] })
}

func (v *reviewing) stated() *deskpages.Stated {
	count := v.result.StatedCount
	if count == 0 {
		return nil
	}
	s := deskpages.Stated{Count: count, Taken: count != len(v.result.Members)}
	for _, m := range v.dossier.Members {
		if m.Evidence() == directory.EvidenceNumber {
			s.Today = m.Count
			break
		}
	}
	if s.Today == count {
		return nil
	}
	if v.decided != nil {
		s.Taken = v.decided.form.Get("n") != ""
	}
	return &s
}

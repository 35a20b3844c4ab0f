package desk

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
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
	aside      map[int]string // of rows that are not taken over, why; by number
	usual      directory.Role
	best       map[string]int                   // key of an institution → the row that it fits best
	open       bool                             // a new row is no institution that the directory knows
	former     map[string]directory.PartialDate // keys of institutions that were members → until when
}

// review compares what was pasted with today's list. Where decisions were made already, they are kept as far as they
// still fit. It returns fault.Invalid for a text that holds the address of a protected institution.
func (d *Desk) review(r *http.Request, network deskpages.Network, dossier directory.Dossier, p pasted, decisions *decided) (deskpages.Review, error) {
	now := d.pages.Now()
	v := &reviewing{pasted: p, dossier: dossier, diff: memberlist.Diff(editing.Today(dossier, now), p.result.Members, nil), byKey: map[string]directory.Institution{},
		names: editing.NamesOf(dossier.Institutions), additions: map[int]memberlist.Addition{}, known: map[string]directory.KnownInstitution{},
		members: map[string]bool{}, protected: dossier.ProtectedKeys(), decided: decisions, usual: editing.UsualRole(dossier), former: editing.Former(dossier, now)}
	for _, i := range dossier.Institutions {
		v.byKey[i.Key] = i
	}
	for _, m := range dossier.Members {
		v.members[m.Institution] = v.former[m.Institution] == ""
	}
	v.aside = rowsAside(dossier, p.result.Members)
	if err := d.propose(r, v); err != nil {
		return deskpages.Review{}, err
	}
	if err := d.share(r, v); err != nil {
		return deskpages.Review{}, err
	}
	review := deskpages.Review{Network: network, Text: p.text, Told: p.told.String(), Read: p.fingerprint(), Seen: editing.ListFingerprint(dossier), Notes: slices.DeleteFunc(slices.Concat(p.told.Notes, p.result.Notes), memberlist.IsRefusal),
		New: v.newRows(), Changed: v.changedRows(), Unchanged: v.unchangedRows(), Above: v.aboveRows(), Stated: v.stated(), Event: v.foundEvent(), Press: v.foundPress()}
	review.Unread = v.unread()
	v.goneRows(&review)
	review.Reordered = v.reordered()
	for _, m := range p.result.Members {
		if m.Person != "" {
			review.People++
		}
	}
	return review.WithOptions(), nil
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
	known, err := d.lookUp(r.Context(), seen(by(r)), names)
	if err != nil {
		return err
	}
	for _, k := range known {
		others := slices.DeleteFunc(slices.Clone(k.Regions), func(name string) bool { return name == v.dossier.Region.Called() })
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
	if row.Wrong = v.aside[m.Number]; row.Wrong != "" {
		row.Taken = false
		return row
	}
	if v.decided != nil {
		row.Wrong = v.decided.at(editing.PathOfRow(m.Number))
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
	row.Taken = ok && v.aside[row.Number] == ""
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

// reach offers to keep how a row says that its institution can be reached, and says what cannot be kept.
func (v *reviewing) reach(row *deskpages.PastedRow, inst directory.Institution) {
	contacts, site, unsure := editing.Reach(row.Member)
	contacts, site = editing.Unknown(inst, contacts, site)
	var parts []string
	for _, c := range contacts {
		if c.Phone != "" {
			part := cmp.Or(c.Label, "Telefon") + " " + directory.PhoneText(c.Phone)
			if c.Note != "" {
				part += " (" + c.Note + ")"
			}
			parts = append(parts, part)
		}
		if c.Email != "" {
			parts = append(parts, "E-Mail "+c.Email)
		}
	}
	row.Reach, row.Website = strings.Join(parts, ", "), site
	row.Left = slices.Concat(row.Member.Unread, unsure)
}

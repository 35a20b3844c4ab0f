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

// Confidence in the reading of a row: below doubtful it is not ticked, from sure it need not be checked.
const (
	doubtful = 0.6
	sure     = 0.8
)

// fingerprint identifies what was read from a text, so that decisions are applied to the same rows.
func (p pasted) fingerprint() string {
	rows, _ := json.Marshal(p.result) // of strings and numbers only
	sum := sha256.Sum256(append([]byte(p.text+"\x00"), rows...))
	return hex.EncodeToString(sum[:16])
}

// reviewer builds a review.
type reviewer struct {
	pasted
	dossier    directory.Dossier
	diff       memberlist.Difference
	byKey      map[string]directory.Institution
	names      editing.Names
	additions  map[int]memberlist.Addition // what a row may be, by its number
	candidates []directory.KnownInstitution
	known      map[string]directory.KnownInstitution
	shared     map[string][]string // key of an institution → other regions that have it
	members    map[string]bool     // keys of institutions in the current list
	protected  map[string]bool
	decisions  *decisions
	aside      map[int]string // why rows are not imported, by number
	usualRole  directory.Role
	bestRow    map[string]int                   // key of an institution → the row that matches it best
	hasUnknown bool                             // a new row matches no institution of the directory
	former     map[string]directory.PartialDate // keys of institutions that were members → until when
}

// review compares what was pasted with the current list. It keeps decisions that were made before, as far as they still fit.
// It returns fault.Invalid for a text with the address of a protected institution.
func (d *Desk) review(r *http.Request, network deskpages.Network, dossier directory.Dossier, p pasted,
	decisions *decisions) (deskpages.Review, error) {
	now := d.pages.Now()
	v := &reviewer{
		pasted: p, dossier: dossier, decisions: decisions,
		diff:      memberlist.Diff(editing.Today(dossier, now), p.result.Members, nil),
		byKey:     dossier.InstitutionsByKey(),
		names:     editing.NamesOf(dossier.Institutions),
		additions: map[int]memberlist.Addition{},
		known:     map[string]directory.KnownInstitution{},
		members:   map[string]bool{},
		protected: dossier.ProtectedKeys(),
		usualRole: editing.UsualRole(dossier),
		former:    editing.Former(dossier, now),
	}
	for _, m := range dossier.Members {
		v.members[m.Institution] = v.former[m.Institution] == ""
	}
	v.aside = doubtfulRows(dossier, p.result.Members)
	if err := d.findCandidates(r, v); err != nil {
		return deskpages.Review{}, err
	}
	if err := d.findShared(r, v); err != nil {
		return deskpages.Review{}, err
	}
	review := deskpages.Review{
		Network: network, Text: p.text, EncodedNotes: p.notes.String(),
		Read: p.fingerprint(), Seen: editing.ListFingerprint(dossier),
		Notes: slices.DeleteFunc(slices.Concat(p.notes.Notes, p.result.Notes), memberlist.IsRefusal),
		New:   v.newRows(), Changed: v.changedRows(), Unchanged: v.unchangedRows(), Parents: v.parentRows(), Stated: v.stated(),
		Event: v.proposeEvent(), Press: v.proposePress(),
	}
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

// findShared finds the institutions that would be renamed and belong to other networks, too.
func (d *Desk) findShared(r *http.Request, v *reviewer) error {
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
	known, err := d.lookUp(r.Context(), visibleTo(user(r)), names)
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

// row returns what all rows have in common.
func (v *reviewer) row(m memberlist.Member) deskpages.PastedRow {
	row := deskpages.PastedRow{Member: m, Doubtful: m.Confidence < doubtful, Sure: m.Confidence >= sure, Role: v.usualRole}
	row.Ticked = !row.Doubtful
	if row.Wrong = v.aside[m.Number]; row.Wrong != "" {
		row.Ticked = false
		return row
	}
	if v.decisions != nil {
		row.Wrong = v.decisions.at(editing.PathOfRow(m.Number))
	}
	return row
}

// restore replaces proposals by the decisions that were made before.
func (v *reviewer) restore(row *deskpages.PastedRow, group string) {
	if v.decisions == nil {
		return
	}
	before, ok := v.decisions.group(row.Number)
	if ok && before != group {
		return // it was in another group then, so the decision does not apply
	}
	row.Ticked = ok && v.aside[row.Number] == ""
	row.Contact = v.decisions.form.Get(fmt.Sprintf("c%d", row.Number)) != ""
	if role := directory.Role(v.decisions.form.Get(fmt.Sprintf("r%d", row.Number))); role.Valid() {
		row.Role = role
	}
	if sector := directory.Sector(v.decisions.form.Get(fmt.Sprintf("s%d", row.Number))); sector.Valid() {
		row.Sector = sector
	}
	choose(row.Choices, v.decisions.form.Get(fmt.Sprintf("i%d", row.Number)))
}

// choose selects the choice with this value, if there is one.
func choose(choices []deskpages.Choice, value string) {
	at := slices.IndexFunc(choices, func(c deskpages.Choice) bool { return c.Value == value })
	if at < 0 {
		return
	}
	for i := range choices {
		choices[i].Chosen = i == at
	}
}

// addContacts adds the contacts that a row gives for its institution, and what of it cannot be stored.
func (v *reviewer) addContacts(row *deskpages.PastedRow, inst directory.Institution) {
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

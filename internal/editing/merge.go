package editing

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// Merge merges the institution drop into keep, in every network: names of drop become aliases of keep, its contacts are added, its
// address redirects to keep, and whoever could answer for drop can answer for keep. Whoever merges must be allowed to edit every
// network that has drop; otherwise the error is fault.Forbidden. It returns the networks that were changed.
func (e *Editor) Merge(ctx context.Context, by account.Account, keep, drop string, now time.Time) (networks []string, err error) {
	err = e.store.Change(ctx, func(tx *store.Store) error {
		networks, err = e.merge(ctx, tx, by, keep, drop, now)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("merge %q into %q: %w", drop, keep, err)
	}
	return networks, nil
}

func (e *Editor) merge(ctx context.Context, tx *store.Store, by account.Account, keepKey, dropKey string, now time.Time) ([]string, error) {
	if keepKey == dropKey {
		return nil, fault.Wrong(nil, mergeTwo)
	}
	if err := tx.Lock(ctx); err != nil {
		return nil, err
	}
	kept, err := tx.InstitutionLine(ctx, keepKey)
	if err != nil {
		return nil, err
	}
	dropped, err := tx.InstitutionLine(ctx, dropKey)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(kept, func(i directory.Institution) bool { return i.Key == dropKey }) ||
		slices.ContainsFunc(dropped, func(i directory.Institution) bool { return i.Key == keepKey }) {
		return nil, fault.Wrong(nil, mergeUnit)
	}
	networks, err := tx.NetworksSharing(ctx, directory.ID{}, []directory.ID{dropped[0].ID()}, "")
	if err != nil {
		return nil, err
	}
	hiding := slices.ContainsFunc(kept, directory.Institution.Protected) && !slices.ContainsFunc(dropped, directory.Institution.Protected)
	if err := tx.MoveInbox(ctx, dropped[0].ID(), kept[0].ID()); err != nil {
		return nil, err
	}
	if err := tx.MoveGrants(ctx, dropped[0].ID(), kept[0].ID()); err != nil {
		return nil, err
	}
	for _, key := range networks {
		before, err := open(ctx, tx, by, key)
		if err != nil {
			return nil, err
		}
		w := newWork(ctx, tx, before, before, by, now)
		if err := w.Adopt(keepKey); err != nil {
			return nil, err
		}
		w.mergeInstitution(keepKey, dropped[0])
		w.Tidy()
		r := history.Revision{At: now, Account: by.ID, Role: w.Role, Kind: string(KindMerge)}
		if _, err := save(ctx, tx, before, w.Dossier, r, e.answersOf(by)); err != nil {
			return nil, err
		}
		if hiding { // what is known of the one gives away where the other is
			if _, err := rewrite(ctx, tx, before.Network.ID(), func(d directory.Dossier) directory.Dossier {
				return withoutAddresses(d, map[string]bool{dropKey: true})
			}); err != nil {
				return nil, err
			}
		}
	}
	if hiding {
		known := []directory.ID{kept[0].ID()}
		if err := errors.Join(tx.DropDownload(ctx), tx.ForgetProposedAddresses(ctx, known), forgetHarvested(ctx, tx, known)); err != nil {
			return nil, err
		}
	}
	for _, key := range append([]string{dropKey}, dropped[0].FormerKeys...) {
		if err := tx.Redirect(ctx, "institution", key, kept[0].ID()); err != nil {
			return nil, err
		}
	}
	return networks, nil
}

// mergeInstitution replaces drop by keep everywhere, and adds to keep what only drop has.
func (w *Work) mergeInstitution(keep string, drop directory.Institution) {
	for n := range w.Institutions {
		i := &w.Institutions[n]
		if i.Parent == drop.Key {
			i.Parent = keep
		}
		if i.Key == keep {
			*i = mergedWith(*i, drop)
		}
	}
	var members []directory.Membership
	for _, m := range w.Members {
		if m.Institution == drop.Key {
			m.Institution = keep
		}
		listed := slices.ContainsFunc(members, func(o directory.Membership) bool {
			return o.Institution == keep && (o.Current(w.Now) || !m.Current(w.Now))
		})
		if m.Institution != keep || !listed { // having left once does not make today's membership a duplicate
			members = append(members, m)
		}
	}
	w.Members = members
	var initiators []string
	for _, key := range w.Network.Initiators {
		if key == drop.Key {
			key = keep
		}
		if !slices.Contains(initiators, key) {
			initiators = append(initiators, key)
		}
	}
	w.Network.Initiators = initiators
	w.redirectStatements(keep, drop.Key)
}

// redirectStatements makes statements about drop, and about members that are gone, statements about keep.
func (w *Work) redirectStatements(keep, drop string) {
	there := map[string]bool{}
	for _, m := range w.Members {
		there["mitglieder/"+m.Key] = true
	}
	for n := range w.Statements {
		fields := w.Statements[n].Fields
		var kept []string
		for _, field := range fields {
			if field == "einrichtungen/"+drop || strings.HasPrefix(field, "mitglieder/") && !there[field] {
				field = "einrichtungen/" + keep
			}
			if !slices.Contains(kept, field) {
				kept = append(kept, field)
			}
		}
		w.Statements[n].Fields = kept
	}
}

// mergedWith returns keep with everything that only drop has.
func mergedWith(keep, drop directory.Institution) directory.Institution {
	known := func(name string) bool {
		return directory.Fold(name) == directory.Fold(keep.Name) ||
			slices.ContainsFunc(keep.Aliases, func(a string) bool { return directory.Fold(a) == directory.Fold(name) })
	}
	for _, name := range append([]string{drop.Name}, drop.Aliases...) {
		if !known(name) {
			keep.Aliases = append(keep.Aliases, name)
		}
	}
	for _, s := range drop.Sectors {
		if !slices.Contains(keep.Sectors, s) {
			keep.Sectors = append(keep.Sectors, s)
		}
	}
	var used []string
	for _, c := range keep.Contacts {
		used = append(used, c.Key)
	}
	for _, c := range drop.Contacts {
		same := func(o directory.Contact) bool {
			return o.Phone == c.Phone && o.Email == c.Email && o.Website == c.Website
		}
		if !slices.ContainsFunc(keep.Contacts, same) {
			c.Key = NewKey(c.Key, used)
			used = append(used, c.Key)
			keep.Contacts = append(keep.Contacts, c)
		}
	}
	used = nil
	for _, s := range keep.Services {
		used = append(used, s.Key)
	}
	for _, s := range drop.Services {
		if !slices.ContainsFunc(keep.Services, func(o directory.Service) bool { return reflect.DeepEqual(o, s) }) {
			s.Key = NewKey(s.Key, used)
			used = append(used, s.Key)
			keep.Services = append(keep.Services, s)
		}
	}
	for _, text := range []struct {
		to   *string
		from string
	}{
		{&keep.Website, drop.Website}, {&keep.LegalForm, drop.LegalForm}, {&keep.Area, drop.Area},
		{&keep.NeutralLabel, drop.NeutralLabel}, {&keep.Note, drop.Note},
	} {
		if *text.to == "" {
			*text.to = text.from
		}
	}
	if len(keep.Places) == 0 && !keep.Protected() {
		keep.Places = drop.Places
	}
	return keep
}

package editing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// Verdict is what a coordinator decides on a proposal.
type Verdict struct {
	Fingerprint string   // of the values that were shown; see ProposalFingerprint
	Accept      []string // paths of the accepted corrections
	Refuse      bool     // if there is nothing to accept: refused instead of settled
	Note        string   // why
}

// MaxNote is the longest note, in characters.
const MaxNote = 500

// CurrentValues returns the values that the corrections of a proposal would replace, in their order.
func CurrentValues(d directory.Dossier, p directory.Proposal, now time.Time) []string {
	values := make([]string, len(p.Corrections))
	for i, c := range p.Corrections {
		values[i] = c.CurrentValue(institutionIn(&d, p.InstitutionKey), d.Members, now)
	}
	return values
}

// ProposalFingerprint returns a fingerprint of what a proposal would replace, and by what.
func ProposalFingerprint(d directory.Dossier, p directory.Proposal, now time.Time) string {
	text := fmt.Appendf(nil, "%q", CurrentValues(d, p, now))
	for _, c := range p.Corrections { // a source may say something else before anyone has decided
		text = fmt.Appendf(text, "%q", []string{c.Path, c.After})
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}

func institutionIn(d *directory.Dossier, key string) *directory.Institution {
	at := slices.IndexFunc(d.Institutions, func(i directory.Institution) bool { return i.Key == key && key != "" })
	if at < 0 {
		return nil
	}
	return &d.Institutions[at]
}

// Decide makes the accepted corrections of a proposal in the inbox of a network and closes the proposal for all networks that
// have it. It returns fault.Stale if it has been decided in the meantime or the values have changed, and fault.Invalid for what
// the rules refuse; then nothing is changed.
func (e *Editor) Decide(ctx context.Context, by account.Account, network string, id directory.ID, v Verdict, now time.Time) error {
	note, ok := directory.CleanText(v.Note)
	if !ok || utf8.RuneCountInString(note) > MaxNote {
		return fault.Wrong(fault.At("vermerk"), shorterNote, MaxNote)
	}
	err := e.store.Change(ctx, func(tx *store.Store) error {
		before, err := open(ctx, tx, by, network)
		if err != nil {
			return err
		}
		p, err := tx.Proposal(ctx, before.Network.ID(), id)
		if err != nil {
			return err
		}
		if p.Decision != "" || v.Fingerprint != ProposalFingerprint(before, p, now) {
			return fault.Stale
		}
		if len(v.Accept) > 0 {
			c := Change{By: by, Network: before.Network.Key, Kind: KindAnswer, Apply: func(w *Work) error { return w.take(p, v.Accept) }}
			if _, err := e.change(ctx, tx, c, now); err != nil {
				return err
			}
		}
		if first, err := tx.DecideProposal(ctx, id, v.decision(p), by.ID, by.RoleAt(before.Network.ID()), note, now); err != nil || !first {
			if err == nil {
				err = fault.Stale
			}
			return err
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("decide on a proposal: %w", err)
	}
	return nil
}

func (v Verdict) decision(p directory.Proposal) directory.Decision {
	switch n := len(v.Accept); {
	case len(p.Corrections) == 0 && !v.Refuse:
		return directory.Settled
	case n == 0:
		return directory.Refused
	case n < len(p.Corrections):
		return directory.Partly
	}
	return directory.Accepted
}

// take makes the corrections with these paths, and records who said so and when.
func (w *Work) take(p directory.Proposal, accept []string) error {
	inst := institutionIn(&w.Dossier, p.InstitutionKey)
	on := directory.Today(p.CreatedAt)
	checked := func(checkedOn *directory.PartialDate, checkedBy *string) { // an earlier check was of the old value
		if checkedOn.End().After(on.End()) {
			return // somebody has looked at it since; what becomes of that check is decided as for every change
		}
		if *checkedOn, *checkedBy = "", ""; p.Source == directory.FromInstitution {
			*checkedOn, *checkedBy = on, CheckedBy(account.Contact)
		}
	}
	for _, path := range accept {
		at := slices.IndexFunc(p.Corrections, func(c directory.Correction) bool { return c.Path == path })
		if at < 0 {
			return fault.Stale
		}
		c := p.Corrections[at]
		if c.Adds() {
			if err := addNew(c, inst, w.Now); err != nil {
				return err
			}
			continue
		}
		spot, ok := c.Place(inst, w.Members)
		if !ok {
			return fault.Wrong(fault.At(path), nowGone, c.Label)
		}
		if s := spot.Service; s != nil {
			checked(&s.CheckedOn, &s.CheckedBy)
		}
		if contact := spot.Contact; contact != nil {
			checked(&contact.CheckedOn, &contact.CheckedBy)
		}
		if member := spot.Member; member != nil {
			checked(&member.CheckedOn, &member.CheckedBy)
			if spot.Whole() && member.Current(w.Now) {
				member.Until = on
			}
		}
		take(c, inst, w.Members)
	}
	if p.Source == directory.FromSource && inst != nil {
		w.cite(p.Origin, "einrichtungen/"+inst.Key)
	}
	return nil
}

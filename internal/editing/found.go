package editing

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// Founding is a network to add.
type Founding struct {
	Network  directory.Network // name, form and summary; its key is made here
	Region   directory.Region  // as it is made where no network is yet; one that is there is taken as it is
	Template string            // key of a network to begin from, or ""
}

// Found adds a network, and returns its key. What it takes from a template waits in a draft: nobody has said yet that it is
// true here. It returns fault.Forbidden to anyone who may not, and fault.Invalid by path of the document.
func (e *Editor) Found(ctx context.Context, by account.Account, f Founding, now time.Time) (string, error) {
	if !by.May(account.ManageNetworks, account.Scope{}) {
		return "", fmt.Errorf("add a network: %w", fault.Forbidden)
	}
	d := directory.Dossier{Network: f.Network, Region: f.Region}
	err := e.store.Change(ctx, func(tx *store.Store) (err error) {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		var template directory.Dossier
		if f.Template != "" {
			other, err := tx.Dossier(ctx, f.Template)
			if errors.Is(err, fault.NotFound) {
				return fault.Wrong(fault.At("vorlage"), templateGone)
			}
			if err != nil {
				return err
			}
			template = other.Template()
		}
		if d.Region, err = regionFor(ctx, tx, f.Region); err != nil {
			return err
		}
		there, err := tx.NetworkCalled(ctx, d.Network.Name, d.Region.Key) // a form that was sent twice
		if err != nil {
			return err
		}
		if there {
			return fault.Wrong(fault.At("netzwerk", "name"), thereAlready, d.Network.Name)
		}
		if d.Network.Key, err = networkKey(ctx, tx, d.Region.Called()); err != nil {
			return err
		}
		if _, err := load(ctx, tx, d, answers{by: by, sums: e.sums}, now); err != nil {
			return err
		}
		return e.begin(ctx, tx, by, d.Network.Key, template, now)
	})
	if err != nil {
		return "", fmt.Errorf("add a network: %w", err)
	}
	return d.Network.Key, nil
}

// begin puts what a template gives into the draft of a new network.
func (e *Editor) begin(
	ctx context.Context, tx *store.Store, by account.Account, key string, t directory.Dossier, now time.Time,
) error {
	if len(t.Goals)+len(t.Bodies)+len(t.Network.Topics)+len(t.Network.Audience) == 0 {
		return nil
	}
	_, err := e.change(ctx, tx, Change{By: by, Network: key, Kind: KindEdit, Draft: true, Apply: func(w *Work) error {
		w.Goals, w.Bodies = t.Goals, t.Bodies
		w.Network.Topics, w.Network.Audience = t.Network.Topics, t.Network.Audience
		return nil
	}}, now)
	return err
}

// regionFor returns the region of another network that is the same, or else r with a key that no other region has.
func regionFor(ctx context.Context, tx *store.Store, r directory.Region) (directory.Region, error) {
	there, err := tx.RegionCovering(ctx, r)
	if err != nil || there.Key != "" {
		return there, err
	}
	base := r.Key
	for n := 2; ; n++ {
		other, _, err := tx.SharedRegion(ctx, directory.ID{}, r.Key)
		if err != nil || other.Key == "" {
			return r, err
		}
		r.Key = fmt.Sprintf("%s-%d", base, n)
	}
}

// networkKey returns an address for a network in this area that none has or ever had.
func networkKey(ctx context.Context, tx *store.Store, area string) (string, error) {
	base := NewKey(area, nil)
	for _, word := range []string{"stadt-", "kreis-", "landkreis-"} {
		base = strings.TrimPrefix(base, word)
	}
	ring := newKeyring(nil)
	for {
		key := ring.key(base)
		used, err := tx.KeysUsed(ctx, "network", []string{key})
		if err != nil || !used[key] {
			return key, err
		}
	}
}

// Remove removes a network for good, if name is what it is called. It stays takeable back for a while. It returns
// fault.Forbidden to anyone who may not, fault.Invalid where the name is another or other networks name this one.
func (e *Editor) Remove(ctx context.Context, by account.Account, key, name string, now time.Time) error {
	if !by.May(account.ManageNetworks, account.Scope{}) {
		return fmt.Errorf("remove %q: %w", key, fault.Forbidden)
	}
	err := e.store.Change(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		d, err := tx.Dossier(ctx, key)
		if err != nil {
			return err
		}
		if strings.Join(strings.Fields(name), " ") != strings.Join(strings.Fields(d.Network.Name), " ") {
			return fault.Wrong(fault.At("name"), otherName, d.Network.Name)
		}
		others, err := tx.ReferringTo(ctx, d.Network.ID())
		if err != nil {
			return err
		}
		if len(others) > 0 {
			return fault.Wrong(fault.At("name"), referredTo, others[0].Name)
		}
		text, err := document.Encode(d)
		if err != nil {
			return err
		}
		if err := tx.KeepRemoved(ctx, d, text, by.ID, now); err != nil {
			return err
		}
		return tx.RemoveNetwork(ctx, key)
	})
	if err != nil {
		return fmt.Errorf("remove %q: %w", key, err)
	}
	return nil
}

// Removed returns the networks that the account may take back.
func (e *Editor) Removed(ctx context.Context, by account.Account, now time.Time) ([]store.RemovedNetwork, error) {
	if !by.May(account.ManageNetworks, account.Scope{}) {
		return nil, fmt.Errorf("removed networks: %w", fault.Forbidden)
	}
	return e.store.Removed(ctx, now)
}

// TakeBack adds a network again that was removed, and returns its key. What other networks have of it by now is taken as it
// is there. It returns fault.NotFound where it is kept no longer, and fault.Invalid where it does not fit any more.
func (e *Editor) TakeBack(ctx context.Context, by account.Account, id directory.ID, now time.Time) (string, error) {
	if !by.May(account.ManageNetworks, account.Scope{}) {
		return "", fmt.Errorf("take back: %w", fault.Forbidden)
	}
	var key string
	err := e.store.Change(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		text, err := tx.TakeRemoved(ctx, id, now)
		if err != nil {
			return err
		}
		d, err := document.Restore(text)
		if err != nil {
			return err
		}
		ids := make([]directory.ID, len(d.Institutions))
		for i, inst := range d.Institutions {
			ids[i] = inst.ID()
		}
		shared, _, err := tx.SharedInstitutions(ctx, d.Network.ID(), ids)
		if err != nil {
			return err
		}
		for i, inst := range d.Institutions {
			if theirs, ok := shared[inst.ID()]; ok {
				d.Institutions[i] = theirs
			}
		}
		region, owner, err := tx.SharedRegion(ctx, d.Network.ID(), d.Region.Key)
		if err != nil {
			return err
		}
		if owner != "" {
			d.Region = region
		}
		key = d.Network.Key
		_, err = load(ctx, tx, d, answers{by: by, unasked: true}, now) // no text is new; what is doubtful is on the to-do list again
		return err
	})
	if err != nil {
		return "", fmt.Errorf("take back: %w", err)
	}
	return key, nil
}

package editing

import (
	"errors"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// refresh updates the institutions that the published network does not have to what the directory says today.
func (w *Work) refresh(published directory.Dossier) error {
	return w.replace(func(i directory.Institution) (bool, error) {
		_, known := published.Institution(i.Key)
		return !known, nil
	})
}

// keepShared resets everything that is shared with other networks to what it is today.
func (w *Work) keepShared(published directory.Dossier) error {
	region, err := w.tx.NetworksSharing(w.ctx, published.Network.ID(), nil, published.Region.Key)
	if err != nil {
		return err
	}
	if len(region) > 0 {
		w.Region = published.Region
	}
	return w.replace(func(i directory.Institution) (bool, error) {
		others, err := w.tx.NetworksSharing(w.ctx, published.Network.ID(), []directory.ID{i.ID()}, "")
		return len(others) > 0, err
	})
}

// replace replaces the institutions that asked selects by their current state in the directory.
func (w *Work) replace(asked func(directory.Institution) (bool, error)) error {
	for n := 0; n < len(w.Institutions); n++ {
		yes, err := asked(w.Institutions[n])
		if err != nil {
			return err
		}
		if !yes {
			continue
		}
		line, err := w.tx.InstitutionLine(w.ctx, w.Institutions[n].Key)
		if errors.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		w.Institutions[n] = line[0]
		for _, above := range line[1:] {
			if _, ok := w.Institution(above.Key); !ok {
				w.Institutions = append(w.Institutions, above)
			}
		}
	}
	return nil
}

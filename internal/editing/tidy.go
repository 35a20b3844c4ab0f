package editing

import (
	"errors"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Tidy takes out the institutions that nothing in the dossier refers to any more. What is above one that is used stays.
func (w *Work) Tidy() {
	used := map[string]bool{}
	for _, key := range w.Network.Initiators {
		used[key] = true
	}
	for _, m := range w.Members {
		used[m.Institution] = true
	}
	parents := map[string]string{}
	for _, i := range w.Institutions {
		parents[i.Key] = i.Parent
	}
	for _, i := range w.Institutions {
		for key := i.Key; used[key] && parents[key] != "" && !used[parents[key]]; key = parents[key] {
			used[parents[key]] = true
		}
	}
	var kept []directory.Institution
	for _, i := range w.Institutions {
		if used[i.Key] {
			kept = append(kept, i)
		}
	}
	w.Institutions = kept
}

// refresh puts institutions that the published network does not have as the directory has them today.
func (w *Work) refresh(published directory.Dossier) error {
	return w.replace(func(i directory.Institution) (bool, error) {
		_, known := published.Institution(i.Key)
		return !known, nil
	})
}

// keepShared puts everything that other networks have too as it is today.
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

// replace puts those institutions as the directory has them today for which it is asked, where it has them.
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

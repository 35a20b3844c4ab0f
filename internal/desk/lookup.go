package desk

import (
	"context"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/takeover"
)

const (
	// maxLookUps is how many names are looked up one by one. For more, all institutions are read.
	maxLookUps = 40
	perName    = 6
)

// lookUp returns the institutions that may have these names, and perhaps others, as far as somebody may know of them: by the
// whole name, and by the words that tell. takeover.Finder puts them in order.
func (d *Desk) lookUp(ctx context.Context, who store.Seen, names []string, most int) ([]directory.KnownInstitution, error) {
	wanted := slices.Clone(names)
	for _, name := range names {
		wanted = append(wanted, takeover.Telling(name)...)
	}
	slices.Sort(wanted)
	wanted = slices.DeleteFunc(slices.Compact(wanted), func(name string) bool { return strings.TrimSpace(name) == "" })
	switch {
	case len(wanted) == 0:
		return nil, nil
	case len(names) > maxLookUps:
		return d.store.KnownInstitutions(ctx, who)
	}
	return d.store.SimilarInstitutions(ctx, who, wanted, most)
}

// find returns at most so many institutions of the directory and of a network that a name may mean, the likeliest first: the
// one way in which every page looks for an institution.
func (d *Desk) find(ctx context.Context, who store.Seen, of directory.Dossier, names []string, most int) ([]directory.KnownInstitution, error) {
	known, err := d.lookUp(ctx, who, names, most)
	if err != nil {
		return nil, err
	}
	return takeover.FindAny(takeover.WithOwn(known, of), of.Region.Called(), names, most), nil
}

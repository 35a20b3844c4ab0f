package desk

import (
	"context"
	"net/http"
	"regexp"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/store"
	"rundtisch/templates/deskpages"
)

// findCandidates looks up the names of rows that are not in the current list among the institutions of the directory.
func (d *Desk) findCandidates(r *http.Request, v *reviewer) error {
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
	known, err := d.lookUp(r.Context(), visibleTo(user(r)), slices.Compact(names))
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

// maxLookUps is how many names are looked up one by one. For more, all institutions are read.
const maxLookUps = 40

// lookUp returns the institutions that may have these names, and perhaps others, as far as the user may know of them.
func (d *Desk) lookUp(ctx context.Context, who store.Seen, names []string) ([]directory.KnownInstitution, error) {
	if len(names) > maxLookUps {
		return d.store.KnownInstitutions(ctx, who)
	}
	return d.store.SimilarInstitutions(ctx, who, names, 5)
}

// hasLegalForm distinguishes names of one organisation from those that many offices share („Kreispolizeibehörde“).
var hasLegalForm = regexp.MustCompile(`e\. V\.|GmbH|gAG|eG\b|Stiftung`)

// inRegion reports whether an institution belongs to a network of this region.
func (v *reviewer) inRegion(key string) bool {
	return slices.Contains(v.known[key].Regions, v.dossier.Region.Called())
}

// matchRows finds the best row for each institution, because two rows cannot be the same institution.
func (v *reviewer) matchRows() {
	v.bestRow = map[string]int{}
	likeness := map[string]float64{}
	for _, n := range v.diff.New {
		if s := v.additions[n.Member.Number].Institution; s != nil && s.Similarity > likeness[s.Key] {
			v.bestRow[s.Key], likeness[s.Key] = n.Member.Number, s.Similarity
		}
	}
}

// checkSuggestion demotes a suggested institution that is only similar: one with another parent, one of another region with
// another name, or one that matches another row better.
func (v *reviewer) checkSuggestion(a memberlist.Addition) memberlist.Addition {
	s := a.Institution
	if s == nil {
		return a
	}
	parent := directory.Fold(v.known[s.Key].Parent)
	otherParent := a.Member.Parent != "" && parent != "" && parent != directory.Fold(a.Member.Parent)
	if otherParent || s.Similarity < 0.95 && !v.inRegion(s.Key) || v.bestRow[s.Key] != a.Member.Number {
		a.Alternatives = append([]memberlist.Suggestion{*s}, a.Alternatives...)
		a.Institution = nil
	}
	return a
}

// choices returns the institutions of the directory that a row may be.
func (v *reviewer) choices(a memberlist.Addition) []deskpages.Choice {
	var list []deskpages.Choice
	if a.Institution != nil {
		list = append(list, v.choice(*a.Institution, true))
	}
	for _, s := range a.Alternatives {
		list = append(list, v.choice(s, false))
	}
	return list
}

func (v *reviewer) choice(s memberlist.Suggestion, chosen bool) deskpages.Choice {
	k := v.known[s.Key]
	c := deskpages.Choice{Value: s.Key, Label: k.Name, Chosen: chosen}
	if k.Parent != "" {
		c.Label = k.Parent + ": " + k.Name
	}
	switch others := slices.DeleteFunc(slices.Clone(k.Regions), func(name string) bool { return name == v.dossier.Region.Called() }); {
	case v.former[s.Key] != "":
		c.Note = formerMember(v.former[s.Key])
	case v.members[s.Key]:
		c.Note = nowListed
	case len(others) > 0:
		c.Note = alsoIn(others)
	default:
		c.Note = inDirectory
	}
	return c
}

package addresslist

import (
	"cmp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/takeover"
)

// Member is an institution that may be meant.
type Member struct {
	directory.KnownInstitution
	Known []string // the addresses that are known of it, first the one that is written to today
}

// Found is an address with the member that it belongs to.
type Found struct {
	Line
	Key   string   // of the member; "" if that has to be asked
	Maybe []string // keys of those that may be meant, the likeliest first
	Other bool     // it is one of several addresses for the same member
}

// How sure a name must be to be taken without a question, and how far behind the next best must be.
const (
	certain  = 0.95
	likely   = 0.6
	wellOff  = 0.75
	atLeast  = 0.35
	mostSeen = 4
)

// Match says to whom addresses belong.
func Match(lines []Line, members []Member, region string) []Found {
	known := make([]directory.KnownInstitution, len(members))
	for i, m := range members {
		known[i] = m.KnownInstitution
	}
	finder := takeover.NewFinder(known, region)
	var all []Found
	for _, line := range lines {
		f := Found{Line: line}
		f.Key, f.Maybe = meant(finder, slices.DeleteFunc(slices.Clone(line.Names), func(name string) bool {
			return strings.Contains(directory.Fold(region), directory.Fold(name)) // a town names nobody
		}))
		if f.Key == "" && len(f.Maybe) == 0 {
			f.Maybe = byHost(line.Address, members)
		}
		if f.Key != "" && (f.Wrong != "" || f.Unsure) {
			f.Maybe, f.Key = []string{f.Key}, ""
		}
		if !slices.ContainsFunc(all, func(o Found) bool { return o.Key != "" && o.Key == f.Key && strings.EqualFold(o.Address, f.Address) }) {
			all = append(all, f)
		}
	}
	return ask(all)
}

// ask leaves open which address is the one of a member for which there are several.
func ask(all []Found) []Found {
	count := map[string]int{}
	for _, f := range all {
		if f.Key != "" {
			count[f.Key]++
		}
	}
	for i, f := range all {
		if count[f.Key] > 1 {
			all[i].Maybe, all[i].Key, all[i].Other = []string{f.Key}, "", true
		}
	}
	return all
}

// meant returns the one member that the names can only mean; otherwise those that they may mean.
func meant(finder *takeover.Finder, names []string) (string, []string) {
	best := map[string]takeover.Hit{}
	var sure []takeover.Hit
	for _, name := range names {
		hits := finder.Find(name, "", mostSeen)
		for _, hit := range hits {
			if have, ok := best[hit.Key]; hit.Score >= atLeast && (!ok || hit.Score > have.Score) {
				best[hit.Key] = hit
			}
		}
		if len(hits) > 0 && only(hits) && !slices.ContainsFunc(sure, func(h takeover.Hit) bool { return h.Key == hits[0].Key }) {
			sure = append(sure, hits[0])
		}
	}
	sure = slices.DeleteFunc(sure, func(h takeover.Hit) bool { // „Stadt Seefurt, Jugendamt": the unit is meant
		return slices.ContainsFunc(sure, func(unit takeover.Hit) bool { return unit.Parent == h.Name && unit.Key != h.Key })
	})
	if len(sure) == 1 && !slices.ContainsFunc(inOrder(best), func(h takeover.Hit) bool { return h.Parent == sure[0].Name }) {
		return sure[0].Key, nil // „Stadt Seefurt, Jugend" may be a unit of it
	}
	var maybe []string
	for _, hit := range inOrder(best) {
		maybe = append(maybe, hit.Key)
	}
	return "", maybe[:min(len(maybe), mostSeen)]
}

// only reports whether the first of the hits is meant without a doubt.
func only(hits []takeover.Hit) bool {
	if hits[0].Score >= certain {
		return len(hits) == 1 || hits[1].Score < certain
	}
	return hits[0].Score >= likely && hits[0].Why <= takeover.Shortened && (len(hits) == 1 || hits[1].Score < hits[0].Score*wellOff)
}

func inOrder(best map[string]takeover.Hit) []takeover.Hit {
	var hits []takeover.Hit
	for _, hit := range best {
		hits = append(hits, hit)
	}
	slices.SortFunc(hits, func(a, b takeover.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Name, b.Name))
	})
	return hits
}

// byHost returns the members of which another address of the same host is known. Whoever shares a mail provider shares nothing,
// so more than a few are none.
func byHost(address string, members []Member) []string {
	_, host, _ := strings.Cut(strings.ToLower(address), "@")
	var keys []string
	for _, m := range members {
		if host != "" && slices.ContainsFunc(m.Known, func(a string) bool { return strings.HasSuffix(strings.ToLower(a), "@"+host) }) {
			keys = append(keys, m.Key)
		}
	}
	if len(keys) > mostSeen {
		return nil
	}
	return keys
}

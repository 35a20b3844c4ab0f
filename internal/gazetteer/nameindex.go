package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// An entry says that a key belongs to a region, see nameIndex.match.
type entry struct {
	key    string
	region int
}

// entries are sorted by key and region, and hold no entry twice.
type entries []entry

func (e entries) sorted() entries {
	slices.SortFunc(e, func(a, b entry) int { return cmp.Or(strings.Compare(a.key, b.key), a.region-b.region) })
	return slices.Compact(e)
}

// startingWith returns the entries whose key begins with prefix.
func (e entries) startingWith(prefix string) entries {
	from, _ := slices.BinarySearchFunc(e, prefix, func(e entry, prefix string) int { return strings.Compare(e.key, prefix) })
	to := from
	for to < len(e) && strings.HasPrefix(e[to].key, prefix) {
		to++
	}
	return e[from:to]
}

// regions returns the regions of the entries.
func (e entries) regions() (list []int) {
	for _, entry := range e {
		list = append(list, entry.region)
	}
	return list
}

// equalTo returns the regions with exactly this key.
func (e entries) equalTo(key string) (regions []int) {
	for _, entry := range e.startingWith(key) {
		if entry.key != key {
			break
		}
		regions = append(regions, entry.region)
	}
	return regions
}

// A nameIndex finds regions by name. It numbers them: first the places, then the Kreise, then the Länder.
type nameIndex struct {
	g      *Gazetteer
	places []place
	names  entries // by full name, and by name without additions
	loose  entries // the same, with ä as a
	bare   entries // without "Bad" and the like, and halves of double names
	kreise entries // Kreise only, the kreisfreie towns too
}

// kreisWords stand in names of Kreise and in what people type for them.
var kreisWords = []string{"kreis", "landkreis", "lk", "lkr", "kr", "kreisfreie", "stadt", "region", "staedteregion", "regionalverband"}

func newNameIndex(g *Gazetteer) *nameIndex {
	set := newPlaceSet(slices.Clone(g.places))
	ix := &nameIndex{g: g, names: set.addFromPostcodes(g.postcodes)}
	ix.places = set.list
	for i, p := range ix.places {
		keys := set.keys[i]
		ix.names = append(ix.names, entry{keys.full, i})
		if keys.short != keys.full {
			ix.names = append(ix.names, entry{keys.short, i})
		}
		if p.alias != "" {
			ix.names = append(ix.names, entry{key(words(p.alias)), i})
		}
		if full := words(p.name); len(bare(full)) < len(full) {
			ix.bare = append(ix.bare, entry{key(bare(full)), i}, entry{key(bare(stem(p.name))), i})
		}
		for _, half := range halves(p.name) {
			ix.bare = append(ix.bare, entry{key(words(half)), i})
		}
	}
	for i, k := range g.kreise {
		region := len(ix.places) + i
		title := words(k.Title)
		keys := []entry{{key(words(k.Name)), region}, {key(stem(k.Name)), region}, {key(title), region}, {key(drop(title, kreisWords)), region}}
		ix.kreise = append(ix.kreise, keys...)
		if k.Title != k.Name || len(drop(title, kreisWords)) < len(title) || strings.Contains(strings.ToLower(k.Name), "kreis") {
			ix.names = append(ix.names, keys...)
		}
	}
	for i, l := range g.laender {
		region := len(ix.places) + len(g.kreise) + i
		if !g.isTown(l) {
			ix.names = append(ix.names, entry{key(words(l.Name)), region})
		}
		ix.names = append(ix.names, entry{strings.ToLower(l.Short), region}, entry{"land" + key(words(l.Name)), region})
		if l.Short == "NW" {
			ix.names = append(ix.names, entry{"nrw", region})
		}
	}
	ix.names, ix.bare, ix.kreise = ix.names.sorted(), ix.bare.sorted(), ix.kreise.sorted()
	for _, e := range ix.names {
		if l := loose(e.key); l != e.key {
			ix.loose = append(ix.loose, entry{l, e.region})
		}
	}
	ix.loose = ix.loose.sorted()
	return ix
}

// halves returns the parts of a double name that may stand for it: "Bitterfeld" and "Wolfen", but not "Bad" or "Neu".
func halves(name string) (parts []string) {
	if !strings.Contains(name, "-") {
		return nil
	}
	for part := range strings.SplitSeq(name, "-") {
		if len(part) > 4 {
			parts = append(parts, part)
		}
	}
	return parts
}

// isTown says whether the Land is a single Kreis: Berlin and Hamburg.
func (g *Gazetteer) isTown(l Land) bool {
	count := 0
	for _, k := range g.kreise {
		if k.Land == l.Code {
			count++
		}
	}
	return count == 1
}

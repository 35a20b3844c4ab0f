package gazetteer

import (
	"slices"
	"strings"
)

// maxName bounds what is looked at of a name somebody typed, in bytes.
const maxName = 100

// Place returns what a typed name may mean: places and Länder, largest first, then Kreise.
//
// Case, hyphens, and umlauts written as ae or a do not matter, additions may be left out ("Halle", "Frankfurt/Main"),
// and "Kreis", "Landkreis" or "LK" asks for Kreise only. What follows a comma or is in brackets helps
// to choose if it names a Kreis or Land ("Neustadt, Hessen"). Only if nothing has the name,
// at most ten Similar ones are returned, the most similar first.
func (g *Gazetteer) Place(name string) []Match {
	if len(name) > maxName {
		name = name[:maxName]
	}
	name = strings.ToValidUTF8(name, "")
	ix := g.names()
	if regions := ix.lookUp(name); len(regions) > 0 {
		return ix.matches(regions)
	}
	similar := ix.similar(name)
	for i := range similar {
		similar[i].Similar = true
	}
	return similar
}

// lookUp tries one reading of the name after the other and returns the regions the first successful one finds.
func (ix *nameIndex) lookUp(name string) []int {
	full := words(name)
	if len(full) == 0 {
		return nil
	}
	plain := drop(full, designations)
	if named := drop(plain, kreisWords); len(named) > 0 && len(named) < len(plain) {
		if regions := ix.lookUpKreis(named); len(regions) > 0 {
			return regions
		}
		plain = named
	}
	readings := []string{key(full), key(plain)}
	for _, reading := range readings {
		if regions := ix.names.equalTo(reading); len(regions) > 0 {
			return ix.narrow(regions, name)
		}
	}
	if short := stem(name); len(short) > 0 && len(short) < len(full) {
		if regions := ix.names.startingWith(key(full)).regions(); len(regions) > 0 { // "Frankfurt a.M."
			return regions
		}
		if regions := ix.names.equalTo(key(short)); len(regions) > 0 {
			return ix.narrow(regions, name)
		}
		readings = append(readings, key(short))
	}
	for _, reading := range readings {
		regions := append(ix.loose.equalTo(loose(reading)), ix.names.equalTo(loose(reading))...)
		if len(regions) == 0 {
			regions = ix.bare.equalTo(reading)
		}
		if len(regions) > 0 {
			return ix.narrow(regions, name)
		}
	}
	return nil
}

// lookUpKreis returns the Kreise of that name, or else those with all the words in their title:
// "Neuss" for Rhein-Kreis Neuss.
func (ix *nameIndex) lookUpKreis(named []string) (regions []int) {
	if regions = ix.kreise.equalTo(key(named)); len(regions) > 1 { // not the town of Rostock for Landkreis Rostock
		return slices.DeleteFunc(regions, func(region int) bool {
			k := ix.g.kreise[region-len(ix.places)]
			return k.Name == k.Title
		})
	}
	if len(regions) > 0 {
		return regions
	}
	for i, k := range ix.g.kreise {
		if len(drop(named, words(k.Title))) == 0 {
			regions = append(regions, len(ix.places)+i)
		}
	}
	return regions
}

// narrow keeps the regions that lie in the Kreis or Land named after the comma or in brackets, if there are any.
func (ix *nameIndex) narrow(regions []int, name string) []int {
	i := strings.IndexAny(name, "(,")
	if i < 0 {
		return regions
	}
	hint := ix.names.equalTo(key(words(name[i:])))
	var kept []int
	for _, region := range regions {
		m := ix.match(region)
		for _, h := range hint {
			if in := ix.match(h); in.Kind != KindPlace && (in.AGS == m.Kreis || in.AGS == m.Land) {
				kept = append(kept, region)
				break
			}
		}
	}
	if len(kept) == 0 {
		return regions
	}
	return kept
}

// Named returns what Place returns for a name that is spelt as it is, and nothing else. It is quick: whole lines are
// looked through with it.
func (g *Gazetteer) Named(name string) []Match {
	if len(name) > maxName {
		return nil
	}
	ix := g.names()
	return ix.matches(ix.lookUp(strings.ToValidUTF8(name, "")))
}

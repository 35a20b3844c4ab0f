package areaname

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/gazetteer"
)

// mostChoices is how many of the things that a name may mean are offered, and mostNamed how many make the name of an area.
const mostChoices, mostNamed = 8, 3

// MostAsked is about how many names is asked at once.
const MostAsked = 10

const maxTyped = 5_000 // bytes: all 53 Kreise of a Land, by their names

// Question asks what is meant by a name.
type Question struct {
	Typed string
	Meant []string // each as it can be typed and means nothing else
	More  bool     // there are more than these
}

// Region returns the region that people mean by the names of Länder, Kreise, towns and municipalities, separated by commas or
// lines, or what is wrong, at „gebiet" or „gebietsname"; and what to ask where a name is unclear. name is what the region
// is called; it is needed only for many.
func Region(atlas *gazetteer.Gazetteer, typed, name string) (directory.Region, []Question, error) {
	var bad fault.Invalid
	var found []area
	var asked []Question
	if len(typed) > maxTyped {
		return directory.Region{}, nil, fault.Wrong(fault.At("gebiet"), areaTooLong)
	}
	parts := areaParts(atlas, typed)
	for i, part := range parts {
		meant := areasMeant(atlas, part)
		if i+1 < len(parts) {
			meant = within(meant, areasMeant(atlas, parts[i+1]))
		}
		if len(meant) == 1 && len(found) > 0 && smaller(found[len(found)-1], meant[0]) {
			continue // „Lippstadt, Kreis Soest" is where Lippstadt lies
		}
		if len(meant) == 1 {
			found = append(found, meant[0])
			continue
		}
		sentence := areaSeveral
		if len(meant) == 0 {
			sentence, meant = areaLike, areasLike(atlas, part)
		}
		if len(meant) == 0 {
			sentence = areaUnknown
		}
		bad.Add(fault.At("gebiet"), sentence, part)
		if choice := (Question{Typed: part}); len(meant) > 0 && len(asked) < MostAsked {
			for _, a := range meant[:min(len(meant), mostChoices)] {
				choice.Meant = append(choice.Meant, a.Typed)
			}
			choice.More = len(meant) > mostChoices
			asked = append(asked, choice)
		}
	}
	found = distinctAreas(found)
	name, ok := directory.CleanText(name)
	switch {
	case !ok || len(name) > 200:
		bad.Add(fault.At("gebietsname"), areaNameBad)
	case len(bad) == 0 && len(found) == 0:
		bad.Add(fault.At("gebiet"), areaNone)
	case slices.ContainsFunc(found, func(a area) bool { return a.Kreise[0].Land != found[0].Kreise[0].Land }):
		bad.Add(fault.At("gebiet"), areaLands)
	case len(found) > mostNamed && name == "":
		bad.Add(fault.At("gebietsname"), areaNameMissing)
	}
	if len(bad) > 0 {
		return directory.Region{}, asked, bad
	}
	return regionOf(found, name), nil, nil
}

// within returns those that lie in what is named after them, or all where none does.
func within(meant, next []area) []area {
	if len(next) != 1 {
		return meant
	}
	inside := slices.DeleteFunc(slices.Clone(meant), func(a area) bool { return !smaller(a, next[0]) })
	if len(inside) == 0 {
		return meant
	}
	return inside
}

// smaller reports whether a is a part of b, and less than it.
func smaller(a, b area) bool {
	outside := func(k gazetteer.Kreis) bool { return !slices.Contains(b.Kreise, k) }
	return !b.Part && !slices.ContainsFunc(a.Kreise, outside) && (a.Part || len(a.Kreise) < len(b.Kreise))
}

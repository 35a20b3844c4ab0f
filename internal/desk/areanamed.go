package desk

import (
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/gazetteer"
)

// areaNamed returns the region that people mean by the names or keys of Kreise and towns, separated by commas or lines, or what
// is wrong, at „gebiet" or „gebietsname". name is what the region is called; it is needed only for several of them.
func areaNamed(atlas *gazetteer.Gazetteer, typed, name string) (directory.Region, error) {
	var bad fault.Invalid
	var found []gazetteer.Kreis
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(",;\n\r", r) }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		switch meant := kreiseNamed(atlas.Kreise(), part); len(meant) {
		case 0:
			bad.Add(fault.At("gebiet"), areaUnknown, part)
		case 1:
			if !slices.Contains(found, meant[0]) {
				found = append(found, meant[0])
			}
		default:
			var titles []string
			for _, k := range meant {
				titles = append(titles, "„"+k.Title+"“ ("+k.AGS+")")
			}
			bad.Add(fault.At("gebiet"), areaSeveral, part, strings.Join(titles, ", "))
		}
	}
	name, ok := directory.CleanText(name)
	switch {
	case !ok || len(name) > 200:
		bad.Add(fault.At("gebietsname"), areaNameBad)
	case len(bad) == 0 && len(found) == 0:
		bad.Add(fault.At("gebiet"), areaNone)
	case slices.ContainsFunc(found, func(k gazetteer.Kreis) bool { return k.Land != found[0].Land }):
		bad.Add(fault.At("gebiet"), areaLands)
	case len(found) > 1 && name == "":
		bad.Add(fault.At("gebietsname"), areaNameMissing)
	}
	if len(bad) > 0 {
		return directory.Region{}, bad
	}
	return regionOf(found, name), nil
}

// kindOfArea is what people put before the name, and not everywhere the right one.
var kindOfArea = regexp.MustCompile(`(?i)^(landkreis|lkr\.?|lk|kreis|kreisfreie stadt|stadt|hansestadt)\s+`)

// kreiseNamed returns the Kreise that are called so: by their key, else by what one says, else by the bare name.
func kreiseNamed(all []gazetteer.Kreis, typed string) []gazetteer.Kreis {
	word := directory.Fold(typed)
	bare := directory.Fold(kindOfArea.ReplaceAllString(typed, ""))
	for _, same := range []func(k gazetteer.Kreis) bool{
		func(k gazetteer.Kreis) bool { return k.AGS == typed },
		func(k gazetteer.Kreis) bool {
			return directory.Fold(k.Title) == word || directory.Fold("Stadt "+k.Title) == word
		},
		func(k gazetteer.Kreis) bool { return directory.Fold(k.Name) == word },
		func(k gazetteer.Kreis) bool { return directory.Fold(k.Name) == bare }, // „Landkreis Soest“
	} {
		var meant []gazetteer.Kreis
		for _, k := range all {
			if same(k) {
				meant = append(meant, k)
			}
		}
		if len(meant) > 0 {
			return meant
		}
	}
	return nil
}

// regionOf makes a region of Kreise of one Land.
func regionOf(kreise []gazetteer.Kreis, name string) directory.Region {
	first := kreise[0]
	r := directory.Region{Key: "gebiet-" + first.AGS, Name: first.Title, Kind: directory.RegionCity, State: first.Land}
	for _, k := range kreise {
		r.Districts = append(r.Districts, directory.District{AGS: k.AGS})
	}
	switch {
	case len(kreise) > 1:
		r.Key, r.Kind = "gebiet-"+first.AGS+"-und-weitere", directory.RegionCrossing
	case strings.HasPrefix(first.Title, "Kreis "):
		r.Kind = directory.RegionKreis
	case first.Title != first.Name || strings.Contains(directory.Fold(first.Title), "kreis"):
		r.Kind = directory.RegionLandkr
	}
	if first.Name != first.Title && len(kreise) == 1 {
		r.ShortName = first.Name
	}
	if name != "" {
		r.Name, r.ShortName = name, ""
	}
	return r
}

package areaname

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// regionOf makes a region of areas in one Land.
func regionOf(areas []area, name string) directory.Region {
	first := areas[0].Kreise[0]
	r := directory.Region{Key: "gebiet-" + first.AGS, Kind: directory.RegionCity, State: first.Land}
	var names, partly []string
	for _, a := range areas {
		names = append(names, a.Name)
		for _, k := range a.Kreise {
			if !slices.Contains(r.Districts, directory.District{AGS: k.AGS}) {
				r.Districts = append(r.Districts, directory.District{AGS: k.AGS})
			}
			if a.Part && !slices.Contains(partly, k.Title) {
				partly = append(partly, k.Title)
			}
		}
	}
	r.Name = joinNames(names)
	switch {
	case areas[0].Land && len(areas) == 1:
		r.Key, r.Kind = "gebiet-land-"+first.Land, directory.RegionCrossing
	case len(partly) > 0:
		r.Key, r.Kind = "gebiet-in-"+first.AGS, directory.RegionCrossing
		r.Basis = "Nur ein Teil von: " + strings.Join(partly, ", ")
	case len(r.Districts) > 1:
		r.Key, r.Kind = "gebiet-"+first.AGS+"-und-weitere", directory.RegionCrossing
	case strings.HasPrefix(first.Title, "Kreis "):
		r.Kind = directory.RegionKreis
	case first.Title != first.Name || strings.Contains(directory.Fold(first.Title), "kreis"):
		r.Kind = directory.RegionLandkr
	}
	if first.Name != first.Title && len(areas) == 1 && !areas[0].Part && !areas[0].Land {
		r.ShortName = first.Name
	}
	if name != "" {
		r.Name, r.ShortName = name, ""
	}
	return r
}

// joinNames joins names: „Kreis Soest und Hochsauerlandkreis".
func joinNames(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " und " + names[last]
}

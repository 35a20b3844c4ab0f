package gazetteer

import "slices"

// A kind is one of the official files that can be imported, recognised by the columns it has.
type kind struct {
	name    string
	columns []column // in the order in which a row is stored
	once    int      // how many of the first columns must not occur twice together; 0 if all may
}

// A column is a field that a kind of file must have; others are ignored.
type column struct {
	name  string
	check func(value string) (stored, fault string)
}

// Names of the kinds, as the files are usually called.
const (
	plzKreis      = "plz_kreis"
	plzPlaces     = "plz"
	plzSupplement = "plz_supplement"
	plzGeonames   = "plz_geonames"
	kreiseTable   = "kreise"
	laenderTable  = "laender"
	gemeinden     = "gemeinden"
	kreisShapes   = "kreis_shapes"
	landShapes    = "land_shapes"
)

// kinds returns everything that can be stored. plz_supplement has the columns of plz and is distinguished from it by its
// content, the shapes come as GeoJSON; these three are not recognised by columns.
func kinds() []kind {
	postcodeRows := []column{
		{"plz", checkPLZ},
		{"ort", checkName},
		{"ags", checkMunicipality},
		{"ags_kreis", checkKreis},
		{"lat", checkLat},
		{"lon", checkLon},
		{"coord_src", checkSource},
	}
	shapes := []column{{"ags", checkRegion}, {"path", checkPath}}
	return []kind{
		{plzKreis, []column{{"plz", checkPLZ}, {"ags_kreise", checkKreise}}, 1},
		{plzPlaces, postcodeRows, 0},
		{plzSupplement, postcodeRows, 0},
		{plzGeonames, []column{{"plz", checkPLZ}, {"ort", checkName}, {"ags_kreis", checkKreis}, {"lat", checkLat}, {"lon", checkLon}}, 0},
		{
			kreiseTable,
			[]column{
				{"ags", checkKreis},
				{"name", checkName},
				{"anzeige", checkName},
				{"land_ags", checkLand},
				{"lat", checkLat},
				{"lon", checkLon},
			},
			1,
		},
		{laenderTable, []column{{"ags", checkLand}, {"name", checkName}, {"kurz", checkName}}, 1},
		{
			gemeinden,
			[]column{
				{"ags", checkMunicipality},
				{"name", checkName},
				{"bez", checkName},
				{"ags_kreis", checkKreis},
				{"lat", checkLat},
				{"lon", checkLon},
			},
			1,
		},
		{kreisShapes, shapes, 1},
		{landShapes, shapes, 1},
	}
}

// kindNamed returns the kind with the given name.
func kindNamed(name string) (kind, bool) {
	all := kinds()
	i := slices.IndexFunc(all, func(k kind) bool { return k.name == name })
	if i < 0 {
		return kind{}, false
	}
	return all[i], true
}

// kindOf returns the kind with the most columns among those whose columns are all in the header.
func kindOf(header []string) (best kind, ok bool) {
	for _, k := range kinds() {
		missing := slices.ContainsFunc(k.columns, func(c column) bool { return !slices.Contains(header, c.name) })
		if k.name != kreisShapes && k.name != landShapes && !missing && len(k.columns) > len(best.columns) {
			best, ok = k, true
		}
	}
	return best, ok
}

// tables are the imported rows by kind. The fields of a row are in the order of the kind's columns.
type tables map[string][][]string

package gazetteer

import "slices"

// A Land is one of the sixteen Länder.
type Land struct {
	Code  string // the first two digits of every AGS in it
	Name  string
	Short string // the usual two letters
}

// laender returns the Länder by code.
func laender() []Land {
	return []Land{
		{"01", "Schleswig-Holstein", "SH"},
		{"02", "Hamburg", "HH"},
		{"03", "Niedersachsen", "NI"},
		{"04", "Bremen", "HB"},
		{"05", "Nordrhein-Westfalen", "NW"},
		{"06", "Hessen", "HE"},
		{"07", "Rheinland-Pfalz", "RP"},
		{"08", "Baden-Württemberg", "BW"},
		{"09", "Bayern", "BY"},
		{"10", "Saarland", "SL"},
		{"11", "Berlin", "BE"},
		{"12", "Brandenburg", "BB"},
		{"13", "Mecklenburg-Vorpommern", "MV"},
		{"14", "Sachsen", "SN"},
		{"15", "Sachsen-Anhalt", "ST"},
		{"16", "Thüringen", "TH"},
	}
}

// Laender returns all sixteen Länder by code.
func (g *Gazetteer) Laender() []Land { return slices.Clone(g.laender) }

// Land returns the Land with the given code, or the one that a longer AGS begins with. ok is false if there is none.
func (g *Gazetteer) Land(ags string) (l Land, ok bool) {
	for _, l := range g.laender {
		if len(ags) >= 2 && ags[:2] == l.Code {
			return l, true
		}
	}
	return Land{}, false
}

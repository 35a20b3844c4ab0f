package wording

import "rundtisch/internal/directory"

// Everywhere is what the area DE is called. Areas are content: their names are German in every language.
const Everywhere = "ganz Deutschland"

// Area says which area an official key means: the name of the Land or the Kreis; the key where nobody knows it.
func (w Words) Area(key string) string {
	switch land := directory.States[key]; {
	case key == directory.AreaEverywhere:
		return Everywhere
	case land != "":
		return land
	case w.Kreis != nil:
		return w.Kreis(key)
	}
	return key
}

// Areas are the areas that a service is for, in words.
func (w Words) Areas(keys []string) []string { return Each(w.Area, keys) }

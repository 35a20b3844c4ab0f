package gazetteer

// EmbeddedNames calls do with the name of each Kreis and of each place that is embedded, as one writes them; a name may come
// more than once. It needs no Gazetteer and keeps nothing.
func EmbeddedNames(do func(name string)) {
	name := func(f []string) { do(f[1]) }
	rows(kreiseFile, name)
	rows(placesFile, name)
}

package directory

import "strings"

// NameWithPlace returns a name with its place, for lists in which others may have the same name. A name that contains its place
// is left as it is.
func NameWithPlace(name, place string) string {
	if place == "" || strings.Contains(strings.ToLower(name), strings.ToLower(place)) {
		return name
	}
	return name + " (" + place + ")"
}

// Disambiguate returns the labels, with something added to those that look the same: their places, if there are any, and if that
// is not enough their keys.
func Disambiguate(labels, places, keys []string) []string {
	for _, more := range [][]string{places, keys} {
		all := map[string]int{}
		for _, l := range labels {
			all[looks(l)]++
		}
		apart := make([]string, len(labels))
		for i, l := range labels {
			apart[i] = l
			if all[looks(l)] > 1 && len(more) > 0 && more[i] != "" {
				apart[i] = l + " (" + more[i] + ")"
			}
		}
		labels = apart
	}
	return labels
}

// looks returns what labels that look the same have in common.
func looks(label string) string { return strings.ToLower(strings.Join(strings.Fields(label), " ")) }

package directory

import "strings"

// NameWithPlace returns the name of something with its place, for lists in which others may have the same name. A name that says
// its place already is left as it is.
func NameWithPlace(name, place string) string {
	if place == "" || strings.Contains(strings.ToLower(name), strings.ToLower(place)) {
		return name
	}
	return name + " (" + place + ")"
}

// TellApart returns the labels with those that look the same to somebody who chooses told apart: by their places, where
// there are any, and where that is not enough by their keys.
func TellApart(labels, places, keys []string) []string {
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

// looks is what makes two labels look the same.
func looks(label string) string { return strings.ToLower(strings.Join(strings.Fields(label), " ")) }

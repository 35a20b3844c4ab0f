package spelling

import "testing"

func TestEditsCountsWrongMissingExtraAndSwappedLetters(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"herne", "herne", 0},
		{"herne", "herme", 1},
		{"herne", "hern", 1},
		{"hern", "herne", 1},
		{"ehrne", "herne", 1},
		{"braunschwieg", "braunschweig", 1},
		{"bitterfed", "bitterfeld", 1},
		{"herne", "hagen", 3},
		{"", "ab", 2},
	} {
		if got := Edits(test.a, test.b, 2); got != test.want {
			t.Errorf("Edits(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

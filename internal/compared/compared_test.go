package compared_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/compared"
)

func written(pieces []compared.Piece) string {
	var out strings.Builder
	for _, p := range pieces {
		switch p.Turn {
		case compared.New:
			out.WriteString("+" + p.Text + "+")
		case compared.Gone:
			out.WriteString("-" + p.Text + "-")
		default:
			out.WriteString(p.Text)
		}
	}
	return out.String()
}

func TestWhatDiffersIsMarked(t *testing.T) {
	for _, test := range []struct{ before, after, want string }{
		{"02323 111111", "02323 111112", "02323 11111-1-+2+"},
		{"02323 111111", "02323 222222", "02323 -111111-+222222+"},
		{"", "02323 1", "+02323 1+"},
		{"gleich", "gleich", "gleich"},
		{"Montag bis Freitag, nur vormittags", "Montag bis Donnerstag, nur vormittags", "Montag bis -Frei-+Donners+tag, nur vormittags"},
		{"Ein ganz anderer Satz", "kurz", "+kurz+"},
		{"Bitte vorher anrufen. Fahrstuhl im Hof.", "Bitte vorher anrufen.", "Bitte vorher anrufen.- Fahrstuhl im Hof.-"},
	} {
		if got := written(compared.Texts(test.before, test.after)); got != test.want {
			t.Errorf("%q → %q: %q, want %q", test.before, test.after, got, test.want)
		}
	}
	if got := written(compared.Lists([]string{"a", "b"}, []string{"c", "a"})); got != "+c+a-b-" {
		t.Errorf("%q", got)
	}
}

func TestLongTextsAreComparedWordByWord(t *testing.T) {
	same := strings.Repeat("Die Runde trifft sich.\nAlle sind da. ", 20)
	got := written(compared.Texts(same+"Im Mai 2025 im Rathaus.", same+"Im Juni 2026 im Rathaus."))
	if want := same + "Im -Mai 2025 -+Juni 2026 +im Rathaus."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, long := range []string{strings.Repeat("a ", 30_000), strings.Repeat("ü", 40_000)} {
		if got := compared.Texts("kurz", long); len(got) != 1 || got[0].Text != long {
			t.Errorf("%d pieces", len(got))
		}
	}
}

func TestNothingOfTheLaterTextIsLost(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab ß1")), 0, 40, -1)
		before, after := text.Draw(r, "before"), text.Draw(r, "after")
		pieces := compared.Texts(before, after)
		var there strings.Builder
		for _, p := range pieces {
			if p.Turn != compared.Gone {
				there.WriteString(p.Text)
			}
		}
		if there.String() != after {
			r.Fatalf("%q → %q: %+v", before, after, pieces)
		}
		if before != after && !slices.ContainsFunc(pieces, func(p compared.Piece) bool { return p.Turn != compared.Same }) {
			r.Fatalf("%q → %q: nothing is marked", before, after)
		}
	})
}

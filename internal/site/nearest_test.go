package site

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/templates"
)

var atlas = sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.Open("") })

func newSite(t testing.TB) *Site {
	t.Helper()
	a, err := atlas()
	if err != nil {
		t.Fatal(err)
	}
	return &Site{atlas: a}
}

func listed(key, state string, districts ...directory.District) directory.Listed {
	return directory.Listed{Key: key, Region: directory.Region{ShortName: key, State: state, Districts: districts}}
}

var networks = []directory.Listed{
	listed("braunschweig", "03", directory.District{AGS: "03101", Inferred: true}, directory.District{AGS: "03158", Inferred: true}),
	listed("herne", "05", directory.District{AGS: "05916"}),
	listed("mettmann", "05", directory.District{AGS: "05158"}),
	listed("soest", "05", directory.District{AGS: "05974"}),
	listed("anhalt-bitterfeld", "15", directory.District{AGS: "15082"}),
	listed("ohne-kreis", "11"),
	listed("falscher-kreis", "11", directory.District{AGS: "99999"}),
}

func filled(t testing.TB, code string, networks []directory.Listed) templates.Region {
	t.Helper()
	s := newSite(t)
	region, ok := s.regionOf(code)
	if !ok {
		t.Fatalf("there is no region %s", code)
	}
	s.fill(&region, networks)
	s.around(&region, networks)
	return region
}

func keys(networks []directory.Listed) string {
	all := ""
	for _, n := range networks {
		all += n.Key + " "
	}
	return all
}

func TestNetworksOfARegion(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]struct {
		networks string
		inferred bool
	}{
		"05916": {"herne ", false},
		"03101": {"braunschweig ", true},
		"03158": {"braunschweig ", true}, // the region crosses the borders of Kreise
		"05":    {"herne mettmann soest ", false},
		"03":    {"braunschweig ", false},
		"11":    {"ohne-kreis falscher-kreis ", false},
	} {
		got := filled(t, code, networks)
		if keys(got.Networks) != want.networks || got.Inferred != want.inferred || slices.ContainsFunc(got.Nearest, func(d templates.Distant) bool { return d.Kilometres > 60 || strings.Contains(want.networks, d.Key) }) {
			t.Errorf("%s: %s, inferred %v, %d nearest", code, keys(got.Networks), got.Inferred, len(got.Nearest))
		}
	}
}

func TestStatedOutweighsInferred(t *testing.T) {
	t.Parallel()
	both := append([]directory.Listed{listed("auch-herne", "05", directory.District{AGS: "05916", Inferred: true})}, networks...)
	if got := filled(t, "05916", both); got.Inferred || len(got.Networks) != 2 {
		t.Errorf("inferred %v, %s", got.Inferred, keys(got.Networks))
	}
}

func TestNearestNetworksWithTheirDistance(t *testing.T) {
	t.Parallel()
	got := filled(t, "05913", networks) // Dortmund
	if len(got.Networks) != 0 || len(got.Nearest) != 3 {
		t.Fatalf("%s, %d nearest", keys(got.Networks), len(got.Nearest))
	}
	for i, want := range []struct {
		key      string
		from, to int // kilometres
	}{{"herne", 10, 25}, {"mettmann", 40, 55}, {"soest", 45, 60}} {
		n := got.Nearest[i]
		if n.Key != want.key || n.Kilometres < want.from || n.Kilometres > want.to {
			t.Errorf("%d. %s, %d km, want %s", i+1, n.Key, n.Kilometres, want.key)
		}
	}
}

func TestFewerNetworksThanAreOffered(t *testing.T) {
	t.Parallel()
	for n, networks := range map[int][]directory.Listed{0: nil, 1: networks[:1], 2: networks[:2]} {
		if got := filled(t, "05913", networks); len(got.Nearest) != n {
			t.Errorf("%d nearest of %d", len(got.Nearest), n)
		}
	}
	if got := filled(t, "14", networks); len(got.Nearest) != 3 || got.Nearest[0].Key != "anhalt-bitterfeld" {
		t.Errorf("near Sachsen: %v", got.Nearest)
	}
}

func TestOnlyKreiseAndLaenderAreRegions(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, code := range []string{"", "0", "00", "17", "059", "0591", "059160", "05 916", "Herne", "-5916", "٠٥"} {
		if region, ok := s.regionOf(code); ok {
			t.Errorf("%q is %v", code, region)
		}
	}
}

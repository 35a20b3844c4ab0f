package gazetteer

import (
	"encoding/json"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

type corner struct{ x, y float64 }

var pathWord = regexp.MustCompile(`[MLlZz]|-?\d+(?:\.\d+)?`)

// rings reads the rings of an SVG path made of absolute M and L and relative l.
func rings(t testing.TB, path string) (list [][]corner) {
	t.Helper()
	var at corner
	var ring []corner
	var numbers []float64
	relative := false
	for _, word := range pathWord.FindAllString(path, -1) {
		switch word {
		case "M", "L", "l":
			relative = word == "l"
			continue
		case "Z", "z":
			list, ring, relative = append(list, ring), nil, false
			continue
		}
		n, err := strconv.ParseFloat(word, 64)
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, n)
		if len(numbers) == 2 {
			if relative {
				at = corner{at.x + numbers[0], at.y + numbers[1]}
			} else {
				at = corner{numbers[0], numbers[1]}
			}
			ring, numbers = append(ring, at), nil
		}
	}
	return list
}

// box returns the smallest and largest coordinates.
func box(list [][]corner) (left, right, top, bottom float64) {
	left, right, top, bottom = math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, ring := range list {
		for _, p := range ring {
			left, right = min(left, p.x), max(right, p.x)
			top, bottom = min(top, p.y), max(bottom, p.y)
		}
	}
	return left, right, top, bottom
}

// inside says whether the point lies in an odd number of the rings.
func inside(list [][]corner, x, y float64) bool {
	in := false
	for _, ring := range list {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if (a.y > y) != (b.y > y) && x < a.x+(y-a.y)/(b.y-a.y)*(b.x-a.x) {
				in = !in
			}
		}
	}
	return in
}

func TestOutlinesAreSmallAndInTheViewBox(t *testing.T) {
	g := open(t, "")
	total := 0
	for i, o := range g.Outlines() {
		total += len(o.Path)
		if l := g.Laender()[i]; o.Code != l.Code || o.Name != l.Name {
			t.Errorf("outline %d is of %s %s, want %s %s", i, o.Code, o.Name, l.Code, l.Name)
		}
		if left, right, top, bottom := box(rings(t, o.Path)); left < 0 || right > 586 || top < 0 || bottom > 793 {
			t.Errorf("%s reaches from %.0f, %.0f to %.0f, %.0f, outside of %s", o.Name, left, top, right, bottom, ViewBox)
		}
	}
	t.Logf("%d bytes of path text", total)
	if len(g.Outlines()) != 16 || total > 12<<10 {
		t.Errorf("%d outlines of %d bytes, want 16 of at most 12 KB", len(g.Outlines()), total)
	}
}

// TestPlacesAreDrawnInTheirLand calibrates the projection against the places: a shift of a few units
// would put towns of the city states into the Land around them.
func TestPlacesAreDrawnInTheirLand(t *testing.T) {
	g := open(t, "")
	outlines := map[string][][]corner{}
	for _, o := range g.Outlines() {
		outlines[o.Code] = rings(t, o.Path)
	}
	right := 0
	for _, p := range g.places {
		if x, y := g.Project(p.lat, p.lon); inside(outlines[p.kreis[:2]], x, y) {
			right++
		}
	}
	share := float64(right) / float64(len(g.places))
	t.Logf("%.2f %% of %d places are drawn in their Land", 100*share, len(g.places))
	if share < 0.97 {
		t.Errorf("only %.4f of the places are drawn in their Land, want 0.97", share)
	}
	for _, town := range []struct {
		code, name string
		lat, lon   float64
	}{
		{"11", "Berlin", 52.52, 13.405},
		{"02", "Hamburg", 53.551, 9.994},
		{"04", "Bremen", 53.079, 8.802},
		{"04", "Bremerhaven", 53.55, 8.585},
		{"10", "Saarbrücken", 49.24, 6.997},
		{"01", "Westerland", 54.907, 8.308},
		{"09", "Oberstdorf", 47.41, 10.28},
		{"14", "Görlitz", 51.15, 14.975},
	} {
		if x, y := g.Project(town.lat, town.lon); !inside(outlines[town.code], x, y) {
			t.Errorf("%s is drawn at %.1f, %.1f, outside its Land", town.name, x, y)
		}
	}
}

// TestProjectionFitsTheOfficialBorders compares the extreme points of each Land.
func TestProjectionFitsTheOfficialBorders(t *testing.T) {
	content, err := os.ReadFile(sharedFile(t, "geo/laender.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := readGeoJSON(content)
	if err != nil {
		t.Fatal(err)
	}
	g := open(t, "")
	official := map[string][][]corner{}
	for _, row := range read.rows {
		official[row[0]] = rings(t, row[1])
	}
	var total, worst float64
	for _, o := range g.Outlines() {
		l1, r1, t1, b1 := box(rings(t, o.Path))
		l2, r2, t2, b2 := box(official[o.Code])
		for _, off := range []float64{l1 - l2, r1 - r2, t1 - t2, b1 - b2} {
			if math.Abs(off) > 4 {
				t.Logf("%s: an edge is off by %.1f units", o.Name, off)
			}
			total += math.Abs(off)
			worst = max(worst, math.Abs(off))
		}
	}
	mean := total / 64
	t.Logf("edges are off by %.2f units on average (%.1f km), %.1f at most", mean, mean*1.1, worst)
	if mean > 2 {
		t.Errorf("edges are off by %.2f units on average, want at most 2", mean)
	}
}

func TestDistanceIsMeasuredInKilometres(t *testing.T) {
	// Berlin to Munich, city centres: 504 km.
	if km := Distance(52.52, 13.405, 48.1374, 11.5755); math.Abs(km-504) > 2 {
		t.Errorf("Berlin is %.1f km from Munich, want 504", km)
	}
	if km := Distance(51, 7, 51, 7); km != 0 {
		t.Errorf("a point is %v km from itself", km)
	}
}

func TestShapeIsUnknownWithoutAnImport(t *testing.T) {
	if path, ok := open(t, "").Shape("05158"); ok || path != "" {
		t.Errorf("Shape = %q, %v without an import", path, ok)
	}
}

// decodeFeatures counts the features of a GeoJSON file, independently of the importer.
func decodeFeatures(t testing.TB, path string) int {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var collection struct{ Features []any }
	if err := json.Unmarshal(content, &collection); err != nil {
		t.Fatal(err)
	}
	return len(collection.Features)
}

func TestRingsOfATestPathAreRead(t *testing.T) {
	got := rings(t, strings.Join([]string{"M1 2l3-4 5 6z", "M1,2 3,4.5 0,0Z"}, ""))
	if len(got) != 2 || got[0][1] != (corner{4, -2}) || got[1][1] != (corner{3, 4.5}) {
		t.Errorf("rings = %v", got)
	}
}

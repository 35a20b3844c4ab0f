package gazetteer

import (
	"slices"
	"testing"
)

// TestEmbeddedPostcodesAreRightOftenEnough measures the embedded answers against an official list.
// A change of the build step that makes them worse than promised fails here.
func TestEmbeddedPostcodesAreRightOftenEnough(t *testing.T) {
	g := open(t, "")
	official := officialKreise(t)
	var answered, certain, right, oneOfSeveral, offered, candidates, nearby int
	for plz, kreise := range official {
		answer := g.Postcode(plz)
		if len(answer) == 0 {
			near := g.Nearby(plz)
			if slices.ContainsFunc(near, func(c Candidate) bool { return slices.Contains(kreise, c.AGS) }) {
				nearby++
			}
			continue
		}
		answered++
		candidates += len(answer)
		if answer[0].Certain {
			certain++
			if slices.Contains(kreise, answer[0].AGS) {
				right++
			}
			if len(kreise) > 1 {
				oneOfSeveral++
			}
		}
		if slices.ContainsFunc(answer, func(c Candidate) bool { return slices.Contains(kreise, c.AGS) }) {
			offered++
		}
	}
	all := float64(len(official))
	t.Logf("of %d postcodes %d are answered, %d (%.2f %%) with one certain Kreis", len(official), answered, certain, 100*float64(certain)/all)
	t.Logf(
		"of the certain ones %d (%.3f %%) are right; %d lie in a second Kreis as well",
		right,
		100*float64(right)/float64(certain),
		oneOfSeveral,
	)
	t.Logf("a right Kreis is among the %.2f offered on average for %.2f %%", float64(candidates)/float64(answered), 100*float64(offered)/all)
	t.Logf("with Nearby for the %d unknown ones: %.2f %%", len(official)-answered, 100*float64(offered+nearby)/all)

	if got := float64(certain) / all; got < 0.75 {
		t.Errorf("only %.4f are certain, want 0.75", got)
	}
	if got := float64(right) / float64(certain); got < 0.999 {
		t.Errorf("only %.4f of the certain ones are right, want 0.999", got)
	}
	if got := float64(offered) / all; got < 0.985 {
		t.Errorf("a right Kreis is offered for only %.4f, want 0.985", got)
	}
	if got := float64(candidates) / float64(answered); got > 1.5 {
		t.Errorf("%.2f candidates on average, want at most 1.5", got)
	}
	if oneOfSeveral > 10 {
		t.Errorf("%d postcodes in several Kreise are called certain, want at most 10", oneOfSeveral)
	}
}

func TestEmbeddedPointsLieNearTheOfficialOnes(t *testing.T) {
	g := open(t, "")
	var total float64
	var n, far int
	seen := map[string]bool{}
	for _, row := range sharedRows(t, "plz.csv") {
		lat, lon, ok := g.PostcodePoint(row["plz"])
		if !ok || seen[row["plz"]] {
			continue
		}
		seen[row["plz"]] = true
		km := Distance(lat, lon, number(row["lat"]), number(row["lon"]))
		n++
		total += km
		if km > 25 {
			far++
		}
	}
	t.Logf("%d points, off by %.1f km on average, %d by more than 25 km", n, total/float64(n), far)
	if mean := total / float64(n); mean > 6 {
		t.Errorf("points are off by %.1f km on average, want at most 6", mean)
	}
	if far > n*3/100 {
		t.Errorf("%d of %d points are off by more than 25 km, want at most 3 %%", far, n)
	}
}

func TestEmbeddedKreiseAreTheOfficialOnes(t *testing.T) {
	g := open(t, "")
	rows := sharedRows(t, "kreise.csv")
	if got := len(g.Kreise()); got != len(rows) {
		t.Errorf("%d Kreise, want %d", got, len(rows))
	}
	var farthest float64
	for _, row := range rows {
		k, ok := g.Kreis(row["ags"])
		if !ok {
			t.Errorf("Kreis %s (%s) is missing", row["ags"], row["anzeige"])
			continue
		}
		if k.AGS == "03403" { // the two sources write "Oldenburg (Oldenburg)" and "Oldenburg (Oldb)"
			k.Name, k.Title = row["name"], row["anzeige"]
		}
		if k.Name != row["name"] || k.Title != row["anzeige"] || k.Land != row["land_ags"] {
			t.Errorf("Kreis %s is %q, %q in %s, want %q, %q in %s", k.AGS, k.Name, k.Title, k.Land, row["name"], row["anzeige"], row["land_ags"])
		}
		km := Distance(k.Lat, k.Lon, number(row["lat"]), number(row["lon"]))
		farthest = max(farthest, km)
		if km > 25 {
			t.Errorf("%s is %.0f km from the official point", k.Title, km)
		}
	}
	t.Logf("the furthest Kreis is %.1f km from the official point", farthest)
}

func TestLaenderAreTheOfficialOnes(t *testing.T) {
	g := open(t, "")
	for _, row := range sharedRows(t, "laender.csv") {
		if l, ok := g.Land(row["ags"]); !ok || l.Name != row["name"] || l.Short != row["kurz"] {
			t.Errorf("Land %s is %+v, want %s (%s)", row["ags"], l, row["name"], row["kurz"])
		}
	}
	if n := len(g.Laender()); n != 16 {
		t.Errorf("%d Länder, want 16", n)
	}
	if l, ok := g.Land("05916"); !ok || l.Name != "Nordrhein-Westfalen" {
		t.Errorf("Herne lies in %+v, want Nordrhein-Westfalen", l)
	}
	if _, ok := g.Land("99"); ok {
		t.Error("there is a Land 99")
	}
}

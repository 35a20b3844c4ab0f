package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"slices"
	"testing"
)

// message returns a length-prefixed place as cities.pbf has them.
func message(name, municipality string, lon, lat int64) []byte {
	var m []byte
	text := func(field byte, s string) {
		m = append(m, field<<3|2, byte(len(s)))
		m = append(m, s...)
	}
	text(2, name)
	text(3, "DE")
	text(6, municipality)
	m = append(binary.AppendUvarint(append(m, 9<<3), 1234), 10<<3)
	m = append(binary.AppendVarint(m, lon), 11<<3)
	m = binary.AppendVarint(m, lat)
	return append([]byte{byte(len(m))}, m...)
}

func TestPlacesAreReadWithCoordinatesRelativeToThePlaceBefore(t *testing.T) {
	kreise := kreisList{"05916": {ags: "05916", name: "Herne", town: true}, "16063": {ags: "16063"}}
	content := append(message("Herne-Mitte", "05916000", 722000, 5154000), message("Eisenach", "16056000", 310000, -56000)...)
	got, err := readPlaces(content, kreise)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].name != "Herne" || got[0].alias != "Herne-Mitte" || got[0].pos != (point{51.54, 7.22}) {
		t.Errorf("first place is %+v, want Herne at 51.54, 7.22", got[0])
	}
	if got[1].kreis() != "16063" || got[1].pos != (point{50.98, 10.32}) || got[1].population != 1234 {
		t.Errorf("second place is %+v, want Eisenach in 16063 at 50.98, 10.32", got[1])
	}
}

func TestPlacesCutShortAreAnErrorAndNoPanic(t *testing.T) {
	whole := message("Herne", "05916000", 722000, 5154000)
	for n := 1; n < len(whole); n++ {
		if _, err := readPlaces(whole[:n], kreisList{"05916": {ags: "05916"}}); err == nil {
			t.Errorf("%d of %d bytes were read without an error", n, len(whole))
		}
	}
}

func TestUnpackReturnsTheFileOrSaysItIsMissing(t *testing.T) {
	var packed bytes.Buffer
	zipped := gzip.NewWriter(&packed)
	archive := tar.NewWriter(zipped)
	if err := archive.WriteHeader(&tar.Header{Name: "package/a.txt", Size: 2, Mode: 0o644}); err != nil {
		t.Fatal(err)
	}
	if _, err := archive.Write([]byte("ok")); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := unpack(packed.Bytes(), "package/a.txt"); err != nil || string(got) != "ok" {
		t.Errorf("unpack = %q, %v", got, err)
	}
	if _, err := unpack(packed.Bytes(), "package/b.txt"); err == nil {
		t.Error("a file that is not there was unpacked")
	}
}

func TestABorderStaysTheSameForBothSides(t *testing.T) {
	border := []xy{{50, 0}, {52.3, 10}, {54, 20}, {51.8, 30}, {50, 40}}
	left := append([]xy{{0, 0}}, border...)
	left = append(left, xy{0, 40})
	right := []xy{{100, 40}}
	for _, p := range slices.Backward(border) {
		right = append(right, xy{p.x + 0.05, p.y}) // drawn twice, slightly off
	}
	right = append(right, xy{100, 0})
	out := simplify([]outline{{code: "01", rings: [][]xy{left}}, {code: "02", rings: [][]xy{right}}})

	shared := func(o outline) (list []xy) {
		for _, p := range o.rings[0] {
			if p.x > 10 && p.x < 90 {
				list = append(list, p)
			}
		}
		slices.SortFunc(list, func(a, b xy) int { return int(a.y - b.y) })
		return list
	}
	a, b := shared(out[0]), shared(out[1])
	if !slices.Equal(a, b) || len(a) >= len(border) || len(a) < 3 {
		t.Errorf("the border is %v for one side and %v for the other", a, b)
	}
}

func TestAKreisIsCertainOnlyIfTheNeighboursBearItOut(t *testing.T) {
	main := namesake{&place{municipality: "05158024", main: true}, sameName}
	part := namesake{&place{municipality: "05158024"}, sameName}
	other := namesake{&place{municipality: "05111000", main: true}, sameName}
	for _, test := range []struct {
		name  string
		p     postcode
		share float64
		want  bool
	}{
		{"main place, some neighbours agree", postcode{names: []string{"a"}, chosen: []choice{{namesake: main, away: 40}}}, 0.2, true},
		{"main place far off, no neighbour agrees", postcode{names: []string{"a"}, chosen: []choice{{namesake: main, away: 40}}}, 0, false},
		{"main place close by", postcode{names: []string{"a"}, chosen: []choice{{namesake: main, away: 5}}}, 0, true},
		{"part of a municipality, few neighbours agree", postcode{names: []string{"a"}, chosen: []choice{{namesake: part, away: 5}}}, 0.2, false},
		{"one name unknown", postcode{names: []string{"a", "b"}, chosen: []choice{{namesake: main, away: 5}}}, 0.8, false},
		{"one name unknown, nearly all neighbours agree", postcode{names: []string{"a", "b"}, chosen: []choice{{namesake: main, away: 5}}}, 0.95, true},
		{"two Kreise", postcode{names: []string{"a", "b"}, chosen: []choice{{namesake: main}, {namesake: other}}}, 1, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, got := test.p.agree(shares{"05158": test.share}); got != test.want {
				t.Errorf("certain is %v, want %v", got, test.want)
			}
		})
	}
}

func TestStemLeavesOutAdditions(t *testing.T) {
	for name, want := range map[string]string{
		"Halle (Saale)":            "halle",
		"Bad Griesbach i.Rottal":   "griesbach",
		"Werder/Havel":             "werder",
		"Ostseebad Zinnowitz":      "zinnowitz",
		"Neuburg an der Kammel":    "neuburg",
		"Mülheim an der Ruhr":      "mulheim",
		"Hausen b. Würzburg":       "hausen",
		"Am Mellensee":             "am mellensee",
		"Sankt Oswald-Riedlhütte":  "oswald riedlhutte",
		"Blankenfelde-Mahlow":      "blankenfelde mahlow",
		"Frankfurt am Main, Stadt": "frankfurt",
	} {
		if got := stem(name); got != want {
			t.Errorf("stem(%q) = %q, want %q", name, got, want)
		}
	}
}

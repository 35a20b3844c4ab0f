package memberlist

import "testing"

// Hours and rooms behind a name are told and are no part of it.
func TestRemarksBehindANameAreNoPartOfIt(t *testing.T) {
	for text, want := range map[string]string{
		"Frauenberatung e. V., Mo – Fr 9 – 12 Uhr, Di auch 14 – 17 Uhr": "Frauenberatung e. V.",
		"Frauenhaus Höxter, Tel. 05271 550240, rund um die Uhr":         "Frauenhaus Höxter, Tel. 05271 550240",
		"Jugendamt, Kreishaus, Zimmer 214, Tel. 05271 550160":           "Jugendamt, Tel. 05271 550160",
		"Weißer Ring (ehrenamtlich, am besten abends anrufen)":          "Weißer Ring",
		"Täterberatung „Umkehr“ (AWO), nur nach Terminvereinbarung":     "Täterberatung „Umkehr“ (AWO)",
		"Beratungsstelle, nach Vereinbarung, Marktstr. 4":               "Beratungsstelle, Marktstr. 4",
		"Die Uhr e. V.":               "Die Uhr e. V.",
		"Do it yourself 2 e. V.":      "Do it yourself 2 e. V.",
		"Frauenzimmer 3 e. V.":        "Frauenzimmer 3 e. V.",
		"Verein Fr. 8. März":          "Verein Fr. 8. März",
		"Beratung am Rathaus (Herne)": "Beratung am Rathaus (Herne)",
	} {
		if got := withoutRemarks(entry{text: text}); got.text != want || (want != text) != (len(got.unread) > 0) {
			t.Errorf("%q: %q, told %q", text, got.text, got.unread)
		}
	}
}

func TestAStreetOfTwoWordsIsAnAddress(t *testing.T) {
	for text, want := range map[string]bool{"Brenkhäuser Str. 33": true, "Lipper Weg 4": true, "Lipper Weg": false, "Frauen helfen 3": false} {
		if got := isAddress(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

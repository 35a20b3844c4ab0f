package templates

import (
	"strings"
	"testing"
)

func TestLongCompoundsBreakBetweenTheirWordsOnly(t *testing.T) {
	for text, want := range map[string]string{
		"Ehe- und Schwangerschaftskonfliktberatung": "Ehe- und Schwangerschafts|konflikt|beratung",
		"Gleichstellungsbeauftragte (Köln)":         "Gleichstellungs|beauftragte (Köln)",
		"Kreispolizeibehörde Herne":                 "Kreispolizei|behörde Herne",
		"Kriminalpräventiver Rat":                   "Kriminal|präventiver Rat",
		"Frauenberatung Soest":                      "Frauenberatung Soest",
		"Weißer Ring e. V.":                         "Weißer Ring e. V.",
		"Überörtliches 日本 – Familien":               "Überörtliches 日本 – Familien",
		"":                                          "",
	} {
		if got := strings.ReplaceAll(Softly(text), softHyphen, "|"); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

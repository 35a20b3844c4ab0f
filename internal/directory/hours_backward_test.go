package directory_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

func TestASpanThatEndsBeforeItBeginsIsAskedAbout(t *testing.T) {
	for typed, asked := range map[string]bool{
		"Mo 16-14:30": true, "Mo 14–12 Uhr": true, "Di 9–12 Uhr\nMo 16-14:30": true,
		"Di 9–12; Mo 16-14:30": true, "Mo 9-8:30": true,
		"Mo–Fr 22–6 Uhr": false, "Fr 18–10 Uhr": false, "Mo–So 0–24 Uhr": false, "Mo 9–12 und 14–16 Uhr": false, "nach Vereinbarung": false,
		"": false, "täglich 9–0 Uhr": false,
	} {
		trouble := directory.HoursTrouble(typed)
		if (trouble != "") != asked || asked && !strings.Contains(trouble, "Ende liegt vor dem Beginn") {
			t.Errorf("%q: %q", typed, trouble)
		}
	}
}

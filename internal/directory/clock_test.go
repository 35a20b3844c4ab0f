package directory

import (
	"slices"
	"testing"
)

func TestTimesOfTheDayAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{
		"20 Uhr": "20:00", "20.00": "20:00", "20h": "20:00", "20 h": "20:00", "8:30": "08:30", "8.30 Uhr": "08:30", "8:30h": "08:30", "8h30": "08:30", "9": "09:00", "09:00": "09:00",
		"9 Uhr 30": "09:30", "um 20 Uhr": "20:00", "ab 9 Uhr": "09:00", "24:00": "24:00", "24 Uhr": "24:00", "Mitternacht": "24:00", "0 Uhr": "00:00", " 20\u00a0Uhr ": "20:00", "20\u202fUhr\u200e": "20:00",
		"": "", "25:00": "", "9:60": "", "neun": "", "9-12": "", "9 Uhr abends": "", "24:30": "", "1200": "",
	} {
		if got, ok := ParseClock(typed); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v; want %q", typed, got, ok, want)
		}
	}
}

func TestADocumentIsKeptInOneSpelling(t *testing.T) {
	d := Dossier{Institutions: []Institution{{Services: []Service{{Hours: []Hours{"Mo-Fr 9-12 und 14-16 Uhr", "n. V."}}, {Hours: []Hours{"Mo 9-12", "was?"}}}}},
		Events: []Event{{Starts: "20 Uhr", Ends: "0.00"}, {Starts: "abends"}}}
	d.Respell()
	if got := d.Institutions[0].Services[0].Hours; !slices.Equal(got, []Hours{"Mo–Fr 09:00–12:00", "Mo–Fr 14:00–16:00", "n. V."}) {
		t.Errorf("hours are kept as %q", got)
	}
	if got := d.Institutions[0].Services[1].Hours; !slices.Equal(got, []Hours{"Mo 9-12", "was?"}) {
		t.Errorf("what is not understood became %q", got)
	}
	if e := d.Events; e[0].Starts != "20:00" || e[0].Ends != "00:00" || e[1].Starts != "abends" {
		t.Errorf("times are kept as %+v", e)
	}
}

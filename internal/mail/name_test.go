package mail

import (
	"strings"
	"testing"
)

// What the directory calls a network or an office stands before an address without changing the header around it.
func TestNamesOfTheDirectoryStandBeforeAnAddress(t *testing.T) {
	for name, want := range map[string]string{
		"Stadt Herne, Gleichstellung":  "Stadt Herne Gleichstellung",
		"Runder Tisch <a@example.org>": "",
		"info@example.org":             "",
		"A\r\nBcc: b":                  "A Bcc: b",
		`Das "Netz"`:                   "Das Netz",
		"a\u202eb":                     "",
		strings.Repeat("ä", 120):       strings.Repeat("ä", 98) + " …",
		"":                             "",
	} {
		got := FittingName(name)
		if got != want || !NameFits(got) {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

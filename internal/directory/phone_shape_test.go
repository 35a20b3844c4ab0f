package directory_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

// What was dialled as it was typed, and led nowhere or elsewhere: each sentence says what to do.
func TestNumbersThatLeadElsewhereAreAskedAbout(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"0171 1234567 2": "Gehört die „2“", "0171/1234567 2": "Gehört die „2“", "+49 171 1234567 2": "Gehört die „2“",
		"0171 1234567-2": "Gehört die „2“",
		"0171 1234567 0": "Gehört die „0“", "01711234567 2": "Gehört die „2“", "02921 302546 2": "Gehört die „2“",
		"02921/110": "Die 110 wählt man ohne Vorwahl", "02921 112": "Die 112 wählt", "02921-110": "Die 110 wählt", "(02921) 110": "Die 110 wählt",
		"+49 2921 110": "Die 110 wählt", "02921.112": "Die 112 wählt", "02921 1 1 0": "Die 110 wählt", "030 110": "Die 110 wählt",
		"+49 110": "Die 110 wählt", "0049 112": "Die 112 wählt", "0110": "Die 110 wählt", "02921 116016": "Die 116016 wählt",
		"0171 12345": "fehlen vielleicht Ziffern", "033438 1": "fehlen vielleicht Ziffern", "0151/123456": "fehlen vielleicht Ziffern",
	} {
		if got := directory.PhoneTrouble(text); !strings.Contains(got, want) || directory.PhoneLink(text) != "" {
			t.Errorf("%q: %q, %q", text, got, directory.PhoneLink(text))
		}
	}
	for text, want := range map[string]string{
		"110": "tel:110", "112": "tel:112", "115": "tel:115", "02921 30 0": "tel:+492921300", "02921 30-2": "tel:+492921302",
		"02921 110-0": "tel:+4929211100", "02921 3025 46": "tel:+492921302546", "0171 123 45 67": "tel:+491711234567",
		"0151 1234 5678": "tel:+4915112345678", "02921 116016-0": "tel:+4929211160160", "0800 111 0 111": "tel:+498001110111",
		"05251 12345 6": "tel:+495251123456",
	} {
		if got := directory.PhoneLink(text); got != want || directory.PhoneTrouble(text) != "" {
			t.Errorf("%q: %q, want %q; %s", text, got, want, directory.PhoneTrouble(text))
		}
	}
}

package templates

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/internal/wording"
)

// The page, its frame elsewhere and its text elsewhere say the same of how fresh a list is.
func TestTheListSaysTheSameOfItsFreshnessEverywhere(t *testing.T) {
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	p := Page{Words: wording.Words{Printer: printers["de"], Now: tuesday}}
	for _, test := range []struct {
		name       string
		days       []directory.PartialDate
		page, text string
	}{
		{"nothing was checked", []directory.PartialDate{"", ""}, "Diese Liste ist noch nicht geprüft.", "Diese Liste ist noch nicht geprüft."},
		{"all of it lately", []directory.PartialDate{"2026-11-01", "2026-10-01"}, "Liste geprüft im Oktober 2026.", "Liste geprüft im Oktober 2026."},
		{"a part never", []directory.PartialDate{"2026-11-01", ""}, "Diese Liste ist nur zum Teil geprüft, zuletzt im November 2026. Wo eine Prüfung fehlt oder lange her ist, steht es am Eintrag.", "Diese Liste ist nur zum Teil geprüft, zuletzt im November 2026."},
		{"a part long ago", []directory.PartialDate{"2026-11-01", "2025-05-01"}, "Liste zuletzt geprüft im November 2026. Wo eine Prüfung fehlt oder lange her ist, steht es am Eintrag.", "Liste zuletzt geprüft im November 2026. Ein Teil wurde zuletzt im Mai 2025 geprüft."},
		{"a part never, a part long ago", []directory.PartialDate{"", "2025-05-01"}, "Diese Liste ist nur zum Teil geprüft, zuletzt im Mai 2025. Wo eine Prüfung fehlt oder lange her ist, steht es am Eintrag.", "Diese Liste ist nur zum Teil geprüft, zuletzt im Mai 2025."},
		{"all of it long ago", []directory.PartialDate{"2025-06-01", "2025-05-01"}, "Liste seit 17 Monaten nicht geprüft – bitte vorher anrufen.", "Liste zuletzt geprüft im Juni 2025."},
	} {
		t.Run(test.name, func(t *testing.T) {
			var page directory.NetworkPage
			for _, on := range test.days {
				page.Members = append(page.Members, directory.Membership{Group: "G", CheckedOn: on})
			}
			network := Network{NetworkPage: page}
			text, _, _ := network.listChecked(p)
			frame, pasted := Embed{Network: network}.listChecked(p), Embed{Network: network, Origin: "https://netz.example.org"}.listChecked(p)
			if text != test.page || frame != test.page || pasted != test.text {
				t.Errorf("page %q, frame %q, text %q", text, frame, pasted)
			}
			if strings.Contains(pasted, "Eintrag") {
				t.Error("the text has no marks at its entries")
			}
		})
	}
}

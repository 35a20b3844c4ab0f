package intake

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/internal/openreferral"
)

// A service that can be used in every way says so in a line that is longer than a line of ours, and in either language.
func TestALongListOfWhatIsAccessibleIsNoRemark(t *testing.T) {
	for lang, printer := range printers() {
		s := directory.Service{Name: "Rat", Access: directory.Accesses}
		var words []string
		for _, a := range directory.Accesses {
			words = append(words, printer.T("access."+string(a)))
		}
		text := strings.Join(words, ", ")
		if lang == locale.Default && len(text) < maxLine {
			t.Fatalf("%s: only %d characters", lang, len(text))
		}
		u := translator{words: printers()[locale.Default], known: printers()}
		for said, want := range map[string]string{text: "", text + ". Bitte klingeln.": "Bitte klingeln."} {
			s.AccessNote = ""
			u.accessible(&omissions{}, &s, openreferral.Accessibility{Description: said, Details: ownAccessNote + "Rat“"})
			if s.AccessNote != want {
				t.Errorf("%s: the remark is %q, want %q", lang, s.AccessNote, want)
			}
		}
	}
}

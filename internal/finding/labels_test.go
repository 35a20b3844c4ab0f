package finding_test

import (
	"slices"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/locale"
)

// Whoever types what the page calls a filter gets this filter.
func TestWhatThePageCallsAFilterIsUnderstood(t *testing.T) {
	t.Parallel()
	atlas := tools(t)
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	for lang, page := range printers {
		for kind, codes := range map[string][]string{
			"topic": spelled(directory.Topics), "audience": spelled(directory.Audiences), "access": spelled(directory.Accesses),
			"mode": spelled(directory.Modes), "tongue": spelled(directory.Tongues[1:]),
		} {
			for _, code := range codes {
				label := page.T(kind + "." + code)
				got := said(finding.Understand(atlas, "Herne "+label))
				list := map[string][]string{
					"topic": got.Topics, "audience": got.Audiences, "access": got.Access, "mode": got.Modes, "tongue": got.Languages,
				}[kind]
				if !slices.Contains(list, code) {
					t.Errorf("%s: %q is %+v, want %s", lang, label, got, code)
				}
			}
		}
	}
}

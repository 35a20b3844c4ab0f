package main

import (
	"regexp"
	"testing"
)

func TestWhatIsWatched(t *testing.T) {
	yes, no := regexp.MustCompile(watched), regexp.MustCompile(unwatched)
	for path, want := range map[string]bool{
		"/x/templates/home.templ":                       true,
		"/x/internal/web/framing.go":                    true,
		"/x/static/site.css":                            true,
		"/x/static/leave.js":                            true,
		"/x/migrations/00001_foundation.sql":            true,
		"/x/internal/examples/networks/herne.yaml":      true,
		"/x/internal/gazetteer/data/kreise.tsv":         true,
		"/x/internal/web/framing_test.go":               false,
		"/x/internal/memberlist/testdata/corpus/a.json": false,
		"/x/tools/node_modules/axe-core/axe.js":         false,
		"/x/README.md":                                  false,
	} {
		if got := yes.MatchString(path) && !no.MatchString(path); got != want {
			t.Errorf("%s: watched is %v", path, got)
		}
	}
}

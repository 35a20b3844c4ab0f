package floorplan

import (
	"slices"
	"strings"
	"testing"
)

// testsEnter says which rooms the tests of a room may import besides those that the room itself may, and those that are
// only for tests.
var testsEnter = map[string]string{
	"cmd/rundtisch":          "document history postgres task",
	"internal/admin":         "account convening meeting",
	"internal/api":           "discreet editing harvest intake",
	"internal/browser/pages": "account directory locale parts templates",
	"internal/browser/walks": "account directory discreet editing mail task",
	"internal/condition":     "store",
	"internal/desk":          "admin",
	"internal/discreet":      "document examples gazetteer invented",
	"internal/doctor":        "store",
	"internal/document":      "examples",
	"internal/editing":       "admin gazetteer harvest memberlist parts",
	"internal/examples":      "directory document",
	"internal/feed":          "admin document locale",
	"internal/finding":       "locale",
	"internal/history":       "document examples",
	"internal/invented":      "document",
	"internal/jobs":          "admin annual",
	"internal/locale":        "directory",
	"internal/meetings":      "task",
	"internal/parts":         "document editing examples",
	"internal/referral":      "document editing",
	"internal/replica":       "account",
	"internal/server":        "account admin config directory document editing metrics parts postgres signin",
	"internal/servicelist":   "editing locale upload web",
	"internal/site":          "account config editing",
	"internal/store":         "admin document editing postgres",
	"internal/upload":        "memberlist takeover",
	"templates/handouts":     "document examples locale web",
}

func TestTestsEnterOnlyWhatThePlanLetsThem(t *testing.T) {
	for _, p := range packages(t) {
		r, ok := find(p.ImportPath)
		if !ok {
			continue // told by TestEveryPackageImportsOnlyWhatThePlanLetsIn
		}
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			if strings.HasPrefix(path, module) && !mayEnter(r, testsEnter[r.name], path) {
				t.Errorf("the tests of %s import %s: testsEnter has no such arrow", r.name, path)
			}
		}
	}
}

// mayEnter reports whether the tests of a room may import another room, given those named besides.
func mayEnter(r room, besides, path string) bool {
	to, ok := find(short(path))
	if !ok {
		return false
	}
	return to.name == r.name || slices.Contains(onlyForTests, to.name) ||
		slices.Contains(strings.Fields(r.ours+" "+besides), strings.TrimPrefix(to.name, "internal/"))
}

func TestThePlanRefusesTests(t *testing.T) {
	desk, _ := find("internal/desk")
	for _, test := range []struct {
		besides, path string
		want          bool
	}{
		{"", "rundtisch/internal/desk", true},
		{"", "rundtisch/internal/editing", true},
		{"", "rundtisch/internal/store/storetest", true},
		{"admin", "rundtisch/internal/admin", true},
		{"", "rundtisch/internal/admin", false},
		{"admin", "rundtisch/internal/jobs", false},
		{"", "rundtisch/internal/nowhere", false},
	} {
		if got := mayEnter(desk, test.besides, test.path); got != test.want {
			t.Errorf("desk, besides %q, %s: %t, want %t", test.besides, test.path, got, test.want)
		}
	}
}

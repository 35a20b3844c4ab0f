package floorplan

import (
	"slices"
	"strings"
	"testing"
)

// A door that nobody goes through any more is closed: otherwise the plan would only ever open.
func TestEveryPermissionIsUsed(t *testing.T) {
	var inRooms, inTests []string // the libraries that somebody uses, by their short names
	for _, p := range packages(t) {
		r, ok := find(p.ImportPath)
		if !ok {
			continue // told by TestEveryPackageImportsOnlyWhatThePlanLetsIn
		}
		tests := slices.Concat(p.TestImports, p.XTestImports)
		for _, name := range unusedRooms(r.ours, p.Imports) {
			t.Errorf("%s does not import %s any more: take it off its line", r.name, name)
		}
		for _, name := range unusedLibraries(r.libraries, p.Imports) {
			t.Errorf("%s does not import the library %s any more: take it off its line", r.name, name)
		}
		for _, name := range unusedRooms(testsEnter[r.name], tests) {
			t.Errorf("the tests of %s do not import %s any more: take it out of testsEnter", r.name, name)
		}
		for name := range strings.FieldsSeq(testsEnter[r.name]) {
			if mayEnter(r, "", importPath(name)) {
				t.Errorf("the tests of %s may import %s anyway: take it out of testsEnter", r.name, name)
			}
		}
		inRooms = append(inRooms, strings.Fields(r.libraries)...)
		for name := range strings.FieldsSeq(forTests) {
			if !letIn(libraries[name], r.libraries) && len(unusedLibraries(name, tests)) == 0 {
				inTests = append(inTests, name)
			}
		}
	}
	for name := range strings.FieldsSeq(forTests) {
		if !slices.Contains(inTests, name) {
			t.Errorf("no test needs the library %s: take it out of forTests", name)
		}
	}
	for name := range libraries {
		if !slices.Contains(inRooms, name) && !slices.Contains(strings.Fields(forTests), name) {
			t.Errorf("nobody may import the library %s: take it out of libraries", name)
		}
	}
	for name := range testsEnter {
		if _, ok := find(name); !ok {
			t.Errorf("testsEnter names %s, which is not on the plan", name)
		}
	}
}

// unusedRooms returns those of the named rooms that are not among the imports.
func unusedRooms(names string, imports []string) []string {
	return slices.DeleteFunc(strings.Fields(names), func(name string) bool { return slices.Contains(imports, importPath(name)) })
}

// unusedLibraries returns those of the named libraries of which no package is among the imports.
func unusedLibraries(names string, imports []string) []string {
	return slices.DeleteFunc(strings.Fields(names), func(name string) bool {
		return slices.ContainsFunc(imports, func(path string) bool { return strings.Contains(path, ".") && letIn(path, name) })
	})
}

func TestUnusedPermissionsAreFound(t *testing.T) {
	imports := []string{"errors", "rundtisch/internal/fault", "rundtisch/templates", "github.com/jackc/pgx/v5/pgxpool"}
	if got := unusedRooms("fault directory templates templates/inside", imports); !slices.Equal(got, []string{"directory", "templates/inside"}) {
		t.Errorf("unused rooms: %q", got)
	}
	if got := unusedLibraries("pgx chi", imports); !slices.Equal(got, []string{"chi"}) {
		t.Errorf("unused libraries: %q", got)
	}
}

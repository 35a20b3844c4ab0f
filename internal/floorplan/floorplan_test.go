package floorplan

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
)

type pkg struct {
	ImportPath, Dir                    string
	Imports, TestImports, XTestImports []string
}

// packages returns all packages of the module.
func packages(t *testing.T) []pkg {
	t.Helper()
	all, err := listPackages()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var listPackages = sync.OnceValues(func() ([]pkg, error) {
	list := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,TestImports,XTestImports", "./...")
	list.Dir = "../.."
	var stderr bytes.Buffer
	list.Stderr = &stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, stderr.String())
	}
	var all []pkg
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		p.ImportPath = short(p.ImportPath)
		all = append(all, p)
	}
})

const module = "rundtisch/"

func short(path string) string { return strings.TrimPrefix(path, module) }

// importPath returns the import path of a room that is named shortly: without internal/.
func importPath(name string) string {
	if _, ok := find(name); ok {
		return module + name
	}
	return module + "internal/" + name
}

// find returns the room of this name.
func find(name string) (room, bool) {
	i := slices.IndexFunc(house, func(r room) bool { return r.name == name })
	if i < 0 {
		return room{}, false
	}
	return house[i], true
}

func TestEveryPackageImportsOnlyWhatThePlanLetsIn(t *testing.T) {
	all := packages(t)
	if len(all) < 18 {
		t.Fatalf("only %d packages were found", len(all))
	}
	for _, p := range all {
		r, ok := find(p.ImportPath)
		if !ok {
			t.Errorf("%s is not on the plan: give it a floor and a purpose", p.ImportPath)
			continue
		}
		for _, path := range p.Imports {
			if reason := refused(r, path); reason != "" {
				t.Errorf("%s (floor %d) imports %s: %s", r.name, r.floor, path, reason)
			}
		}
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			if !strings.HasPrefix(path, module) && !letIn(path, r.libraries+" "+forTests) {
				t.Errorf("the tests of %s import %s: no library of theirs", r.name, path)
			}
		}
	}
}

// refused says why a room may not import path; empty if it may.
func refused(r room, path string) string {
	if !strings.HasPrefix(path, module) {
		if letIn(path, r.libraries) {
			return ""
		}
		return "this library is not let in here"
	}
	to, ok := find(short(path))
	switch {
	case !ok:
		return "not on the plan"
	case slices.Contains(onlyForTests, to.name) && !slices.Contains(onlyForTests, r.name):
		return "only for tests"
	case !slices.Contains(strings.Fields(r.ours), strings.TrimPrefix(to.name, "internal/")):
		return "the plan has no such arrow"
	case to.floor >= r.floor:
		return "arrows go down only"
	}
	return ""
}

// letIn reports whether path is of the standard library or of one of the libraries, named shortly.
func letIn(path, names string) bool {
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return true
	}
	return slices.ContainsFunc(strings.Fields(names), func(name string) bool {
		library := libraries[name]
		return path == library || strings.HasPrefix(path, library+"/")
	})
}

func TestThePlanHoldsTogether(t *testing.T) {
	for i, r := range house {
		if i > 0 && r.floor < house[i-1].floor {
			t.Errorf("%s stands below what it should stand above", r.name)
		}
		if r.purpose == "" {
			t.Errorf("%s has no purpose", r.name)
		}
		for _, name := range strings.Fields(r.ours) {
			if reason := refused(r, importPath(name)); reason != "" {
				t.Errorf("%s may import %s, and yet: %s", r.name, name, reason)
			}
		}
		for _, name := range strings.Fields(r.libraries + " " + forTests) {
			if libraries[name] == "" {
				t.Errorf("%s: no library is called %q", r.name, name)
			}
		}
	}
}

// The plan would be worthless if it let everything in.
func TestThePlanRefuses(t *testing.T) {
	for _, test := range []struct{ from, to string }{
		{"internal/directory", "rundtisch/internal/store"},
		{"internal/store", "rundtisch/internal/editing"},
		{"internal/editing", "rundtisch/internal/admin"},
		{"templates", "rundtisch/internal/store"},
		{"internal/site", "rundtisch/internal/editing"},
		{"internal/server", "rundtisch/internal/gazetteer"},
		{"internal/server", "rundtisch/internal/store/storetest"},
		{"internal/site", "github.com/jackc/pgx/v5"},
		{"internal/directory", "github.com/jackc/pgx/v5"},
		{"internal/store", "pgregory.net/rapid"},
		{"internal/document", "go.yaml.in/yaml/v2"},
		{"internal/fault", "github.com/go-chi/chi/v5"},
		{"cmd/rundtisch", "rundtisch/internal/directory/dossiertest"},
	} {
		if r, ok := find(test.from); !ok || refused(r, test.to) == "" {
			t.Errorf("%s may import %s", test.from, test.to)
		}
	}
}

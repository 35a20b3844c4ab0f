package store_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var writeSchema = flag.Bool("write-schema", false, "write migrations/schema.sql anew (make schema)")

const schemaHead = `-- The schema that all migrations add up to, for reading: nothing runs this file.
-- "make schema" writes it and "make check" compares it, with any PostgreSQL from 15 on.
-- LEVEL is open, staff or coordination where the three views differ in nothing but the level.
-- Left out: rights (internal/store/rights.go), what extensions bring along, and the tables of River (schema jobs).

`

func TestSchemaFileIsUpToDate(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "..", "migrations", "schema.sql")
	f := open(t)
	got := schemaHead + describe(t, f.owner)
	t.Logf("as PostgreSQL %s describes it", f.names(`show server_version`)[0])
	if *writeSchema {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("migrations/schema.sql is not up to date; \"make schema\" writes it (-file +database):\n%s", diff)
	}
}

package migrations_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rundtisch/migrations"
)

// before38 is the last migration of the time when programs did not ask which of them may start.
const before38 = 37

var (
	numbered = regexp.MustCompile(`^(\d{5})_[a-z_]+\.sql$`)
	runsOn   = regexp.MustCompile(`(?m)^-- Programs that know (\d+) or more run on it\.$`)
	raises   = regexp.MustCompile(`update desk\.compatibility set oldest = (\d+);`)
)

// Whether older programs still run is a decision about each migration; forgetting it would let them.
func TestEveryMigrationSaysWhichProgramsRunOnIt(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(migrations.Files, "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files (%v)", err)
	}
	for _, name := range files {
		parts := numbered.FindStringSubmatch(name)
		if parts == nil {
			t.Errorf("%s: want five digits, then small letters", name)
			continue
		}
		number, _ := strconv.Atoi(parts[1]) // they are digits
		data, err := fs.ReadFile(migrations.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		up, down, ok := strings.Cut(string(data), "-- +goose Down\n")
		if !ok || strings.TrimSpace(down) == "" || strings.Contains(down, "drop extension") {
			t.Errorf("%s: its way down is missing, or drops an extension that others may use", name)
		}
		if number > before38 {
			if err := checkDecision(number, up); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func checkDecision(number int, up string) error {
	said := runsOn.FindStringSubmatch(up)
	if said == nil {
		return fmt.Errorf("want a line like %q", "-- Programs that know 37 or more run on it.")
	}
	oldest, _ := strconv.Atoi(said[1]) // they are digits
	raised := raises.FindStringSubmatch(up)
	switch {
	case oldest > number:
		return fmt.Errorf("says %d, which comes after it", oldest)
	case oldest == number && (raised == nil || raised[1] != said[1]):
		return fmt.Errorf("want: update desk.compatibility set oldest = %d;", number)
	case oldest < number && raised != nil:
		return fmt.Errorf("says %d and raises the oldest program to %s", oldest, raised[1])
	}
	return nil
}

func TestADecisionIsChecked(t *testing.T) {
	t.Parallel()
	for up, ok := range map[string]bool{
		"create table a ();": false,
		"-- Programs that know 39 or more run on it.\ncreate table a ();":                                             true,
		"-- Programs that know 40 or more run on it.\ndrop table a;":                                                  false,
		"-- Programs that know 40 or more run on it.\ndrop table a;\nupdate desk.compatibility set oldest = 40;":      true,
		"-- Programs that know 39 or more run on it.\ncreate table a ();\nupdate desk.compatibility set oldest = 40;": false,
		"-- Programs that know 41 or more run on it.\n":                                                               false,
	} {
		if err := checkDecision(40, up); (err == nil) != ok {
			t.Errorf("%q: %v", up, err)
		}
	}
}

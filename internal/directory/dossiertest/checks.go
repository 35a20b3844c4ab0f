package dossiertest

import (
	"flag"
	"os"
)

// Thorough says that tests try everything they can, however long it takes: make thorough sets RUNDTISCH_TEST_THOROUGH.
func Thorough() bool { return os.Getenv("RUNDTISCH_TEST_THOROUGH") != "" }

// As other cases are drawn at every run, a quarter of them is enough each time. A flag of the command line still counts.
func init() {
	if !Thorough() {
		_ = flag.Set("rapid.checks", "25") // it exists, or no test here draws anything
	}
}

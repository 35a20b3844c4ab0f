package postgres

import (
	"os/exec"
	"strings"
)

const signalsOnDeath = false

// processesIn lists the servers on data below dir; their command line names them.
func processesIn(dir string) (found []string) {
	out, err := exec.Command("pgrep", "-f", "postgres -D "+dir).Output()
	if err != nil {
		return nil // pgrep fails when it finds nothing
	}
	return strings.Fields(string(out))
}

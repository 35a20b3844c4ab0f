package postgres

import (
	"os"
	"path/filepath"
	"strings"
)

const signalsOnDeath = true

// processesIn lists the processes whose working directory is dir or below, as that
// of every PostgreSQL process is in its data.
func processesIn(dir string) (found []string) {
	links, _ := filepath.Glob("/proc/[0-9]*/cwd") // the pattern is well-formed
	for _, link := range links {
		if cwd, err := os.Readlink(link); err == nil && strings.HasPrefix(cwd+"/", dir+"/") {
			found = append(found, filepath.Base(filepath.Dir(link)))
		}
	}
	return found
}

package postgres

import (
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// signalOnOurDeath has no means on macOS. After kill -9 the server runs on and the
// next Start ends it cleanly, see settle.
func signalOnOurDeath(*syscall.SysProcAttr, syscall.Signal) {}

// runsIn reports whether the process is a PostgreSQL. macOS does not tell its
// working directory without further tools; the process file of a data directory
// naming another cluster's server by chance is left out of account.
func runsIn(pid int, _ string) bool {
	out, err := exec.Command("ps", "-o", "comm=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && filepath.Base(strings.TrimSpace(string(out))) == "postgres"
}

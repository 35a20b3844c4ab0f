package postgres

import (
	"fmt"
	"os"
	"syscall"
)

func signalOnOurDeath(attr *syscall.SysProcAttr, sig syscall.Signal) { attr.Pdeathsig = sig }

// runsIn reports whether the process is a PostgreSQL on the data directory: the
// server makes that its working directory. A number that was given to some other
// process since is told apart that way.
func runsIn(pid int, data string) bool {
	dir, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid))
	return err == nil && dir == data
}

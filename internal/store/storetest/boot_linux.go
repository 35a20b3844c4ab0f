package storetest

import (
	"os"
	"strings"
)

// bootOfMachine is another one after every start of the machine.
func bootOfMachine() (string, error) {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	return strings.TrimSpace(string(id)), err
}

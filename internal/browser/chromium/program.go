// Package chromium finds the browser of the tests, for those who do not want the whole program of internal/browser with it.
package chromium

import (
	"fmt"
	"os"
	"os/exec"
)

// Program returns where the browser is: Chromium without windows, which draws with the same engine and takes three fifths of
// the CPU time, or else the whole Chromium. A test that asks is run again when there is another one.
func Program() (string, error) {
	_ = os.Getenv("RUNDTISCH_TEST_WORLD") // go test keeps a result only as long as this is the same
	if program, err := exec.LookPath("chromium-headless-shell"); err == nil {
		return program, nil
	}
	program, err := exec.LookPath("chromium")
	if err != nil {
		return "", fmt.Errorf("%w (Debian's packages are called chromium-headless-shell and chromium)", err)
	}
	return program, nil
}

//go:build linux || darwin

package postgres

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// halfMade begins the names of clusters that are not whole yet.
const halfMade = "data.new-"

// create makes a new cluster in a side directory and renames it into place when it
// is whole and on disk, so that data are either there or not.
func (c cluster) create(ctx context.Context, binaries installation, who *account) error {
	half, err := os.MkdirTemp(c.base, halfMade)
	if err != nil {
		return tell(err, "In %s lässt sich nichts anlegen (%v). Bitte die Rechte und den freien Platz prüfen.", c.base, err)
	}
	defer os.RemoveAll(half) // after the rename there is nothing left to remove
	if err := giveTo(half, who); err != nil {
		return tell(err, "%s lässt sich nicht an den Benutzer „%s“ übergeben (%v). Bitte ein anderes Datenverzeichnis wählen.",
			half, who.name, err)
	}
	args := append(initdbArgs(binaries.major), "--pgdata="+half)
	if c.throwaway {
		args = append(args, "--no-sync")
	}
	cmd := exec.Command(binaries.path("initdb"), args...)
	cmd.Dir, cmd.Env = c.base, plainEnv()
	if _, err := run(ctx, who, cmd); err != nil {
		if who != nil && errors.Is(err, fs.ErrPermission) {
			return locked(c.base, who, err) // the binaries can be run, we have seen that
		}
		return tell(err, "Die Datenbank in %s ließ sich nicht anlegen. Bitte den freien Platz und die Rechte prüfen.\n%v", c.data, err)
	}
	if err := os.Rename(half, c.data); err != nil {
		return tell(err, "%s lässt sich nicht umbenennen (%v). Bitte die Rechte prüfen.", half, err)
	}
	return syncDir(c.base)
}

// initdbArgs asks for UTF-8 rules that are the same on every machine. With plain C,
// text search would not fold Ä to ä.
func initdbArgs(major int) []string {
	args := []string{"--username=" + superuser, "--auth-local=trust", "--auth-host=reject",
		"--encoding=UTF8", "--data-checksums", "--no-instructions"}
	if major >= 17 {
		args = append(args, "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
	}
	if runtime.GOOS == "darwin" {
		// Not every macOS knows C.UTF-8; this one it always had. The parser of the text
		// search asks the system what a letter is, even with the builtin provider.
		return append(args, "--locale=C", "--lc-ctype=en_US.UTF-8")
	}
	return append(args, "--locale=C.UTF-8")
}

// removeLeftovers removes what interrupted attempts left in dir under names that
// begin with prefix. If one of them is still dying and writes on, the rest is
// removed next time.
func removeLeftovers(dir, prefix string) {
	entries, _ := os.ReadDir(dir) // what cannot be listed stays
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), prefix) {
			_ = os.RemoveAll(filepath.Join(dir, entry.Name())) // see above
		}
	}
}

// syncDir makes a rename in dir outlive a power cut.
func syncDir(dir string) error {
	file, err := os.Open(dir)
	if err == nil {
		err = errors.Join(file.Sync(), file.Close())
	}
	if err != nil && !errors.Is(err, syscall.EINVAL) { // some file systems cannot
		return tell(err, "%s lässt sich nicht auf die Platte schreiben (%v). Bitte den Datenträger prüfen.", dir, err)
	}
	return nil
}

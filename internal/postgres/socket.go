//go:build linux || darwin

package postgres

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

const (
	socketFile = "/.s.PGSQL." + port

	// longestSocket is a little less than the kernels' limits, 104 and 108 bytes.
	longestSocket = 100
)

// socketDir is where the socket lies. It follows from the state directory alone and
// not from TMPDIR or the like, so that every process arrives at the same one.
func socketDir(base string) string {
	dir := filepath.Join(base, "socket")
	// to the server and to those who connect, a comma begins another one
	if len(dir+socketFile) <= longestSocket && !strings.Contains(dir, ",") {
		return dir
	}
	sum := sha256.Sum256([]byte(base))
	return "/tmp/rundtisch-" + hex.EncodeToString(sum[:8])
}

// clearSocket makes the socket directory, for who alone, and removes what a killed
// server left in it. The caller knows that no server is running.
func (c cluster) clearSocket(who *account) error {
	err := os.Mkdir(c.socket, 0o700)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return tell(err, "Das Verzeichnis %s lässt sich nicht anlegen (%v). Bitte die Rechte prüfen.", c.socket, err)
	}
	if err := takeDir(c.socket, who); err != nil {
		return tell(err, "Das Verzeichnis %s wird für PostgreSQL gebraucht, ist aber nicht verwendbar (%v). "+
			"Bitte das Verzeichnis löschen oder umbenennen.", c.socket, err)
	}
	for _, name := range []string{socketFile, socketFile + ".lock"} {
		if err := os.Remove(c.socket + name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return tell(err, "%s%s lässt sich nicht löschen (%v). Bitte die Rechte prüfen.", c.socket, name, err)
		}
	}
	return nil
}

// takeDir makes sure that dir is a real directory that is nobody else's, since in
// /tmp anyone could have put one there first.
func takeDir(dir string, who *account) error {
	file, err := os.OpenFile(dir, os.O_RDONLY|syscall.O_DIRECTORY|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	uid := owner(info)
	if uid != uint32(os.Geteuid()) && (who == nil || uid != who.uid) {
		return errors.New("es gehört einem anderen Benutzer")
	}
	if who != nil {
		if err := file.Chown(int(who.uid), int(who.gid)); err != nil {
			return err
		}
	}
	return file.Chmod(0o700)
}

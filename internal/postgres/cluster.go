//go:build linux || darwin

package postgres

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// cluster knows the places of one private PostgreSQL.
type cluster struct {
	base   string // StateDir/postgresql, absolute and free of links, ours
	data   string // base/data, belongs to whoever PostgreSQL runs as
	socket string // directory of the unix socket, the same for every process

	throwaway bool // see Options
}

// openCluster makes the directories above the data and nothing in it.
func openCluster(stateDir string) (cluster, error) {
	if stateDir == "" {
		stateDir = DefaultStateDir()
	}
	if stateDir == "" {
		return cluster{}, tell(nil, "Es gibt keinen Ort für die Daten, denn dieser Benutzer hat kein Heimatverzeichnis. "+
			"Bitte ein Datenverzeichnis angeben oder DATABASE_URL setzen.")
	}
	base, err := filepath.Abs(filepath.Join(stateDir, "postgresql"))
	if err == nil {
		err = makeDirs(base, stateMode())
	}
	if err == nil {
		base, err = filepath.EvalSymlinks(base) // one server per directory, whatever it is called
	}
	if err != nil {
		return cluster{}, tell(err, "Das Datenverzeichnis %s lässt sich nicht anlegen (%v). "+
			"Bitte ein anderes wählen oder DATABASE_URL setzen.", stateDir, err)
	}
	return cluster{base: base, data: filepath.Join(base, "data"), socket: socketDir(base)}, nil
}

// stateMode lets the user that PostgreSQL runs as pass through, but not look
// around. Only root needs another user for it.
func stateMode() fs.FileMode {
	if os.Geteuid() == 0 {
		return 0o711
	}
	return 0o700
}

// makeDirs is os.MkdirAll, but the mode of what it creates does not depend on the
// umask, and what exists is left as it is.
func makeDirs(dir string, mode fs.FileMode) error {
	err := os.Mkdir(dir, mode)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeDirs(filepath.Dir(dir), mode); err != nil {
			return err
		}
		err = os.Mkdir(dir, mode)
	}
	if err == nil {
		return os.Chmod(dir, mode)
	}
	if info, statErr := os.Stat(dir); statErr == nil && info.IsDir() {
		return nil
	}
	return err
}

// claim takes the owner lock into *owner if it is free and leaves nil if it is not.
func (c cluster) claim(owner **lock) error {
	l, err := tryLock(filepath.Join(c.base, "owner.lock"))
	if err != nil {
		return tell(err, "Auf das Datenverzeichnis %s kann dieser Benutzer nicht zugreifen (%v). "+
			"Bitte als der Benutzer starten, dem es gehört, oder ein anderes wählen.", c.base, err)
	}
	*owner = l
	return nil
}

// major returns the version that the data were made with, or 0 if there are none yet.
func (c cluster) major() (int, error) {
	text, err := os.ReadFile(filepath.Join(c.data, "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(c.data); errors.Is(err, fs.ErrNotExist) {
			return 0, nil
		}
	}
	major, convErr := strconv.Atoi(strings.TrimSpace(string(text)))
	if err = errors.Join(err, convErr); err != nil {
		return 0, tell(err, "In %s liegen Daten, die nicht von PostgreSQL zu stammen scheinen (%v). "+
			"Bitte das Verzeichnis beiseite schieben oder aus einer Sicherung herstellen.", c.data, err)
	}
	return major, nil
}

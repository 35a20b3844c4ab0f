//go:build linux || darwin

package postgres

import (
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the user that PostgreSQL runs as when we are root, as it refuses to
// run as root itself. A nil account is the user we are.
type account struct {
	name     string
	uid, gid uint32
}

// account chooses the owner of the data if there are any, else postgres, else nobody.
// Data of root, say from a backup, are given to the one chosen.
func (c cluster) account() (*account, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	info, err := os.Lstat(c.data)
	if err == nil && owner(info) != 0 {
		id := strconv.FormatUint(uint64(owner(info)), 10)
		who := &account{name: id, uid: owner(info), gid: info.Sys().(*syscall.Stat_t).Gid}
		if u, err := user.LookupId(id); err == nil {
			who.name = u.Username
		}
		return who, nil
	}
	who, lookupErr := serviceAccount()
	if lookupErr != nil {
		return nil, lookupErr
	}
	if err == nil {
		err = filepath.WalkDir(c.data, func(path string, _ fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			return os.Lchown(path, int(who.uid), int(who.gid))
		})
		if err != nil {
			return nil, tell(err, "Das Verzeichnis %s lässt sich nicht an den Benutzer %q übergeben (%v). "+
				"Bitte die Rechte prüfen.", c.data, who.name, err)
		}
	}
	return who, nil
}

func serviceAccount() (*account, error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
		if uidErr == nil && gidErr == nil && uid != 0 {
			return &account{name: name, uid: uint32(uid), gid: uint32(gid)}, nil
		}
	}
	return nil, tell(nil, "PostgreSQL läuft nicht als root, und einen Benutzer „postgres“ oder „nobody“ gibt es hier nicht. "+
		"Bitte einen Benutzer „postgres“ anlegen, Rundtisch ohne root starten oder DATABASE_URL setzen.")
}

// locked explains that who cannot get into dir, naming the directory in the way.
func locked(dir string, who *account, cause error) error {
	for parent := dir; ; parent = filepath.Dir(parent) {
		if info, err := os.Stat(parent); err == nil && !who.mayEnter(info) {
			dir = parent // the outermost one wins
		}
		if parent == filepath.Dir(parent) {
			break
		}
	}
	return tell(cause, "PostgreSQL läuft hier als Benutzer „%s“, und der darf das Verzeichnis %s nicht betreten. "+
		"Bitte andere Verzeichnisse für Daten und Zwischenspeicher wählen, etwa /var/lib/rundtisch und /var/cache/rundtisch, "+
		"oder den Durchgang erlauben: chmod o+x %s", who.name, dir, dir)
}

// mayEnter goes by owner, group and mode alone. It only picks the name for a message.
func (a *account) mayEnter(info fs.FileInfo) bool {
	switch {
	case owner(info) == a.uid:
		return info.Mode()&0o100 != 0
	case info.Sys().(*syscall.Stat_t).Gid == a.gid:
		return info.Mode()&0o010 != 0
	default:
		return info.Mode()&0o001 != 0
	}
}

func owner(info fs.FileInfo) uint32 { return info.Sys().(*syscall.Stat_t).Uid }

// giveTo hands a path that we created to who.
func giveTo(path string, who *account) error {
	if who == nil {
		return nil
	}
	return os.Lchown(path, int(who.uid), int(who.gid))
}

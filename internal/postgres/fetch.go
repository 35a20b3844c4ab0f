//go:build linux || darwin

package postgres

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// fetch returns the directory of the fetched binaries, which is in the cache as a
// whole or not at all. Processes that fetch at the same time wait for the first.
func (f *search) fetch(ctx context.Context, cacheDir string, log func(string, ...any)) (string, error) {
	from, ok := f.archives[runtime.GOOS+"/"+runtime.GOARCH]
	if !ok || cacheDir == "" {
		return "", tell(nil, "Auf diesem Rechner ist kein PostgreSQL zu finden. %s", cure)
	}
	cache, err := filepath.Abs(filepath.Join(cacheDir, "postgresql"))
	if err == nil {
		err = makeDirs(cache, 0o755)
	}
	if err != nil {
		return "", tell(err, "Das Verzeichnis %s lässt sich nicht anlegen (%v). "+
			"Bitte ein anderes wählen oder PostgreSQL installieren.", cacheDir, err)
	}
	place := filepath.Join(cache, from.name+"-"+fetchedVersion)
	bin := filepath.Join(place, "bin")
	if _, err := os.Stat(bin); err == nil {
		return bin, nil
	}
	npm, err := exec.LookPath(f.npm)
	if err != nil {
		return "", tell(err, "Auf diesem Rechner ist kein PostgreSQL zu finden und auch kein npm, um es herunterzuladen. %s", cure)
	}
	lock, err := waitLock(ctx, filepath.Join(cache, "fetch.lock"), func() {
		log("Warte auf einen anderen Prozess, der PostgreSQL gerade herunterlädt …")
	})
	if err != nil {
		return "", tell(err, "PostgreSQL ließ sich nicht herunterladen (%v). %s", err, cure)
	}
	defer lock.release()
	if _, err := os.Stat(bin); err == nil {
		return bin, nil // by the one we waited for
	}
	start := time.Now()
	if err := from.fetchInto(ctx, npm, cache, place, log); err != nil {
		return "", tell(err, "PostgreSQL ließ sich nicht herunterladen: %v\n%s", err, cure)
	}
	log("PostgreSQL ist heruntergeladen und geprüft (%.1f s).", time.Since(start).Seconds())
	return bin, nil
}

// fetchInto does it all in a side directory of cache and renames the result to place.
func (a archive) fetchInto(ctx context.Context, npm, cache, place string, log func(string, ...any)) error {
	removeLeftovers(cache, "partial-")
	partial, err := os.MkdirTemp(cache, "partial-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(partial)
	file, err := a.download(ctx, npm, partial, log)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := a.check(file); err != nil {
		return err
	}
	tree := filepath.Join(partial, "tree")
	if err := unpack(file, tree, maxUnpacked); err != nil {
		return err
	}
	syscall.Sync() // a thousand small files at once; after a power cut the place must not hold empty ones
	return os.Rename(tree, place)
}

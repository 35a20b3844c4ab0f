//go:build linux || darwin

package postgres

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Both limits are several times what the pinned archives hold.
const (
	maxUnpacked = 400 << 20
	maxFiles    = 10_000
)

// wanted is the part of the archive that holds PostgreSQL.
const wanted = "package/native/"

// unpack puts the wanted part of the archive into the new directory dir, readable by
// everybody whatever the umask, and refuses an archive that is not plain files below
// its own directory or is larger than limit.
func unpack(archive io.Reader, dir string, limit int64) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	plain, err := gzip.NewReader(archive)
	if err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	limited := &io.LimitedReader{R: plain, N: limit}
	files := tar.NewReader(limited)
	for count := 0; ; count++ {
		header, err := files.Next()
		if limited.N <= 0 || count >= maxFiles {
			return errors.New("archive: too large") // asked first: cut off, it may look complete
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("archive: %w", err)
		}
		if err := unpackOne(root, header, files); err != nil {
			if limited.N <= 0 {
				err = errors.New("too large")
			}
			return fmt.Errorf("archive: %s: %w", header.Name, err)
		}
	}
	if err := makeLinks(root); err != nil {
		return err
	}
	return fs.WalkDir(root.FS(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return root.Chmod(path, 0o755)
	})
}

func unpackOne(root *os.Root, header *tar.Header, content io.Reader) error {
	if !filepath.IsLocal(header.Name) {
		return errors.New("leads out of the archive")
	}
	if header.Typeflag != tar.TypeReg && header.Typeflag != tar.TypeDir {
		return errors.New("neither file nor directory")
	}
	name, ok := strings.CutPrefix(header.Name, wanted)
	if !ok || header.Typeflag == tar.TypeDir {
		return nil // directories come with their files
	}
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if header.Mode&0o100 != 0 {
		mode = 0o755
	}
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, content)
	return errors.Join(err, file.Chmod(mode), file.Close())
}

// makeLinks makes the links to libraries, which npm cannot pack, from the package's
// own list. The links are relative, so that the directory can be renamed.
func makeLinks(root *os.Root) error {
	text, err := root.ReadFile("pg-symlinks.json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(text, &links); err != nil {
		return fmt.Errorf("pg-symlinks.json: %w", err)
	}
	for _, link := range links {
		source, ok := strings.CutPrefix("package/"+link.Source, wanted)
		target, alsoOK := strings.CutPrefix("package/"+link.Target, wanted)
		if !ok || !alsoOK || !filepath.IsLocal(source) || !filepath.IsLocal(target) {
			return fmt.Errorf("pg-symlinks.json: %q leads out of the archive", link.Target)
		}
		relative, err := filepath.Rel(filepath.Dir(target), source)
		if err != nil {
			return err
		}
		if err := root.Symlink(relative, target); err != nil {
			return err
		}
	}
	return nil
}

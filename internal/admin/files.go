package admin

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Files are written one after the other: Create ends the one before, Close the last.
type Files interface {
	Create(name string) (io.Writer, error)
	Close() error
}

// ZIP writes files into one, without anything that differs from one time to the next.
type ZIP struct{ *zip.Writer }

// NewZIP begins one.
func NewZIP(w io.Writer) ZIP { return ZIP{zip.NewWriter(w)} }

// Create implements Files.
func (z ZIP) Create(name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
}

// folder writes files below a directory, readable to nobody else.
type folder struct {
	dir  string
	open *os.File
}

// Create implements Files.
func (f *folder) Create(name string) (io.Writer, error) {
	if err := f.Close(); err != nil {
		return nil, err
	}
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	open, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	f.open = open
	return open, nil
}

// Close implements Files.
func (f *folder) Close() error {
	if f.open == nil {
		return nil
	}
	err := f.open.Close()
	f.open = nil
	return err
}

// WriteFiles calls fill with where a command was told to write: „-" is a ZIP file on out, a name that ends in .zip such
// a file, which appears when it is whole, and everything else a directory, which must not be there yet or be empty.
func WriteFiles(to string, out io.Writer, fill func(Files) error) error {
	switch {
	case to == "-":
		return filled(NewZIP(out), fill)
	case strings.EqualFold(filepath.Ext(to), ".zip"):
		return writeZIP(to, fill)
	}
	entries, err := os.ReadDir(to)
	if err == nil && len(entries) > 0 {
		return fmt.Errorf(sayFolderUsed, to)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf(sayFolderUnwritable, to, err)
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return fmt.Errorf(sayFolderNotMade, to, err)
	}
	return filled(&folder{dir: to}, fill)
}

func filled(files Files, fill func(Files) error) error {
	if err := fill(files); err != nil {
		return err // what is there lacks its end, and nobody takes it for whole
	}
	return files.Close()
}

func writeZIP(to string, fill func(Files) error) error {
	part, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".*.teil") // for nobody else to read
	if err != nil {
		return fmt.Errorf(sayUnwritable, to, err)
	}
	defer func() { _ = os.Remove(part.Name()) }() // where it was not renamed
	if err := errors.Join(filled(NewZIP(part), fill), part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), to)
}

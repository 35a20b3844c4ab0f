package archive

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Create makes a file that only its owner may read, of what fill writes. It appears under its name when it is whole and on
// the disk; until then, and after an error, a file that was there before stays.
func Create(name string, fill func(io.Writer) error) error {
	part, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.teil") // for nobody else to read
	if err != nil {
		return fmt.Errorf(sayUnwritable, name, err)
	}
	defer func() { _ = os.Remove(part.Name()) }() // where it was not renamed
	buffered := bufio.NewWriterSize(part, 1<<20)
	err = fill(buffered)
	if err := errors.Join(err, buffered.Flush(), part.Sync(), part.Close()); err != nil {
		return err
	}
	if err := os.Rename(part.Name(), name); err != nil {
		return fmt.Errorf(sayUnwritable, name, err)
	}
	folder, err := os.Open(filepath.Dir(name))
	if err != nil {
		return nil // it is there; only whether its name would outlive a power cut is not known
	}
	_ = folder.Sync() // as above
	return folder.Close()
}

// Spool copies what comes in into a file that only this process has, for whoever has to read it twice.
func Spool(in io.Reader) (file *os.File, err error) {
	file, err = os.CreateTemp("", "rundtisch-*") // for nobody else to read
	if err != nil {
		return nil, fmt.Errorf(saySpool, err)
	}
	err = os.Remove(file.Name()) // gone as soon as it is closed, however that happens
	if err == nil {
		_, err = io.Copy(file, in)
	}
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		_ = file.Close() // nothing of it is of use
		return nil, fmt.Errorf(saySpool, err)
	}
	return file, nil
}

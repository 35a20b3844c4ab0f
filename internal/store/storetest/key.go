package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"time"

	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// schemaHash tells schemas apart: it is over all migrations, ours and River's.
func schemaHash(files fs.FS) (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		_, _ = fmt.Fprintf(hash, "%s %d\n%s", name, len(data), data) // a hash never fails
		return err
	})
	if err != nil {
		return "", err
	}
	jobs, err := rivermigrate.New(riverpgxv5.New(nil), nil) // another version of River has other tables
	if err != nil {
		return "", err
	}
	for _, m := range jobs.AllVersions() {
		_, _ = hash.Write([]byte(m.SQLUp))
	}
	return hex.EncodeToString(hash.Sum(nil)[:8]), nil
}

// program is the content of this program, as a hash.
var program = sync.OnceValues(func() ([]byte, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, file)
	return hash.Sum(nil), err
})

// began is the day of this run: a template must not change its name while tests are using it.
var began = time.Now().UTC().Format(time.DateOnly)

// filledHash tells apart what a program makes on a day from a template under a name.
func filledHash(program []byte, day, template, name string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%x %s %s %s", program, day, template, name))
	return hex.EncodeToString(sum[:8])
}

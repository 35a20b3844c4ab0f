package gazetteer

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// archiveName is the file in the operator's folder that holds all imported tables: a zip with one file of
// tab-separated rows per kind. It is one file so that an import happens as a whole or not at all.
const archiveName = "gazetteer.zip"

// readArchive returns the tables imported into dir, none if there are none.
func readArchive(dir string) (tables, error) {
	all := tables{}
	if dir == "" {
		return all, nil
	}
	path := filepath.Join(dir, archiveName)
	archive, err := zip.OpenReader(path)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer archive.Close()
	for _, file := range archive.File {
		k, ok := kindNamed(file.Name)
		if !ok {
			return nil, fmt.Errorf("%s: unbekannter Inhalt %.60q", path, file.Name)
		}
		if all[k.name], err = readTable(file, k); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, k.name, err)
		}
	}
	return all, nil
}

// readTable reads one table and checks it again: the file may have been touched since.
func readTable(file *zip.File, k kind) (table [][]string, err error) {
	content, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer content.Close()
	text, err := io.ReadAll(io.LimitReader(content, maxImport))
	if err != nil {
		return nil, err
	}
	table = make([][]string, 0, strings.Count(string(text), "\n"))
	rows(string(text), func(fields []string) {
		row := make([]string, len(k.columns))
		if len(fields) != len(row) {
			err = errors.New("beschädigt, bitte neu einlesen")
			return
		}
		for i, c := range k.columns {
			stored, fault := c.check(fields[i])
			if fault != "" {
				err = fmt.Errorf("beschädigt, bitte neu einlesen: „%.60s“ %s", fields[i], fault)
			}
			row[i] = stored
		}
		table = append(table, row)
	})
	return table, err
}

// writeArchive replaces the imported tables in dir. Whatever happens meanwhile, either the old or the new ones are there.
func writeArchive(dir string, all tables) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	file, err := os.CreateTemp(dir, archiveName+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			file.Close()
			os.Remove(file.Name())
		}
	}()
	archive := zip.NewWriter(file)
	for _, k := range kinds() {
		if len(all[k.name]) == 0 {
			continue
		}
		// A fixed time, so that the same import gives the same file.
		header := &zip.FileHeader{Name: k.name, Method: zip.Deflate, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)}
		entry, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		w := bufio.NewWriter(entry)
		for _, row := range all[k.name] {
			w.WriteString(strings.Join(row, "\t"))
			w.WriteByte('\n')
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return err
	}
	if err := errors.Join(file.Chmod(0o644), file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), filepath.Join(dir, archiveName))
}

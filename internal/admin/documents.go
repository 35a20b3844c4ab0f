// Package admin is the commands for the operator.
package admin

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/examples"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// File is a document with the name that it was given by.
type File struct {
	Name string
	Data []byte
}

// ReadFiles reads the named files, each no larger than a document may be.
func ReadFiles(names []string) ([]File, error) {
	var files []File
	for _, name := range names {
		f, err := OpenFile(name)
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(io.LimitReader(f, document.MaxBytes+1))
		err = errors.Join(err, f.Close())
		if err != nil {
			return nil, fmt.Errorf(sayUnreadable, name, err)
		}
		files = append(files, File{name, data})
	}
	return files, nil
}

// Examples returns the documents of the five networks that come with the program.
func Examples() ([]File, error) {
	names, err := fs.Glob(examples.Files, "networks/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("examples: %w", err)
	}
	var files []File
	for _, name := range names {
		data, err := examples.Files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("examples: %w", err)
		}
		files = append(files, File{filepath.Base(name), data})
	}
	return files, nil
}

var outcomes = map[editing.Outcome]string{
	editing.Unchanged: "unverändert", editing.Added: "neu", editing.Changed: "geändert",
}

// Load loads documents and says on out what became of each. If one is refused, nothing of any is stored,
// and the error names file, line, field and reason. Numbers that nobody can be sure of, and that passed for numbers
// before anybody asked, are loaded: an old export must not be lost for them. Load names them.
func Load(ctx context.Context, editor *editing.Editor, files []File, now time.Time, out io.Writer) error {
	var bad []error
	dossiers := make([]directory.Dossier, len(files))
	for i, file := range files {
		d, err := document.Decode(file.Data)
		dossiers[i] = d
		if err != nil {
			bad = append(bad, fmt.Errorf("%s:\n%w", file.Name, err))
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf(sayNothingSaved, errors.Join(bad...))
	}
	became, at, err := editor.LoadAll(ctx, dossiers, now)
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return fmt.Errorf(sayNothingSavedOf, files[at].Name, document.Locate(files[at].Data, invalid))
	}
	if err != nil {
		return err
	}
	for i, file := range files {
		if _, err := fmt.Fprintf(out, "%s: %s (%s)\n", file.Name, outcomes[became[i]], dossiers[i].Network.Key); err != nil {
			return err
		}
		if troubles := dossiers[i].PhoneTroubles(); len(troubles) > 0 {
			if _, err := fmt.Fprintf(out, sayNobodyCanDial, file.Name, document.Locate(file.Data, troubles)); err != nil {
				return err
			}
		}
	}
	return nil
}

// Export writes the document of the network with this key.
func Export(ctx context.Context, s *store.Store, key string, out io.Writer) error {
	var d directory.Dossier
	err := s.Snapshot(ctx, func(s *store.Store) (err error) {
		d, err = s.Dossier(ctx, key)
		return err
	})
	var moved fault.Moved
	switch {
	case errors.As(err, &moved):
		return fmt.Errorf(sayNetworkMoved, key, moved.To)
	case errors.Is(err, fault.NotFound):
		return fmt.Errorf(sayNoNetwork, key)
	case err != nil:
		return err
	}
	data, err := document.Encode(d)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return err
}

package admin

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// Limits of what is read at a time.
const (
	maxContents = 1 << 20
	maxLine     = 16 << 20 // a revision with its document
	rowsAtOnce  = 50
	bytesAtOnce = 4 << 20
)

// OpenWhole opens what Whole wrote: a directory, or a ZIP file. It returns nil where name is neither.
func OpenWhole(name string) (fs.FS, func() error, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, unreadable(name, err)
	}
	if info.IsDir() {
		return os.DirFS(name), func() error { return nil }, nil
	}
	begin := make([]byte, 4)
	f, err := OpenFile(name)
	if err != nil {
		return nil, nil, err
	}
	_, err = io.ReadFull(f, begin)
	if err := errors.Join(ignoreShort(err), f.Close()); err != nil {
		return nil, nil, fmt.Errorf(sayUnreadable, name, err)
	}
	if !bytes.HasPrefix(begin, []byte("PK")) {
		return nil, nil, nil
	}
	archive, err := zip.OpenReader(name)
	if err != nil {
		return nil, nil, fmt.Errorf(sayWholeDamaged, name, err)
	}
	return archive, archive.Close, nil
}

func ignoreShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// LoadWhole fills an empty directory with what Whole wrote, all of it or nothing. It says on out what is there now, and
// on progress how far it is.
func LoadWhole(ctx context.Context, editor *editing.Editor, whole fs.FS, now time.Time, out, progress io.Writer) error {
	c, err := readContents(whole)
	if err != nil {
		return err
	}
	held, err := editor.Fill(ctx, now, func(f *editing.Filling) error {
		if err := loadDocuments(f, whole, c, progress); err != nil {
			return err
		}
		for _, part := range store.RestParts() {
			if err := loadRest(f, whole, part, c.Rows[part]); err != nil {
				return fmt.Errorf("%s/%s.jsonl: %w", wholeRest, part, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf(sayNothingSaved, plainly(err))
	}
	for _, name := range held {
		fmt.Fprintf(out, sayPlaceOfShelter, name)
	}
	_, err = fmt.Fprintf(out, sayWholeLoaded, counted(c.Networks, "Netzwerk ist geladen", "Netzwerke sind geladen"))
	return err
}

// plainly says of a file that ends too early, or whose sum is wrong, that it does.
func plainly(err error) error {
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf(sayPartsDamaged, err)
	}
	return err
}

func readContents(whole fs.FS) (contents, error) {
	var c contents
	data, err := readUpTo(whole, wholeContents, maxContents)
	if errors.Is(err, fs.ErrNotExist) {
		return c, fmt.Errorf(sayPartMissing, wholeContents)
	}
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		return c, fmt.Errorf(sayUnreadable, wholeContents, plainly(err))
	}
	if c.Version != wholeVersion {
		return c, fmt.Errorf(sayOtherVersion, c.Version, wholeVersion)
	}
	for part := range c.Rows {
		if !known(part) {
			return c, fmt.Errorf(sayNewerVersion, part)
		}
	}
	return c, nil
}

func known(part string) bool {
	for _, name := range store.RestParts() {
		if name == part {
			return true
		}
	}
	return false
}

func loadDocuments(f *editing.Filling, whole fs.FS, c contents, progress io.Writer) error {
	entries, err := fs.ReadDir(whole, wholeDocuments)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(entries) != c.Networks {
		return fmt.Errorf(sayNetworksMissing, c.Networks, len(entries))
	}
	reported := time.Now()
	for n, entry := range entries {
		name := wholeDocuments + "/" + entry.Name()
		data, err := readUpTo(whole, name, document.MaxBytes)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		d, err := document.Decode(data)
		if err != nil {
			return fmt.Errorf("%s:\n%w", name, err)
		}
		if d.Network.Key+".yaml" != entry.Name() {
			return fmt.Errorf(sayOtherNetwork, name, d.Network.Key)
		}
		err = f.Network(d)
		var invalid fault.Invalid
		if errors.As(err, &invalid) {
			return fmt.Errorf("%s:\n%w", name, document.Locate(data, invalid))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if time.Since(reported) >= sayEvery {
			reported = time.Now()
			fmt.Fprintf(progress, sayProgress, n+1, len(entries))
		}
	}
	return nil
}

func loadRest(f *editing.Filling, whole fs.FS, part string, want int) error {
	file, err := whole.Open(wholeRest + "/" + part + ".jsonl")
	if errors.Is(err, fs.ErrNotExist) && want == 0 {
		return nil // an older program had no such part
	}
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, maxLine)
	n := 0
	err = f.Rest(part, func() (rows []json.RawMessage, err error) {
		for size := 0; len(rows) < rowsAtOnce && size < bytesAtOnce && lines.Scan(); n++ {
			if !json.Valid(lines.Bytes()) || !strings.HasPrefix(lines.Text(), "{") {
				_, err := io.Copy(io.Discard, file) // where the sum is wrong, that is what to say
				return nil, errors.Join(err, fmt.Errorf(sayLineUnreadable, n+1))
			}
			rows, size = append(rows, bytes.Clone(lines.Bytes())), size+len(lines.Bytes())
		}
		return rows, lines.Err()
	})
	if errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf(sayLineLong, n+1)
	}
	if err == nil && n != want {
		err = fmt.Errorf(sayLinesMissing, want, n)
	}
	return err
}

// readUpTo reads a file that is at most this long; a longer one comes back one byte too long.
func readUpTo(whole fs.FS, name string, most int64) ([]byte, error) {
	file, err := whole.Open(name)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, most+1))
	return data, errors.Join(err, file.Close())
}

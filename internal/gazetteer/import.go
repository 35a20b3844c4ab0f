package gazetteer

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// A Report says what an import has stored.
type Report struct {
	Files     []ImportedFile
	Postcodes int // how many postcodes are now answered by imported files
}

// An ImportedFile is one file of an import.
type ImportedFile struct {
	File string // its path
	Kind string // what it was recognised as: "plz_kreis", "kreise" …
	Rows int
}

// maxImport bounds the size of a file to import, in bytes.
const maxImport = 64 << 20

// ImportFiles stores official files in dir, which is created if need be; Open lays them over the embedded data.
//
// It takes CSV (comma or semicolon) and GeoJSON in UTF-8 and recognises by its columns or regions what a file is:
//   - plz_kreis: plz, ags_kreise (separated by blanks)
//   - plz: plz, ort, ags, ags_kreis, lat, lon, coord_src
//   - plz_supplement: the same columns, with S as coord_src throughout
//   - plz_geonames: plz, ort, ags_kreis, lat, lon
//   - kreise: ags, name, anzeige, land_ags, lat, lon
//   - laender: ags, name, kurz
//   - gemeinden: ags, name, bez, ags_kreis, lat, lon
//   - shapes of Kreise or Länder: a FeatureCollection of (multi)polygons with the AGS as id
//
// The Kreise of a postcode are those that plz_kreis, plz and plz_supplement name, all together;
// plz_geonames is asked for Kreise only where these do not know the postcode.
// A file replaces what was imported of its kind before.
//
// The errors are in German, for the operator: each names file, line, field and reason. With an error nothing is stored.
func ImportFiles(dir string, files ...string) (Report, error) {
	if dir == "" {
		return Report{}, errors.New("kein Ordner für die eingelesenen Daten angegeben")
	}
	if len(files) == 0 {
		return Report{}, errors.New("keine Dateien angegeben")
	}
	all, err := readArchive(dir)
	if err != nil {
		return Report{}, err
	}
	var report Report
	var faults []error
	from := map[string]importedTable{} // by kind
	for _, file := range files {
		read, err := readFile(file)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", filepath.Base(file), err))
			continue
		}
		read.file = filepath.Base(file)
		if other, ok := from[read.kind]; ok {
			faults = append(faults, fmt.Errorf("%s: ist von derselben Art (%s) wie %s", read.file, read.kind, other.file))
			continue
		}
		from[read.kind], all[read.kind] = read, read.rows
		report.Files = append(report.Files, ImportedFile{file, read.kind, len(read.rows)})
	}
	if len(faults) > 0 {
		return Report{}, errors.Join(faults...)
	}
	_, err = assemble(all) // does it all fit together?
	var unknown unknownKreis
	if errors.As(err, &unknown) {
		if read, ok := from[unknown.kind]; ok {
			return Report{}, fmt.Errorf("%s: %s, %w", read.file, read.where[unknown.row], unknown)
		}
	}
	if err != nil {
		return Report{}, err
	}
	if err := writeArchive(dir, all); err != nil {
		return Report{}, err
	}
	report.Postcodes = len(importedPostcodes(all))
	return report, nil
}

// An importedTable is a file to import that has been found to be in order.
type importedTable struct {
	file, kind string
	rows       [][]string
	where      []string // for each row, where it is in the file
}

var errTooLarge = fmt.Errorf("ist größer als %d MiB", maxImport>>20)

// readFile reads and checks one file to import.
func readFile(path string) (importedTable, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return importedTable{}, errors.New("diese Datei gibt es nicht")
	case errors.Is(err, fs.ErrPermission):
		return importedTable{}, errors.New("diese Datei darf das Programm nicht lesen")
	case err == nil && info.IsDir():
		return importedTable{}, errors.New("ist ein Ordner; gelesen wird eine Datei")
	case err == nil && !info.Mode().IsRegular():
		return importedTable{}, errors.New("ist keine gewöhnliche Datei")
	case err == nil && info.Size() > maxImport:
		return importedTable{}, errTooLarge
	}
	file, err := os.Open(path)
	if err != nil {
		return importedTable{}, fmt.Errorf("lässt sich nicht öffnen: %w", err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxImport+1))
	switch {
	case err != nil:
		return importedTable{}, fmt.Errorf("lässt sich nicht lesen: %w", err)
	case len(content) > maxImport:
		return importedTable{}, errTooLarge
	}
	content = bytes.TrimPrefix(content, []byte("\uFEFF"))
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return importedTable{}, fmt.Errorf("Zeile %d: enthält ein Nullzeichen, ist also kein Text", lineAt(content, i))
	}
	if !utf8.Valid(content) {
		return importedTable{}, fmt.Errorf("Zeile %d: ist nicht in UTF-8 geschrieben", lineAt(content, firstInvalid(content)))
	}
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("{")) {
		return readGeoJSON(content)
	}
	return readCSV(content)
}

// lineAt returns the number of the line in which byte i is.
func lineAt(content []byte, i int) int { return bytes.Count(content[:i], []byte("\n")) + 1 }

// firstInvalid returns the index of the first byte that is not UTF-8.
func firstInvalid(content []byte) int {
	i := 0
	for i < len(content) {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		i += size
	}
	return i
}

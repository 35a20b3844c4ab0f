package gazetteer

import (
	_ "embed" // the data files
	"fmt"
	"strings"
	"sync"
)

// Written by tools/gazetteer.
var (
	//go:embed data/kreise.tsv
	kreiseFile string
	//go:embed data/places.tsv
	placesFile string
	//go:embed data/postcodes.tsv
	postcodesFile string
	//go:embed data/outlines.tsv
	outlinesFile string
)

// A Gazetteer answers questions about regions, places and postcodes.
// It does not change after Open and may be used by several goroutines at once.
type Gazetteer struct {
	laender    []Land     // by code
	kreise     []Kreis    // by AGS
	postcodes  []postcode // by PLZ
	places     []place
	outlines   []Outline // by code
	projection projection
	shapes     map[string]string // AGS of a Kreis → SVG path, if imported

	names func() *nameIndex // built when the first name is looked up
}

// Open reads the embedded data and lays over them what ImportFiles has stored in dir.
// An empty dir, or one without imported data, is no error; damaged data in it is.
func Open(dir string) (*Gazetteer, error) {
	tables, err := readArchive(dir)
	if err != nil {
		return nil, err
	}
	return assemble(tables)
}

// assemble lays imported tables over the embedded data.
func assemble(tables tables) (*Gazetteer, error) {
	g := &Gazetteer{
		laender:   laender(),
		kreise:    embeddedKreise(),
		postcodes: embeddedPostcodes(),
		places:    embeddedPlaces(),
		shapes:    map[string]string{},
	}
	g.projection, g.outlines = embeddedOutlines()
	if err := g.overlay(tables); err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	g.names = sync.OnceValue(func() *nameIndex { return newNameIndex(g) })
	return g, nil
}

// rows calls do with the fields of each line of an embedded file.
func rows(file string, do func(fields []string)) {
	var fields []string
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rest, more := strings.TrimSuffix(line, "\n"), true
		fields = fields[:0]
		for more {
			var field string
			field, rest, more = strings.Cut(rest, "\t")
			fields = append(fields, field)
		}
		do(fields)
	}
}

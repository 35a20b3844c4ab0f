package admin

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rundtisch/internal/gazetteer"
)

// Lookup writes one line of JSON a postcode: {"plz":"44623","kreise":[{"ags":"05916","name":"Herne","certain":true}]}.
// A single „-" reads them from in, one a line. A postcode that is not known has no kreise.
func Lookup(atlas *gazetteer.Gazetteer, postcodes []string, in io.Reader, out io.Writer) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	write := func(plz string) error {
		kreise := atlas.Postcode(plz)
		if kreise == nil {
			kreise = []gazetteer.Candidate{}
		}
		return encoder.Encode(struct {
			PLZ    string                `json:"plz"`
			Kreise []gazetteer.Candidate `json:"kreise"`
		}{plz, kreise})
	}
	for _, plz := range postcodes {
		if plz != "-" {
			if err := write(plz); err != nil {
				return err
			}
			continue
		}
		lines := bufio.NewScanner(in)
		for lines.Scan() {
			if plz := strings.TrimSpace(lines.Text()); plz != "" {
				if err := write(plz); err != nil {
					return err
				}
			}
		}
		if err := lines.Err(); err != nil {
			return fmt.Errorf("Standardeingabe: %w", err)
		}
	}
	return nil
}

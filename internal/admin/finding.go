package admin

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/gazetteer"
)

// understood is a line that somebody typed, taken apart. Lists are never null.
type understood struct {
	Text      string               `json:"text"`
	Place     understoodPlace      `json:"place"`
	Topics    []directory.Topic    `json:"topics"`
	Audiences []directory.Audience `json:"audiences"`
	Languages []directory.Tongue   `json:"languages"`
	Access    []directory.Access   `json:"access"`
	Modes     []directory.Mode     `json:"modes"`
	Open      string               `json:"open"`
	Names     []string             `json:"names"`
	Unknown   []string             `json:"unknown"`
	Urgent    bool                 `json:"urgent"`
}

// understoodPlace has the keys of the Kreise, or of the Land, that are meant, or else those to ask about.
type understoodPlace struct {
	PLZ     string   `json:"plz"`
	AGS     []string `json:"ags"`
	Name    string   `json:"name"`
	Offered []string `json:"offered"`
}

// Understand writes one line of JSON a line that somebody may type into a search. A single „-" reads them from in.
func Understand(atlas *gazetteer.Gazetteer, lines []string, in io.Reader, out io.Writer) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, line := range lines {
		if line != "-" {
			if err := encoder.Encode(understand(atlas, line)); err != nil {
				return err
			}
			continue
		}
		scanner := bufio.NewScanner(in)
		for scanner.Scan() {
			if err := encoder.Encode(understand(atlas, scanner.Text())); err != nil {
				return err
			}
		}
		if err := scanner.Err(); err != nil {
			return fmt.Errorf("Standardeingabe: %w", err)
		}
	}
	return nil
}

func understand(atlas *gazetteer.Gazetteer, line string) understood {
	line = strings.ToValidUTF8(strings.TrimSpace(line), "")
	u := finding.Understand(atlas, line)
	place := understoodPlace{PLZ: u.Place.Postcode, AGS: list(u.Place.Districts), Name: u.Place.Name, Offered: []string{}}
	if u.Place.Land != "" {
		place.AGS = []string{u.Place.Land}
	} else if k, ok := single(atlas, u.Place); ok && u.Place.Postcode != "" {
		place.Name = k
	}
	for _, c := range u.Place.Choices {
		place.Offered = append(place.Offered, c.AGS)
	}
	return understood{
		line, place, list(u.Topics), list(u.Audiences), list(u.Languages), list(u.Access), list(u.Modes), u.Open, list(u.Names), list(u.Unknown),
		u.Urgent,
	}
}

// single returns the name of the municipality of a postcode that has only one, or else that of its only Kreis.
func single(atlas *gazetteer.Gazetteer, p finding.Place) (string, bool) {
	if places := atlas.PostcodePlaces(p.Postcode); len(places) == 1 {
		return places[0], true
	}
	if len(p.Districts) != 1 {
		return "", false
	}
	k, ok := atlas.Kreis(p.Districts[0])
	return k.Name, ok
}

// list returns a list that is encoded as [] where there is nothing.
func list[T any](all []T) []T { return append([]T{}, all...) }

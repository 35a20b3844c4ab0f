package gazetteer

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A position is a longitude and a latitude; a height after them is left out, what is missing is 0.
type position [2]float64

type feature struct {
	ID         any `json:"id"`
	Properties struct {
		AGS string `json:"ags"`
	} `json:"properties"`
	Geometry struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
}

// readGeoJSON turns a FeatureCollection of Kreise or Länder into SVG paths.
func readGeoJSON(content []byte) (read importedTable, err error) {
	var collection struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}
	if err := json.Unmarshal(content, &collection); err != nil {
		line := 1
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		if errors.As(err, &syntax) {
			line = lineAt(content, min(int(syntax.Offset), len(content)))
		} else if errors.As(err, &kind) {
			line = lineAt(content, min(int(kind.Offset), len(content)))
		}
		return importedTable{}, fmt.Errorf("Zeile %d: ist kein gültiges GeoJSON: %w", line, err)
	}
	if collection.Type != "FeatureCollection" || len(collection.Features) == 0 {
		return importedTable{}, errors.New("Zeile 1, Feld features: ist keine FeatureCollection mit Flächen")
	}
	projection, _ := embeddedOutlines()
	seen := map[string]bool{}
	for i, f := range collection.Features {
		ags, _ := f.ID.(string)
		if ags == "" {
			ags = f.Properties.AGS
		}
		if _, fault := checkRegion(ags); fault != "" {
			return importedTable{}, fmt.Errorf("Fläche %d, Feld id: „%.60s“ %s", i+1, ags, fault)
		}
		kind := kreisShapes
		if len(ags) == 2 {
			kind = landShapes
		}
		switch {
		case seen[ags]:
			return importedTable{}, fmt.Errorf("Fläche %d, Feld id: „%s“ kommt schon früher vor", i+1, ags)
		case read.kind != "" && read.kind != kind:
			return importedTable{}, fmt.Errorf("Fläche %d, Feld id: „%s“: Kreise und Länder stehen in einer Datei", i+1, ags)
		}
		read.kind, seen[ags] = kind, true
		perUnit := 10.0
		if kind == landShapes { // drawn together, and in every visit to the map: a whole unit must do
			perUnit = 1
		}
		path, err := f.path(projection, perUnit)
		if err != nil {
			return importedTable{}, fmt.Errorf("Fläche %d (%s), Feld geometry: %w", i+1, ags, err)
		}
		read.rows = append(read.rows, []string{ags, path})
		read.where = append(read.where, fmt.Sprintf("Fläche %d", i+1))
	}
	return read, nil
}

// path returns the feature's outline in ViewBox, with coordinates rounded to a perUnit-th of a unit.
func (f feature) path(p projection, perUnit float64) (string, error) {
	var polygons [][][]position
	var err error
	switch f.Geometry.Type {
	case "Polygon":
		polygons = make([][][]position, 1)
		err = json.Unmarshal(f.Geometry.Coordinates, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &polygons)
	default:
		return "", fmt.Errorf("„%.60s“ ist weder Polygon noch MultiPolygon", f.Geometry.Type)
	}
	if err != nil {
		return "", fmt.Errorf("Koordinaten lassen sich nicht lesen: %w", err)
	}
	var b strings.Builder
	for _, polygon := range polygons {
		for _, ring := range polygon {
			if err := writeRing(&b, ring, p, perUnit); err != nil {
				return "", err
			}
		}
	}
	if b.Len() == 0 {
		return "", errors.New("die Fläche hat keine Punkte")
	}
	return b.String(), nil
}

// writeRing appends a ring to an SVG path, without points that fall on the one before.
func writeRing(b *strings.Builder, ring []position, p projection, perUnit float64) error {
	if len(ring) < 4 {
		return errors.New("ein Ring hat weniger als vier Punkte")
	}
	var lastX, lastY float64
	for i, at := range ring {
		if !(at[0] >= minLon && at[0] <= maxLon && at[1] >= minLat && at[1] <= maxLat) {
			return fmt.Errorf("Punkt %.4v liegt nicht in Deutschland (Länge 5 bis 16, Breite 47 bis 56)", at)
		}
		x, y := p.project(at[1], at[0])
		x, y = math.Round(x*perUnit)/perUnit, math.Round(y*perUnit)/perUnit
		switch {
		case i == 0:
			b.WriteByte('M')
		case x == lastX && y == lastY:
			continue
		default:
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatFloat(x, 'f', -1, 64))
		b.WriteByte(',')
		b.WriteString(strconv.FormatFloat(y, 'f', -1, 64))
		lastX, lastY = x, y
	}
	b.WriteByte('Z')
	return nil
}

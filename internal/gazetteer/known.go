package gazetteer

import (
	"fmt"
	"strings"
)

// An unknownKreis tells where a table names a Kreis that nobody knows.
type unknownKreis struct {
	kind string
	row  int // from 0
	ags  string
}

func (e unknownKreis) Error() string {
	return fmt.Sprintf("Feld %s: „%s“ ist kein bekannter Kreis; vielleicht fehlt eine neuere kreise.csv", kreisColumn[e.kind].name, e.ags)
}

// kreisColumn says in which column a kind of table names Kreise.
var kreisColumn = map[string]struct {
	at   int
	name string
}{
	plzKreis:      {1, "ags_kreise"},
	plzPlaces:     {3, "ags_kreis"},
	plzSupplement: {3, "ags_kreis"},
	plzGeonames:   {2, "ags_kreis"},
	gemeinden:     {3, "ags_kreis"},
	kreisShapes:   {0, "id"},
}

// checkKreise makes sure that every Kreis that the tables name is known.
func (g *Gazetteer) checkKreise(all tables) error {
	for _, k := range kinds() {
		column, ok := kreisColumn[k.name]
		if !ok {
			continue
		}
		for i, row := range all[k.name] {
			for ags := range strings.FieldsSeq(row[column.at]) {
				if _, ok := g.kreisAt(ags); !ok {
					return unknownKreis{k.name, i, ags}
				}
			}
		}
	}
	return nil
}

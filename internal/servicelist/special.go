package servicelist

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/wording"
)

func readHours(_ words, f parts.Field, entry any, cell string) string {
	lines := linesOf(cell)
	hours, wrong := directory.Tidied(lines)
	if wrong > 0 {
		_, err := directory.ReadHours(lines[wrong-1])
		var invalid fault.Invalid
		errors.As(err, &invalid)
		return fmt.Sprintf(unknownHours, lines[wrong-1], invalid[0].InForm())
	}
	f.Set(entry, hours)
	return ""
}

func showYes(_ words, f parts.Field, entry any) string {
	if f.Get(entry).Bool() {
		return "ja"
	}
	return ""
}

func readYes(_ words, f parts.Field, entry any, cell string) string {
	switch directory.Fold(cell) {
	case "ja", "j", "x", "1", "wahr", "true":
		f.Set(entry, true)
	case "nein", "n", "0", "falsch", "false", "-":
		f.Set(entry, false)
	default:
		return wantsYesOrNo
	}
	return ""
}

func showAreas(_ words, f parts.Field, entry any) string {
	shown := f.List(entry)
	for i, key := range shown {
		if key == directory.AreaEverywhere {
			shown[i] = wording.Everywhere
		}
	}
	return strings.Join(shown, between)
}

// readAreas reads official keys and the names of Kreise and Länder. Programs for tables take a key for a number and drop
// the nought before it.
func readAreas(w words, f parts.Field, entry any, cell string) string {
	known := map[string]string{
		directory.Fold(wording.Everywhere): directory.AreaEverywhere, "bundesweit": directory.AreaEverywhere, "de": directory.AreaEverywhere,
	}
	for name, key := range w.areas {
		known[name] = key
	}
	for key, land := range directory.States {
		known[directory.Fold("Land "+land)] = key
		if _, city := known[directory.Fold(land)]; !city { // Berlin and Hamburg are Kreise, too
			known[directory.Fold(land)] = key
		}
	}
	var areas []string
	for _, piece := range pieces(cell, known) {
		key, ok := known[directory.Fold(piece)]
		switch {
		case ok:
		case directory.ValidArea(piece):
			key = piece
		case directory.ValidArea("0" + piece):
			key = "0" + piece
		default:
			return fmt.Sprintf(unknownArea, piece)
		}
		if !slices.Contains(areas, key) {
			areas = append(areas, key)
		}
	}
	f.Set(entry, areas)
	return ""
}

func showLevel(_ words, f parts.Field, entry any) string { return wording.Level(levelIn(f, entry)) }

func levelIn(f parts.Field, entry any) directory.Visibility {
	return directory.Visibility(f.Get(entry).String()).OrPublic()
}

func readLevel(_ words, f parts.Field, entry any, cell string) string {
	for _, level := range []directory.Visibility{directory.Public, directory.Staff, directory.Coordination} {
		if directory.Fold(cell) == directory.Fold(wording.Level(level)) || cell == string(level) {
			if levelIn(f, entry) != level {
				f.Set(entry, level)
			}
			return ""
		}
	}
	return wantsLevel
}

package servicelist

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

func showHours(_ words, s directory.Service) string {
	lines := make([]string, len(s.Hours))
	for i, line := range s.Hours {
		lines[i] = string(line)
	}
	return strings.Join(lines, between)
}

// readHours reads lines of opening hours. They hold commas and semicolons of their own.
func readHours(_ words, s *directory.Service, cell string) string {
	var lines []string
	for _, line := range strings.FieldsFunc(cell, func(r rune) bool { return r == '|' || r == '\n' }) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	hours, wrong := directory.Tidied(lines)
	if wrong > 0 {
		_, err := directory.ReadHours(lines[wrong-1])
		var invalid fault.Invalid
		errors.As(err, &invalid)
		return fmt.Sprintf("„%s“ verstehen wir nicht. %s", lines[wrong-1], invalid[0].InForm())
	}
	s.Hours = hours
	return ""
}

func showHolidays(_ words, s directory.Service) string {
	if s.Holidays {
		return "ja"
	}
	return ""
}

func readHolidays(_ words, s *directory.Service, cell string) string {
	switch directory.Fold(cell) {
	case "ja", "j", "x", "1", "wahr", "true":
		s.Holidays = true
	case "nein", "n", "0", "falsch", "false", "-":
		s.Holidays = false
	default:
		return "Bitte „ja“ oder „nein“ schreiben."
	}
	return ""
}

const everywhere = "ganz Deutschland"

func showAreas(_ words, s directory.Service) string {
	shown := make([]string, len(s.Areas))
	for i, key := range s.Areas {
		shown[i] = key
		if key == directory.AreaEverywhere {
			shown[i] = everywhere
		}
	}
	return strings.Join(shown, between)
}

// readAreas reads official keys and the names of Kreise and Länder. Programs for tables take a key for a number and drop
// the nought before it.
func readAreas(w words, s *directory.Service, cell string) string {
	known := map[string]string{directory.Fold(everywhere): directory.AreaEverywhere, "bundesweit": directory.AreaEverywhere, "de": directory.AreaEverywhere}
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
			return fmt.Sprintf("„%s“ ist weder ein amtlicher Schlüssel noch der Name eines Kreises oder Landes.", piece)
		}
		if !slices.Contains(areas, key) {
			areas = append(areas, key)
		}
	}
	s.Areas = areas
	return ""
}

var levels = []struct {
	word  string
	level directory.Visibility
}{{"öffentlich", directory.Public}, {"Fachkräfte", directory.Staff}, {"Koordination", directory.Coordination}}

func showLevel(_ words, s directory.Service) string {
	for _, l := range levels {
		if l.level == s.Visibility.OrPublic() {
			return l.word
		}
	}
	return ""
}

func readLevel(_ words, s *directory.Service, cell string) string {
	for _, l := range levels {
		if directory.Fold(cell) == directory.Fold(l.word) || cell == string(l.level) {
			if s.Visibility.OrPublic() != l.level {
				s.Visibility = l.level
			}
			return ""
		}
	}
	return "Bitte „öffentlich“, „Fachkräfte“ oder „Koordination“ schreiben."
}

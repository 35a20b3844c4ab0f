package wording

import "rundtisch/internal/directory"

// The words that only people who are signed in read, in German: public pages name none of these values, or not in the
// singular.
var (
	levels = map[directory.Visibility]string{
		directory.Public: "öffentlich", directory.Staff: "Fachkräfte", directory.Coordination: "Koordination",
	}
	goalKinds = map[directory.GoalKind]string{
		directory.GoalAim: "Ziel", directory.GoalTask: "Aufgabe", directory.GoalMean: "Weg dorthin",
	}
	eventStatuses = map[directory.EventStatus]string{
		directory.EventAnnounced: "angekündigt", directory.EventHeld: "hat stattgefunden", directory.EventCancelled: "abgesagt",
	}
	regionKinds = map[directory.RegionKind]string{
		directory.RegionCity: "kreisfreie Stadt", directory.RegionKreis: "Kreis", directory.RegionLandkr: "Landkreis",
		directory.RegionCrossing: "Region",
	}
)

// Level says who may read something: „öffentlich", „Fachkräfte", „Koordination"; as it is what is no level.
func Level(v directory.Visibility) string { return known(levels, v.OrPublic()) }

// Restriction says who alone may read something: „nur Fachkräfte"; nothing where everybody may.
func Restriction(v directory.Visibility) string {
	if v.OrPublic() == directory.Public || levels[v] == "" {
		return ""
	}
	return "nur " + levels[v]
}

// GoalKind says what a goal is, in the singular: „Ziel".
func GoalKind(k directory.GoalKind) string { return known(goalKinds, k) }

// EventStatus says what became of an event; that it is announced where nothing else is known.
func EventStatus(s directory.EventStatus) string {
	if s == "" {
		s = directory.EventAnnounced
	}
	return known(eventStatuses, s)
}

// RegionKind says what kind of area a network works in.
func RegionKind(k directory.RegionKind) string { return known(regionKinds, k) }

// known is the word for a value; the value where there is none.
func known[T ~string](words map[T]string, value T) string {
	if word, ok := words[value]; ok {
		return word
	}
	return string(value)
}

package directory

import "slices"

// Step is something that a person can do next to get help from a service. It is chosen and not written, so that everybody reads it in
// their own language.
type Step string

// Steps lists all of them in the order in which people choose from them and read them.
var Steps = []Step{
	"anrufen", "gemeinsam", "schreiben", "termin", "ohne_termin", "rueckruf", "ohne_namen", "sprache", "begleitung", "papiere", "kinder",
}

// StepAppointment is: to make an appointment before coming.
const StepAppointment Step = "termin"

// Valid reports whether s is on the list.
func (s Step) Valid() bool { return slices.Contains(Steps, s) }

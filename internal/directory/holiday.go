package directory

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/de"
)

// holidays are the public holidays of the Länder by their keys, as the laws of the Länder name them. Those that only some municipalities
// have (Fronleichnam in parts of Saxony and Thuringia, Mariä Himmelfahrt in parts of Bavaria) are as the library has them.
var holidays = map[string][]*cal.Holiday{
	"01": de.HolidaysSH, "02": de.HolidaysHH, "03": de.HolidaysNI, "04": de.HolidaysHB, "05": de.HolidaysNW, "06": de.HolidaysHE,
	"07": de.HolidaysRP, "08": de.HolidaysBW, "09": de.HolidaysBY, "10": de.HolidaysSL, "11": de.HolidaysBE, "12": de.HolidaysBB,
	"13": de.HolidaysMV, "14": de.HolidaysSN, "15": de.HolidaysST, "16": de.HolidaysTH,
}

// HolidayStates returns the Länder, two digits each, in which the day of at is a public holiday.
func HolidayStates(at time.Time) []string {
	states := []string{}
	for state := range holidays {
		if Holiday(at, state) != "" {
			states = append(states, state)
		}
	}
	slices.Sort(states)
	return states
}

// Holiday returns the name of the public holiday that the day of at is in a Land, or "". An unknown Land has none.
func Holiday(at time.Time, state string) string {
	at = at.In(germany())
	for _, h := range holidays[state] {
		if actual, _ := h.Calc(at.Year()); actual.Month() == at.Month() && actual.Day() == at.Day() {
			return h.Name
		}
	}
	return ""
}

// DayBefore returns the same time of the clock in Germany on the day before.
func DayBefore(at time.Time) time.Time { return at.In(germany()).AddDate(0, 0, -1) }

package directory

import "time"

// StaleMonths is after how many months a value has to be checked again: a year, plus the month in which whoever was asked for a
// confirmation may answer.
const StaleMonths = 13

// The values of „geprüft durch", which names a role, never a person.
const (
	CheckedByCoordination = "Koordination"
	CheckedByOperator     = "Betrieb"
	CheckedByInstitution  = "Einrichtung"
)

// MonthsSince returns the whole months between the last day that the date can mean and the day that it is in Germany
// at the time of now: 0 for a date to come, -1 where the date is unknown.
func MonthsSince(on PartialDate, now time.Time) int {
	if on.Precision() == Unknown {
		return -1
	}
	end, day := on.End(), dayOf(now)
	months := (day.Year()-end.Year())*12 + int(day.Month()-end.Month())
	if day.Day() < end.Day() && day.AddDate(0, 0, 1).Day() != 1 { // on its last day a month is whole
		months--
	}
	return max(months, 0)
}

// Stale reports whether something last checked on that day must be checked again; true if it was never checked.
func Stale(on PartialDate, now time.Time) bool {
	months := MonthsSince(on, now)
	return months < 0 || months >= StaleMonths
}

// Current reports whether the membership has not ended on the day that it is in Germany at the time of now.
func (m Membership) Current(now time.Time) bool {
	return m.Until.Precision() == Unknown || !m.Until.End().Before(dayOf(now))
}

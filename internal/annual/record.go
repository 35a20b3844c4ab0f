package annual

import (
	"fmt"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// Record is what a report is computed from.
type Record struct {
	Year int
	Now  time.Time
	// First is when the history begins; Revisions are what changed later among members and events, the oldest first.
	First     time.Time
	Revisions []history.Revision
	Known     bool              // End is known
	End       directory.Dossier // at the end of the year; in the running year as of now
	Today     directory.Dossier
	// Gone are the states before the revisions in which, within the year, a member or an event went.
	Gone map[int64]directory.Dossier
	// What the network wrote down of its meetings in the year.
	Meetings   []Meeting
	Attendance []Attendance
	Decisions  []Decision
}

// span is the year: its first day, the last that the report is about, and the first that is beyond it. Of a running year
// today is not over: who leaves at its end is still there.
type span struct{ first, last, beyond time.Time }

func (r Record) span() span {
	s := span{first: time.Date(r.Year, 1, 1, 0, 0, 0, 0, time.UTC)}
	s.beyond = s.first.AddDate(1, 0, 0)
	s.last = s.beyond.AddDate(0, 0, -1)
	if today := directory.Today(r.Now).Start(); !today.After(s.last) {
		s.last, s.beyond = today, today
	}
	return s
}

// beginsIn reports whether the history begins within the year. Then the day of an entry says when the list was made, and nothing
// of when somebody joined.
func (r Record) beginsIn(s span) bool {
	return !r.First.IsZero() && directory.YearOf(r.First) == s.first.Year()
}

// in reports whether a date lies in the year, and not after today.
func (s span) in(d directory.PartialDate) bool {
	return d.Precision() != directory.Unknown && !d.Start().Before(s.first) && !d.Start().After(s.last)
}

func lastDayOf(year int) directory.PartialDate {
	return directory.PartialDate(fmt.Sprintf("%d-12-31", year))
}

package directory_test

import (
	"testing"
	"time"

	"rundtisch/internal/directory"
)

func TestMonthsSinceAreWholeOnes(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name  string
		on    directory.PartialDate
		now   time.Time
		want  int
		stale bool
	}{
		{"never", "", now, -1, true},
		{"today", "2026-11-22", now, 0, false},
		{"tomorrow", "2026-11-23", now, 0, false},
		{"a day short of a month", "2026-10-23", now, 0, false},
		{"a month", "2026-10-22", now, 1, false},
		{"a day short of thirteen months", "2025-10-23", now, 12, false},
		{"thirteen months", "2025-10-22", now, 13, true},
		{"a month as a whole counts from its end", "2025-10", now, 12, false},
		{"a year as a whole counts from its end", "2025", now, 10, false},
		{"the day begins in Germany", "2025-10-22", time.Date(2026, 11, 21, 23, 30, 0, 0, time.UTC), 13, true},
		{"and not before", "2025-10-22", time.Date(2026, 11, 21, 22, 30, 0, 0, time.UTC), 12, false},
		{"the last day of a short month", "2026-01-31", time.Date(2026, 2, 28, 12, 0, 0, 0, time.UTC), 1, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := directory.MonthsSince(test.on, test.now); got != test.want {
				t.Errorf("MonthsSince(%s, %s) = %d, want %d", test.on, test.now, got, test.want)
			}
			if got := directory.Stale(test.on, test.now); got != test.stale {
				t.Errorf("Stale(%s, %s) = %v", test.on, test.now, got)
			}
		})
	}
}

func TestTodayIsTheDayInGermany(t *testing.T) {
	if got := directory.Today(time.Date(2026, 12, 31, 23, 30, 0, 0, time.UTC)); got != "2027-01-01" {
		t.Errorf("half past midnight in Germany is %s", got)
	}
}

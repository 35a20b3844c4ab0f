package directory_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
)

// day reads a day, with a time in UTC or at midnight.
func day(text string) time.Time {
	t, err := time.Parse("2006-01-02T15:04"[:len(text)], text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestPartialDateKnowsItsPrecisionStartAndEnd(t *testing.T) {
	for _, test := range []struct {
		date       directory.PartialDate
		precision  directory.Precision
		inferred   bool
		start, end string
	}{
		{"2018-08-17", directory.Day, false, "2018-08-17", "2018-08-17"},
		{"2023?-11-21", directory.Day, true, "2023-11-21", "2023-11-21"},
		{"2000-12", directory.Month, false, "2000-12-01", "2000-12-31"},
		{"2024?-02", directory.Month, true, "2024-02-01", "2024-02-29"},
		{"2023-02", directory.Month, false, "2023-02-01", "2023-02-28"},
		{"2000", directory.Year, false, "2000-01-01", "2000-12-31"},
		{"1000?", directory.Year, true, "1000-01-01", "1000-12-31"},
		{"2999-12-31", directory.Day, false, "2999-12-31", "2999-12-31"},
	} {
		d := test.date
		if !d.Valid() || d.Precision() != test.precision || d.YearInferred() != test.inferred || !d.Start().Equal(day(test.start)) || !d.End().Equal(day(test.end)) {
			t.Errorf("%s: valid %v, precision %v, inferred %v, from %s to %s; want %+v", d, d.Valid(), d.Precision(), d.YearInferred(), d.Start(), d.End(), test)
		}
	}
}

func TestAnUnknownDateIsValidAndHasNoDay(t *testing.T) {
	var d directory.PartialDate
	if !d.Valid() || d.Precision() != directory.Unknown || d.YearInferred() || !d.Start().IsZero() || !d.End().IsZero() {
		t.Errorf("valid %v, precision %v, inferred %v, from %s to %s", d.Valid(), d.Precision(), d.YearInferred(), d.Start(), d.End())
	}
}

func TestWhatIsNoDateIsNotValid(t *testing.T) {
	for _, d := range []directory.PartialDate{"2023-02-29", "2024-13", "2024-00-01", "2024-1-1", "0999", "3000", "9999-01-01", "12.06.2024", "2024-06-12T09:00", " 2024", "2024\n", "2024--06", "gestern", "?"} {
		if d.Valid() {
			t.Errorf("%q is valid, from %s", d, d.Start())
		}
	}
}

func TestADateNeverEndsBeforeItStarts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiertest.Date().Draw(t, "date")
		if !d.Valid() || d.End().Before(d.Start()) {
			t.Errorf("%q: valid %v, from %s to %s", d, d.Valid(), d.Start(), d.End())
		}
	})
}

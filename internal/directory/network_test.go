package directory_test

import (
	"testing"
	"time"

	"rundtisch/internal/directory"
)

func TestStatusOnFindsThePeriodThatHolds(t *testing.T) {
	anhalt := []directory.Period{{Key: "ruhend", Status: directory.Paused, To: "2024-04-24"}, {Key: "aktiv", Status: directory.Active, From: "2024-04-24"}}
	for _, test := range []struct {
		name    string
		periods []directory.Period
		day     string
		want    string
	}{
		{"nothing is known", nil, "2024-01-01", ""},
		{"the day before two that touch", anhalt, "2024-04-23", "ruhend"},
		{"on the day they share the later one", anhalt, "2024-04-24", "aktiv"},
		{"in whatever order they stand", []directory.Period{anhalt[1], anhalt[0]}, "2024-04-24", "aktiv"},
		{"the day after", anhalt, "2024-04-25", "aktiv"},
		{"late on the last day", anhalt[:1], "2024-04-24T21:59", "ruhend"},
		{"after midnight in Germany", anhalt[:1], "2024-04-24T22:00", ""},
		{"early on the first day in Germany", anhalt[1:], "2024-04-23T22:00", "aktiv"},
		{"late on the day before", anhalt[1:], "2024-04-23T21:59", ""},
		{"before the first", anhalt[1:], "2024-04-23", ""},
		{"after the last", anhalt[:1], "2024-04-25", ""},
		{"no dates at all", []directory.Period{{Key: "immer", Status: directory.Active}}, "1900-01-01", "immer"},
		{"a month holds on its first day", []directory.Period{{Key: "m", From: "2000-12"}}, "2000-12-01", "m"},
		{"and not before it", []directory.Period{{Key: "m", From: "2000-12"}}, "2000-11-30", ""},
		{"a year holds to its last day", []directory.Period{{Key: "j", To: "2020"}}, "2020-12-31", "j"},
		{"a period within another", []directory.Period{{Key: "lang", From: "2000"}, {Key: "pause", From: "2010", To: "2011"}}, "2010-06-01", "pause"},
		{"the outer one afterwards", []directory.Period{{Key: "lang", From: "2000"}, {Key: "pause", From: "2010", To: "2011"}}, "2012-06-01", "lang"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, ok := directory.Network{Periods: test.periods}.StatusOn(day(test.day))
			if ok != (test.want != "") || p.Key != test.want {
				t.Errorf("StatusOn(%s) = %q, %v; want %q", test.day, p.Key, ok, test.want)
			}
		})
	}
}

func TestANewKeyKeepsTheID(t *testing.T) {
	first := directory.Network{Key: "a"}
	for _, renamed := range []directory.Network{{Key: "b", FormerKeys: []string{"a"}}, {Key: "c", FormerKeys: []string{"b", "a"}}} {
		if renamed.ID() != first.ID() {
			t.Errorf("%s has another ID than %s", renamed.Key, first.Key)
		}
	}
	if (directory.Network{Key: "b"}).ID() == first.ID() || (directory.Institution{Key: "a"}).ID() == first.ID() {
		t.Error("two things have one ID")
	}
	inst := directory.Institution{Key: "b", FormerKeys: []string{"a"}}
	if inst.ID() != (directory.Institution{Key: "a"}).ID() {
		t.Error("a new key gives an institution a new ID")
	}
}

// IDs stand in calendars and feeds of other people. Changing how they are made would make all of them new.
func TestIDsAreTheSameForEver(t *testing.T) {
	if got, want := directory.NewID("goal", "herne", "aufklaerung").String(), "528109c6-9729-5040-890b-74883758c98f"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestCountMembersCountsWhatIsNamedAndWhatIsStated(t *testing.T) {
	for _, test := range []struct {
		name    string
		members []directory.Membership
		want    directory.Completeness
	}{
		{"none", nil, directory.Completeness{}},
		{"institutions and groups", []directory.Membership{{Institution: "a"}, {Group: "g"}, {Institution: "b"}}, directory.Completeness{Named: 2, Groups: 1}},
		{"a number", []directory.Membership{{Count: 51, CountText: "Partner"}}, directory.Completeness{Stated: 51, StatedText: "Partner"}},
		{"a word for a number", []directory.Membership{{CountText: "Zahlreiche Partner"}, {Institution: "a"}}, directory.Completeness{StatedText: "Zahlreiche Partner", Named: 1}},
		{"one who has left, one who leaves today, one who leaves next year", []directory.Membership{{Institution: "a", Until: "2026-11-21"}, {Group: "g", Until: "2026-11-22"}, {Institution: "b", Until: "2027"}}, directory.Completeness{Named: 1, Groups: 1}},
		{"a number that holds no more", []directory.Membership{{Count: 51, CountText: "Partner", Until: "2025"}, {Count: 3, CountText: "Ämter"}}, directory.Completeness{Stated: 3, StatedText: "Ämter"}},
		{"two numbers", []directory.Membership{{Count: 5, CountText: "Ämter"}, {Count: 7, CountText: "Vereine"}}, directory.Completeness{Stated: 12, StatedText: "Vereine"}},
	} {
		if got := directory.CountMembers(test.members, time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

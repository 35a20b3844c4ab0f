package directory_test

import (
	"slices"
	"testing"
	"time"

	"rundtisch/internal/directory"
)

// untils are ends of memberships, and whether such a membership is still current at noon of 22 November 2026.
var untils = map[directory.PartialDate]bool{
	"": true, "2027": true, "2026": true, "2026?": true, "2026-11": true, "2026-11-22": true, "2026-11-23": true, "2999-12-31": true,
	"2025": false, "2026-10": false, "2026-11-21": false, "2025?-12": false,
}

func TestACorrectionOfAMembershipKnowsWhetherItHasEnded(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for until, current := range untils {
		want := directory.EntryGone
		if current {
			want = directory.EntryThere
		}
		c := directory.Correction{Path: "mitglieder/m"}
		if got := c.CurrentValue(nil, []directory.Membership{{Key: "m", Institution: "i", Until: until}}, now); got != want {
			t.Errorf("until %q: %q, want %q", until, got, want)
		}
	}
}

func TestTheOwnEntryAsksAboutNoNetworkThatTheInstitutionHasLeft(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for until, current := range untils {
		page := directory.InstitutionPage{Memberships: []directory.MembershipAt{
			{Membership: directory.Membership{Key: "m", Until: until}, NetworkKey: "n"},
		}}
		asked := slices.ContainsFunc(page.OwnEntry(now).Groups(), func(g directory.EntryGroup) bool { return g.Path == "mitglieder/n/m" })
		if asked != current {
			t.Errorf("until %q: asked is %t, want %t", until, asked, current)
		}
		if len(page.Memberships) != 1 {
			t.Error("the page itself has changed")
		}
	}
}

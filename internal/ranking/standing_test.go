package ranking_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/ranking"
)

// Whatever else is said of two services: where they differ in one thing only, the better one comes first.
func TestEveryAdvantageCounts(t *testing.T) {
	now := time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
	better := map[string]func(*ranking.Candidate){
		"a number":       func(c *ranking.Candidate) { c.Phone, c.Reach = true, true },
		"confirmed":      func(c *ranking.Candidate) { c.CheckedOn = "2026-10" },
		"spoken":         func(c *ranking.Candidate) { c.Spoken = true },
		"nearer":         func(c *ranking.Candidate) { c.Kilometres = 0 },
		"the same Kreis": func(c *ranking.Candidate) { c.Covers, c.Land = true, true },
		"open":           func(c *ranking.Candidate) { c.Opening = directory.Open },
		"special":        func(c *ranking.Candidate) { c.Topics, c.Audiences = c.Topics[:1], c.Audiences[:1] },
		"its trade":      func(c *ranking.Candidate) { c.Sectors = []directory.Sector{"frauenberatung"} },
	}
	rapid.Check(t, func(t *rapid.T) {
		w := directory.Wanted{Districts: []string{"05916"}, Topics: []directory.Topic{"stalking"},
			Audiences: []directory.Audience{"frauen"}, Languages: []directory.Tongue{"ar"}}
		c := ranking.Candidate{
			Topics:    append([]directory.Topic{"stalking"}, rapid.SliceOfN(rapid.SampledFrom(directory.Topics), 0, 9).Draw(t, "topics")...),
			Audiences: append([]directory.Audience{"frauen"}, rapid.SliceOfN(rapid.SampledFrom(directory.Audiences), 0, 6).Draw(t, "audiences")...),
			Sectors:   []directory.Sector{rapid.SampledFrom([]directory.Sector{"sonstige", "gesundheit", "frauenberatung"}).Draw(t, "sector")},
			CheckedOn: rapid.SampledFrom([]directory.PartialDate{"", "2020", "2026-10"}).Draw(t, "checked"),
			Phone:     rapid.Bool().Draw(t, "phone"), Spoken: rapid.Bool().Draw(t, "spoken"), Covers: rapid.Bool().Draw(t, "covers"),
			Opening:    rapid.SampledFrom([]directory.Opening{directory.Open, directory.Closed, directory.OpeningUnknown}).Draw(t, "opening"),
			Kilometres: rapid.Float64Range(0, 600).Draw(t, "km"),
		}
		c.Reach = c.Phone || rapid.Bool().Draw(t, "reach")
		c.Land = c.Covers || rapid.Bool().Draw(t, "land")
		for name, change := range better {
			other := c
			change(&other)
			if ranking.Of(w, other, now).Compare(ranking.Of(w, c, now)) > 0 {
				t.Fatalf("%s makes it worse: %+v", name, c)
			}
		}
	})
}

package site_test

import (
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// Whoever has left is no member, wherever members are counted or listed; whoever leaves next year still is one.
func TestWhoHasLeftIsCountedAndListedNowhere(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Change(t, "herne", func(w *editing.Work) error {
		for i := range w.Members {
			switch w.Members[i].Institution {
			case "schattenlicht":
				w.Members[i].Until = "2025-12-31"
			case "weisser-ring":
				w.Members[i].Until = "2027"
			}
		}
		return nil
	})
	page := apptest.Visible(t, r.Get(t, "/netzwerke/herne").Body.String())
	if !strings.Contains(page, "14 Einrichtungen und 2 Gruppen") {
		t.Error("the page still counts who has left")
	}
	listed, former, found := strings.Cut(page, "Früher dabei: 1 Eintrag")
	if !found || strings.Contains(listed, "Schattenlicht") || !strings.Contains(former, "Schattenlicht – Beratungsstelle") {
		t.Error("who has left does not stand under a heading of its own")
	}
	if !strings.Contains(listed, "Weißer Ring") {
		t.Error("who leaves next year is not listed")
	}
	institution := apptest.Visible(t, r.Get(t, "/einrichtungen/schattenlicht").Body.String())
	if _, was, ok := strings.Cut(institution, "Früher dabei"); !ok || !strings.Contains(was, "Runder Tisch gegen häusliche Gewalt (Herne)") || strings.Contains(institution, "In diesen Netzwerken") {
		t.Error("the page of the institution does not say that it has left")
	}
	if network := r.Get(t, "/hsds/v3/organizations/"+directory.NewID("network", "herne").String()).Body.String(); !strings.Contains(network, "Weißer Ring") || strings.Contains(network, "Schattenlicht") {
		t.Errorf("the exchange standard lists who has left, or not who leaves next year: %.200s", network)
	}
}

// The title of an institution in several networks names the region of one that it takes part in today.
func TestTheTitleNamesNoRegionThatTheInstitutionHasLeft(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for _, left := range []string{"herne", "soest"} {
		want := ""
		for _, key := range []string{"herne", "soest"} {
			r.Change(t, key, func(w *editing.Work) error {
				w.Members = slices.DeleteFunc(w.Members, func(m directory.Membership) bool { return m.Institution == "weisser-ring" })
				m := directory.Membership{Key: "weisser-ring", Institution: "weisser-ring", Role: directory.RoleMember}
				if key == left {
					m.Until = "2025"
				} else {
					want = w.Region.Called()
				}
				w.Members = append(w.Members, m)
				return w.Adopt("weisser-ring")
			})
		}
		title := apptest.Document(t, r.Get(t, "/einrichtungen/weisser-ring")).Find("title").Text()
		if !strings.HasPrefix(title, want+" – ") {
			t.Errorf("a member in %s only: the title is %q", want, title)
		}
	}
}

func TestIFAKTakesPartThroughItsUnit(t *testing.T) {
	t.Parallel()
	page := apptest.Visible(t, apptest.Start(t).Get(t, "/einrichtungen/ifak").Body.String())
	if !strings.Contains(page, "Dabei überFamilienhilfezentrum Herne") || strings.Contains(page, "in keinem") {
		t.Error("the page of a body whose unit is a member does not say so")
	}
}

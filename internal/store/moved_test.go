package store_test

import (
	"errors"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

func TestARemovedNetworkIsGoneForEver(t *testing.T) {
	t.Parallel()
	shared, own := institution("ring"), institution("haus", directory.SectorShelter)
	renamed := small("neu", shared, own)
	renamed.Network.FormerKeys = []string{"alt", "aelter"}
	hidden := institution("still")
	hidden.Visibility = directory.Staff
	first := small("neu", shared, own, hidden)
	first.Network.FormerKeys = renamed.Network.FormerKeys
	f := open(t).load(first).load(small("zweites", shared))
	owner, public := store.New(f.owner), f.at(directory.Public)
	if err := owner.RemoveNetwork(t.Context(), "neu"); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time after others have come and gone
		for _, key := range []string{"neu", "alt", "aelter"} {
			if _, err := public.NetworkPage(t.Context(), key); !errors.Is(err, fault.Gone) {
				t.Errorf("network %s: %v, want gone", key, err)
			}
		}
		if _, err := public.InstitutionPage(t.Context(), "haus"); !errors.Is(err, fault.Gone) {
			t.Errorf("an institution that no network has any more: %v, want gone", err)
		}
		if _, err := public.InstitutionPage(t.Context(), "still"); !notThere(err) {
			t.Errorf("an institution that was never public: %v, want not found", err)
		}
		if page, err := public.InstitutionPage(t.Context(), "ring"); err != nil || len(page.Memberships) != 1 {
			t.Errorf("an institution that another network has too: %d memberships, %v", len(page.Memberships), err)
		}
		if found, err := public.Search(t.Context(), store.LookUp("Einrichtung haus")); err != nil || has(found, "Einrichtung haus") {
			t.Errorf("what is gone is still found: %v (%v)", titles(found), err)
		}
		if err := owner.RemoveNetwork(t.Context(), "neu"); !errors.Is(err, fault.NotFound) {
			t.Errorf("removing it again: %v, want not found", err)
		}
		f.load(small("drittes", institution("drei")))
		if err := owner.RemoveNetwork(t.Context(), "drittes"); err != nil {
			t.Fatal(err)
		}
	}
	for _, table := range []string{"memberships", "search_entries", "institution_sectors"} {
		if n := f.count(`select count(*) from ` + table); n != map[string]int{"memberships": 1, "search_entries": 2,
			"institution_sectors": 1}[table] {
			t.Errorf("%d rows left in %s", n, table)
		}
	}
}

func TestAnInstitutionThatNoNetworkHasAnyMoreIsGone(t *testing.T) {
	t.Parallel()
	parent, unit := institution("stadt"), institution("amt")
	unit.Parent = "stadt"
	d := small("n", unit)
	d.Institutions = append(d.Institutions, parent)
	f := open(t).load(d).load(small("n"))
	public := f.at(directory.Public)
	for _, key := range []string{"stadt", "amt"} {
		if _, err := public.InstitutionPage(t.Context(), key); !errors.Is(err, fault.Gone) {
			t.Errorf("%s: %v, want gone", key, err)
		}
	}
	f.load(d)
	if page, err := public.InstitutionPage(t.Context(), "amt"); err != nil || page.ParentName != parent.Name {
		t.Errorf("it is back: %+v, %v", page.Institution, err)
	}
}

func TestAFormerKeyLeadsToTheNewOne(t *testing.T) {
	t.Parallel()
	f := open(t).load(small("a", institution("i")))
	was := f.names(`select id::text from networks union all select id::text from institutions`)
	moved := institution("j")
	moved.FormerKeys = []string{"i"}
	d := small("b", moved)
	d.Network.FormerKeys = []string{"a"}
	f.load(d)
	again := small("c", moved)
	again.Network.FormerKeys = []string{"b", "a"}
	f.load(again)
	public := f.at(directory.Public)
	for _, key := range []string{"a", "b"} {
		var to fault.Moved
		if _, err := public.NetworkPage(t.Context(), key); !errors.As(err, &to) || to.To != "c" {
			t.Errorf("network %s: %v, want moved to c", key, err)
		}
	}
	var to fault.Moved
	if _, err := public.InstitutionPage(t.Context(), "i"); !errors.As(err, &to) || to.To != "j" {
		t.Errorf("institution: %v, want moved to j", err)
	}
	if now := f.names(`
		select id::text from networks union all select id::text from institutions`); now[0] != was[0] || now[1] != was[1] || len(now) != 2 {
		t.Errorf("IDs %v became %v", was, now)
	}
	if n := f.count(`select version from networks`); n != 3 {
		t.Errorf("version %d after three saves", n)
	}
}

func TestAnEventStaysOnThePageOfAHostThatWasRenamed(t *testing.T) {
	t.Parallel()
	guest := small("gast")
	guest.Events = []directory.Event{{Key: "t", Title: "Gemeinsam", Kind: directory.EventConference, Date: "2024-06-05",
		Hosts: []directory.Host{{Name: "Alt", Network: "alt"}, {Name: "Nochmal", Network: "alt"}}}}
	renamed := small("neu")
	renamed.Network.FormerKeys = []string{"alt"}
	f := open(t).load(guest).load(small("alt")).load(renamed)
	page, err := f.at(directory.Public).NetworkPage(t.Context(), "neu")
	if err != nil || len(page.Hosted) != 1 {
		t.Errorf("%d events (%v), want 1", len(page.Hosted), err)
	}
}

package store_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// told is who takes part in a network and what they offer, as the dossier tells it.
func told(d directory.Dossier) directory.NetworkGaps {
	n := directory.NetworkGaps{
		ID: d.Network.ID(), Key: d.Network.Key, Name: d.Network.Name, RegionName: d.Region.Called(), State: d.Region.State,
		Sectors: map[directory.Sector]directory.Presence{}, Topics: map[directory.Topic]bool{},
	}
	line := map[string]bool{}
	for _, m := range d.Members {
		if !m.Current(today) {
			continue
		}
		switch m.Evidence() {
		case directory.EvidenceNumber:
			n.More = true
			continue
		case directory.EvidenceGroup:
			if m.Sector != "" {
				n.Sectors[m.Sector] = max(n.Sectors[m.Sector], directory.Grouped)
			}
		}
		n.Listed++
		for key := m.Institution; key != "" && !line[key]; {
			line[key] = true
			i, _ := d.Institution(key)
			key = i.Parent
		}
	}
	for key := range line {
		i, _ := d.Institution(key)
		for _, s := range i.Sectors {
			n.Sectors[s] = directory.Present
		}
		n.Services += len(i.Services)
		for _, s := range i.Services {
			for _, t := range s.Topics {
				n.Topics[t] = true
			}
		}
	}
	return n
}

func TestGapsAreWhatTheDossierTells(t *testing.T) {
	t.Parallel()
	f := open(t)
	owner := store.New(f.owner)
	editor := editing.New(owner)
	f.loadExamples()
	compare := func(t interface {
		Errorf(string, ...any)
		Fatal(...any)
	}) {
		networks, total, err := owner.GapNetworks(f.t.Context(), nil, "", 0, 0)
		if err != nil || total != len(networks) {
			t.Fatal(err, total)
		}
		if err := owner.FillGaps(f.t.Context(), networks, today); err != nil {
			t.Fatal(err)
		}
		for _, n := range networks {
			d, err := owner.Dossier(f.t.Context(), n.Key)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(told(d), n); diff != "" {
				t.Errorf("%s: %s", n.Key, diff)
			}
		}
	}
	compare(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := dossiertest.Dossier().Draw(rt, "dossier")
		if _, err := editor.Load(t.Context(), d, today); err != nil {
			return // it contradicts one of those before
		}
		compare(rt)
		if err := owner.RemoveNetwork(t.Context(), d.Network.Key); err != nil {
			rt.Fatal(err)
		}
		f.exec(`delete from former_keys`)
	})
}

func TestGapsCountWhatALevelMayRead(t *testing.T) {
	t.Parallel()
	f := open(t)
	secret, open := institution("geheim"), institution("offen")
	secret.Sectors, open.Sectors = []directory.Sector{"gericht"}, []directory.Sector{"opferhilfe"}
	open.Services = []directory.Service{{Key: "a", Name: "A", Topics: []directory.Topic{"recht"}},
		{Key: "b", Name: "B", Topics: []directory.Topic{"geld"}, Visibility: directory.Coordination}}
	d := small("stufen", secret, open)
	d.Members[0].Visibility = directory.Coordination
	f.load(d)
	for level, want := range map[directory.Visibility]struct {
		listed, services int
		court            directory.Presence
		money            bool
	}{
		directory.Public: {1, 1, directory.Absent, false}, directory.Staff: {1, 1, directory.Absent, false},
		directory.Coordination: {2, 2, directory.Present, true},
	} {
		reader := store.New(storetest.Pool(t, f.url, level, nil))
		networks, _, err := reader.GapNetworks(t.Context(), nil, "", 0, 0)
		if err == nil {
			err = reader.FillGaps(t.Context(), networks, today)
		}
		if err != nil || len(networks) != 1 {
			t.Fatal(level, err, len(networks))
		}
		n := networks[0]
		if n.Listed != want.listed || n.Services != want.services || n.Sectors["gericht"] != want.court ||
			n.Topics["geld"] != want.money || !n.Topics["recht"] {
			t.Errorf("%s: %+v", level, n)
		}
	}
}

func TestGapsTakeTwoTripsHoweverManyTheNetworksAre(t *testing.T) {
	t.Parallel()
	f := open(t)
	count := &counter{}
	reader := store.New(storetest.Pool(t, f.url, directory.Staff, count))
	own := directory.NewID("network", "netz-7")
	loaded := 0
	for _, size := range []int{2, 12} {
		for ; loaded < size; loaded++ {
			f.load(small(fmt.Sprintf("netz-%d", loaded), institution(fmt.Sprintf("stelle-%d", loaded))))
		}
		var networks []directory.NetworkGaps
		ask := func() (err error) {
			if networks, _, err = reader.GapNetworks(t.Context(), []directory.ID{own}, "", 0, 0); err != nil {
				return err
			}
			return reader.FillGaps(t.Context(), networks, today)
		}
		if err := ask(); err != nil { // the pool connects
			t.Fatal(err)
		}
		queries, trips := count.of(t, ask)
		if len(networks) != size || trips != 2 || queries != 6 {
			t.Errorf("%d networks: %d queries in %d trips, want 6 in 2", len(networks), queries, trips)
		}
		if size > 7 && networks[0].ID != own {
			t.Errorf("the first is %s, not their own", networks[0].Key)
		}
	}
}

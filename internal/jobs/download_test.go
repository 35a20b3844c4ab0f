package jobs

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// withPublic is the work with a store of the public level.
func (b *bench) withPublic() (*Jobs, *store.Store) {
	b.t.Helper()
	j := b.jobs(nil)
	j.public = store.New(storetest.Pool(b.t, b.url, directory.Public, nil))
	return j, j.public
}

func (b *bench) load(key string, change func(*directory.Dossier)) {
	b.t.Helper()
	d := directory.Dossier{
		Network: directory.Network{Key: key, Name: "Netz", Form: directory.FormRoundTable, Summary: "Ein Satz."},
		Region:  directory.Region{Key: "gebiet-" + key, Name: "Gebiet", Kind: directory.RegionKreis, State: "05"},
	}
	change(&d)
	if _, err := editing.New(store.New(b.pool)).Load(b.t.Context(), d, time.Now()); err != nil {
		b.t.Fatal(err)
	}
}

// whole returns what is handed out, put together of its pieces.
func (b *bench) whole(public *store.Store) (store.Download, []byte) {
	b.t.Helper()
	d, err := public.Download(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	var data []byte
	for n := int64(0); int64(len(data)) < d.Size; n++ {
		piece, err := public.DownloadChunk(b.t.Context(), d.ID, n)
		if err != nil {
			b.t.Fatal(err)
		}
		data = append(data, piece...)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != d.SHA256 || int64(len(data)) != d.Size {
		b.t.Errorf("%d bytes, said are %d; or the sum is wrong", len(data), d.Size)
	}
	if _, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err != nil {
		b.t.Error(err)
	}
	return d, data
}

func (j *Jobs) mustMake(t *testing.T) {
	t.Helper()
	if err := j.MakeDownload(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestTheDownloadIsMadeAnewOnlyWhenSomethingChanged(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	j, public := b.withPublic()
	if _, err := public.Download(t.Context()); !errors.Is(err, fault.NotFound) {
		t.Errorf("before the first: %v", err)
	}
	b.load("eins", func(*directory.Dossier) {})
	j.mustMake(t)
	first, bytesOfFirst := b.whole(public)
	if first.Counts["netzwerke"] != 1 || first.Invented {
		t.Errorf("%+v", first)
	}
	j.mustMake(t)
	if same, _ := b.whole(public); same.ID != first.ID || !same.MadeAt.Equal(first.MadeAt) {
		t.Error("nothing changed, and it was made anew")
	}
	b.load("eins", func(d *directory.Dossier) { d.Network.Name = "Anders" })
	j.mustMake(t)
	second, _ := b.whole(public)
	if second.ID == first.ID || second.SHA256 == first.SHA256 || !second.DataOf.After(first.DataOf) {
		t.Errorf("%+v after %+v", second, first)
	}
	if piece, err := public.DownloadChunk(t.Context(), first.ID, 0); err != nil || !bytes.HasPrefix(bytesOfFirst, piece) {
		t.Errorf("who reads the one before cannot go on: %v", err)
	}
	b.load("eins", func(d *directory.Dossier) { d.Network.Name = "Wieder anders" })
	j.mustMake(t)
	if _, err := public.DownloadChunk(t.Context(), first.ID, 0); !errors.Is(err, fault.NotFound) {
		t.Errorf("the one before the one before is kept: %v", err)
	}
	j.licence = "CC BY 4.0"
	j.mustMake(t)
	if licensed, _ := b.whole(public); licensed.SHA256 == second.SHA256 {
		t.Error("under another licence it is the same")
	}
}

func TestTwoInstancesMakeOneDownloadAndNobodySeesHalfOfIt(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	first, public := b.withPublic()
	second, _ := b.withPublic()
	b.load("eins", func(*directory.Dossier) {})
	b.exec(`create function look() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$`)
	b.exec(`create trigger look before insert on download_chunks for each row execute function look()`) // it takes its time
	ended := make(chan error, 2)
	for _, j := range []*Jobs{first, second} {
		go func() { ended <- j.MakeDownload(t.Context()) }()
	}
	for open := 2; open > 0; {
		select {
		case err := <-ended:
			if open--; err != nil {
				t.Error(err)
			}
		default:
			if _, err := public.Download(t.Context()); err == nil {
				b.whole(public) // whenever there is one, it is whole
			}
		}
	}
	b.whole(public)
	if n := b.count(`select count(distinct download_id) from download_chunks`); n != 1 {
		t.Errorf("it was made %d times", n)
	}
}

func TestTheDownloadIsMadeByTheJobOnceAnHour(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.load("eins", func(*directory.Dossier) {})
	j, public := b.withPublic()
	events := b.start(j)
	b.next(events, "make_download")
	b.whole(public)
	again, _ := b.withPublic()
	b.start(again)
	for _, task := range recurring(time.Now()) {
		b.enqueue(task)
	}
	if n := b.count(`select count(*) from jobs.river_job where kind = 'make_download'`); n > 2 { // two if the hour has just ended
		t.Errorf("it was left %d times", n)
	}
}

func TestWhatMayNotBeReadAnyMoreIsNotHandedOut(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	j, public := b.withPublic()
	house := func(sector directory.Sector) func(*directory.Dossier) {
		return func(d *directory.Dossier) {
			d.Institutions = []directory.Institution{{Key: "haus", Name: "Haus", Sectors: []directory.Sector{sector}}}
			if sector != directory.SectorShelter {
				d.Institutions[0].Places = []directory.Place{{Key: "p", Street: "Ring 1", Postcode: "01234", City: "Ort"}}
			}
			d.Members = []directory.Membership{{Key: "m", Institution: "haus", Role: directory.RoleMember}}
			d.People = []directory.Person{{Key: "p", Name: "Ada Probe", Function: "Leitung", Basis: "Zeitung", DeleteOn: directory.PartialDate(time.Now().AddDate(0, 0, 3).Format(time.DateOnly))}}
		}
	}
	b.load("eins", house("opferhilfe"))
	j.mustMake(t)
	b.whole(public)
	b.load("eins", house(directory.SectorShelter))
	if _, err := public.Download(t.Context()); !errors.Is(err, fault.NotFound) {
		t.Errorf("what was said before it came under protection is still there: %v", err)
	}
	if n := b.count(`select count(*) from download_chunks`); n != 0 {
		t.Errorf("%d pieces are left", n)
	}
	j.mustMake(t)
	b.whole(public)
	if n := b.count(`select expires_on - (now() at time zone 'Europe/Berlin')::date from downloads`); n < 2 || n > 3 {
		t.Errorf("it may be handed out for %d days, want 3", n)
	}
	b.exec(`update downloads set expires_on = (now() at time zone 'Europe/Berlin')::date`) // as if three days had gone by
	if _, err := public.Download(t.Context()); !errors.Is(err, fault.NotFound) {
		t.Errorf("on the day on which a name may be shown no longer: %v", err)
	}
	j.mustMake(t)
	b.whole(public)
	if err := store.New(b.pool).RemoveNetwork(t.Context(), "eins"); err != nil {
		t.Fatal(err)
	}
	if _, err := public.Download(t.Context()); !errors.Is(err, fault.NotFound) {
		t.Errorf("a network that was taken away is still in it: %v", err)
	}
	j.mustMake(t)
	if d, _ := b.whole(public); d.Counts["netzwerke"] != 0 {
		t.Errorf("%+v", d)
	}
}

func TestTheDownloadIsTakenBackOnlyWhereSomethingInItIsHidden(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	j, public := b.withPublic()
	level := func(institution, contact, place directory.Visibility) func(*directory.Dossier) {
		return func(d *directory.Dossier) {
			housed("opferhilfe")(d)
			i := &d.Institutions[0]
			i.Visibility, i.Places = institution, []directory.Place{{Key: "p", Street: "Ring 1", Postcode: "01234", City: "Ort", Visibility: place}}
			i.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "030 23125001", Visibility: contact}}
		}
	}
	for name, hide := range map[string]func(*directory.Dossier){
		"an institution": level(directory.Coordination, "", ""),
		"a contact":      level("", directory.Staff, ""),
		"an address":     level("", "", directory.Coordination),
	} {
		b.load("eins", level("", "", ""))
		j.mustMake(t)
		b.load("zwei", housed(directory.SectorShelter)) // was never said to be anywhere
		b.load("eins", func(d *directory.Dossier) { level("", "", "")(d); d.Network.Name = "Anders " + name })
		if _, err := public.Download(t.Context()); err != nil {
			t.Errorf("nothing that is in the file was hidden, and it is gone: %v", err)
		}
		b.load("eins", hide)
		if _, err := public.Download(t.Context()); !errors.Is(err, fault.NotFound) {
			t.Errorf("%s is hidden, and still handed out: %v", name, err)
		}
		if err := store.New(b.pool).RemoveNetwork(t.Context(), "zwei"); err != nil {
			t.Fatal(err)
		}
	}
}

// What comes under protection while the file is made must not be handed out in it; what is only new may wait for the next.
func TestADownloadThatWasOvertakenIsKnownToBe(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		meanwhile func(b *bench)
		published bool
	}{
		"a new network":          {func(b *bench) { b.load("zwei", housed(directory.SectorShelter)) }, true},
		"another name":           {func(b *bench) { b.exec(`update institutions set name = 'Anders'`) }, true},
		"protection":             {func(b *bench) { b.load("eins", housed(directory.SectorShelter)) }, false},
		"a network taken away":   {func(b *bench) { b.exec(`delete from networks`) }, false},
		"an institution, hidden": {func(b *bench) { b.exec(`update institutions set visibility = 'koordination'`) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t)
			_, public := b.withPublic()
			b.load("eins", housed("opferhilfe"))
			from, err := public.Public(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			test.meanwhile(b)
			if outdated, err := public.Outdated(t.Context(), from); err != nil || outdated == test.published {
				t.Errorf("outdated: %v (%v)", outdated, err)
			}
		})
	}
}

func housed(sector directory.Sector) func(*directory.Dossier) {
	return func(d *directory.Dossier) {
		key := "haus-" + d.Network.Key
		d.Institutions = []directory.Institution{{Key: key, Name: "Haus", Sectors: []directory.Sector{sector}}}
		d.Members = []directory.Membership{{Key: "m", Institution: key, Role: directory.RoleMember}}
	}
}

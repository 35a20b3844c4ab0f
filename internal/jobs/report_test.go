package jobs

import (
	"encoding/json"
	"testing"
	"time"

	"rundtisch/internal/annual"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
)

// at loads a network at a moment, in Germany.
func (b *bench) at(when, key string, change func(*directory.Dossier)) {
	b.t.Helper()
	moment, err := time.ParseInLocation("2006-01-02 15:04", when, directory.Germany())
	if err != nil {
		b.t.Fatal(err)
	}
	d := directory.Dossier{
		Network: directory.Network{Key: key, Name: key, Form: directory.FormRoundTable, Summary: "Ein Satz."},
		Region:  directory.Region{Key: "gebiet-" + key, Name: "Gebiet " + key, Kind: directory.RegionKreis, State: "05"},
	}
	change(&d)
	if _, err := editing.New(store.New(b.pool)).Load(b.t.Context(), d, moment); err != nil {
		b.t.Fatal(err)
	}
}

// showing is the work of an instance whose clock shows a moment in Germany.
func (b *bench) showing(clock string) *Jobs {
	b.t.Helper()
	now, err := time.ParseInLocation("2006-01-02 15:04", clock, directory.Germany())
	if err != nil {
		b.t.Fatal(err)
	}
	j := b.jobs(nil)
	j.now = func() time.Time { return now }
	return j
}

func TestTwoInstancesKeepTheReportOfAYearOnceAsItWasAtItsEnd(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.at("2025-03-01 12:00", "eins", func(*directory.Dossier) {})
	b.at("2025-12-31 23:59", "eins", func(d *directory.Dossier) {
		d.Bodies = []directory.Body{{Key: "kreis", Name: "Lenkungskreis", Kind: directory.BodySteering}}
	})
	b.at("2026-01-01 00:00", "eins", func(d *directory.Dossier) { d.Network.Name = "Im neuen Jahr" })
	b.at("2026-01-01 00:01", "zwei", func(*directory.Dossier) {}) // has no year that is over
	if err := b.showing("2025-12-31 23:59").KeepReports(t.Context()); err != nil || b.count(`select count(*) from desk.year_reports`) != 0 {
		t.Fatalf("kept before the year was over (%v)", err)
	}
	first, second := b.showing("2026-01-01 00:10"), b.showing("2026-01-01 00:10")
	ended := make(chan error, 2)
	for _, j := range []*Jobs{first, second} {
		go func() { ended <- j.KeepReports(t.Context()) }()
	}
	for range 2 {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	var text []byte
	if err := b.pool.QueryRow(t.Context(), `select report from desk.year_reports where year = 2025`).Scan(&text); err != nil {
		t.Fatal(err)
	}
	var kept annual.Report
	if err := json.Unmarshal(text, &kept); err != nil || kept.Head.Name != "eins" || len(kept.Bodies) != 1 || kept.Through != "2025-12-31" {
		t.Errorf("%+v (%v)", kept, err)
	}
	if n := b.count(`select count(*) from desk.year_reports`); n != 1 {
		t.Errorf("%d reports", n)
	}
	if err := b.showing("2027-02-01 00:10").KeepReports(t.Context()); err != nil || b.count(`select count(*) from desk.year_reports`) != 1 {
		t.Errorf("kept in February (%v)", err)
	}
}

func TestTheReportsAreKeptByTheJobOnceADay(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.at("2025-03-01 12:00", "eins", func(*directory.Dossier) {})
	j := b.showing("2026-01-01 00:10")
	events := b.start(j)
	b.next(events, "keep_reports")
	b.start(b.showing("2026-01-01 00:20"))
	for _, task := range recurring(j.now()) {
		b.enqueue(task)
	}
	if n := b.count(`select count(*) from jobs.river_job where kind = 'keep_reports'`); n != 1 {
		t.Errorf("it was left %d times", n)
	}
	if n := b.count(`select count(*) from desk.year_reports`); n != 1 {
		t.Errorf("%d reports", n)
	}
}

package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// counter counts what is sent to the database: queries, and round trips, of which a batch is one.
type counter struct{ queries, trips atomic.Int64 }

func (c *counter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.queries.Add(1)
	c.trips.Add(1)
	return ctx
}
func (c *counter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}
func (c *counter) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	c.trips.Add(1)
	return ctx
}
func (c *counter) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {
	c.queries.Add(1)
}
func (c *counter) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

// of returns how many queries and trips fn takes.
func (c *counter) of(t *testing.T, fn func() error) (queries, trips int64) {
	t.Helper()
	c.queries.Store(0)
	c.trips.Store(0)
	if err := fn(); err != nil {
		t.Fatal(err)
	}
	return c.queries.Load(), c.trips.Load()
}

func TestPagesTakeTwoTripsHoweverLongTheListsAre(t *testing.T) {
	t.Parallel()
	f := open(t)
	crowd := func(key string, size int) directory.Dossier {
		var all []directory.Institution
		for i := range size {
			inst := institution(fmt.Sprintf("%s-%d", key, i))
			if i > 0 {
				inst.Parent = key + "-0"
			}
			inst.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 016"}}
			inst.Places = []directory.Place{{Key: "p", City: "Herne"}}
			all = append(all, inst)
		}
		d := small(key, all...)
		for i := range size {
			key := fmt.Sprintf("x%d", i)
			d.Goals = append(d.Goals, directory.Goal{Key: key, Kind: directory.GoalAim, Text: "Z"})
			d.Events = append(d.Events, directory.Event{Key: key, Title: "T", Kind: directory.EventMeeting,
				Date: "2024", Hosts: []directory.Host{{Name: "H", Network: key}}})
			d.Notices = append(d.Notices, directory.Notice{Key: key, Title: "M", Figures: []directory.Figure{{Key: "f", Claim: "C", Origin: "O"}}})
			d.Statements = append(d.Statements, directory.Statement{Key: key, Fields: []string{"mitglieder/m-" + d.Institutions[0].Key}, Note: "N"})
		}
		return d
	}
	f.load(crowd("wenige", 5)).load(crowd("viele", 500))
	count := &counter{}
	public := store.New(storetest.Pool(t, f.url, directory.Public, count))
	ask := map[string]func(key string) error{
		"network page": func(key string) error {
			page, err := public.NetworkPage(t.Context(), key)
			if err == nil && len(page.Members) != map[string]int{"wenige": 5, "viele": 500}[key] {
				err = fmt.Errorf("%d members", len(page.Members))
			}
			return err
		},
		"institution page": func(key string) error {
			page, err := public.InstitutionPage(t.Context(), key+"-0")
			if err == nil && len(page.Units) != map[string]int{"wenige": 4, "viele": 499}[key] {
				err = fmt.Errorf("%d units", len(page.Units))
			}
			return err
		},
		"networks": func(string) error { _, err := public.Networks(t.Context()); return err },
		"events":   func(string) error { _, err := public.Events(t.Context()); return err },
		"notices":  func(string) error { _, err := public.Notices(t.Context()); return err },
		"calendar": func(string) error { _, err := public.Calendar(t.Context()); return err },
		"news":     func(string) error { _, err := public.News(t.Context(), "", 100); return err },
		"calendar of a network": func(key string) error {
			c, err := public.NetworkCalendar(t.Context(), key)
			if err == nil && len(c.Events) != map[string]int{"wenige": 5, "viele": 500}[key] {
				err = fmt.Errorf("%d events", len(c.Events))
			}
			return err
		},
		"calendar of a Land": func(string) error { _, err := public.RegionCalendar(t.Context(), "05"); return err },
		"news of a network": func(key string) error {
			n, err := public.News(t.Context(), key, 100)
			if err == nil && len(n.Events)+len(n.Notices) != map[string]int{"wenige": 10, "viele": 200}[key] {
				err = fmt.Errorf("%d and %d entries", len(n.Events), len(n.Notices))
			}
			return err
		},
	}
	for name, fn := range ask {
		few, tripsFew := count.of(t, func() error { return fn("wenige") })
		many, tripsMany := count.of(t, func() error { return fn("viele") })
		if few != many || tripsFew != tripsMany || tripsMany > 2 {
			t.Errorf("%s: %d queries in %d trips for few, %d in %d for many; want as many, and at most 2 trips", name,
				few, tripsFew, many, tripsMany)
		}
	}
}

func TestWhatIsNotThereIsToldApart(t *testing.T) {
	t.Parallel()
	f := open(t).load(small("a", institution("i")))
	public := f.at(directory.Public)
	for name, ask := range map[string]func(string) error{
		"network":     func(key string) error { _, err := public.NetworkPage(t.Context(), key); return err },
		"dossier":     func(key string) error { _, err := public.Dossier(t.Context(), key); return err },
		"institution": func(key string) error { _, err := public.InstitutionPage(t.Context(), key); return err },
		"calendar":    func(key string) error { _, err := public.NetworkCalendar(t.Context(), key); return err },
	} {
		for _, key := range []string{"gibt-es-nicht", "", "Ä", "a'b", "../x", "%", "x y"} {
			if err := ask(key); !errors.Is(err, fault.NotFound) || errors.Is(err, fault.Gone) {
				t.Errorf("%s %q: %v, want not found", name, key, err)
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := public.NetworkPage(ctx, "a"); err == nil || errors.Is(err, fault.NotFound) {
		t.Errorf("a request that was given up: %v, want an error that is not „not found“", err)
	}
}

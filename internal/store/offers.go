package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// spotFound is a service as the index knows it.
type spotFound struct {
	id         directory.ID
	exact      bool
	district   string
	km         float64
	attributes []int32
	opening    directory.Opening
}

// nearest takes the point, the attributes, the minute of the week and the Länder that have a public holiday then.
const nearest = `select s.service_id, s.exact, s.district, s.spot <-> $1::point, s.attributes,
		case when not s.known_hours then 0 when s.week @> $3::int and (s.holidays or not substr(s.district, 1, 2) = any($4::text[])) then 2 else 1 end
	from service_spots s where s.attributes @> $2::int[]`

func scanSpot(row pgx.CollectableRow) (f spotFound, err error) {
	err = row.Scan(&f.id, &f.exact, &f.district, &f.km, &f.attributes, &f.opening)
	return f, err
}

// Offers returns the services that somebody looks for: those that are meant for the place first, then those that are
// open, then the nearest; of these, count from the one numbered from on, which counts from 0. It looks at the
// nearest directory.MostFound only. It takes two round trips, however many there are.
func (s *Store) Offers(ctx context.Context, w directory.Wanted, now time.Time, from, count int) (directory.Findings, error) {
	l := newLook(w, now)
	b := &pgx.Batch{}
	// Planned anew for every search: a plan that suits all searches took many times as long for some. And always from
	// the nearest outwards: the planner takes places and attributes for independent and expects too few.
	b.Queue(`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)`)
	near := l.radius(w.Radius)
	l.queue(b, &l.found, near, "")
	for kind := range l.asked {
		l.without[kind] = &circle{}
		l.queue(b, l.without[kind], near, kind)
	}
	if w.Radius > 0 && len(w.Districts) > 0 {
		queue(b, &l.farther.near, scanSpot, nearest+fmt.Sprintf(` order by s.spot <-> $1::point limit %d`, directory.MostWide), l.args("")...)
	}
	if err := s.send(ctx, b); err != nil {
		return directory.Findings{}, fmt.Errorf("search for services: %w", err) // without what was asked: it stays out of the log
	}
	findings, ranked := l.findings()
	from = min(max(from, 0), len(ranked))
	ranked = ranked[from:min(from+max(count, 0), len(ranked))]
	ids := make([]directory.ID, len(ranked))
	for i, r := range ranked {
		ids[i] = r.id
	}
	offers, err := s.OffersByID(ctx, ids)
	if err != nil {
		return directory.Findings{}, err
	}
	for _, r := range ranked {
		if offer, ok := offers[r.id]; ok { // it may have gone in between
			findings.Hits = append(findings.Hits, l.hit(r, offer))
		}
	}
	return findings, nil
}

// look is a search while it is made.
type look struct {
	directory.Wanted
	point    string
	asked    map[string][]int32
	moment   time.Time
	minute   int
	holidays []string
	wide     []int32 // areas that hold the place and are larger than a Kreis
	found    circle
	farther  circle
	without  map[string]*circle // by the kind that does not matter
}

// circle is what was found within a distance, and what is there for a whole Land or country, wherever it is.
type circle struct{ near, wide []spotFound }

// queue asks for everything but one kind.
func (l *look) queue(b *pgx.Batch, into *circle, within, except string) {
	args := l.args(except)
	queue(b, &into.near, scanSpot, nearest+within, args...)
	if len(l.wide) > 0 {
		queue(b, &into.wide, scanSpot, nearest+fmt.Sprintf(` and s.attributes && $5::int[] order by s.spot <-> $1::point limit %d`, directory.MostWide), append(args, l.wide)...)
	}
}

func newLook(w directory.Wanted, now time.Time) *look {
	l := &look{Wanted: w, asked: w.Asked(), moment: now, without: map[string]*circle{}}
	if !w.Open.IsZero() {
		l.moment = w.Open
	}
	l.minute, l.holidays = directory.MinuteOfWeek(l.moment), directory.HolidayStates(l.moment)
	lat, lon := w.Lat, w.Lon
	if len(w.Districts) == 0 {
		lat, lon = 51, 10.5 // any place will do: the order is the same every time
	}
	x, y := plane(lat, lon)
	l.point = fmt.Sprintf("(%.3f,%.3f)", x, y)
	if len(w.Districts) > 0 {
		seen := map[string]bool{}
		for _, ags := range w.Districts {
			if land := ags[:min(2, len(ags))]; !seen[land] {
				seen[land] = true
				l.wide = append(l.wide, directory.Attribute(directory.KindArea, land))
			}
		}
		l.wide = append(l.wide, directory.Attribute(directory.KindArea, directory.AreaEverywhere))
	}
	return l
}

// radius ends a statement: how far, in which order, how many.
func (l *look) radius(km float64) string {
	near := ""
	if km > 0 && len(l.Districts) > 0 {
		near = fmt.Sprintf(` and s.spot <@ circle($1::point, %.1f)`, km)
	}
	most := directory.MostFound
	if !l.Open.IsZero() {
		most *= 2 // some of them are closed
	}
	return near + fmt.Sprintf(` order by s.spot <-> $1::point limit %d`, most)
}

func (l *look) args(except string) []any {
	attributes := []int32{}
	for kind, numbers := range l.asked {
		if kind != except {
			attributes = append(attributes, numbers...)
		}
	}
	slices.Sort(attributes)
	return []any{l.point, attributes, l.minute, l.holidays}
}

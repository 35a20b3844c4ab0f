package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/ranking"
)

// spotFound is a service as the index returns it.
type spotFound struct {
	id         directory.ID
	exact      bool
	district   string
	km         float64
	attributes []int32
	opening    directory.Opening
	facts      ranking.Candidate // of those that are to be ranked: what is not known from the index
}

// isOpen is whether a service is open at the minute $2 of the week: by hours that began that day, which is a public
// holiday in the Länder $3, or by those of the night, which began on the day before, a public holiday in the Länder $5.
const isOpen = `(s.week @> $2::int and (s.holidays or not substr(s.district, 1, 2) = any($3::text[]))
	or s.night @> $2::int and (s.holidays or not substr(s.district, 1, 2) = any($5::text[])))`

// nearest takes the point and the moment, as isOpen has it. What is asked for is $4: all of it, as numbers or spelt where
// one of several is enough, all but one kind, or with one kind only nothing.
const (
	nearest = `select s.service_id, s.exact, s.district, s.spot <-> $1::point as km, s.attributes,
		case when ` + isOpen + ` then 2 when s.known_hours then 1 else 0 end as opening
	from service_spots s where `
	withAll  = `s.attributes @> $4::int[]`
	spelt    = `s.attributes @@ $4::query_int`
	whatever = `$4::text is not null`
	openThen = ` and ` + isOpen
	asWide   = ` and s.attributes && $6::int[]`
)

func scanSpot(row pgx.CollectableRow) (f spotFound, err error) {
	err = row.Scan(&f.id, &f.exact, &f.district, &f.km, &f.attributes, &f.opening)
	return f, err
}

// Offers returns the services that somebody looks for in the order of ranking.Standing; of these, count from the one
// numbered from on, which counts from 0. It looks at the nearest directory.MostFound only. It takes two round trips,
// three where many are found in several places each.
func (s *Store) Offers(ctx context.Context, w directory.Wanted, now time.Time, from, count int) (directory.Findings, error) {
	l := newLook(w, now)
	for l.spots = 1; ; l.spots = mostSpots {
		if err := s.look(ctx, l); err != nil {
			return directory.Findings{}, fmt.Errorf("search for services: %w", err) // without what was asked: it stays out of the log
		}
		if l.spots == mostSpots || !l.crowded() {
			break
		}
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

// look runs all queries that a search needs.
func (s *Store) look(ctx context.Context, l *look) error {
	l.found, l.closed, l.farther, l.nearly = circle{}, circle{}, circle{}, circle{}
	b := &pgx.Batch{}
	// Always from the nearest outwards: the planner takes places and attributes for independent and expects too few.
	b.Queue(`
		select set_config('plan_cache_mode', 'force_generic_plan', true),
			set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)`)
	wanted, asked := l.wanting()
	l.lines = nil
	queue(b, &l.lines, scanHotline, hotlineQuery)
	open := ""
	if !l.Open.IsZero() {
		open = openThen
		l.queue(b, &l.closed, wanted, asked, directory.MostFound)
	}
	l.queueRanked(b, &l.found, wanted+open, asked, directory.MostFound)
	switch len(l.asked) {
	case 0:
	case 1:
		l.queue(b, &l.nearly, whatever+open, "", mostNearly)
	default:
		l.queue(b, &l.nearly, spelt+open, l.allButOne(), mostNearly)
	}
	if l.Wider > l.Radius && len(l.Districts) > 0 {
		queue(b, &l.farther.near, scanSpot, nearest+wanted+open+within(l.Wider)+nearestFirst(directory.MostWide), l.args(asked)...)
	}
	return s.send(ctx, b)
}

// crowded reports whether the limit of spots was reached by the many spots of few services.
func (l *look) crowded() bool {
	return len(l.found.near) >= directory.MostFound*l.spots && len(distinct(l.found)) < directory.MostFound
}

// look is a search in progress.
type look struct {
	directory.Wanted
	point    string
	asked    map[string][]int32
	now      time.Time
	moment   time.Time // at which it must be open, or now
	minute   int
	holidays []string // Länder that have a public holiday then
	before   []string // those that had one on the day before
	wide     []int32  // areas that hold the place and are larger than a Kreis
	spots    int      // of a service, for how many there is room
	found    circle
	closed   circle // as found, whether it is open or not; where nothing must be open it is empty
	farther  circle
	lines    []directory.Hotline
	nearly   circle // what has everything that is asked for but one kind
}

// mostNearly is how many services that lack one of the things asked for are read to be counted.
const mostNearly = 3 * directory.MostFound

// circle is what was found within a distance, and what is there for a whole Land or country, wherever it is.
type circle struct{ near, wide []spotFound }

// queue asks for what is within the radius, and for what is there for a whole Land or country.
func (l *look) queue(b *pgx.Batch, into *circle, condition string, asked any, most int) {
	l.queueAs(b, into, scanSpot, func(sql string) string { return sql }, condition, asked, most)
}

// queueRanked asks the same with what decides on the order.
func (l *look) queueRanked(b *pgx.Batch, into *circle, condition string, asked any, most int) {
	l.queueAs(b, into, scanRanked, withFacts, condition, asked, most)
}

func (l *look) queueAs(
	b *pgx.Batch, into *circle, scan pgx.RowToFunc[spotFound], whole func(string) string, condition string, asked any, most int,
) {
	radius := ""
	if l.Radius > 0 && len(l.Districts) > 0 {
		radius = within(l.Radius)
	}
	queue(b, &into.near, scan, whole(nearest+condition+radius+nearestFirst(most*l.spots)), l.args(asked)...)
	if len(l.wide) > 0 {
		queue(b, &into.wide, scan, whole(nearest+condition+asWide+nearestFirst(directory.MostWide)), append(l.args(asked), l.wide)...)
	}
}

func newLook(w directory.Wanted, now time.Time) *look {
	l := &look{Wanted: w, asked: w.Asked(), now: now, moment: now}
	if !w.Open.IsZero() {
		l.moment = w.Open
	}
	l.minute, l.holidays, l.before = directory.MinuteOfWeek(l.moment), directory.HolidayStates(l.moment),
		directory.HolidayStates(directory.DayBefore(l.moment))
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

func within(km float64) string { return fmt.Sprintf(` and s.spot <@ circle($1::point, %.1f)`, km) }

func nearestFirst(most int) string {
	return fmt.Sprintf(` order by s.spot <-> $1::point limit %d`, most)
}

func (l *look) args(asked any) []any { return []any{l.point, l.minute, l.holidays, asked, l.before} }

// wanting is the condition on what is asked for, and its argument. Where nothing is one of several, the index finds what
// has all of it.
func (l *look) wanting() (condition string, asked any) {
	all := []int32{}
	for kind, numbers := range l.asked {
		if len(numbers) > 1 && !directory.NeedsAll(kind) {
			return spelt, l.but("")
		}
		all = append(all, numbers...)
	}
	slices.Sort(all)
	return withAll, all
}

// but spells, for the index, everything that is asked for but one kind: "(1|2)&(3)".
func (l *look) but(except string) string {
	var needed []string
	for _, kind := range slices.Sorted(maps.Keys(l.asked)) {
		if kind == except {
			continue
		}
		numbers := make([]string, len(l.asked[kind]))
		for i, number := range l.asked[kind] {
			numbers[i] = strconv.Itoa(int(number))
		}
		between := "|"
		if directory.NeedsAll(kind) {
			between = "&"
		}
		needed = append(needed, "("+strings.Join(numbers, between)+")")
	}
	return strings.Join(needed, "&")
}

// allButOne spells, for the index, that one of the kinds asked for does not matter: "((1)&(2))|((1)&(3))".
func (l *look) allButOne() string {
	var ways []string
	for _, except := range slices.Sorted(maps.Keys(l.asked)) {
		ways = append(ways, "("+l.but(except)+")")
	}
	return strings.Join(ways, "|")
}

// without is what was found where a kind does not matter.
func (l *look) without(kind string) circle {
	fits := func(f spotFound) bool {
		for other, numbers := range l.asked {
			has := func(n int32) bool { return slices.Contains(f.attributes, n) }
			lacks := func(n int32) bool { return !has(n) }
			if other == kind {
				continue
			}
			if !slices.ContainsFunc(numbers, has) || directory.NeedsAll(other) && slices.ContainsFunc(numbers, lacks) {
				return false
			}
		}
		return true
	}
	kept := func(spots []spotFound) (fitting []spotFound) {
		for _, f := range spots {
			if fits(f) {
				fitting = append(fitting, f)
			}
		}
		return fitting
	}
	return circle{kept(l.nearly.near), kept(l.nearly.wide)}
}

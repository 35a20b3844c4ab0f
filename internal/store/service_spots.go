package store

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

const spotTable = "service_id, position, institution_id, institution_protected, exact, district, spot, attributes, " +
	"week, night, holidays, known_hours, visibility"

// saveSpots rebuilds where the services of institutions are found. It must come after everything else was written: a
// service without an address is found in the Kreise of all networks its institution belongs to.
func (s *Store) saveSpots(ctx context.Context, institutions []directory.ID) error {
	if len(institutions) == 0 {
		return nil
	}
	var services serviceParts
	var places []ownedPlace
	owners := map[string]spotOwner{}
	b := &pgx.Batch{}
	// The laterals force one index look-up after the other: otherwise the planner reads all networks each time.
	b.Queue(`
		select i.key, i.id, i.protected, i.visibility, n.districts, n.levels
		from institutions i
		cross join lateral (
			with recursive line as (
				select i.id, i.visibility as level
				union
				select c.id, greatest(l.level, c.visibility)
				from institutions c
				join line l on c.parent_id = l.id),
				found as (
					select d.ags, min(mine.level) as level from line l
					cross join lateral (
						select m.network_id as id, greatest(l.level, m.visibility) as level
						from memberships m
						where m.institution_id = l.id
						union all
						select t.network_id, l.level from initiators t
						where t.institution_id = l.id) mine
					cross join lateral (
						select d.ags from networks n
						join region_districts d on d.region_id = n.region_id
						where n.id = mine.id offset 0) d
					group by d.ags)
			select array(select ags from found order by found.level, ags) as districts,
				array(select found.level::text from found order by found.level, ags) as levels) n
		where i.id = any($1) and exists (select from services s where s.institution_id = i.id)`,
		institutions).Query(func(rows pgx.Rows) error {
		var key string
		var o spotOwner
		_, err := pgx.ForEachRow(rows, []any{&key, &o.id, &o.protected, &o.level, &o.districts, &o.levels}, func() error {
			owners[key] = o
			o.districts, o.levels = nil, nil
			return nil
		})
		return err
	})
	queue(b, &services.services, scanService, `
		select `+serviceColumns+` from services s join institutions i on i.id = s.institution_id where i.id = any($1)`,
		institutions)
	queue(b, &places, scanPlace, `
		select `+placeColumns+` from places p
		join institutions i on i.id = p.institution_id
		where i.id = any($1) and p.visibility = 'oeffentlich'
		order by i.key, p.position`, institutions)
	b.Queue(`delete from service_spots where institution_id = any($1)`, institutions)
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("spots of services: %w", err)
	}
	var rows [][]any
	for _, service := range services.services {
		rows = append(rows, owners[service.owner].rows(service, places)...)
	}
	made := &saving{}
	insert(made, "service_spots", spotTable, rows)
	if err := s.send(ctx, &made.batch); err != nil {
		return fmt.Errorf("spots of services: %w", refused(err))
	}
	return nil
}

type spotOwner struct {
	id        directory.ID
	protected bool
	level     directory.Visibility
	districts []string               // those that most may know of first
	levels    []directory.Visibility // who may know of each: that it is a member there may be for few only
}

// rows makes the rows of one service: one for every public address, or else one for every Kreis.
// For protected institutions there is nothing finer than the Kreis.
func (o spotOwner) rows(s ownedService, places []ownedPlace) [][]any {
	var rows [][]any
	week := s.Week()
	add := func(lat, lon float64, district string, exact bool, level directory.Visibility) {
		x, y := plane(lat, lon)
		rows = append(rows, []any{s.id, len(rows) + 1, o.id, o.protected, exact, district,
			fmt.Sprintf("(%.3f,%.3f)", x, y), list(s.Attributes()), multirange(week.Day),
			multirange(week.Night), s.Holidays, week.Known, directory.Stricter(directory.Stricter(o.level, s.Visibility), level)})
	}
	for _, p := range places {
		if p.owner != s.owner || o.protected || len(o.districts) == 0 {
			continue
		}
		n := o.districtOf(p.Postcode)
		if p.Lat != nil && p.Lon != nil {
			add(*p.Lat, *p.Lon, o.districts[n], true, o.levels[n])
		} else if lat, lon, ok := gazetteer.MiddleOfPostcode(p.Postcode); ok {
			add(lat, lon, o.districts[n], true, o.levels[n])
		}
	}
	if len(rows) > 0 {
		return rows
	}
	districts, levels := o.districts, o.levels
	if own := kreise(s.Areas); len(own) > 0 && len(own) <= mostSpots {
		districts, levels = own, nil // the service says so itself
	}
	for n, ags := range districts[:min(len(districts), mostSpots)] {
		level := o.level
		if len(levels) > 0 {
			level = levels[n]
		}
		if lat, lon, ok := gazetteer.MiddleOf(ags); ok {
			add(lat, lon, ags, false, level)
		}
	}
	return rows
}

// districtOf returns which of the Kreise a postcode lies in; the first where that is not known.
func (o spotOwner) districtOf(plz string) int {
	for _, ags := range gazetteer.KreiseOfPostcode(plz) {
		if n := slices.Index(o.districts, ags); n >= 0 {
			return n
		}
	}
	return 0
}

// mostSpots is in how many Kreise a service without an address is found.
const mostSpots = 12

// kreise returns those of the areas that are a Kreis.
func kreise(areas []string) []string {
	var kreise []string
	for _, area := range areas {
		if len(area) == 5 {
			kreise = append(kreise, area)
		}
	}
	return kreise
}

// plane projects a point in Germany on a plane whose unit is a kilometre; good to about 2 % between 47° and 55° north.
func plane(lat, lon float64) (x, y float64) {
	const perDegree = 111.32
	return lon * perDegree * math.Cos(51*math.Pi/180), lat * perDegree
}

// multirange formats minutes of the week, each pair a beginning and an end, for PostgreSQL.
func multirange(minutes [][2]int) string {
	ranges := make([]string, len(minutes))
	for i, m := range minutes {
		ranges[i] = "[" + strconv.Itoa(m[0]) + "," + strconv.Itoa(m[1]) + ")"
	}
	return "{" + strings.Join(ranges, ",") + "}"
}

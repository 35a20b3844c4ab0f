package store

import (
	"fmt"
	"strings"

	"rundtisch/internal/directory"
)

// conditions collects the conditions of a statement and the values of its parameters.
type conditions struct {
	all  []string
	args []any
}

// add adds a condition in which %[1]s, %[2]s, … stand for the values.
func (c *conditions) add(condition string, values ...any) {
	places := make([]any, len(values))
	for i, v := range values {
		c.args = append(c.args, v)
		places[i] = fmt.Sprintf("$%d", len(c.args))
	}
	if len(places) > 0 {
		condition = fmt.Sprintf(condition, places...)
	}
	c.all = append(c.all, "("+condition+")")
}

func (c *conditions) where() string {
	if len(c.all) == 0 {
		return "true"
	}
	return strings.Join(c.all, " and ")
}

// stillMember is true of memberships m that have not ended today, in Germany, as Membership.Current says.
const stillMember = `is_current(m.until, (now() at time zone 'Europe/Berlin')::date)`

// found is the query for the words of a search and their synonyms; stop words alone match nothing.
const found = `
	(
		select string_agg('(' || q::text || ')', ' | ')::tsquery
		from (select websearch_to_tsquery('de', fold(a)) as q from unnest(%[1]s::text[]) a) queries
		where numnode(q) > 0)`

// inTitle is the same query, restricted to titles.
const inTitle = `(select regexp_replace(string_agg('(' || q::text || ')', ' | '), '(''([^'']|'''')*'')', '\1:A', 'g')::tsquery
	from (select websearch_to_tsquery('de', fold(a)) as q from unnest(%[1]s::text[]) a) queries where numnode(q) > 0)`

// ofService maps a taxonomy to the column of service s that holds its terms; memberOf begins a condition on institution i.
var (
	ofService = map[string]string{
		directory.TaxonomyTopics: "s.topics", directory.TaxonomyAudiences: "s.audiences",
		directory.TaxonomyAccess: "s.access", directory.TaxonomyModes: "s.modes",
	}
	memberOf = `exists (select from memberships m where m.institution_id = i.id and ` + stillMember
)

// term requires one of the terms of a taxonomy of the service s of institution i; without a service, of the institution
// or any of its services.
func (c *conditions) term(t directory.TermRef, service bool) {
	column, some := ofService[t.Taxonomy], len(t.Codes) > 0
	switch {
	case t.Taxonomy == directory.TaxonomyNetworks && some:
		c.add(memberOf+` and m.network_id = any(%[1]s::uuid[]))`, t.Codes)
	case t.Taxonomy == directory.TaxonomyNetworks:
		c.add(memberOf + `)`)
	case t.Taxonomy == directory.TaxonomySectors && some:
		c.add(`exists (select from institution_sectors x where x.institution_id = i.id and x.sector = any(%[1]s))`, t.Codes)
	case t.Taxonomy == directory.TaxonomySectors:
		c.add(`exists (select from institution_sectors x where x.institution_id = i.id)`)
	case column == "":
		c.add(`false`)
	case service && some:
		c.add(column+` && %[1]s::text[]`, t.Codes)
	case service:
		c.add(column + ` <> '{}'`)
	case some:
		c.add(`exists (select from services s where s.institution_id = i.id and `+column+` && %[1]s::text[])`, t.Codes)
	default:
		c.add(`exists (select from services s where s.institution_id = i.id and ` + column + ` <> '{}')`)
	}
}

// institutions adds the conditions of a filter on an institution i.
func (c *conditions) institutions(f directory.Filter) {
	c.common(f, "i.id", "i.changed_at")
	if f.Words != "" {
		c.add(`
			i.id in (
				select e.institution_id from search_entries e where e.kind = 'institution' and e.words @@ `+found+`)`,
			alternatives(f.Words))
	}
	for _, t := range f.Terms {
		c.term(t, false)
	}
}

// networks adds the conditions of a filter on a network n. A network is a member of none and offers nothing.
func (c *conditions) networks(f directory.Filter) {
	c.common(f, "n.id", "n.changed_at")
	if f.Words != "" {
		c.add(`n.id in (select e.network_id from search_entries e where e.kind = 'network' and e.words @@ `+found+`)`, alternatives(f.Words))
	}
	if len(f.Terms) > 0 {
		c.add(`false`)
	}
}

// services adds the conditions of a filter on a service s of an institution i.
func (c *conditions) services(f directory.Filter) {
	c.common(f, "i.id", "i.changed_at")
	if f.Words != "" {
		c.add(`s.id in (select services_with_words(`+found+`)
			union all select x.id from search_entries e join services x on x.institution_id = e.institution_id
				where e.kind = 'institution' and e.words @@ `+inTitle+`)`, alternatives(f.Words))
	}
	for _, t := range f.Terms {
		c.term(t, true)
	}
	if f.Areas != nil {
		c.add(`s.areas && %[1]s::text[] or s.areas = '{}' and i.id in (with recursive up as (
			select b.institution_id as id from region_districts d join networks n on n.region_id = d.region_id
				join (select m.network_id, m.institution_id from memberships m where m.institution_id is not null
					union select t.network_id, t.institution_id from initiators t) b on b.network_id = n.id where d.ags = any(%[1]s)
			union select x.parent_id from institutions x join up on up.id = x.id where x.parent_id is not null) select id from up)`, f.Areas)
	}
}

func (c *conditions) common(f directory.Filter, id, changed string) {
	if f.Organization != nil {
		c.add(id+` = %[1]s`, *f.Organization)
	}
	if !f.ModifiedAfter.IsZero() {
		c.add(changed+` >= %[1]s`, f.ModifiedAfter)
	}
}

// places requires a place p to lie within the circle of a filter, and returns how to calculate its distance, in metres, on a sphere;
// 0 without a circle. The query calls it far.metres.
func (c *conditions) places(f directory.Filter) string {
	near := f.Near
	if near == nil {
		return `0::float8`
	}
	c.add(`far.metres <= %[1]s`, near.Metres)
	n := len(c.args)
	c.args = append(c.args, near.Lat, near.Lon, list(near.Postcodes), near.Distances)
	return fmt.Sprintf(`case when p.lat is null then ($%[4]d::float8[])[array_position($%[3]d::text[], p.postcode::text)]
		else 2 * 6371008.8 * asin(least(1, sqrt(sin(radians(p.lat - $%[1]d::float8) / 2) ^ 2 +
			cos(radians($%[1]d::float8)) * cos(radians(p.lat)) * sin(radians(p.lon - $%[2]d::float8) / 2) ^ 2))) end`, n+1, n+2, n+3, n+4)
}

func alternatives(words string) []string { return directory.Alternatives(plainWords(words)) }

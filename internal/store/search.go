package store

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

func saveSearch(b *pgx.Batch, d, before directory.Dossier, w writing) {
	was := map[directory.ID]directory.SearchEntry{}
	if !w.whole {
		for _, e := range before.SearchEntries() {
			was[e.ID] = e
		}
	}
	changed := map[directory.ID]bool{}
	var mine, ofInstitutions [][]any
	columns := "id, network_id, institution_id, institution_protected, kind, path, title, body, keywords, visibility, weight"
	protected, protectedKeys := map[directory.ID]bool{}, d.ProtectedKeys()
	for _, i := range d.Institutions {
		id := i.ID()
		protected[id], changed[id] = protectedKeys[i.Key], w.institutions[i.Key]
	}
	there := []directory.ID{}
	for _, e := range d.SearchEntries() {
		if old, ok := was[e.ID]; ok && old == e && !changed[e.Institution] {
			there = append(there, e.ID)
			continue
		}
		row := []any{e.ID, d.Network.ID(), nil, nil, e.Kind, e.Path, e.Title, e.Body, e.Keywords, e.Visibility.OrPublic(), e.Weight}
		if e.Institution == (directory.ID{}) {
			mine = append(mine, row)
			continue
		}
		row[1], row[2], row[3] = nil, e.Institution, protected[e.Institution]
		ofInstitutions = append(ofInstitutions, row)
	}
	upsert(b, "search_entries", columns, ofInstitutions)
	replace(b, "search_entries", columns, "network_id", d.Network.ID(), mine, there...)
}

// SearchLimit is the most that Search returns: one more than a page shows, so that it can say "mehr als 20".
const SearchLimit = 21

// foundWhere says of each where it is: in which networks an institution is, or in which area the network that it stands in.
const foundWhere = `
	array(
		select ` + networkTold + ` from memberships m
		join networks n on n.id = m.network_id
		join regions r on r.id = n.region_id
		where m.institution_id = c.institution_id and ` + stillMember + `
		union all
		select ` + regionCalled + ` from networks n
		join regions r on r.id = n.region_id
		where n.id = c.network_id
		order by 1)`

// Of the matches that GIN finds, the weightiest few hundred are ranked; ranking all of them is what makes broad words slow.
const searchExact = `
with wanted as (
	select string_agg('(' || q::text || ')', ' | ')::tsquery as words
	from (select websearch_to_tsquery('de', fold(a)) as q from unnest($1::text[]) a) as queries where numnode(q) > 0),
candidates as (
	select e.id, e.kind, e.path, e.title, e.body, e.weight, e.institution_id, e.network_id, e.words
	from search_entries e, wanted where e.words @@ wanted.words order by e.weight desc, e.id limit 400)
select kind, path, title, body,
	` + foundWhere + `
from candidates c, wanted
order by ts_rank(c.words, wanted.words) * 10 + c.weight / 100.0 desc, c.id limit $2`

const searchFuzzy = `
select kind, path, title, body,
	` + foundWhere + `
from search_entries c
where fold($1) <% c.folded
order by word_similarity(fold($1), c.folded) desc, c.weight desc, c.id limit $2`

// Search returns the matches of words, best first, at most SearchLimit. Only if nothing contains the words as they are, in
// another inflection or as a synonym, does it look for similar words.
func (s *Store) Search(ctx context.Context, words string) ([]directory.Found, error) {
	words = plainWords(words)
	found, err := s.search(ctx, searchExact, false, directory.Alternatives(words))
	if err == nil && len(found) == 0 {
		found, err = s.search(ctx, searchFuzzy, true, words)
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err) // without the words: they stay out of the log
	}
	return found, nil
}

// maxWords is the length of the longest search, in characters; anything longer was pasted by mistake.
const maxWords = 300

var minus = regexp.MustCompile(`(^|[^\pL\pN])-+`)

// plainWords shortens words and removes what PostgreSQL would read as "not": nobody means that here, and many of them in
// a row are an error.
func plainWords(words string) string {
	words = directory.Cleaned(words)
	if runes := []rune(words); len(runes) > maxWords {
		words = string(runes[:maxWords])
	}
	return strings.TrimSpace(minus.ReplaceAllString(words, "$1 "))
}

func (s *Store) search(ctx context.Context, sql string, fuzzy bool, wanted any) ([]directory.Found, error) {
	// Planned for every search: a generic plan took up to 0.8 s for some words.
	rows, err := s.db.Query(ctx, sql, pgx.QueryExecModeExec, wanted, SearchLimit)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (f directory.Found, err error) {
		f.Fuzzy = fuzzy
		err = row.Scan(&f.Kind, &f.Path, &f.Title, &f.Body, &f.Networks)
		return f, err
	})
}

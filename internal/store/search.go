package store

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

func saveSearch(b *saving, d, before directory.Dossier, w writing) {
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
		if w.shares && e.Institution != (directory.ID{}) && !changed[e.Institution] {
			continue // it came with another network
		}
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

// wantedWords are the words of a search and their synonyms; stop words alone match nothing.
const wantedWords = `
	wanted as (
		select string_agg('(' || q::text || ')', ' | ')::tsquery as words
		from (select websearch_to_tsquery('de', fold(a)) as q from unnest($1::text[]) a) as queries where numnode(q) > 0)`

// here are the entries of what is at work in the Kreise $3, with the number of the nearest of those Kreise.
const here = `
	nets as (
		select n.id, min(array_position($3::text[], d.ags::text)) as rank
		from region_districts d join networks n on n.region_id = d.region_id
		where d.ags = any($3::text[]) group by n.id),
	members as (
		select m.institution_id as id, min(nets.rank) as rank
		from nets join memberships m on m.network_id = nets.id
		where m.institution_id is not null and ` + stillMember + ` group by 1),
	here as (
		select e.*, nets.rank from nets join search_entries e on e.network_id = nets.id
		union all
		select e.*, members.rank from members join search_entries e on e.institution_id = members.id)`

const foundColumns = `kind, path, title, body, ` + foundWhere

// firstOfEach keeps of a network and its goals the one that tells most: the network, or else its best goal.
const firstOfEach = `(
	select ranked.*, row_number() over (
		partition by case when kind in ('network', 'goal') then network_id else id end
		order by kind = 'goal', score desc, id) as nth
	from ranked) c`

// Of the matches that GIN finds, the weightiest few hundred are ranked; ranking all of them is what makes broad words slow.
const (
	searchExact = `
with` + wantedWords + `,
candidates as (
	select e.id, e.kind, e.path, e.title, e.body, e.weight, e.institution_id, e.network_id, e.words
	from search_entries e, wanted where e.words @@ wanted.words order by e.weight desc, e.id limit 400),
ranked as (select e.*, ts_rank(e.words, wanted.words) * 10 + e.weight / 100.0 as score from candidates e, wanted)
select ` + foundColumns + `, ''
from ` + firstOfEach + ` where nth = 1
order by score desc, id limit $2`

	searchFuzzy = `
with ranked as (select e.*, word_similarity(fold($1), e.folded) as score from search_entries e where fold($1) <% e.folded)
select ` + foundColumns + `, ''
from ` + firstOfEach + ` where nth = 1
order by score desc, weight desc, id limit $2`

	nearExact = `
with` + wantedWords + `,` + here + `,
ranked as (
	select e.*, ts_rank(e.words, wanted.words) * 10 + e.weight / 100.0 as score
	from here e, wanted where e.words @@ wanted.words)
select ` + foundColumns + `, ($3::text[])[c.rank]
from ` + firstOfEach + ` where nth = 1
order by rank, score desc, id limit $2`

	nearFuzzy = `
with` + here + `,
ranked as (select e.*, word_similarity(fold($1), e.folded) as score from here e where fold($1) <% e.folded)
select ` + foundColumns + `, ($3::text[])[c.rank]
from ` + firstOfEach + ` where nth = 1
order by rank, score desc, weight desc, id limit $2`
)

// Lookup is what is looked up in names and texts.
type Lookup struct {
	Words   []string // each by itself
	Near    []string // the Kreise to look in, the nearest first; none: everywhere
	Similar bool     // where nothing has the words, similar ones do
}

// LookUp looks for words everywhere, and for similar ones where nothing has them.
func LookUp(words string) Lookup { return Lookup{Words: []string{words}, Similar: true} }

// Search returns what words are in, best first, at most SearchLimit; around a place, what is at work in the nearest Kreis
// first, and nothing beyond the Kreise that are named. Only if nothing contains the words as they are, in another inflection
// or as a synonym, does it look for similar words, where that is wanted. How institutions are reached comes with them. It
// takes three round trips at most.
func (s *Store) Search(ctx context.Context, l Lookup) ([]directory.Found, error) {
	var words []string
	for _, one := range l.Words {
		words = append(words, directory.Alternatives(plainWords(one))...)
	}
	exact, fuzzy := searchExact, searchFuzzy
	args := []any{SearchLimit}
	if len(l.Near) > 0 {
		exact, fuzzy = nearExact, nearFuzzy
		args = append(args, l.Near)
	}
	found, err := s.search(ctx, exact, false, append([]any{words}, args...))
	if err == nil && len(found) == 0 && l.Similar && len(l.Words) > 0 {
		found, err = s.search(ctx, fuzzy, true, append([]any{plainWords(l.Words[0])}, args...))
	}
	if err == nil {
		err = s.reachOf(ctx, found)
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err) // without the words: they stay out of the log
	}
	return found, nil
}

// reachOf adds to the institutions that were found how they are reached.
func (s *Store) reachOf(ctx context.Context, found []directory.Found) error {
	at := map[string]int{}
	for i, f := range found {
		if key, ok := strings.CutPrefix(f.Path, institutionPath); ok && f.Kind == "institution" {
			at[key] = i
		}
	}
	if len(at) == 0 {
		return nil
	}
	contacts, err := collect(ctx, s.db, "contacts", scanContact, `
		select i.key, `+contactColumns+` from unnest($1::text[]) k(key) -- "any" would be planned for hundreds of each
		join institutions i on i.key = k.key join contacts c on c.institution_id = i.id
		where c.kind <> 'presse' order by c.position`, slices.Collect(maps.Keys(at)))
	for _, c := range contacts {
		i := at[c.owner]
		found[i].Contacts = append(found[i].Contacts, c.Contact)
	}
	return err
}

// institutionPath is what the paths of institutions begin with.
const institutionPath = "/einrichtungen/"

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

func (s *Store) search(ctx context.Context, sql string, fuzzy bool, args []any) ([]directory.Found, error) {
	// Planned for every search: a generic plan took up to 0.8 s for some words.
	rows, err := s.db.Query(ctx, sql, append([]any{pgx.QueryExecModeExec}, args...)...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (f directory.Found, err error) {
		f.Fuzzy = fuzzy
		err = row.Scan(&f.Kind, &f.Path, &f.Title, &f.Body, &f.Networks, &f.District)
		if f.Kind == "goal" { // people look for a network; what it wants says why it was found
			f.Kind = "network"
			f.Path, _, _ = strings.Cut(f.Path, "#")
		}
		return f, err
	})
}

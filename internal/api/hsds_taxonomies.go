package api

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/locale"
	"rundtisch/internal/openreferral"
	"rundtisch/internal/web"
)

// mapper says things in the words of the standard, and labels in those of a language.
func (a *API) mapper(words *locale.Printer) openreferral.Mapper {
	return openreferral.Mapper{
		Phrases: openreferral.PhrasesIn(words.Lang), Base: a.pages.Origin, Now: a.pages.Now().In(web.Berlin),
		Word: func(kind, key string) string { return words.T(kind + "." + key) },
		Area: func(code string) string {
			if code == directory.AreaEverywhere {
				return openreferral.PhrasesIn(words.Lang).Everywhere
			}
			if land, ok := a.atlas.Land(code); ok && len(code) == 2 {
				return land.Name
			}
			return a.atlas.KreisTitle(code)
		},
		Land: func(postcode string) string {
			name := ""
			for _, c := range a.atlas.Postcode(postcode) {
				land, ok := a.atlas.Land(c.AGS)
				if !ok || name != "" && name != land.Name { // some postcodes lie in two Länder, and nothing is guessed
					return ""
				}
				name = land.Name
			}
			return name
		},
	}
}

func (a *API) taxonomies() lister[openreferral.Taxonomy] {
	all := func(q asked) []any {
		var found []any
		others := a.inOtherWords(q, func(m openreferral.Mapper) []string {
			var texts []string
			for _, t := range m.Taxonomies() {
				texts = append(texts, t.Name+" "+t.Description)
			}
			return texts
		})
		for n, t := range a.mapper(q.words).Taxonomies() {
			if named(q.filter.Words, t.Name, t.Description, others[n]) {
				found = append(found, t)
			}
		}
		return found
	}
	return lister[openreferral.Taxonomy]{
		page: func(_ context.Context, q asked) ([]any, int, error) {
			found := all(q)
			return part(found, q.window()), len(found), nil
		},
		next: func(_ context.Context, q asked, _ int, _ *cursor) ([]any, bool, error) { return all(q), false, nil },
	}
}

func (a *API) taxonomy(_ context.Context, q asked, text string) (openreferral.Taxonomy, error) {
	id, err := entryID(text)
	if err != nil {
		return openreferral.Taxonomy{}, err
	}
	for _, t := range a.mapper(q.words).Taxonomies() {
		if t.ID == id.String() {
			return t, nil
		}
	}
	return openreferral.Taxonomy{}, fmt.Errorf("taxonomy: %w", fault.NotFound)
}

// terms lists the words of all taxonomies: those that never change first, then the networks.
func (a *API) terms() lister[openreferral.Term] {
	return lister[openreferral.Term]{
		page: func(ctx context.Context, q asked) ([]any, int, error) {
			fixed, w := a.fixedTerms(q), q.window()
			found := part(fixed, w)
			if !wantsNetworks(q) {
				return found, len(fixed), nil
			}
			f := directory.Filter{Words: q.filter.Words}
			networks, total, err := a.store.NetworkTerms(ctx, f, directory.Window{From: max(w.From-len(fixed), 0), Count: w.Count - len(found)})
			if err != nil {
				return nil, 0, err
			}
			named, err := a.networkTerms(ctx, q, networks)
			return append(found, named...), len(fixed) + total, err
		},
		next: func(ctx context.Context, q asked, count int, after *cursor) ([]any, bool, error) {
			if *after == (cursor{}) {
				after.Place = directory.NewID("cursor", "fixed terms") // they are sent once
				return a.fixedTerms(q), wantsNetworks(q), nil
			}
			networks, _, err := a.store.NetworkTerms(ctx, directory.Filter{Words: q.filter.Words}, directory.Window{Count: count, After: after})
			if err != nil || len(networks) == 0 {
				return nil, false, err
			}
			after.ID = networks[len(networks)-1].ID
			named, err := a.networkTerms(ctx, q, networks)
			return named, len(networks) == count, err
		},
	}
}

// wantsNetworks reports whether networks can be among the words asked for: they have no words above them.
func wantsNetworks(q asked) bool {
	return q.parent == "" && (q.taxonomy == "" || openreferral.TaxonomyCode(q.taxonomy) == directory.TaxonomyNetworks)
}

func (a *API) fixedTerms(q asked) []any {
	var found []any
	others := a.inOtherWords(q, func(m openreferral.Mapper) []string {
		var texts []string
		for _, t := range m.FixedTerms() {
			texts = append(texts, t.Name)
		}
		return texts
	})
	for n, t := range a.mapper(q.words).FixedTerms() {
		if (q.taxonomy == "" || t.TaxonomyID == q.taxonomy) && (q.parent == "" || t.ParentID == q.parent) && (!q.topOnly || t.ParentID == "") &&
			named(q.filter.Words, t.Name, t.Code, others[n]) {
			found = append(found, t.Term)
		}
	}
	return found
}

func (a *API) networkTerms(ctx context.Context, q asked, ids []directory.Stamped) ([]any, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	_, networks, err := a.store.Exchanged(ctx, plainIDs(ids), false)
	if err != nil {
		return nil, err
	}
	m := a.mapper(q.words)
	var terms []any
	for _, id := range ids {
		if n, ok := networks[id.ID]; ok {
			terms = append(terms, m.NetworkTerm(directory.NetworkRef{ID: n.ID, Key: n.Network.Key, Name: n.Network.Name}))
		}
	}
	return terms, nil
}

func (a *API) term(ctx context.Context, q asked, text string) (openreferral.Term, error) {
	id, err := entryID(text)
	if err != nil {
		return openreferral.Term{}, err
	}
	m := a.mapper(q.words)
	for _, t := range m.FixedTerms() {
		if t.ID == id.String() {
			return m.Detailed(t.Term), nil
		}
	}
	terms, err := a.networkTerms(ctx, q, []directory.Stamped{{ID: id}})
	if err == nil && len(terms) == 0 {
		err = fmt.Errorf("term: %w", fault.NotFound)
	}
	if err != nil {
		return openreferral.Term{}, err
	}
	term, ok := terms[0].(openreferral.Term)
	if !ok {
		return openreferral.Term{}, errors.New("a word that is none")
	}
	return m.Detailed(term), nil
}

// inOtherWords returns what list says in the languages in which it is not answered, for each of its entries: whoever asks for
// English and types a German word finds what it means, and the other way round.
func (a *API) inOtherWords(q asked, list func(openreferral.Mapper) []string) map[int]string {
	texts := map[int]string{}
	for lang, words := range a.pages.Printers {
		if q.filter.Words == "" || lang == q.words.Lang {
			continue
		}
		for n, text := range list(a.mapper(words)) {
			texts[n] += " " + text
		}
	}
	return texts
}

// named reports whether texts hold all words, as people spell them.
func named(words string, texts ...string) bool {
	in := directory.Fold(strings.Join(texts, " "))
	for word := range strings.FieldsSeq(directory.Fold(words)) {
		if !strings.Contains(in, word) {
			return false
		}
	}
	return true
}

// part is what of a list lies in a window.
func part(all []any, w directory.Window) []any {
	from := min(w.From, len(all))
	return all[from:min(from+w.Count, len(all))]
}

// Package answer turns what people ask for into what they read: the same for the public and for counselling staff, each as
// far as they may read it.
package answer

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/ranking"
	"rundtisch/internal/store"
	"rundtisch/templates"
)

// Answers finds, and keeps the addresses of what was found.
type Answers struct {
	owner *store.Store // of the keys only
	atlas *gazetteer.Gazetteer
	now   func() time.Time

	mu   sync.Mutex
	keys map[int64][]byte
}

// New returns answers whose addresses every instance on the database of owner knows.
func New(owner *store.Store, atlas *gazetteer.Gazetteer, now func() time.Time) *Answers {
	finding.Ready()
	return &Answers{owner: owner, atlas: atlas, now: now, keys: map[int64][]byte{}}
}

// Find searches by a form. If Faults says what is wrong with it, nothing was searched.
func (a *Answers) Find(ctx context.Context, from *store.Store, form url.Values, page templates.Page) (templates.Find, error) {
	q, bad := finding.Read(form)
	found := templates.Find{Query: q, Faults: bad}
	if len(bad) > 0 || q.Empty() {
		return found, nil
	}
	found.At = found.Resolve(a.atlas)
	if fault := found.Digits(); fault != "" && found.At.Name == "" {
		bad[finding.FieldWords] = fault
		return found, nil
	}
	found.Searched = true
	asked := len(found.At.Choices) > 0
	if !asked {
		if err := a.lookUp(ctx, from, &found); err != nil {
			return found, err
		}
	}
	var err error
	wanted := found.Wanted(found.At, page.Now)
	if asked || found.Plain() && len(found.At.Districts) == 0 { // numbers are never missing
		lines, err := from.Hotlines(ctx)
		found.Findings.Lines = ranking.Lines(wanted, lines, page.Now)
		return found, err
	}
	found.Offered = true
	found.First = (found.Page - 1) * page.HitsAPage()
	found.Findings, err = from.Offers(ctx, wanted, page.Now, found.First, page.HitsAPage())
	near := len(found.At.Districts) > 0
	if err == nil && found.Findings.Found == 0 && near && found.Findings.Without[directory.KindTopic] > 0 {
		wanted.Topics = nil // of most services nobody has entered yet what they are about
		var others directory.Findings
		others, err = from.Offers(ctx, wanted, page.Now, 0, page.HitsAPage())
		found.Others = others.Hits
	}
	return found, err
}

// lookUp looks for what is no filter in names and texts, around the place if there is one, and everywhere if nothing is there.
func (a *Answers) lookUp(ctx context.Context, from *store.Store, found *templates.Find) error {
	var look store.Lookup
	if look.Words, look.Similar = found.Lookup(found.At); len(look.Words) == 0 || found.Page > 1 {
		return nil
	}
	if len(found.At.Districts) > 0 {
		look.Near = finding.Around(a.atlas, found.At)
	}
	hits, err := from.Search(ctx, look)
	if err == nil && len(hits) == 0 && len(look.Near) > 0 {
		look.Near, found.NamedFar = nil, true
		hits, err = from.Search(ctx, look)
	}
	if err != nil {
		return err
	}
	words := strings.Join(look.Words, " ")
	found.NamedMore = len(hits) > mostNamed
	for _, hit := range hits[:min(len(hits), mostNamed)] {
		found.Named = append(found.Named, templates.Snippet{Found: hit, Sentence: snippet(hit, words)})
		found.NamedFuzzy = hit.Fuzzy
	}
	return nil
}

// mostNamed is how many things are shown that words were looked up in.
const mostNamed = 20

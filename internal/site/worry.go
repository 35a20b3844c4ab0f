package site

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/finding"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

const worryPath = "/nachfragen"

// AskWhomToRing serves POST /nachfragen: as the search, it leads to an address that tells nothing of the place.
func (s *Site) AskWhomToRing(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	page := s.pages.Page(r, "worried.short")
	wanted, bad := finding.Read(form)
	if wanted.Empty() && len(bad) == 0 {
		bad = finding.Faults{finding.FieldWords: "worried.place.empty"}
	}
	if len(bad) > 0 {
		worry := templates.Worry{Words: wanted.Words, Fault: bad[finding.FieldWords]}
		return web.Render(w, r, http.StatusUnprocessableEntity, templates.WorriedPage(page, worry))
	}
	word, err := s.answers.Address(r.Context(), wanted.Values())
	if err != nil {
		return err
	}
	http.Redirect(w, r, templates.Localized(page.Lang, worryPath+"/"+word), http.StatusSeeOther)
	return nil
}

// ShowWhomToRing serves GET /nachfragen/{word}: the same page, with the numbers that are known at a place.
func (s *Site) ShowWhomToRing(w http.ResponseWriter, r *http.Request) error {
	page := s.pages.Page(r, "worried.short")
	form, err := s.answers.Asked(r.Context(), chi.URLParam(r, "word"))
	if errors.Is(err, fault.NotFound) {
		return web.Render(w, r, http.StatusOK, templates.WorriedPage(page, templates.Worry{Expired: true}))
	}
	if err != nil {
		return err
	}
	found, err := s.answers.Find(r.Context(), s.store, form, page)
	if err != nil {
		return err
	}
	worry := templates.Worry{Words: found.Words, Place: found.At.Name, Choices: found.At.Choices, Near: found.At.Near}
	switch {
	case len(found.Faults) > 0:
		worry.Fault = found.Faults[finding.FieldWords]
	case len(found.At.Districts) == 0 && len(found.At.Choices) == 0:
		worry.Fault = "worried.place.unknown"
	case found.At.Wide():
		worry.Fault = "worried.place.wide"
	}
	if worry.Fault != "" {
		return web.Render(w, r, http.StatusUnprocessableEntity, templates.WorriedPage(page, worry))
	}
	if worry.Help, err = s.whomToRing(r.Context(), found); err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.WorriedPage(page, worry))
}

// whomToRing returns who can be rung at a place: first the offers that were found there, as they are ranked, then those who
// help in the networks of its Kreise. Nobody is named twice.
func (s *Site) whomToRing(ctx context.Context, found templates.Find) (templates.HelpHere, error) {
	var ring []directory.Institution
	add := func(i directory.Institution) {
		if !slices.ContainsFunc(ring, func(o directory.Institution) bool { return o.Key == i.Key }) {
			ring = append(ring, i)
		}
	}
	for _, hit := range found.Findings.Hits {
		offered := directory.Institution{Key: hit.Institution.Key, Name: hit.Institution.Name}
		for _, c := range hit.ToPassOn() {
			if c.Kind == directory.ContactHelp && c.Phone != "" {
				offered.Contacts = append(offered.Contacts, c)
			}
		}
		if len(offered.Contacts) > 0 {
			add(offered)
		}
	}
	networks, err := s.store.NetworksIn(ctx, found.At.Districts)
	if err != nil {
		return templates.HelpHere{}, err
	}
	var keys []string
	for _, code := range found.At.Districts {
		region := templates.Region{Code: code}
		s.fill(&region, networks)
		for _, n := range region.Networks {
			if !slices.Contains(keys, n.Key) {
				keys = append(keys, n.Key)
			}
		}
	}
	if len(keys) > 0 {
		helping, err := s.store.Helping(ctx, keys)
		if err != nil {
			return templates.HelpHere{}, err
		}
		for _, i := range helping {
			add(i)
		}
	}
	return templates.NewHelpHere(ring), nil
}

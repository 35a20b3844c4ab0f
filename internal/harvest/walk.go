package harvest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"rundtisch/internal/openreferral"
)

// walk goes through the lists of an API.
type walk struct {
	*fetcher
	*collection
	say func(string)
}

// plainID is an id that can stand in an address and means nothing there.
var plainID = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z_-]*$`)

// perPage is how many records a page is asked to have; servers may give fewer.
const perPage = 100

// api reads the organizations, which not every API has, and the services, which every API must have.
func (w *walk) api(ctx context.Context, base *url.URL, version string) error {
	if version != "3" && !strings.HasPrefix(version, "3.") {
		return fail(shown(base), "diese Schnittstelle spricht HSDS „%s“; gelesen wird HSDS 3.", clip(version, 20))
	}
	w.Version = clip(version, 20)
	found := 0
	for _, list := range []string{"organizations", "services"} {
		at := base.JoinPath(list)
		query := base.Query()
		query.Set("full", "true")
		query.Set("per_page", strconv.Itoa(perPage))
		at.RawQuery = query.Encode()
		a, err := w.get(ctx, at)
		if err != nil {
			return err
		}
		if a.body == nil {
			continue
		}
		p, err := parse(a.place, a.body)
		if err != nil {
			return err
		}
		if p.list == nil {
			return fail(a.place, "hier wird eine Liste mit Seiten erwartet („contents“).")
		}
		if err := w.pages(ctx, at, a.place, p); err != nil {
			return err
		}
		found++
	}
	if found == 0 {
		return fail(shown(base), "diese Schnittstelle hat weder /organizations noch /services.")
	}
	return w.complete(ctx, base)
}

// pages goes through a list page by page. Only the number of the page in the address changes; where a page says that the
// next one is, nobody asks.
func (w *walk) pages(ctx context.Context, first *url.URL, place string, p parsed) error {
	got := 0
	for number := 1; ; number++ {
		head := *p.list
		at := fmt.Sprintf("%s, Seite %d", place, number)
		if head.number != nil && *head.number != number && !(number == 1 && *head.number == 0) {
			return fail(at, "die Schnittstelle antwortet mit der Seite %d. So lässt sich die Liste nicht vollständig lesen.", *head.number)
		}
		fresh, err := w.add(at, p.records)
		if err != nil {
			return err
		}
		if fresh == 0 && number > 1 && len(p.records) > 0 {
			return fail(at, "die Seiten wiederholen sich. So lässt sich die Liste nicht vollständig lesen.")
		}
		got += len(p.records)
		if head.items != nil {
			w.say(fmt.Sprintf("%s: %d von %d", place, got, *head.items))
		} else {
			w.say(fmt.Sprintf("%s: %d", place, got))
		}
		if len(p.records) == 0 || head.last || head.pages != nil && number >= *head.pages {
			if head.items != nil && got != *head.items {
				return fail(at, "die Liste soll %d Einträge haben, gekommen sind %d. Vielleicht hat sie sich gerade geändert; bitte noch einmal versuchen.", *head.items, got)
			}
			return nil
		}
		if number >= w.collection.limits.Pages {
			return fail(at, "die Liste hört nicht auf; höchstens %d Seiten.", w.collection.limits.Pages)
		}
		next := *first
		query := next.Query()
		query.Set("page", strconv.Itoa(number+1))
		next.RawQuery = query.Encode()
		a, err := w.get(ctx, &next)
		if err != nil {
			return err
		}
		if a.body == nil {
			return fail(place, "die Seite %d gibt es nicht, obwohl weitere folgen sollten.", number+1)
		}
		if p, err = parse(at, a.body); err != nil {
			return err
		}
		if p.list == nil {
			return fail(place, "die Seite %d ist keine Liste.", number+1)
		}
	}
}

// complete asks one by one for services of which the list does not say whose they are.
func (w *walk) complete(ctx context.Context, base *url.URL) error {
	owned := map[string]bool{}
	for _, o := range w.Organizations {
		for _, s := range o.Services {
			owned[s.ID] = true
		}
	}
	for i, s := range w.Services {
		if s.OrganizationID != "" || s.Organization != nil || owned[s.ID] || !plainID.MatchString(s.ID) {
			continue
		}
		if i%perPage == 0 {
			w.say(fmt.Sprintf("%s: Einzelheiten, %d von %d", shown(base), i, len(w.Services)))
		}
		at := base.JoinPath("services", url.PathEscape(s.ID))
		at.RawQuery = base.RawQuery
		a, err := w.get(ctx, at)
		if err != nil {
			return err
		}
		if a.body == nil {
			continue
		}
		object, err := decode(a.place, json.RawMessage(a.body))
		if err != nil {
			return err
		}
		if whole := openreferral.ReadService(object); whole.ID == s.ID {
			w.Services[i] = whole
		}
	}
	return nil
}

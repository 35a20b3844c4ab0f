package harvest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"

	"rundtisch/internal/openreferral"
)

// plainID is an id that can stand in an address and means nothing there.
var plainID = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z_-]*$`)

// mostRefusals is after how many refusals in a row single entries are no longer requested.
const mostRefusals = 3

// complete requests one by one what the lists do not say: services without a known organization, and all entries of a list that are
// abbreviated because the server has no complete entries in lists.
func (w *walk) complete(ctx context.Context, base *url.URL) error {
	owned := map[string]bool{}
	for _, o := range w.Organizations {
		for _, s := range o.Services {
			owned[s.ID] = true
		}
	}
	short := !slices.ContainsFunc(w.Services, openreferral.Service.Whole)
	var ids []string
	for _, s := range w.Services {
		if short || s.OrganizationID == "" && s.Organization == nil && !owned[s.ID] {
			ids = append(ids, s.ID)
		}
	}
	err := w.each(ctx, base, "services", ids, func(object map[string]any) {
		if whole := openreferral.ReadService(object); whole.Name != "" {
			if at, ok := w.services[whole.ID]; ok {
				w.Services[at] = whole.Over(w.Services[at])
			}
		}
	})
	if err != nil || slices.ContainsFunc(w.Organizations, openreferral.Organization.Whole) {
		return err
	}
	at := map[string]int{}
	ids = nil
	for i, o := range w.Organizations {
		at[o.ID] = i
		ids = append(ids, o.ID)
	}
	return w.each(ctx, base, "organizations", ids, func(object map[string]any) {
		if whole := openreferral.ReadOrganization(object); whole.Name != "" && !openreferral.IsNetwork(object) {
			if i, ok := at[whole.ID]; ok {
				w.Organizations[i] = whole.Over(w.Organizations[i])
			}
		}
	})
}

// each requests single entries of a list and passes the answers to take.
func (w *walk) each(ctx context.Context, base *url.URL, list string, ids []string, take func(map[string]any)) error {
	missing, running, status := 0, 0, 0
	for i, id := range ids {
		if !plainID.MatchString(id) || running >= mostRefusals {
			missing++
			continue
		}
		if i%perPage == 0 {
			w.say(fmt.Sprintf("%s: Einzelheiten, %d von %d", shown(base.JoinPath(list)), i, len(ids)))
		}
		at := base.JoinPath(list, url.PathEscape(id))
		at.RawQuery = base.RawQuery
		a, err := w.get(ctx, at)
		if err != nil {
			return err
		}
		if a.body == nil {
			if !refuses(a.status) {
				return statusFault(a)
			}
			missing, running, status = missing+1, running+1, a.status
			continue
		}
		object, err := decode(a.place, json.RawMessage(a.body))
		if err != nil {
			missing++
			continue
		}
		running = 0
		take(object)
	}
	if missing > 0 {
		w.note(
			fmt.Sprintf(
				"%s: Zu %d von %d Einträgen waren keine Einzelheiten zu bekommen (Status %d). Nummern, Zeiten und Orte können fehlen.",
				shown(base.JoinPath(list)),
				missing,
				len(ids),
				status,
			),
		)
	}
	return nil
}

package desk

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/days"
	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) todoRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung", serve(d.ShowTodo))
}

const (
	todoPerPage  = 50 // networks on a page of the operator
	fewNetworks  = 5  // up to this many, the page lists what is stale
	stalestShown = 5  // how many per network
)

// doneNotice returns the notice about what was just done, according to the address.
func doneNotice(r *http.Request) string {
	notice := doneNotices[r.URL.Query().Get("erledigt")]
	var dates []string
	for _, date := range r.URL.Query()["verstanden"] {
		if d := directory.PartialDate(date); notice != "" && d.Valid() && d != "" && len(dates) < maxUnderstood {
			dates = append(dates, days.InWords(date))
		}
	}
	if len(dates) > 0 {
		notice += " " + fmt.Sprintf(understoodAs, strings.Join(dates, "; "))
	}
	return notice
}

// maxUnderstood is how many dates a notice names.
const maxUnderstood = 10

// ShowTodo serves GET /verwaltung: what there is to do in the networks of the account, with a number of queries that does not
// depend on the number of networks. ?seite=N shows further pages.
func (d *Desk) ShowTodo(w http.ResponseWriter, r *http.Request) error {
	a := user(r)
	number, err := parseNumber(r.URL.Query().Get("seite"))
	if err != nil || number > 1_000_000 {
		return web.Render(w, r, http.StatusNotFound, deskpages.TodoPage(d.page(r, "Zu tun"), deskpages.Todo{Beyond: true}))
	}
	page := max(int(number), 1)
	todo := deskpages.Todo{Page: page, Operator: a.Is(account.Operator), Staff: a.MayReadStaff()}
	if todo.Operator {
		todo.Proxy = d.pages.Proxy.Seen()
	}
	which := store.Which{All: todo.Operator, Networks: a.Networks()}
	var overviews []directory.Overview
	if todo.Coordinates = which.All || len(which.Networks) > 0; todo.Coordinates {
		if overviews, todo.Total, err = d.store.Overviews(r.Context(), which, d.pages.Now(), todoPerPage, (page-1)*todoPerPage); err != nil {
			return err
		}
	}
	todo.Pages, todo.Beyond = (todo.Total+todoPerPage-1)/todoPerPage, page > 1 && len(overviews) == 0
	var stalest map[directory.ID][]directory.ToCheck
	var begun map[directory.ID]directory.Beginning
	var undialled map[directory.ID][]directory.Undialled
	ids := make([]directory.ID, len(overviews))
	for i, o := range overviews {
		ids[i] = o.ID
	}
	if len(ids) > 0 {
		if begun, err = d.store.Beginnings(r.Context(), ids, d.pages.Now()); err != nil {
			return err
		}
		if undialled, err = d.store.Undialled(r.Context(), ids, d.pages.Now()); err != nil {
			return err
		}
	}
	if len(ids) > 0 && todo.Total <= fewNetworks {
		if stalest, err = d.store.Stalest(r.Context(), ids, d.pages.Now(), stalestShown); err != nil {
			return err
		}
	}
	for _, o := range overviews {
		o.Undialled = len(undialled[o.ID])
		n := deskpages.TodoNetwork{Overview: o, Stalest: stalest[o.ID]}
		n.StepsLeft, n.AllSteps = directory.StepsLeft(directory.FirstSteps(o, begun[o.ID]))
		todo.Networks = append(todo.Networks, n)
	}
	if ids := institutionsOf(a); len(ids) > 0 {
		if todo.Institutions, err = d.store.InstitutionNames(r.Context(), ids); err != nil {
			return err
		}
	}
	p := d.page(r, "Zu tun")
	p.Done = doneNotice(r)
	status := http.StatusOK
	if todo.Beyond {
		status = http.StatusNotFound
	}
	return web.Render(w, r, status, deskpages.TodoPage(p, todo))
}

// institutionsOf returns the institutions that the account is responsible for.
func institutionsOf(a account.Account) []directory.ID {
	var ids []directory.ID
	for _, g := range a.Grants {
		if g.Role == account.Contact {
			ids = append(ids, g.Institution)
		}
	}
	return ids
}

// afterCheck returns the address of the list on which a one-click button was pressed.
func afterCheck(form map[string][]string, key, word string) string {
	if len(form["zurueck"]) > 0 && form["zurueck"][0] == "zu-tun" {
		return "/verwaltung?erledigt=" + word + "#netzwerk-" + key
	}
	return "/verwaltung/netzwerke/" + key + "/pruefung?erledigt=" + word
}

package apptest

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/server"
)

// Route is a pattern of the router with the methods it has.
type Route struct {
	Pattern string
	Methods []string
}

// Addresses returns every public address of the router, for tests that must leave none out.
func (r *Program) Addresses() []Route {
	return slices.DeleteFunc(r.routes(), func(a Route) bool { return server.IsInside(a.Pattern) })
}

// InsideAddresses returns every address that belongs to one person: behind the sign-in, and the sign-in itself.
func (r *Program) InsideAddresses() []Route {
	return slices.DeleteFunc(r.routes(), func(a Route) bool { return !server.IsInside(a.Pattern) })
}

func (r *Program) routes() []Route {
	var all []Route
	at := map[string]int{}
	_ = chi.Walk(r.Router(), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		i, known := at[route]
		if !known {
			i = len(all)
			at[route], all = i, append(all, Route{Pattern: route})
		}
		all[i].Methods = append(all[i].Methods, method)
		return nil
	})
	slices.SortFunc(all, func(a, b Route) int { return cmp.Compare(a.Pattern, b.Pattern) })
	return all
}

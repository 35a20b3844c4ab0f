package server

import (
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"
)

// Address is a pattern of the router with the methods it has.
type Address struct {
	Pattern string
	Methods []string
}

// Addresses returns every public address of the router, for tests that must leave none out.
func (s *Server) Addresses() []Address {
	return slices.DeleteFunc(s.allAddresses(), func(a Address) bool { return IsInside(a.Pattern) })
}

// InsideAddresses returns every address that belongs to one person: behind the sign-in, and the sign-in itself.
func (s *Server) InsideAddresses() []Address {
	return slices.DeleteFunc(s.allAddresses(), func(a Address) bool { return !IsInside(a.Pattern) })
}

func (s *Server) allAddresses() []Address {
	var all []Address
	at := map[string]int{}
	_ = chi.Walk(s.router, func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		i, known := at[route]
		if !known {
			i = len(all)
			at[route], all = i, append(all, Address{Pattern: route})
		}
		all[i].Methods = append(all[i].Methods, method)
		return nil
	})
	slices.SortFunc(all, func(a, b Address) int {
		if a.Pattern < b.Pattern {
			return -1
		}
		return 1
	})
	return all
}

// Handle adds an address that only a test has.
func (s *Server) Handle(pattern string, h http.HandlerFunc) { s.router.Get(pattern, h) }

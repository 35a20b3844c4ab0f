package server

import "github.com/go-chi/chi/v5"

// Router is the table of all addresses, for tests that walk it.
func (s *Server) Router() chi.Routes { return s.router }

// IsInside reports whether an address belongs to one person.
func IsInside(path string) bool { return isInside(path) }

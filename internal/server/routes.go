package server

import "github.com/go-chi/chi/v5"

// Router is the table of all addresses, for tests that must leave none out.
func (s *Server) Router() chi.Routes { return s.router }

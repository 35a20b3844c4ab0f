package server

import "net/http"

// Handle adds an address that only a test has.
func (s *Server) Handle(pattern string, h http.HandlerFunc) { s.router.Get(pattern, h) }

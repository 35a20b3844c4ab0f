//go:build !linux && !darwin

package postgres

import "context"

type search struct{}

// Server is a running private PostgreSQL. On this system there is none.
type Server struct{}

// Start always fails on this system and says that DATABASE_URL is needed.
func Start(context.Context, Options) (*Server, error) {
	return nil, tell(nil, "Auf diesem System kann Rundtisch kein eigenes PostgreSQL starten. "+
		"Bitte DATABASE_URL auf eine vorhandene Datenbank setzen.")
}

// URL returns nothing, as there is no server.
func (*Server) URL(string) string { return "" }

// Ensure does nothing, as there is no server.
func (*Server) Ensure(context.Context, string) error { return nil }

// Stop does nothing, as there is no server.
func (*Server) Stop(context.Context) error { return nil }

// Package postgres runs a private PostgreSQL for a machine that has none
// configured: it finds the binaries or fetches them once, creates a cluster in
// the state directory, and keeps the server running as long as somebody uses it.
//
// # One server, many processes
//
// Every process that calls Start on the same state directory talks to the same
// server. The first one holds an exclusive lock on the owner file; the server is
// its child. The others only use it, and their Stop leaves it alone. When the
// owner goes away, by Stop, by exit or by kill -9, its server is shut down
// cleanly (no committed row is lost), one of the others gets the lock within a
// tenth of a second and starts the server again at the same address. Their open
// connections break, new ones work again after about half a second; a pool
// reconnects by itself. That was chosen over keeping the server alive for the
// others, because then nobody would be left to stop it.
//
// # What lies where
//
//	StateDir/postgresql/owner.lock   held by the owning process
//	StateDir/postgresql/data         the cluster, renamed into place when whole
//	StateDir/postgresql/server.log   what PostgreSQL has to say
//	StateDir/postgresql/socket       the unix socket, unless the path is too long
//	CacheDir/postgresql/…            fetched binaries, safe to delete
//
// The package speaks SQL in one place only, Ensure; that is what it imports pgx
// for. Creating the database with postgres --single during initdb would need no
// library, but would fail for whoever drops their database to begin anew.
package postgres

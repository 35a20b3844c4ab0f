// Package migrations embeds the changes of the database schema, in the order of their numbers.
package migrations

import "embed"

// Files holds one SQL file a change, for goose.
//
//go:embed *.sql
var Files embed.FS

// Package migrations embeds the changes of the database schema, in the order of their numbers.
//
// A migration that has landed is never edited, but for its way down. Each begins with what it means for programs that are older than it:
//
//	-- Programs that know 37 or more run on it.
//
// That is the rule: a migration adds, and the program before goes on. One that takes something away comes a release
// later, says its own number there, and raises desk.compatibility to it; then older programs refuse to start.
//
// The ways down are for development only, and a test walks them. They lose what was stored since: 00022 deletes the
// proposals that came from other directories, 00001 leaves roles and extensions behind. An operator goes back by
// restoring a backup.
//
// A migration that replaces the function fold ends with
//
//	select desk.refold();
//
// because indexes and generated columns keep what the function returned when they were made. Checks are not made again.
//
// schema.sql shows what all of them add up to. `make schema` writes it, and a test of package store compares it.
package migrations

import "embed"

// Files holds one SQL file a change, for goose.
//
//go:embed 0*.sql
var Files embed.FS

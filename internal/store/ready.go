package store

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"rundtisch/internal/directory"
)

// Views are the views that every level has.
var Views = []string{
	"agreements", "bodies", "change_slots", "changes", "cleared_texts", "contacts", "directory_version", "download_chunks", "downloads",
	"embeds", "event_hosts", "events", "figures", "former_keys", "goals", "hotlines", "initiators",
	"institution_names", "institution_sectors", "institutions", "invented_networks", "media", "memberships",
	"network_periods", "networks", "notices", "patronages", "people", "places", "quotations",
	"region_districts", "regions", "related_networks", "remarks", "results", "search_entries", "series",
	"service_contacts", "service_notes", "service_spots", "services", "sources", "statements",
}

// Ready returns nil if the store can be read at its level: every view exists and may be read, down to the tables behind
// it, and so do the functions and extensions that a search needs. It reads no rows.
func (s *Store) Ready(ctx context.Context) error {
	rows, err := s.db.Query(ctx, readable) // not Exec, which would plan it every time
	if err == nil {
		rows.Close()
		err = rows.Err()
	}
	if err != nil {
		return fmt.Errorf("ready: %w", err)
	}
	return nil
}

// It uses the operators a search does, so that one that is not found shows.
var readable = `
	select fold('Ä') % 'a', 'a' <% fold('Ä'), '{1}'::int[] @@ '1'::query_int,
		to_tsvector('de', 'a') @@ websearch_to_tsquery('de', 'a'), is_named(''),
		(select count(*) from ((select 1 from ` + strings.Join(Views, ` limit 0) union all (select 1 from `) + ` limit 0)) every)`

// Try opens every level once, as "serve" will, and returns an error if one cannot be read. If a level has no login of its
// own the note says so; that is weaker, and all that some servers allow.
func (d *Doors) Try(ctx context.Context) (note string, err error) {
	reasons, errs := make([]string, len(readingLevels)), make([]error, len(readingLevels))
	var all sync.WaitGroup
	for i, level := range readingLevels {
		all.Go(func() { reasons[i], errs[i] = d.tryLevel(ctx, level) })
	}
	all.Wait()
	for i, level := range readingLevels {
		if errs[i] != nil {
			return "", fmt.Errorf("die Stufe „%s“ lässt sich nicht lesen: %w", level, errs[i])
		}
		if note == "" && reasons[i] != "" {
			note = "Hinweis: Die Leserollen können sich an dieser Datenbank nicht selbst anmelden (" + reasons[i] +
				"). Der Datenbankbenutzer nimmt sie stattdessen an. " +
				"Das hält, solange niemand eigenes SQL einschleust; " +
				"besser darf er Rollen anlegen (alter role … createrole) und alle Rollen dürfen sich verbinden " +
				"(pg_hba.conf, Pooler)."
		}
	}
	return note, nil
}

// tryLevel opens one level, and returns the reason if the level has no login of its own.
func (d *Doors) tryLevel(ctx context.Context, level directory.Visibility) (reason string, err error) {
	if err := d.renew(ctx, level); err != nil {
		return "", err
	}
	pool, err := d.Open(ctx, level, nil)
	if err != nil {
		return "", err
	}
	defer pool.Close()
	if err := New(pool).Ready(ctx); err != nil {
		return "", err
	}
	w, err := d.way(ctx, level)
	return w.reason, err
}

// renew sets the password of a level's login if it has another one.
func (d *Doors) renew(ctx context.Context, level directory.Visibility) error {
	w, err := d.way(ctx, level)
	if err != nil || w.login.role != "" || !w.wrongPassword {
		return err
	}
	config, err := d.config()
	if err != nil {
		return err
	}
	conn, err := connected(ctx, config.ConnConfig)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // it has served
	secret, err := readSecret(ctx, conn)
	if err != nil || secret == nil {
		return err
	}
	if err := setPassword(ctx, conn, loginOf(level, secret)); err != nil {
		return nil // somebody else's role: it is taken on, and the note says so
	}
	d.turn <- struct{}{}
	delete(d.ways, level)
	<-d.turn
	return nil
}

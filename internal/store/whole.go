package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// rest is what a directory holds beyond the documents of its networks: how often something was changed and when,
// addresses that lead elsewhere or are gone, history, drafts, and the inbox. It has no accounts, nor anything that only
// makes sense together with one.
var rest = []restPart{
	{name: "netzwerke", table: "networks", columns: "id, version, changed_at", order: "id", updates: true},
	{name: "einrichtungen", table: "institutions", columns: "id, changed_at", order: "id", updates: true},
	{name: "termine", table: "events", columns: "id, sequence, changed_at", order: "id", updates: true},
	{name: "meldungen", table: "notices", columns: "id, changed_at", order: "id", updates: true},
	{name: "gebiete", table: "regions", columns: "id, key, name, short_name, kind, state, inhabitants, basis, " +
		"authority", order: "id", where: "not exists (select from networks n where n.region_id = t.id)"},
	{name: "kreise", table: "region_districts", columns: "region_id, position, ags, inferred",
		order: "region_id, position", where: "not exists (select from networks n where n.region_id = t.region_id)"},
	{name: "kennungen", table: "former_keys", columns: "kind, key, position, target, visibility, merged",
		order: `kind, key collate "C"`, anew: true},
	{name: "erfunden", table: "invented_networks", columns: "network_id, day", order: "network_id"},
	{name: "verlauf", table: "desk.revisions", columns: "network_id, number, at, role, kind, undoes, document, changes",
		order: "network_id, number"},
	{name: "entwuerfe", table: "desk.drafts", columns: "network_id, changed_at, version, base, document", order: "network_id"},
	{name: "einstellungen", table: "desk.settings", columns: "network_id, yearly_mails", order: "network_id"},
	{name: "anschreiben", table: "desk.letters", columns: "network_id, subject, words", order: "network_id"},
	{name: "einbettungen", table: "embeds", columns: "network_id, origins, version, changed_at", order: "network_id"},
	{name: "andere_verzeichnisse", table: "desk.harvest_sources",
		columns: "id, address, name, version, read_at, read_by, sha256, organizations, services", order: "id"},
	{name: "gelesenes", table: "desk.harvested", columns: "id, source_id, kind, remote_id, owner_id, name, payload, " +
		"sum, suspected, districts, left_out, institution_id, how, service_key, first_seen, last_seen, gone_at",
		order: "owner_id nulls first, id"}, // whose a service is stands before it
	{name: "entscheidungen", table: "desk.harvest_decisions",
		columns: "record_id, network_id, sum, decision, decided_role, decided_at", order: "record_id, network_id"},
	{name: "eingang", table: "desk.proposals", columns: "id, network_id, institution_id, source, fields, text, " +
		"created_at, decided_at, decided_role, decision, note, record_id", order: "id"},
	{name: "jahresberichte", table: "desk.year_reports", columns: "network_id, year, made_at, report", order: "network_id, year"},
	{name: "bestaetigungen", table: "desk.confirmations",
		columns: "id, institution_id, asked_at, sent_at, reminded_at, answered_at, answer", order: "id"},
	{name: "treffen", table: "desk.meetings", columns: "id, network_id, day, starts, ends, title, place, link, agenda, " +
		"message, organizer, reply_to, remind_days, keep_weeks, state, sequence, version, results_sent_at, forgotten_at, " +
		"created_at, changed_at", order: "id"},
	{name: "treffen_einladungen", table: "desk.meeting_invitations", columns: "id, meeting_id, institution_id, name, " +
		"email, answer, deputy, answered_at, reminded_at", order: "id"},
	{name: "treffen_teilnahme", table: "desk.meeting_attendance",
		columns: "meeting_id, position, institution_id, name, people, persons", order: "meeting_id, position"},
	{name: "treffen_ergebnisse", table: "desk.meeting_decisions",
		columns: "id, meeting_id, position, text, who, until, state, done_on", order: "meeting_id, position"},
	{name: "treffen_verlauf", table: "desk.meeting_revisions",
		columns: "meeting_id, number, at, role, kind, undoes, before, after", order: "meeting_id, number"},
}

type restPart struct {
	name, table, columns, order, where string
	updates                            bool // the rows are there already, made from documents; the first column finds them
	anew                               bool // what was made from documents is replaced
}

// RestParts returns the names of the parts, in an order in which they can be written.
func RestParts() []string {
	names := make([]string, len(rest))
	for i, p := range rest {
		names[i] = p.name
	}
	return names
}

func restPartNamed(name string) (restPart, error) {
	for _, p := range rest {
		if p.name == name {
			return p, nil
		}
	}
	return restPart{}, fmt.Errorf("there is no part %q", name)
}

// restAtOnce is how many rows are in memory: some hold a whole document.
const restAtOnce = 50

// Rest calls each with the rows of a part, one JSON object each, in a stable order. It must run in a Snapshot.
func (s *Store) Rest(ctx context.Context, name string, each func(row []byte) error) error {
	p, err := restPartNamed(name)
	if err != nil {
		return err
	}
	where := ""
	if p.where != "" {
		where = " where " + p.where
	}
	// A cursor: the reader of the rows may be slower than the time limit of a statement.
	if _, err := s.db.Exec(ctx, fmt.Sprintf(`
		declare rest cursor for select row_to_json(r)::text from (select %s from %s t%s order by %s) r`,
		p.columns, p.table, where, p.order)); err != nil {
		return fmt.Errorf("rest of %s: %w", p.name, err)
	}
	for {
		rows, err := s.db.Query(ctx, fmt.Sprintf(`fetch %d from rest`, restAtOnce))
		if err != nil {
			return fmt.Errorf("rest of %s: %w", p.name, err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return fmt.Errorf("rest of %s: %w", p.name, err)
		}
		for _, line := range lines {
			if err := each([]byte(line)); err != nil {
				return err
			}
		}
		if len(lines) < restAtOnce {
			_, err := s.db.Exec(ctx, `close rest`)
			return err
		}
	}
}

// BeginRest deletes what was made from documents and a part replaces.
func (s *Store) BeginRest(ctx context.Context, name string) error {
	p, err := restPartNamed(name)
	if err == nil && p.anew {
		_, err = s.db.Exec(ctx, `delete from `+p.table)
	}
	if err != nil {
		return fmt.Errorf("begin the rest of %s: %w", name, err)
	}
	return nil
}

// WriteRest writes rows of a part, as Rest gave them. What the database refuses comes back as fault.Invalid; a row
// about something that is not there is an error, too.
func (s *Store) WriteRest(ctx context.Context, name string, rows []json.RawMessage) error {
	p, err := restPartNamed(name)
	if err != nil {
		return err
	}
	from := fmt.Sprintf(`from json_populate_recordset(null::%s, $1::json) r`, p.table)
	sql := fmt.Sprintf(`insert into %s (%s) select %s %s`, p.table, p.columns, p.columns, from)
	if p.updates {
		names := strings.Split(p.columns, ", ")
		var sets []string
		for _, column := range names[1:] {
			sets = append(sets, column+" = r."+column)
		}
		sql = fmt.Sprintf(`update %s t set %s %s where t.%s = r.%s`, p.table, strings.Join(sets, ", "), from, names[0], names[0])
	}
	done, err := s.db.Exec(ctx, sql, rows)
	if err == nil && done.RowsAffected() != int64(len(rows)) {
		err = fmt.Errorf("%d of %d rows are about something that is not there", int64(len(rows))-done.RowsAffected(), len(rows))
	}
	if err != nil {
		return fmt.Errorf("write the rest of %s: %w", name, refused(err))
	}
	return nil
}

// NetworkKeys returns the keys of all networks in alphabetical order.
func (s *Store) NetworkKeys(ctx context.Context) ([]string, error) {
	return collect(ctx, s.db, "keys of networks", pgx.RowTo[string], `select key::text from networks order by key collate "C"`)
}

// Empty reports whether there is no network and no institution, nor ever was one.
func (s *Store) Empty(ctx context.Context) (bool, error) {
	var something bool
	if err := s.db.QueryRow(ctx, `
		select exists (select from networks) or exists (select from institutions) or exists (select from former_keys)`).
		Scan(&something); err != nil {
		return false, fmt.Errorf("empty: %w", err)
	}
	return !something, nil
}

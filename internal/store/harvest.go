package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

// HarvestSource is another directory that was read.
type HarvestSource struct {
	ID                      directory.ID
	Address, Name, Version  string
	ReadAt                  time.Time
	ReadBy, SHA256          string
	Organizations, Services int
	Partial                 bool `db:"-"` // it has more than what was read: what is missing is not gone
}

// The kinds of harvested records.
const (
	HarvestedInstitution = "einrichtung"
	HarvestedService     = "angebot"
)

// Harvested is an organization of a source, or one of its services.
type Harvested struct {
	ID, Source, Owner   directory.ID // Owner: the record of the institution that offers a service
	Kind, RemoteID      string
	Name, Sum           string
	Institution         directory.Institution // of the one kind
	Service             directory.Service     // of the other
	Suspected           bool
	Districts, LeftOut  []string
	Matched             directory.ID // which institution of ours; zero: none, or nobody knows yet
	MatchedKey, How     string
	ServiceKey          string
	FirstSeen, LastSeen time.Time
	GoneAt              time.Time // zero: it is still there
	Origin              directory.Elsewhere
}

const harvestedColumns = `
	h.id, h.source_id, coalesce(h.owner_id, '00000000-0000-0000-0000-000000000000'::uuid), h.kind, h.remote_id,
	h.name, h.sum, h.payload, h.suspected, h.districts, h.left_out,
	coalesce(h.institution_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(i.key, ''), h.how,
	h.service_key, h.first_seen, h.last_seen, h.gone_at, s.name, s.address, s.read_at`

const harvestedTables = `
	from desk.harvested h
	join desk.harvest_sources s on s.id = h.source_id
	left join institutions i on i.id = h.institution_id `

func scanHarvested(row pgx.CollectableRow) (h Harvested, err error) {
	var payload []byte
	var gone *time.Time
	err = row.Scan(&h.ID, &h.Source, &h.Owner, &h.Kind, &h.RemoteID, &h.Name, &h.Sum, &payload, &h.Suspected,
		&h.Districts, &h.LeftOut, &h.Matched, &h.MatchedKey,
		&h.How, &h.ServiceKey, &h.FirstSeen, &h.LastSeen, &gone, &h.Origin.Name, &h.Origin.Address, &h.Origin.ReadAt)
	if err != nil {
		return h, err
	}
	if gone != nil {
		h.GoneAt = *gone
	}
	if h.Kind == HarvestedService {
		return h, json.Unmarshal(payload, &h.Service)
	}
	return h, json.Unmarshal(payload, &h.Institution)
}

func (h Harvested) payload() any {
	if h.Kind == HarvestedService {
		return h.Service
	}
	return h.Institution
}

// HarvestSources returns the sources that were read, the most recent first.
func (s *Store) HarvestSources(ctx context.Context) ([]HarvestSource, error) {
	return collect(ctx, s.db, "harvest sources", pgx.RowToStructByPos[HarvestSource], `
		select id, address, name, version, read_at, read_by, sha256, organizations, services
		from desk.harvest_sources
		order by read_at desc, address`)
}

// SaveHarvestSource stores a source under its address and returns its ID.
func (s *Store) SaveHarvestSource(ctx context.Context, src HarvestSource) (directory.ID, error) {
	var id directory.ID
	err := s.db.QueryRow(ctx, `
		insert into desk.harvest_sources (address, name, version, read_at, read_by, sha256, organizations, services)
		values ($1, $2, $3, $4, $5, $6, $7, $8)
		on conflict (address) do update set name = excluded.name, version = excluded.version,
			read_at = excluded.read_at, read_by = excluded.read_by, sha256 = excluded.sha256,
			organizations = excluded.organizations, services = excluded.services
		returning id`,
		src.Address, src.Name, src.Version, src.ReadAt, src.ReadBy, src.SHA256, src.Organizations, src.Services).Scan(&id)
	if err != nil {
		return id, fmt.Errorf("save harvest source: %w", err)
	}
	return id, nil
}

// HarvestedOf returns all records of a source, including those gone from there; institutions first.
func (s *Store) HarvestedOf(ctx context.Context, source directory.ID) ([]Harvested, error) {
	return s.harvested(ctx, `where h.source_id = $1 order by h.kind desc, h.name, h.id`, source)
}

func (s *Store) harvested(ctx context.Context, which string, args ...any) ([]Harvested, error) {
	return collect(ctx, s.db, "harvested", scanHarvested, `select `+harvestedColumns+harvestedTables+which, args...)
}

// HarvestedRecord returns one record, or fault.NotFound.
func (s *Store) HarvestedRecord(ctx context.Context, id directory.ID) (Harvested, error) {
	all, err := s.harvested(ctx, `where h.id = $1`, id)
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("harvested: %w", notFound(pgx.ErrNoRows))
	}
	if err != nil {
		return Harvested{}, err
	}
	return all[0], nil
}

// SaveHarvested writes records, new ones with a new ID, and marks those whose IDs are in gone as gone since now.
func (s *Store) SaveHarvested(ctx context.Context, records []Harvested, gone []directory.ID, now time.Time) error {
	const atOnce = 500
	for first := 0; first < len(records); first += atOnce {
		b := &pgx.Batch{}
		for _, h := range records[first:min(first+atOnce, len(records))] {
			b.Queue(`
				insert into desk.harvested (
					id, source_id, kind, remote_id, owner_id, name, payload, sum, suspected, districts, left_out,
					institution_id, how, service_key, first_seen, last_seen)
				values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
				on conflict (id) do update set name = excluded.name, payload = excluded.payload, sum = excluded.sum,
					suspected = excluded.suspected, districts = excluded.districts, left_out = excluded.left_out,
					institution_id = excluded.institution_id, how = excluded.how, service_key = excluded.service_key,
					last_seen = excluded.last_seen, gone_at = null`,
				h.ID, h.Source, h.Kind, h.RemoteID, noID(h.Owner), h.Name, h.payload(), h.Sum, h.Suspected,
				list(h.Districts), list(h.LeftOut), noID(h.Matched), h.How, h.ServiceKey, now)
		}
		if err := s.send(ctx, b); err != nil {
			return fmt.Errorf("save harvested: %w", refused(err))
		}
	}
	if _, err := s.db.Exec(ctx, `update desk.harvested set gone_at = $2 where id = any($1) and gone_at is null`, gone, now); err != nil {
		return fmt.Errorf("save harvested: %w", err)
	}
	return nil
}

// NewHarvestedID returns an ID for a record that is seen for the first time.
func NewHarvestedID() directory.ID { return uuid.New() }

// DecideHarvested records a network's decision on the state of a record that sum identifies.
func (s *Store) DecideHarvested(
	ctx context.Context, record, network directory.ID, sum string, decision directory.Decision, by directory.ID,
	role account.Role, now time.Time,
) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.harvest_decisions (
			record_id, network_id, sum, decision, decided_by, decided_role, decided_at)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (record_id, network_id) do update set sum = excluded.sum, decision = excluded.decision,
			decided_by = excluded.decided_by, decided_role = excluded.decided_role, decided_at = excluded.decided_at`,
		record, network, sum, decision, noID(by), role, now)
	if err != nil {
		return fmt.Errorf("decide harvested: %w", err)
	}
	return nil
}

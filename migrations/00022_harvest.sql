-- +goose Up
-- What other directories publish, as it was understood. It is nobody's to read but the program's: coordinators decide
-- what becomes of it. What could be a shelter has no address here either.
create table desk.harvest_sources (
	id uuid primary key default gen_random_uuid(),
	address text not null unique,
	name text not null,
	version text not null default '',
	read_at timestamptz not null,
	read_by text not null,
	sha256 text not null,
	organizations integer not null,
	services integer not null
);
comment on column desk.harvest_sources.address is 'where it was read, without query; the name of the file where it was one';
comment on column desk.harvest_sources.read_by is 'the command that read it last';

create table desk.harvested (
	id uuid primary key default gen_random_uuid(),
	source_id uuid not null references desk.harvest_sources on delete cascade,
	kind text not null check (kind in ('einrichtung', 'angebot')),
	remote_id text not null,
	owner_id uuid references desk.harvested on delete cascade,
	name text not null,
	payload jsonb not null,
	sum text not null,
	suspected boolean not null,
	districts text[] not null default '{}',
	left_out text[] not null default '{}',
	institution_id uuid references institutions on delete set null,
	how text not null default '',
	service_key text not null default '',
	first_seen timestamptz not null,
	last_seen timestamptz not null,
	gone_at timestamptz,
	unique nulls not distinct (source_id, kind, owner_id, remote_id),
	constraint service_has_an_owner check ((kind = 'angebot') = (owner_id is not null)),
	constraint protected_has_no_address check (not suspected or coalesce(jsonb_typeof(payload -> 'Places'), 'null') = 'null' or payload -> 'Places' = '[]')
);
comment on table desk.harvested is 'one organization of a source, or one of its services, in our words';
comment on column desk.harvested.sum is 'of the payload; a decision holds as long as it is the same';
comment on column desk.harvested.suspected is 'something in it sounds like a shelter';
comment on column desk.harvested.institution_id is 'which of ours it is; null: none, or nobody knows yet';
comment on column desk.harvested.how is 'how that was found, in words';
create index on desk.harvested (owner_id);
create index on desk.harvested (institution_id);
create index on desk.harvested using gin (districts);

create table desk.harvest_decisions (
	record_id uuid not null references desk.harvested on delete cascade,
	network_id uuid not null references networks on delete cascade,
	sum text not null,
	decision text not null check (decision in ('uebernommen', 'abgelehnt')),
	decided_by uuid references desk.accounts on delete set null,
	decided_role text not null,
	decided_at timestamptz not null,
	primary key (record_id, network_id)
);
comment on table desk.harvest_decisions is 'what a network decided on a record, and on which state of it';

alter table desk.proposals drop constraint proposals_source_check;
alter table desk.proposals add constraint proposals_source_check check (source in ('einrichtung', 'besuch', 'abgleich'));
alter table desk.proposals add column record_id uuid references desk.harvested on delete set null;
comment on column desk.proposals.record_id is 'the record of a source that says so, where no person does';
create index on desk.proposals (record_id);

-- +goose Down
delete from desk.proposals where source = 'abgleich';
alter table desk.proposals drop column record_id;
alter table desk.proposals drop constraint proposals_source_check;
alter table desk.proposals add constraint proposals_source_check check (source in ('einrichtung', 'besuch'));
drop table desk.harvest_decisions;
drop table desk.harvested;
drop table desk.harvest_sources;

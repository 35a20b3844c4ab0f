-- +goose Up
create table regions (
	id uuid primary key,
	key key not null unique,
	name text not null collate "de-x-icu",
	short_name text not null default '' collate "de-x-icu",
	kind text not null check (kind in ('kreisfreie_stadt', 'kreis', 'landkreis', 'region')),
	state text not null check (state ~ '^(0[1-9]|1[0-6])$'),
	inhabitants integer not null default 0 check (inhabitants >= 0),
	basis text not null default '',
	authority jsonb
);
comment on column regions.state is 'Land: the first two digits of the official municipality key';
comment on column regions.basis is 'how the districts are known, where the source does not name them';
comment on column regions.authority is 'figures and tasks of the administration, shown as they are; the fields of directory.Authority';

create table region_districts (
	region_id uuid not null references regions on delete cascade,
	position integer not null,
	ags text not null check (ags ~ '^\d{5}$'),
	inferred boolean not null,
	primary key (region_id, ags)
);
create index on region_districts (ags);

create table networks (
	id uuid primary key,
	key key not null unique,
	region_id uuid not null references regions,
	name text not null collate "de-x-icu",
	short_name text not null default '',
	form text not null,
	form_text text not null default '',
	summary text not null,
	founded partial_date not null default '',
	founded_note text not null default '',
	prehistory text not null default '',
	attached_to text not null default '',
	framework text[] not null default '{}',
	stance text not null default '',
	audience text[] not null default '{}',
	topics text[] not null default '{}',
	cadence_months integer check (cadence_months between 1 and 120),
	cadence_intended boolean not null default false,
	cadence_text text not null default '',
	emergency boolean not null default false,
	checked_on partial_date not null default '',
	checked_by text not null default '',
	version bigint not null default 1,
	changed_at timestamptz not null
);
comment on column networks.emergency is 'true only if the network itself helps at once; pages say plainly that it does not';
comment on column networks.version is 'goes up with every save; a form sends back the version it was opened at';
create index on networks (region_id);

create table network_periods (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	status text not null check (status in ('aktiv', 'ruhend', 'aufgeloest')),
	since partial_date not null,
	until partial_date not null,
	note text not null,
	unique (network_id, key)
);

-- Addresses stay valid for ever: a former key leads to what it names now, or says that it is gone.
create table former_keys (
	kind text not null check (kind in ('network', 'institution')),
	key key not null,
	position integer not null default 1,
	target uuid,
	visibility visibility not null default 'oeffentlich',
	primary key (kind, key)
);
comment on column former_keys.target is 'null: taken away for good (410)';
comment on column former_keys.visibility is 'who may hear that there was something: whoever could see it when it was taken away';
create index on former_keys (target);

-- +goose StatementBegin
create function remember_removed() returns trigger language plpgsql as $$
declare
	seen_by visibility := coalesce(to_jsonb(old) ->> 'visibility', 'oeffentlich');
begin
	update former_keys set target = null, visibility = seen_by where kind = tg_argv[0] and target = old.id;
	insert into former_keys (kind, key, visibility) values (tg_argv[0], old.key, seen_by)
		on conflict (kind, key) do update set target = null, visibility = seen_by;
	return null;
end $$;
-- +goose StatementEnd
create trigger remember_removed after delete on networks
	for each row execute function remember_removed('network');

-- +goose Down
drop table network_periods;
drop table networks;
drop table former_keys;
drop function remember_removed;
drop table region_districts;
drop table regions;

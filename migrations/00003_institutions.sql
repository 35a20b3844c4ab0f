-- +goose Up
-- That no protected institution has an address is not left to anybody's care. Every row that could hold one
-- carries institution_protected, a foreign key keeps it true to the institution (on update cascade), and a
-- check refuses the row where it is true. This holds whoever writes, in whatever order, at the same time too.
create table institutions (
	id uuid primary key,
	key key not null unique,
	name text not null collate "de-x-icu",
	legal_form text not null default '',
	parent_id uuid,
	parent_protected boolean,
	protected boolean not null,
	area text not null default '',
	neutral_label text not null default '',
	website web_address not null default '',
	note text not null default '',
	visibility visibility not null default 'oeffentlich',
	changed_at timestamptz not null,
	unique (id, protected),
	foreign key (parent_id, parent_protected) references institutions (id, protected)
		match full on update cascade deferrable initially deferred,
	constraint unit_of_protected_is_protected check (protected or not coalesce(parent_protected, false)),
	constraint protected_has_no_address check (
		not protected or not hold_address(name, area, neutral_label, website, note)),
	check (parent_id <> id)
);
comment on column institutions.protected is 'Frauenhaus, Schutzwohnung or Zufluchtswohnung, or a unit of one';
create index on institutions (parent_id);
create trigger remember_removed after delete on institutions
	for each row execute function remember_removed('institution');

create table institution_sectors (
	institution_id uuid not null,
	institution_protected boolean not null,
	position integer not null,
	sector text not null check (sector ~ '^[a-z_]+$'),
	primary key (institution_id, sector),
	foreign key (institution_id, institution_protected) references institutions (id, protected) on update cascade on delete cascade,
	constraint protected_sector_protects check (institution_protected or not is_protected_sector(sector))
);
create index on institution_sectors (sector);

create table institution_names (
	institution_id uuid not null,
	institution_protected boolean not null,
	position integer not null,
	name text not null,
	primary key (institution_id, position),
	foreign key (institution_id, institution_protected) references institutions (id, protected) on update cascade on delete cascade,
	constraint protected_has_no_address check (not institution_protected or not looks_like_address(name))
);
comment on table institution_names is 'other names an institution has or had';

create table places (
	id uuid primary key,
	institution_id uuid not null,
	institution_protected boolean not null default false,
	position integer not null default 1,
	key key not null,
	street text not null default '',
	postcode text not null default '' check (postcode ~ '^(\d{5})?$'),
	city text not null default '',
	lat double precision check (lat between -90 and 90),
	lon double precision check (lon between -180 and 180),
	note text not null default '',
	visibility visibility not null default 'oeffentlich',
	unique (institution_id, key),
	check ((lat is null) = (lon is null)),
	foreign key (institution_id, institution_protected) references institutions (id, protected) on update cascade on delete cascade,
	constraint protected_has_no_address check (not institution_protected)
);
comment on table places is 'addresses, of institutions that are not protected';

-- +goose Down
drop table places;
drop table institution_names;
drop table institution_sectors;
drop table institutions;

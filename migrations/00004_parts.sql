-- +goose Up
-- The parts of a network's dossier, one table a noun: an id made from the keys, the network, the order, the key.
create table people (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	title text not null,
	name text not null,
	function text not null,
	organisation text not null,
	since partial_date not null,
	until partial_date not null,
	basis text not null check (basis <> ''),
	delete_on partial_date not null,
	unique (network_id, key)
);
comment on table people is 'somebody a published source names in an official role; basis says which';

create table initiators (
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	institution_id uuid not null references institutions,
	primary key (network_id, institution_id)
);
create index on initiators (institution_id);

create table memberships (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	institution_id uuid,
	institution_protected boolean,
	group_name text not null collate "de-x-icu",
	sector text not null check (sector ~ '^[a-z_]*$'),
	stated_count integer not null check (stated_count >= 0),
	stated_text text not null,
	role text not null,
	function text not null,
	since partial_date not null,
	until partial_date not null,
	note text not null,
	visibility visibility not null default 'oeffentlich',
	checked_on partial_date not null,
	checked_by text not null,
	unique (network_id, key),
	foreign key (institution_id, institution_protected) references institutions (id, protected) match full on update cascade,
	constraint names_one_thing check (
		(institution_id is not null)::int + (group_name <> '')::int + (stated_count > 0 or stated_text <> '')::int = 1),
	constraint protected_has_no_address check (
		not (coalesce(institution_protected, false) or is_protected_sector(sector))
		or not hold_address(group_name, function, note))
);
create index on memberships (network_id, position);
create index on memberships (institution_id);

create table goals (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	kind text not null check (kind in ('ziel', 'aufgabe', 'mittel')),
	text text not null,
	verbatim boolean not null,
	unique (network_id, key)
);

create table bodies (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	name text not null,
	kind text not null,
	tasks text[] not null,
	note text not null,
	unique (network_id, key)
);

create table patronages (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	person_key key,
	function text not null,
	since partial_date not null,
	until partial_date not null,
	unique (network_id, key),
	foreign key (network_id, person_key) references people (network_id, key) on delete set null (person_key)
);

create table agreements (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	title text not null,
	concluded partial_date not null,
	at_the_latest boolean not null,
	partners text not null,
	partner_count integer not null check (partner_count >= 0),
	purposes text[] not null,
	note text not null,
	unique (network_id, key)
);

create table results (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	kind text not null,
	title text not null,
	text text not null,
	audience text[] not null,
	effect text not null,
	unique (network_id, key)
);

create table remarks (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	title text not null,
	text text not null,
	unique (network_id, key)
);

create table related_networks (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	name text not null,
	network_key text not null,
	text text not null,
	unique (network_id, key)
);
comment on column related_networks.network_key is 'key of a network that may be in this directory, now or later';

create table contacts (
	id uuid primary key,
	network_id uuid references networks on delete cascade,
	institution_id uuid,
	institution_protected boolean,
	position integer not null,
	key key not null,
	kind text not null check (kind in ('hilfe', 'vermittlung', 'koordination', 'presse', 'anmeldung')),
	label text not null,
	phone text not null,
	email text not null,
	website web_address not null,
	person_key key,
	function text not null,
	hours text not null,
	note text not null,
	visibility visibility not null default 'oeffentlich',
	checked_on partial_date not null,
	checked_by text not null,
	unique (network_id, key),
	unique (institution_id, key),
	check (num_nonnulls(network_id, institution_id) = 1),
	foreign key (network_id, person_key) references people (network_id, key) on delete set null (person_key),
	foreign key (institution_id, institution_protected) references institutions (id, protected)
		match full on update cascade on delete cascade,
	constraint referral_is_not_public check (kind <> 'vermittlung' or visibility > 'oeffentlich'),
	constraint protected_has_no_address check (
		not coalesce(institution_protected, false) or not hold_address(label, phone, email, website, function, hours, note))
);

-- +goose Down
drop table contacts;
drop table related_networks;
drop table remarks;
drop table results;
drop table agreements;
drop table patronages;
drop table bodies;
drop table goals;
drop table memberships;
drop table initiators;
drop table people;

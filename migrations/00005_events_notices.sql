-- +goose Up
create table series (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	title text not null,
	months integer not null,
	intended boolean not null,
	note text not null,
	unique (network_id, key)
);

create table events (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	title text not null,
	kind text not null,
	day partial_date not null check (day <> ''),
	day_note text not null,
	starts text not null check (starts ~ '^(([01]\d|2[0-3]):[0-5]\d)?$'),
	ends text not null check (ends ~ '^(([01]\d|2[0-3]):[0-5]\d)?$'),
	last_day partial_date not null,
	venue text not null,
	audience text[] not null,
	content text[] not null,
	cost text not null,
	registration web_address not null,
	registration_raw text not null,
	series_key key,
	internal boolean not null,
	status text not null check (status in ('', 'angekuendigt', 'stattgefunden', 'abgesagt')),
	sequence integer not null default 0,
	starts_on date not null generated always as (partial_date_start(day)) stored,
	unique (network_id, key),
	foreign key (network_id, series_key) references series (network_id, key) deferrable initially deferred
);
comment on column events.starts is 'local time in Germany (Europe/Berlin); empty: no time is known';
comment on column events.sequence is 'goes up with every change, for calendars (RFC 5545, 3.8.7.4)';
create index on events (starts_on);

create table event_hosts (
	event_id uuid not null references events on delete cascade,
	position integer not null,
	name text not null,
	network_key text not null,
	primary key (event_id, position)
);
comment on table event_hosts is 'who holds an event; it stands on the page of every network among them';
create index on event_hosts (network_key) where network_key <> '';

create table notices (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	title text not null,
	subtitle text not null,
	day partial_date not null,
	edition text not null,
	publisher text not null,
	medium text not null,
	rubric text not null,
	summary text[] not null,
	media_note text not null,
	unique (network_id, key)
);

create table quotations (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	notice_key key not null,
	position integer not null,
	key key not null,
	text text not null,
	person_key key,
	function text not null,
	unique (network_id, notice_key, key),
	foreign key (network_id, notice_key) references notices (network_id, key) on delete cascade,
	foreign key (network_id, person_key) references people (network_id, key) on delete set null (person_key)
);

create table figures (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	notice_key key not null,
	position integer not null,
	key key not null,
	claim text not null,
	origin text not null,
	unique (network_id, notice_key, key),
	foreign key (network_id, notice_key) references notices (network_id, key) on delete cascade
);

create table media (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	notice_key key,
	position integer not null,
	key key not null,
	title text not null,
	caption text not null,
	credit text not null check (credit <> ''),
	terms text not null,
	unique nulls not distinct (network_id, notice_key, key),
	foreign key (network_id, notice_key) references notices (network_id, key) on delete cascade
);
comment on table media is 'pictures we do not have: caption, credit and terms without a file';

create table sources (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	title text not null,
	publisher text not null,
	medium text not null,
	edition text not null,
	day partial_date not null,
	url web_address not null,
	retrieved partial_date not null,
	sha256 text not null check (sha256 ~ '^([0-9a-f]{64})?$'),
	note text not null,
	unique (network_id, key)
);

create table statements (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	fields text[] not null,
	source_key key,
	passage text not null,
	passage_start integer not null check (passage_start >= 0),
	passage_end integer not null check (passage_end >= passage_start),
	inferred boolean not null,
	note text not null,
	visibility visibility not null default 'oeffentlich',
	unique (network_id, key),
	foreign key (network_id, source_key) references sources (network_id, key) on delete cascade deferrable initially deferred
);
comment on table statements is 'which values were read where: fields of the document → passage of a source';
comment on column statements.passage_start is 'in characters from 0 in the text as it was read (sources.sha256)';

-- +goose Down
drop table statements;
drop table sources;
drop table media;
drop table figures;
drop table quotations;
drop table notices;
drop table event_hosts;
drop table events;
drop table series;

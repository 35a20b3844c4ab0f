-- +goose Up
create table search_entries (
	id uuid primary key,
	network_id uuid references networks on delete cascade,
	institution_id uuid,
	institution_protected boolean,
	kind text not null check (kind in ('network', 'institution', 'goal', 'event', 'notice')),
	path text not null,
	title text not null,
	body text not null,
	keywords text not null,
	lang text not null default 'de',
	visibility visibility not null default 'oeffentlich',
	weight integer not null,
	words tsvector not null generated always as (
		setweight(to_tsvector('de', fold(title)), 'A') || setweight(to_tsvector('de', fold(keywords)), 'B')
		|| setweight(to_tsvector('de', fold(body)), 'C')) stored,
	folded text not null generated always as (fold(title || ' ' || keywords || ' ' || body)) stored,
	foreign key (institution_id, institution_protected) references institutions (id, protected) match full on delete cascade
);
comment on table search_entries is 'what words are looked up in; made anew with every save of what it is about';
comment on column search_entries.institution_protected is 'an institution cannot become protected while words from before can be found';
comment on column search_entries.weight is 'order among equal matches, independent of the words: networks first, then institutions';
create index search_entries_words on search_entries using gin (words) with (fastupdate = off);
create index search_entries_folded on search_entries using gin (folded gin_trgm_ops) with (fastupdate = off);
create index on search_entries (network_id);
create index on search_entries (institution_id);

-- +goose Down
drop table search_entries;

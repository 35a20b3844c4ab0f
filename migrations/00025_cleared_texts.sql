-- +goose Up
create table cleared_texts (
	id uuid primary key,
	network_id uuid not null references networks on delete cascade,
	position integer not null,
	key key not null,
	about text not null check (about <> ''),
	sum text not null check (sum ~ '^[0-9a-f]{64}$'),
	cleared_on partial_date not null,
	cleared_by text not null,
	unique (network_id, key)
);
comment on table cleared_texts is 'texts of which the coordination said that they do not tell where a shelter is, by a sum of them';
create index on cleared_texts (sum);
select expose('cleared_texts', 'network_id, position, key, about, sum, cleared_on, cleared_by', ':level = ''koordination''::public.visibility');

create table desk.doubtful (
	network_id uuid primary key references networks on delete cascade,
	version bigint not null,
	rule integer not null,
	entries jsonb not null check (jsonb_typeof(entries) = 'array')
);
comment on table desk.doubtful is 'entries that may tell where a shelter is and that nobody has cleared, as found in this version of the network by this rule; only what they are called, never what was found';

-- +goose Down
drop table desk.doubtful;
drop view coordination.cleared_texts;
drop view staff.cleared_texts;
drop view open.cleared_texts;
drop table cleared_texts;

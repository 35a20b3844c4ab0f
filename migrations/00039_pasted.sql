-- +goose Up
-- Programs that know 37 or more run on it.

create table desk.pasted_lists (
	id bytea primary key,
	account_id uuid not null references desk.accounts (id) on delete cascade,
	network_id uuid not null references networks (id) on delete cascade,
	changed_at timestamptz not null,
	sealed bytea not null);
create index on desk.pasted_lists (account_id, changed_at);
create index on desk.pasted_lists (network_id);
comment on table desk.pasted_lists is
	'a pasted member list with what was decided about it so far, for a few days: so that Back and a new window show it again';
comment on column desk.pasted_lists.id is 'SHA-256 of the word in the address; the word itself is stored nowhere';
comment on column desk.pasted_lists.sealed is
	'encrypted with a key made of that word: neither who reads the database nor who has a copy of it can read the list';

-- +goose Down
drop table desk.pasted_lists;

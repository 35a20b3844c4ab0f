-- A network that an operator removes is kept for a while, so that the operator can take it back.
-- +goose Up
-- Programs that know 65 or more run on it.

create table desk.removed_networks (
	id uuid primary key,
	key key not null,
	name text not null,
	document text not null,
	removed_at timestamptz not null,
	removed_by uuid references desk.accounts on delete set null);
create index on desk.removed_networks (removed_by);
comment on table desk.removed_networks is 'networks that were removed on a page, for thirty days';
comment on column desk.removed_networks.id is 'that of the network';
comment on column desk.removed_networks.document is 'its last state, without its history and what came in for it';

-- +goose Down
drop table desk.removed_networks;

-- +goose Up
-- What only the program itself reads: no level has a view of it.
create schema desk;
comment on schema desk is 'accounts, history, drafts, what came in: read by the owner only';

create table desk.accounts (
	id uuid primary key default gen_random_uuid(),
	email text not null unique check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
	name text not null default '',
	created_at timestamptz not null,
	closed_at timestamptz
);
comment on table desk.accounts is 'who can sign in; there are no passwords';
comment on column desk.accounts.closed_at is 'from then on nobody signs in with it; the row stays for the history';

create table desk.grants (
	account_id uuid not null references desk.accounts on delete cascade,
	role text not null check (role in ('betrieb', 'koordination', 'fachkraft', 'einrichtung')),
	network_id uuid references networks on delete cascade,
	institution_id uuid references institutions on delete cascade,
	granted_at timestamptz not null,
	granted_by uuid references desk.accounts on delete set null,
	unique nulls not distinct (account_id, role, network_id, institution_id),
	constraint grant_names_what_it_is_for check ((role = 'koordination') = (network_id is not null) and (role = 'einrichtung') = (institution_id is not null))
);
comment on column desk.grants.network_id is 'of a coordinator';
comment on column desk.grants.institution_id is 'of a contact of an institution';
create index on desk.grants (network_id);
create index on desk.grants (institution_id);

-- +goose Down
drop schema desk cascade;

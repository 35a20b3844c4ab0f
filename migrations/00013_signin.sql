-- +goose Up
create table desk.secrets (
	one boolean primary key default true check (one),
	tries bytea not null
);
comment on column desk.secrets.tries is 'makes what desk.tries counts by unreadable to whoever has only a copy of that table';
insert into desk.secrets (tries) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

alter table desk.accounts add column signed_in_at timestamptz;
comment on column desk.accounts.signed_in_at is 'when somebody last signed in with it';
alter table desk.grants add column id uuid not null unique default gen_random_uuid();

create table desk.sessions (
	token text primary key,
	id uuid not null unique default gen_random_uuid(),
	account_id uuid references desk.accounts on delete cascade,
	device text not null default '',
	started_at timestamptz not null,
	used_at timestamptz not null,
	expires_at timestamptz not null,
	ended_at timestamptz,
	data bytea not null
);
comment on table desk.sessions is 'who is signed in, or about to; ended ones stay until they would have expired, so that a request under way cannot revive them';
comment on column desk.sessions.token is 'SHA-256 of what stands in the cookie';
comment on column desk.sessions.account_id is 'null as long as nobody has signed in';
create index on desk.sessions (account_id);
create index on desk.sessions (expires_at);

create table desk.sign_in_links (
	hash bytea primary key,
	account_id uuid not null references desk.accounts on delete cascade,
	browser bytea,
	skips_second_factor boolean not null default false,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	used_at timestamptz
);
comment on column desk.sign_in_links.hash is 'SHA-256 of the secret in the link';
comment on column desk.sign_in_links.browser is 'SHA-256 of what the browser holds that asked for the link; null: any browser (made by a command)';
create index on desk.sign_in_links (account_id);
create index on desk.sign_in_links (expires_at);

create table desk.sign_in_requests (
	id uuid primary key,
	email text not null,
	browser bytea not null,
	asked_at timestamptz not null
);
comment on table desk.sign_in_requests is 'addresses that were typed and wait for a mail, known or not; the mailing takes the row away';

create table desk.passkeys (
	id uuid primary key default gen_random_uuid(),
	account_id uuid not null references desk.accounts on delete cascade,
	credential_id bytea not null unique,
	name text not null,
	credential jsonb not null,
	created_at timestamptz not null,
	used_at timestamptz
);
comment on column desk.passkeys.credential is 'public key, sign counter and what else the library keeps; no secret';
create index on desk.passkeys (account_id);

create table desk.second_factors (
	account_id uuid primary key references desk.accounts on delete cascade,
	secret text not null,
	last_step bigint not null default 0,
	created_at timestamptz not null
);
comment on column desk.second_factors.last_step is 'the 30 seconds whose code was used last: a code works once';

create table desk.tries (
	key bytea not null,
	began_at timestamptz not null,
	ends_at timestamptz not null,
	count integer not null,
	primary key (key, began_at)
);
comment on table desk.tries is 'how often something was tried, by address, by network block; whose it was cannot be read from it';
create index on desk.tries (ends_at);

-- +goose Down
drop table desk.tries;
drop table desk.second_factors;
drop table desk.passkeys;
drop table desk.sign_in_requests;
drop table desk.sign_in_links;
drop table desk.sessions;
alter table desk.grants drop column id;
alter table desk.accounts drop column signed_in_at;
drop table desk.secrets;

-- +goose Up
-- +goose StatementBegin
create function partial_date_end(day text) returns date
	language sql immutable strict parallel safe as $$
	select case length(replace(day, '?', ''))
		when 0 then null
		when 4 then (public.partial_date_start(day) + interval '1 year')::date - 1
		when 7 then (public.partial_date_start(day) + interval '1 month')::date - 1
		else public.partial_date_start(day) end
$$;
-- +goose StatementEnd
comment on function partial_date_end is 'the last day that a partial date can mean';

-- +goose StatementBegin
create function is_stale(checked_on text, today date) returns boolean
	language sql immutable parallel safe as $$
	select coalesce((public.partial_date_end(checked_on) + interval '13 months')::date <= today, true)
$$;
-- +goose StatementEnd
comment on function is_stale is 'whether something must be checked again, or never was; the same rule as directory.Stale, a test keeps the two alike';

create table desk.settings (
	network_id uuid primary key references networks on delete cascade,
	yearly_mails boolean not null default true
);
comment on column desk.settings.yearly_mails is 'whether member institutions are asked once a year if their entry is right; without a row they are';

create table desk.confirmations (
	id uuid primary key default gen_random_uuid(),
	institution_id uuid not null references institutions on delete cascade,
	asked_at timestamptz not null,
	sent_at timestamptz,
	reminded_at timestamptz,
	answered_at timestamptz,
	answer text check (answer in ('stimmt', 'berichtigt')),
	constraint answered_at_some_time check ((answered_at is null) = (answer is null))
);
comment on table desk.confirmations is 'institutions that were asked by mail whether their entry is right';
comment on column desk.confirmations.asked_at is 'when it was decided to ask; the mail is sent by a job';
comment on column desk.confirmations.sent_at is 'set before the mail is handed over: one that may have gone out is not sent again';
create index on desk.confirmations (institution_id, asked_at desc);

create table desk.confirmation_tokens (
	hash bytea primary key check (octet_length(hash) = 32),
	confirmation_id uuid not null references desk.confirmations on delete cascade,
	expires_at timestamptz not null
);
comment on table desk.confirmation_tokens is 'SHA-256 of the secrets in the mails; the secrets themselves are nowhere';
create index on desk.confirmation_tokens (confirmation_id);

create table desk.proposals (
	id uuid primary key default gen_random_uuid(),
	network_id uuid references networks on delete cascade,
	institution_id uuid references institutions on delete cascade,
	source text not null check (source in ('einrichtung', 'besuch')),
	fields jsonb not null default '[]',
	text text not null default '',
	created_at timestamptz not null,
	decided_at timestamptz,
	decided_by uuid references desk.accounts on delete set null,
	decided_role text not null default '',
	decision text not null default '' check (decision in ('', 'uebernommen', 'teilweise', 'abgelehnt', 'erledigt')),
	note text not null default '',
	constraint proposal_is_about_something check (num_nonnulls(network_id, institution_id) > 0),
	constraint decided_at_some_time check ((decided_at is null) = (decision = ''))
);
comment on table desk.proposals is 'what institutions and visitors say is wrong, until a coordinator has decided; and then what was decided';
comment on column desk.proposals.network_id is 'null: it is about an institution, and lies in the inbox of every network that has it';
comment on column desk.proposals.fields is 'corrections one by one: path within the entry, label, before, after';
create index on desk.proposals (network_id) where decided_at is null;
create index on desk.proposals (institution_id) where decided_at is null;

-- +goose Down
drop table desk.proposals;
drop table desk.confirmation_tokens;
drop table desk.confirmations;
drop table desk.settings;
drop function is_stale;
drop function partial_date_end;

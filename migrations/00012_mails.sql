-- +goose Up
create schema jobs;
comment on schema jobs is 'work for later; its tables are made by River''s own migrations, right after these';

create table desk.mails (
	id uuid primary key,
	kind text not null,
	account_id uuid references desk.accounts on delete set null,
	institution_id uuid references institutions on delete set null,
	created_at timestamptz not null,
	started_at timestamptz,
	sent_at timestamptz,
	failed_at timestamptz,
	failed text check (failed in ('nicht_eingerichtet', 'abgelehnt', 'aufgegeben', 'ungewiss', 'entfallen')),
	constraint mail_failed_says_why check ((failed is null) = (failed_at is null)),
	constraint mail_sent_was_started check (sent_at is null or started_at is not null),
	constraint mail_is_sent_or_failed check (sent_at is null or failed is null)
);
comment on table desk.mails is 'one row an e-mail, without its text and without the address';
comment on column desk.mails.kind is 'the kind of the task that sends it';
comment on column desk.mails.started_at is 'set and committed before the mail is handed over; taken back only if it surely was not accepted';
comment on column desk.mails.sent_at is 'the mail server has accepted it';
comment on column desk.mails.failed is 'why it is not sent again: no mail server is set up; refused for good; given up after many tries; nobody knows whether it was accepted; no longer wanted';
create index on desk.mails (created_at);
create index on desk.mails (account_id);
create index on desk.mails (institution_id);

-- +goose Down
drop table desk.mails;
drop schema jobs cascade;

-- What a round table does four times a year was nowhere: it meets. All of it is of one network's coordination; no level reads it.
-- +goose Up
-- Programs that know 65 or more run on it.
create table desk.meetings (
	id uuid primary key default gen_random_uuid(),
	network_id uuid not null references networks on delete cascade,
	day date not null,
	starts text not null default '' check (starts ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),
	ends text not null default '' check (ends ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),
	title text not null check (title <> ''),
	place text not null default '',
	link text not null default '',
	agenda text[] not null default '{}',
	message text not null default '',
	organizer text not null default '',
	reply_to text not null default '',
	remind_days integer not null default 7 check (remind_days between 0 and 60),
	keep_weeks integer not null default 6 check (keep_weeks between 0 and 6),
	state text not null default 'geplant' check (state in ('geplant', 'eingeladen', 'abgesagt', 'stattgefunden')),
	sequence integer not null default 0,
	version bigint not null default 1,
	results_sent_at timestamptz,
	forgotten_at timestamptz,
	created_at timestamptz not null,
	changed_at timestamptz not null
);
create index on desk.meetings (network_id, day);
comment on table desk.meetings is 'meetings of a network, for its coordination only; the id is the UID in calendars';
comment on column desk.meetings.day is 'in Germany, and so are the times';
comment on column desk.meetings.remind_days is 'how many days before it those who have not answered are reminded; 0: not at all';
comment on column desk.meetings.keep_weeks is 'how many weeks after it names of people and their addresses are deleted; what institutions answered stays';
comment on column desk.meetings.sequence is 'of iTIP (RFC 5546): goes up with each change of time or place after the invitation';
comment on column desk.meetings.results_sent_at is 'when the results were sent to the members; once';
comment on column desk.meetings.forgotten_at is 'when names and addresses were deleted';

create table desk.meeting_invitations (
	id uuid primary key default gen_random_uuid(),
	meeting_id uuid not null references desk.meetings on delete cascade,
	institution_id uuid references institutions on delete set null,
	name text not null,
	email text not null,
	answer text not null default '' check (answer in ('', 'ja', 'nein', 'vertretung')),
	deputy text not null default '',
	answered_at timestamptz,
	reminded_at timestamptz,
	unique (meeting_id, institution_id),
	constraint deputy_is_who_comes_instead check (deputy = '' or answer = 'vertretung'),
	constraint invitation_answered_at_some_time check ((answered_at is null) = (answer = ''))
);
create index on desk.meeting_invitations (institution_id);
comment on column desk.meeting_invitations.name is 'of the institution when it was invited';
comment on column desk.meeting_invitations.email is 'where the invitation went, so that an update reaches the same calendar; „" after names were deleted';
comment on column desk.meeting_invitations.deputy is 'who comes instead, as long as the names are kept';

create table desk.meeting_tokens (
	hash bytea primary key check (octet_length(hash) = 32),
	invitation_id uuid not null references desk.meeting_invitations on delete cascade
);
create index on desk.meeting_tokens (invitation_id);
comment on table desk.meeting_tokens is 'SHA-256 of the secrets in the invitations; the secrets themselves are nowhere';

create table desk.meeting_mails (
	id uuid primary key default gen_random_uuid(),
	invitation_id uuid not null references desk.meeting_invitations on delete cascade,
	kind text not null check (kind in ('einladung', 'aenderung', 'absage', 'erinnerung', 'ergebnisse')),
	sequence integer not null,
	email text not null,
	queued_at timestamptz not null,
	begun_at timestamptz,
	mail_id uuid
);
create index on desk.meeting_mails (invitation_id);
create unique index meeting_mail_is_ordered_once on desk.meeting_mails (invitation_id, kind, sequence, email) where email <> '';
comment on table desk.meeting_mails is 'each e-mail about a meeting that was ordered; a row is one e-mail, whatever happens';
comment on column desk.meeting_mails.begun_at is 'set before it is handed over: one that may have gone out is not sent again';
comment on column desk.meeting_mails.mail_id is 'of desk.mails, which is kept for 90 days only';

create table desk.meeting_attendance (
	meeting_id uuid not null references desk.meetings on delete cascade,
	position integer not null,
	institution_id uuid references institutions on delete set null,
	name text not null check (name <> ''),
	people integer not null default 1 check (people between 1 and 99),
	persons text not null default '',
	primary key (meeting_id, position)
);
create index on desk.meeting_attendance (institution_id);
comment on table desk.meeting_attendance is 'who was there, by institution; institution_id is null for those that were not invited and are not in the directory';
comment on column desk.meeting_attendance.persons is 'names, as long as they are kept; then „"';

create table desk.meeting_decisions (
	id uuid primary key default gen_random_uuid(),
	meeting_id uuid not null references desk.meetings on delete cascade,
	position integer not null,
	text text not null check (text <> ''),
	who text not null default '',
	until date,
	state text not null default 'ergebnis' check (state in ('ergebnis', 'offen', 'erledigt')),
	done_on date,
	unique (meeting_id, position) deferrable initially deferred,
	constraint done_some_day check ((done_on is null) = (state <> 'erledigt'))
);
comment on table desk.meeting_decisions is 'results and decisions; „ergebnis" is a result that leaves nothing to do';

create table desk.meeting_revisions (
	meeting_id uuid not null references desk.meetings on delete cascade,
	number bigint not null,
	at timestamptz not null,
	account_id uuid references desk.accounts on delete set null,
	role text not null,
	kind text not null,
	undoes bigint,
	before jsonb not null,
	after jsonb not null,
	primary key (meeting_id, number)
);
create index on desk.meeting_revisions (account_id);
comment on table desk.meeting_revisions is 'what the coordination changed at a meeting, before and after; without names of people and without answers';

-- +goose Down
drop table desk.meeting_revisions;
drop table desk.meeting_decisions;
drop table desk.meeting_attendance;
drop table desk.meeting_mails;
drop table desk.meeting_tokens;
drop table desk.meeting_invitations;
drop table desk.meetings;

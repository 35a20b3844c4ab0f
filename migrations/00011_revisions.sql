-- +goose Up
create table desk.revisions (
	network_id uuid not null references networks on delete cascade,
	number bigint not null,
	at timestamptz not null,
	account_id uuid references desk.accounts on delete set null,
	role text not null,
	kind text not null,
	undoes bigint,
	document text not null,
	changes jsonb not null,
	primary key (network_id, number)
);
comment on table desk.revisions is 'every state a network has had: the whole document, and what differs from the one before';
comment on column desk.revisions.role is 'in which role it was changed; stays when the account is gone';
comment on column desk.revisions.undoes is 'the revision that this one takes back';
create index on desk.revisions (network_id, at);

create table desk.drafts (
	network_id uuid primary key references networks on delete cascade,
	account_id uuid references desk.accounts on delete set null,
	changed_at timestamptz not null,
	version bigint not null default 1,
	base text not null,
	document text not null
);
comment on table desk.drafts is 'changes of a network that wait to be published; base is the published document they were begun on';

-- +goose Down
drop table desk.drafts;
drop table desk.revisions;

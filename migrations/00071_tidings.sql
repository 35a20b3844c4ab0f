-- Nobody told the coordination that something waits, and the yearly question could not be told from a fraud.
-- +goose Up
-- Programs that know 65 or more run on it.

create table desk.letters (
	network_id uuid primary key references networks on delete cascade,
	subject text not null check (length(subject) <= 100),
	words text not null check (length(words) <= 1500));
comment on table desk.letters is 'the yearly question in words of the coordination';
comment on column desk.letters.subject is 'its subject; empty: the usual one';
comment on column desk.letters.words is 'how it begins; empty: as usual';

alter table desk.accounts
	add column tell_waiting boolean not null default true,
	add column tell_quarterly boolean not null default true,
	add column told_at timestamptz,
	add column told_quarter date,
	add column told_standing integer not null default 0 check (told_standing >= 0);
comment on column desk.accounts.tell_waiting is 'whether it gets an e-mail when something came in, at most once a week';
comment on column desk.accounts.tell_quarterly is 'whether it gets an e-mail once a quarter about what is to do';
comment on column desk.accounts.told_at is 'when the last of either was decided on';
comment on column desk.accounts.told_quarter is 'the first day of the last quarter for which the second was';
comment on column desk.accounts.told_standing is 'how much of what stands until it is corrected was told of and is still there; more than that is news';

create table desk.unsubscribe_links (
	hash bytea primary key,
	account_id uuid not null references desk.accounts (id) on delete cascade,
	made_at timestamptz not null);
create index on desk.unsubscribe_links (account_id);
comment on table desk.unsubscribe_links is 'the links in e-mails to the coordination that end them without signing in';
comment on column desk.unsubscribe_links.hash is 'SHA-256 of the word in the address; the word itself is stored nowhere';

-- +goose Down
drop table desk.unsubscribe_links;
alter table desk.accounts drop column tell_waiting, drop column tell_quarterly, drop column told_at, drop column told_quarter,
	drop column told_standing;
drop table desk.letters;

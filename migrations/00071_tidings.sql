-- Nobody told the coordination that something waits, and the yearly question could not be told from a fraud.
-- +goose Up
-- Programs that know 60 or more run on it.

alter table desk.settings
	add column letter_subject text not null default '' check (length(letter_subject) <= 100),
	add column letter_words text not null default '' check (length(letter_words) <= 1500);
comment on column desk.settings.letter_subject is 'the subject of the yearly question in words of the coordination; empty: the usual one';
comment on column desk.settings.letter_words is 'how the yearly question begins, in words of the coordination; empty: as usual';

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
alter table desk.settings drop column letter_subject, drop column letter_words;

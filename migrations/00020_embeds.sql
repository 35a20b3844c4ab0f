-- +goose Up
-- No character in here can end a directive of a header, or stand for more than one host.
create domain origin as text check (value ~ '^(https://[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+|https?://localhost)(:[0-9]{1,5})?$' and octet_length(value) <= 270);
comment on domain origin is 'scheme, host and port of a web site, in the spelling of directory.Origin';

create table embeds (
	network_id uuid primary key references networks on delete cascade,
	origins origin[] not null check (cardinality(origins) <= 20),
	version bigint not null default 1,
	changed_at timestamptz not null,
	changed_by uuid references desk.accounts on delete set null
);
comment on table embeds is 'whose pages may show a network in a frame; without a row only our own';
comment on column embeds.version is 'goes up with every save; a form sends back the version it was opened at';
select expose('embeds', 'network_id, origins::text[] as origins');
create trigger announce_change after insert or update or delete on embeds for each statement execute function announce_change();

-- +goose Down
drop view open.embeds;
drop view staff.embeds;
drop view coordination.embeds;
drop table embeds;
drop domain origin;

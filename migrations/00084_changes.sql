-- Every change of anything raised the one row of directory_version: whoever wrote waited for whoever wrote before, until that was
-- safe on disk and on every standby, and all that could be told was that something had changed, so every kept page went.
-- +goose Up
-- Programs that know 65 or more run on it.
-- Now each transaction takes one of many slots that nobody else holds, and counts there. Within a slot the numbers become visible
-- in their order, so whoever knows the last number of each slot can ask for what came since, and misses nothing.
create table change_slots (slot integer primary key, number bigint not null default 0);
comment on table change_slots is 'as many as transactions may write at once without waiting for each other; the numbers go up with what pages show';
insert into change_slots (slot) select generate_series(1, 64);
update change_slots set number = (select number + 1 from directory_version) where slot = 1;
create table changes (
	slot integer not null references change_slots,
	number bigint not null,
	things bigint[],
	primary key (slot, number)
);
comment on table changes is 'what changed, the latest of each slot; who finds fewer numbers than have passed takes it that everything did';
comment on column changes.things is 'thing() of what pages say that they are made of; null: everything; none: only what is made of anything at all';

-- Levels may read what changed, and learn nothing from it of what they may not see.
-- +goose StatementBegin
create function thing(path text) returns bigint language sql immutable strict parallel safe as $$
	select ('x' || encode(substr(sha256(convert_to(path, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint
$$;
-- +goose StatementEnd
comment on function thing is 'a number for a thing, from the path of its page; the same as store.Thing';

-- +goose StatementBegin
create function note_change(paths text[]) returns void language plpgsql as $$
declare
	mine integer := nullif(current_setting('rundtisch.slot', true), '');
	last bigint;
begin
	if mine is null then
		select slot into mine from public.change_slots order by slot limit 1 for update skip locked;
		mine := coalesce(mine, 1 + pg_backend_pid() % 64); -- then it waits
		perform set_config('rundtisch.slot', mine::text, true);
	end if;
	update public.change_slots set number = number + 1 where slot = mine returning number into last;
	insert into public.changes (slot, number, things) values (mine, last,
		case when paths is not null and array_position(paths, null) is null then array(select distinct public.thing(p) from unnest(paths) p) end);
	delete from public.changes where slot = mine and number <= last - 1000;
end $$;
-- +goose StatementEnd
comment on function note_change(text[]) is 'says that pages changed that are made of these; null, or one that is null: all pages. It holds a slot until the transaction ends';

-- The argument of a trigger selects paths from the rows that a statement touched, as they were and as they are; without one all
-- pages changed, as they did where there are very many rows. Who saves a network writes its row, and the rows of institutions that
-- differ in anything, so what else they have is not looked at.
-- +goose StatementBegin
create function note_changed() returns trigger language plpgsql set search_path = public as $$
declare
	touched text := case tg_op when 'INSERT' then 'table is_now' when 'DELETE' then 'table was' else 'table was union all table is_now' end;
	rows integer;
	paths text[];
begin
	execute 'select count(*) from (select from (' || touched || ') touched limit 1000) counted' into rows;
	if rows > 0 and rows < 1000 and tg_nargs = 1 then
		execute 'with touched as (' || touched || ') select coalesce(array_agg(path), array[]::text[]) from (' || tg_argv[0] || ') paths (path)'
			into paths;
	end if;
	if rows > 0 then
		perform public.note_change(paths);
	end if;
	return null;
end $$;

create function note_changes_of(which text, paths text default null) returns void language plpgsql as $$
begin
	for i in 1..3 loop
		execute format('create trigger note_%1$s after %1$s on public.%2$I referencing %3$s for each statement execute function public.note_changed(%4$s)',
			(array['insert', 'update', 'delete'])[i], which,
			(array['new table as is_now', 'old table as was new table as is_now', 'old table as was'])[i], quote_literal(paths));
	end loop;
end $$;
-- +goose StatementEnd
comment on function note_changes_of(text,text) is 'puts the triggers on a table';

-- Whether a network is there, and at which address, other pages show too.
select note_changes_of('networks', $$
	select case when count(*) = 2 and min(key::text) = max(key::text) then '/netzwerke/' || min(key::text) end from touched group by id
	union all select '/einrichtungen/' || i.key from initiators t join institutions i on i.id = t.institution_id
	where t.network_id in (select id from touched)$$);
select note_changes_of('institutions', $$
	select '/einrichtungen/' || key from touched
	union all select '/einrichtungen/' || key from institutions where id in (select parent_id from touched) or parent_id in (select id from touched)$$);
select note_changes_of(name, $$
	select '/netzwerke/' || key from networks where id in (select network_id from touched)
	union all select '/einrichtungen/' || key from institutions where id in (select institution_id from touched)$$)
from unnest(array['memberships', 'initiators']) name;
select note_changes_of('event_hosts', $$
	select '/netzwerke/' || network_key from touched
	union all select '/netzwerke/' || n.key from touched join former_keys f on f.kind = 'network' and f.key = network_key join networks n on n.id = f.target$$);
select note_changes_of('embeds', $$select '/netzwerke/' || key from networks where id in (select network_id from touched)$$);
select note_changes_of('downloads', $$select null where false$$);
select note_changes_of(name) from unnest(array['regions', 'region_districts', 'hotlines', 'invented_networks']) name;
drop function note_changes_of;

drop trigger count_change on networks;
drop trigger count_change on institutions;
drop trigger count_change on hotlines;
drop trigger count_change on embeds;
drop trigger count_change on invented_networks;
drop trigger count_change on downloads;
drop function count_change;
drop trigger announce_change on networks;
drop trigger announce_change on institutions;
drop trigger announce_change on hotlines;
drop trigger announce_change on embeds;
drop trigger announce_change on invented_networks;
drop function announce_change;
drop view open.directory_version, staff.directory_version, coordination.directory_version;
drop table directory_version;
create view directory_version as select sum(number)::bigint as number from change_slots;
comment on view directory_version is 'one row; the number goes up with every transaction that changes what pages show';
select expose('directory_version', 'number');
select expose('change_slots', 'slot, number');
select expose('changes', 'slot, number, things');

-- +goose Down
drop view open.directory_version, staff.directory_version, coordination.directory_version;
drop view open.change_slots, staff.change_slots, coordination.change_slots;
drop view open.changes, staff.changes, coordination.changes;
drop view directory_version;
create table directory_version (number bigint not null);
create unique index directory_version_is_one on directory_version ((true));
comment on table directory_version is 'one row; the number goes up with every transaction that changes what pages show';
insert into directory_version select sum(number) from change_slots;
select expose('directory_version', 'number');
drop function note_changed cascade;
drop function note_change;
drop function thing;
drop table changes;
drop table change_slots;
-- +goose StatementBegin
create function announce_change() returns trigger language plpgsql as $$
begin
	perform pg_notify('rundtisch_changed', '');
	return null;
end $$;
create function count_change() returns trigger language plpgsql as $$
begin
	if current_setting('rundtisch.counted', true) is distinct from pg_current_xact_id()::text then
		perform set_config('rundtisch.counted', pg_current_xact_id()::text, true);
		update public.directory_version set number = number + 1;
	end if;
	return null;
end $$;
-- +goose StatementEnd
create trigger announce_change after insert or update or delete on networks for each statement execute function announce_change();
create trigger announce_change after insert or update or delete on institutions for each statement execute function announce_change();
create trigger announce_change after insert or update or delete on hotlines for each statement execute function announce_change();
create trigger announce_change after insert or update or delete on invented_networks for each statement execute function announce_change();
create trigger announce_change after insert or update or delete on embeds for each statement execute function announce_change();
create constraint trigger count_change after insert or update or delete on networks deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on institutions deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on hotlines deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on embeds deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on invented_networks deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on downloads deferrable initially deferred for each row execute function count_change();

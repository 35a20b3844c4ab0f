-- +goose Up
-- Programs that keep finished pages in memory ask for this number before they show one: a kept page is right as long as
-- the number is the one from before it was made. Word by notification alone comes late over a slow connection, and never
-- through a pooler that does not pass it on. The notifications stay for programs of before.
create table directory_version (number bigint not null);
create unique index directory_version_is_one on directory_version ((true));
comment on table directory_version is 'one row; the number goes up with every transaction that changes what pages show';
insert into directory_version values (1);
select expose('directory_version', 'number');

-- Counted is once a transaction, and late in it, so that whoever takes long holds up nobody. The number and what it stands
-- for are seen at the same moment.
-- +goose StatementBegin
create function count_change() returns trigger language plpgsql as $$
begin
	if current_setting('rundtisch.counted', true) is distinct from pg_current_xact_id()::text then
		perform set_config('rundtisch.counted', pg_current_xact_id()::text, true);
		update public.directory_version set number = number + 1;
	end if;
	return null;
end $$;
-- +goose StatementEnd
create constraint trigger count_change after insert or update or delete on networks deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on institutions deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on hotlines deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on embeds deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on invented_networks deferrable initially deferred for each row execute function count_change();
create constraint trigger count_change after insert or update or delete on downloads deferrable initially deferred for each row execute function count_change();

-- +goose Down
drop trigger count_change on downloads;
drop trigger count_change on invented_networks;
drop trigger count_change on embeds;
drop trigger count_change on hotlines;
drop trigger count_change on institutions;
drop trigger count_change on networks;
drop function count_change;
drop view open.directory_version;
drop view staff.directory_version;
drop view coordination.directory_version;
drop table directory_version;

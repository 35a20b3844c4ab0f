-- +goose Up
-- Where a view leaves rows out, the planner may still look at them first: a condition of the reader's that fails on a
-- hidden row, say name::int > 0, printed the name in its error. „security_barrier" forbids that, and with it every
-- index that searching and joining take (measured: 3 to 10 times as slow). So only ids, positions and levels are read
-- as they are; every other column of a hidden row is null before anybody's condition sees it.
--
-- expose_rows makes the three views of a table anew, with the columns they have. joins says where the condition finds
-- more than the row itself; bare are the columns that may be compared before it is known whether the row is shown, * all;
-- special are columns that are not those of the table. In condition and joins, :level stands for the level of the
-- view. „offset 0" keeps a condition of several rows in one place: it is found out once a row, before everything else.
-- +goose StatementBegin
create function expose_rows(base text, condition text, joins text default '', bare text default '', special jsonb default '{}')
	returns void language plpgsql as $$
declare
	levels text[] := array['oeffentlich', 'fachkraefte', 'koordination'];
	schemas text[] := array['open', 'staff', 'coordination'];
	columns text;
	shown text;
begin
	for i in 1..3 loop
		shown := replace(condition, ':level', quote_literal(levels[i]) || '::public.visibility');
		select string_agg(format(case when bare = '*' or a.attname = any(string_to_array(bare, ', ')) then '%2$s' else 'case when %1$s then %2$s else null::%3$s end' end || ' as %4$I',
			shown, coalesce('(' || (special ->> a.attname) || ')', format('base.%I', a.attname)), format_type(a.atttypid, a.atttypmod), a.attname), ', ' order by a.attnum)
		into columns
		from pg_attribute a where a.attrelid = format('%I.%I', schemas[i], base)::regclass and a.attnum > 0 and not a.attisdropped;
		execute format('create or replace view %I.%I as select %s from public.%I as base %s where %s', schemas[i], base, columns, base, replace(joins, ':level', quote_literal(levels[i]) || '::public.visibility'), shown);
	end loop;
end $$;
-- +goose StatementEnd
revoke execute on function expose_rows from public;

select expose_rows('institutions', 'base.visibility <= :level', '', 'id, parent_id, visibility');
select expose_rows('institution_names', 'i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', 'institution_id, position');
select expose_rows('institution_sectors', 'i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', 'institution_id, position');
select expose_rows('places', 'base.visibility <= :level and i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', 'id, institution_id, position, visibility');
select expose_rows('initiators', 'i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', 'network_id, position, institution_id');
select expose_rows('memberships', 'base.visibility <= :level and (base.institution_id is null or i.visibility <= :level)', 'left join public.institutions i on i.id = base.institution_id', 'id, network_id, position, institution_id, visibility');
select expose_rows('contacts', 'base.visibility <= :level and (base.institution_id is null or i.visibility <= :level)', 'left join public.institutions i on i.id = base.institution_id', 'id, network_id, institution_id, position, visibility',
	'{"person_key": "select p.key from public.people p where p.network_id = base.network_id and p.key = base.person_key and public.is_named(p.delete_on)"}');
select expose_rows('services', 'base.visibility <= :level and i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', 'id, institution_id, position, visibility');
select expose_rows('service_contacts', 'base.visibility <= :level and s.visibility <= :level and i.visibility <= :level', 'join public.services s on s.id = base.service_id join public.institutions i on i.id = s.institution_id', 'id, service_id, institution_id, position, visibility');
select expose_rows('service_notes', 'base.visibility <= :level and s.visibility <= :level and i.visibility <= :level and public.is_named(base.delete_on)', 'join public.services s on s.id = base.service_id join public.institutions i on i.id = s.institution_id', 'id, service_id, institution_id, visibility');
select expose_rows('statements', 'shown.yes', 'cross join lateral (select base.visibility <= :level and not exists (select from public.people p where p.network_id = base.network_id and ''personen/'' || p.key = any(base.fields) and not public.is_named(p.delete_on)) as yes offset 0) shown', 'id, network_id, position, visibility');
select expose_rows('search_entries', 'base.visibility <= :level', '', 'id, network_id, institution_id, weight');
select expose_rows('service_spots', 'base.visibility <= :level', '', 'service_id, position');

-- The same expressions as in the views: an index serves a view only if it is over what the view shows.
create index institutions_open_key on institutions ((case when visibility <= 'oeffentlich' then key else null::key end));
create index institutions_staff_key on institutions ((case when visibility <= 'fachkraefte' then key else null::key end));
create index institutions_coordination_key on institutions ((case when visibility <= 'koordination' then key else null::key end));
create index search_entries_open_words on search_entries using gin ((case when visibility <= 'oeffentlich' then words else null::tsvector end)) with (fastupdate = off);
create index search_entries_open_folded on search_entries using gin ((case when visibility <= 'oeffentlich' then folded else null::text end) gin_trgm_ops) with (fastupdate = off);
create index service_spots_open_nearest on service_spots using gist ((case when visibility <= 'oeffentlich' then spot else null::point end), (case when visibility <= 'oeffentlich' then attributes else null::integer[] end) gist__intbig_ops (siglen = 64));
create index service_spots_staff_nearest on service_spots using gist ((case when visibility <= 'fachkraefte' then spot else null::point end), (case when visibility <= 'fachkraefte' then attributes else null::integer[] end) gist__intbig_ops (siglen = 64));

-- What the services are called is looked up by words in an index that no view can use: their condition is not of one row.
-- These return ids only, of what the level may see; nobody's condition is evaluated inside.
-- +goose StatementBegin
create function open.services_with_words(wanted tsquery) returns setof uuid language sql stable security definer rows 100 set search_path = '' as $$
	select s.id from public.services s join public.institutions i on i.id = s.institution_id
	where to_tsvector('public.de', public.fold(s.name || ' ' || s.summary)) @@ wanted and s.visibility <= 'oeffentlich' and i.visibility <= 'oeffentlich' $$;
-- +goose StatementEnd
-- +goose StatementBegin
create function staff.services_with_words(wanted tsquery) returns setof uuid language sql stable security definer rows 100 set search_path = '' as $$
	select s.id from public.services s join public.institutions i on i.id = s.institution_id
	where to_tsvector('public.de', public.fold(s.name || ' ' || s.summary)) @@ wanted and s.visibility <= 'fachkraefte' and i.visibility <= 'fachkraefte' $$;
-- +goose StatementEnd
-- +goose StatementBegin
create function coordination.services_with_words(wanted tsquery) returns setof uuid language sql stable security definer rows 100 set search_path = '' as $$
	select s.id from public.services s join public.institutions i on i.id = s.institution_id
	where to_tsvector('public.de', public.fold(s.name || ' ' || s.summary)) @@ wanted and s.visibility <= 'koordination' and i.visibility <= 'koordination' $$;
-- +goose StatementEnd

-- These are looked up by keys and ids alone, and what they show is no condition of one row: the barrier costs nothing.
-- +goose StatementBegin
do $$
declare
	view text;
begin
	foreach view in array array['former_keys', 'people', 'downloads'] loop
		execute format('alter view open.%1$I set (security_barrier = true)', view);
		execute format('alter view staff.%1$I set (security_barrier = true)', view);
		execute format('alter view coordination.%1$I set (security_barrier = true)', view);
	end loop;
end $$;
-- +goose StatementEnd

-- +goose Down
select expose_rows('institutions', 'base.visibility <= :level', '', '*');
select expose_rows('institution_names', 'i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', '*');
select expose_rows('institution_sectors', 'i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', '*');
select expose_rows('places', 'base.visibility <= :level and i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', '*');
select expose_rows('initiators', 'i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', '*');
select expose_rows('memberships', 'base.visibility <= :level and (base.institution_id is null or i.visibility <= :level)', 'left join public.institutions i on i.id = base.institution_id', '*');
select expose_rows('contacts', 'base.visibility <= :level and (base.institution_id is null or i.visibility <= :level)', 'left join public.institutions i on i.id = base.institution_id', '*', '{"person_key": "select p.key from public.people p where p.network_id = base.network_id and p.key = base.person_key and public.is_named(p.delete_on)"}');
select expose_rows('services', 'base.visibility <= :level and i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', '*');
select expose_rows('service_contacts', 'base.visibility <= :level and s.visibility <= :level and i.visibility <= :level', 'join public.services s on s.id = base.service_id join public.institutions i on i.id = s.institution_id', '*');
select expose_rows('service_notes', 'base.visibility <= :level and s.visibility <= :level and i.visibility <= :level and public.is_named(base.delete_on)', 'join public.services s on s.id = base.service_id join public.institutions i on i.id = s.institution_id', '*');
select expose_rows('statements', 'shown.yes', 'cross join lateral (select base.visibility <= :level and not exists (select from public.people p where p.network_id = base.network_id and ''personen/'' || p.key = any(base.fields) and not public.is_named(p.delete_on)) as yes offset 0) shown', '*');
select expose_rows('search_entries', 'base.visibility <= :level', '', '*');
select expose_rows('service_spots', 'base.visibility <= :level', '', '*');
-- +goose StatementBegin
do $$
declare
	view text;
begin
	foreach view in array array['former_keys', 'people', 'downloads'] loop
		execute format('alter view open.%1$I reset (security_barrier)', view);
		execute format('alter view staff.%1$I reset (security_barrier)', view);
		execute format('alter view coordination.%1$I reset (security_barrier)', view);
	end loop;
end $$;
-- +goose StatementEnd
drop function open.services_with_words;
drop function staff.services_with_words;
drop function coordination.services_with_words;
drop index service_spots_staff_nearest;
drop index service_spots_open_nearest;
drop index search_entries_open_folded;
drop index search_entries_open_words;
drop index institutions_coordination_key;
drop index institutions_staff_key;
drop index institutions_open_key;
drop function expose_rows;

-- +goose Up
create extension if not exists pg_trgm with schema public;

-- Who may read a value; the order of the words is the order of the levels.
create type visibility as enum ('oeffentlich', 'fachkraefte', 'koordination');

-- +goose StatementBegin
create function fold(words text) returns text
	language sql immutable strict parallel safe as $$
	select regexp_replace(replace(replace(regexp_replace(
		translate(replace(replace(replace(replace(
			regexp_replace(lower(normalize(words, nfkd)), '[\u0300-\u036f]', '', 'g'),
			'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđðı', 'olddi'),
		'(^|[ \t\n(,;:/"''-])e\. *v\.', '\1ev', 'g'),
		'ae', 'a'), 'oe', 'o'),
		'(?<![aeq])ue', 'u', 'g')
$$;
-- +goose StatementEnd
comment on function fold is 'lower case without accents; ae, oe, ue like ä, ö, ü; „e. V." like „e.V.": what two spellings have in common. The same as directory.Fold';

create text search configuration de (copy = pg_catalog.german);

-- +goose StatementBegin
create function partial_date_start(day text) returns date
	language sql immutable strict parallel safe as $$
	select case when day = '' then null else make_date(
		substr(replace(day, '?', ''), 1, 4)::int,
		coalesce(nullif(substr(replace(day, '?', ''), 6, 2), '')::int, 1),
		coalesce(nullif(substr(replace(day, '?', ''), 9, 2), '')::int, 1)) end
$$;
-- +goose StatementEnd

create domain partial_date as text
	check (value ~ '^$|^[12]\d{3}\??(-\d{2}(-\d{2})?)?$' and (value = '' or partial_date_start(value) is not null));
comment on domain partial_date is 'a day known to the day, month or year (ISO 8601-2): 2018-08-17, 2000-12, 2023?-11-21 (year inferred); empty: unknown';

create domain key as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and octet_length(value) <= 100);
create domain web_address as text check (value = '' or value ~* '^https?://[^\s]+$');

-- +goose StatementBegin
create function is_protected_sector(sector text) returns boolean
	language sql immutable strict parallel safe as $$
	select sector in ('frauenhaus', 'schutzwohnung', 'zufluchtswohnung')
$$;
-- +goose StatementEnd
comment on function is_protected_sector is 'institutions of these sectors never have an address, a postcode or coordinates, at any level';

-- +goose StatementBegin
create function looks_like_address(words text) returns boolean
	language sql immutable strict parallel safe as $$
	select public.fold(words) ~ ('(strasse|str\.?|gasse|allee|platz|weg|ufer|damm|chaussee|promenade|steig|pfad|graben|markt|hof|ring)[ \t]*(nr\.?|nummer)?[ \t]*[0-9]{1,4}[ \t]*[a-z]?([^0-9a-z]|$)'
		|| '|(^|[^0-9/+])(d-)?[0-9]{5}[ \t]+[a-z][a-z.-]+'
		|| '|(plz|postleitzahl)[^0-9a-z]{0,3}[0-9]{5}'
		|| '|[0-9]{1,2}[.,][0-9]{3,}[^0-9]{1,8}[0-9]{1,2}[.,][0-9]{3,}'
		|| '|[0-9] *° *[0-9]')
$$;
-- +goose StatementEnd
comment on function looks_like_address is 'the same rule as directory.LooksLikeAddress';

-- +goose StatementBegin
create function hold_address(variadic texts text[]) returns boolean
	language sql immutable parallel safe as $$
	select coalesce(bool_or(public.looks_like_address(t)), false) from unnest(texts) t
$$;
-- +goose StatementEnd
comment on function hold_address is 'whether one of the texts looks like an address';

-- +goose StatementBegin
create function is_named(delete_on text) returns boolean
	language sql stable parallel safe as $$
	select delete_on = '' or public.partial_date_start(delete_on) > (now() at time zone 'Europe/Berlin')::date
$$;
-- +goose StatementEnd
comment on function is_named is 'whether a person may still be named; from the day delete_on begins, in Germany, only the function is shown';

-- One role a level. They cannot sign in and own nothing; the program takes them on for reading.
-- +goose StatementBegin
do $$
declare
	name text;
begin
	foreach name in array array['rundtisch_public', 'rundtisch_staff', 'rundtisch_coordination'] loop
		begin
			if not exists (select from pg_roles where rolname = name) then
				execute format('create role %I nologin', name);
			end if;
		exception when duplicate_object or unique_violation then
			null; -- another database of this server was migrated at the same moment
		end;
		-- Since version 16 whoever creates a role is a member of it and yet may not take it on.
		if not pg_has_role(current_user, name, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
			begin
				execute format('grant %I to %I', name, current_user);
			exception when unique_violation then
				null; -- as above
			end;
		end if;
	end loop;
end $$;
-- +goose StatementEnd

create schema open;
create schema staff;
create schema coordination;
comment on schema open is 'what everybody may read: one view a table, under the same name';
grant usage on schema open to rundtisch_public;
grant usage on schema staff to rundtisch_staff;
grant usage on schema coordination to rundtisch_coordination;

-- expose makes the three views of a table. In condition, :level stands for the level of the view.
-- +goose StatementBegin
create function expose(base text, columns text, condition text default 'true', staff_columns text default '', coordination_columns text default '')
	returns void language plpgsql as $$
declare
	levels text[] := array['oeffentlich', 'fachkraefte', 'koordination'];
	schemas text[] := array['open', 'staff', 'coordination'];
	roles text[] := array['rundtisch_public', 'rundtisch_staff', 'rundtisch_coordination'];
	seen text := columns;
begin
	for i in 1..3 loop
		if i = 2 and staff_columns <> '' then
			seen := seen || ', ' || staff_columns;
		elsif i = 3 and coordination_columns <> '' then
			seen := seen || ', ' || coordination_columns;
		end if;
		execute format('create or replace view %I.%I as select %s from public.%I as base where %s',
			schemas[i], base, seen, base, replace(condition, ':level', quote_literal(levels[i]) || '::public.visibility'));
		execute format('grant select on %I.%I to %I', schemas[i], base, roles[i]);
	end loop;
end $$;
-- +goose StatementEnd
revoke execute on function expose from public;

-- +goose Down
drop function expose;
drop schema coordination;
drop schema staff;
drop schema open;
drop function is_named;
drop function hold_address;
drop function looks_like_address;
drop function is_protected_sector;
drop domain web_address;
drop domain key;
drop domain partial_date;
drop function partial_date_start;
drop text search configuration de;
drop function fold;
drop type visibility;
-- The roles stay: other databases of this server may use them.

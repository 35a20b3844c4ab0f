-- The schema that all migrations add up to, for reading: nothing runs this file.
-- "make schema" writes it and "make check" compares it, with any PostgreSQL from 15 on.
-- LEVEL is open, staff or coordination where the three views differ in nothing but the level.
-- Left out: rights (internal/store/rights.go), what extensions bring along, and the tables of River (schema jobs).

create schema coordination;

create schema desk;
comment on schema desk is 'accounts, history, drafts, what came in: read by the owner only';

create schema open;
comment on schema open is 'what everybody may read: one view a table, under the same name';

create schema staff;

create extension intarray;

create extension pg_trgm;

create type visibility as enum ('oeffentlich', 'fachkraefte', 'koordination');

create domain key as text
	CHECK (((VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (octet_length(VALUE) <= 100)));

create domain origin as text
	CHECK (((VALUE ~ '^(https://[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+|https?://localhost)(:[0-9]{1,5})?$'::text) AND (octet_length(VALUE) <= 270)));
comment on domain origin is 'scheme, host and port of a web site, in the spelling of directory.Origin';

create domain partial_date as text
	CHECK (((VALUE ~ '^$|^[12]\d{3}\??(-\d{2}(-\d{2})?)?$'::text) AND ((VALUE = ''::text) OR (partial_date_start(VALUE) IS NOT NULL))));
comment on domain partial_date is 'a day known to the day, month or year (ISO 8601-2): 2018-08-17, 2000-12, 2023?-11-21 (year inferred); empty: unknown';

create domain web_address as text
	CHECK (((VALUE = ''::text) OR (VALUE ~* '^https?://[^\s]+$'::text)));

CREATE OR REPLACE FUNCTION coordination.services_with_words(wanted tsquery)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO ''
AS $function$
	select s.id from public.services s join public.institutions i on i.id = s.institution_id
	where to_tsvector('public.de', public.fold(s.name || ' ' || s.summary)) @@ wanted and s.visibility <= 'koordination' and i.visibility <= 'koordination' $function$;

CREATE OR REPLACE FUNCTION desk.forget_collected()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
	delete from desk.collected where session_id in (old.id, new.id);
	return null;
end $function$;

CREATE OR REPLACE FUNCTION desk.refold()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	stale record;
begin
	for stale in
		select distinct d.objid::regclass as index
		from pg_catalog.pg_depend d
		join pg_catalog.pg_index i on i.indexrelid = d.objid
		where d.classid = 'pg_catalog.pg_class'::regclass
		and d.refclassid = 'pg_catalog.pg_proc'::regclass and d.refobjid = 'public.fold(text)'::regprocedure
	loop
		execute format('reindex index %s', stale.index);
	end loop;
	-- A generated column is computed again only where a column that it is made of is updated.
	for stale in
		select a.attrelid::regclass as made, string_agg(format('%1$I = %1$I', a.attname), ', ') as same
		from pg_catalog.pg_attribute a
		where a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and exists (
			select from pg_catalog.pg_attrdef e
			join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_attrdef'::regclass and d.objid = e.oid
			where e.adrelid = a.attrelid
			and d.refclassid = 'pg_catalog.pg_proc'::regclass and d.refobjid = 'public.fold(text)'::regprocedure)
		group by a.attrelid
	loop
		execute format('update %s set %s', stale.made, stale.same);
	end loop;
end $function$;
comment on function desk.refold() is 'makes anew what is kept of folded words: indexes and generated columns';

CREATE OR REPLACE FUNCTION open.services_with_words(wanted tsquery)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO ''
AS $function$
	select s.id from public.services s join public.institutions i on i.id = s.institution_id
	where to_tsvector('public.de', public.fold(s.name || ' ' || s.summary)) @@ wanted and s.visibility <= 'oeffentlich' and i.visibility <= 'oeffentlich' $function$;

CREATE OR REPLACE FUNCTION public.expose(base text, columns text, condition text DEFAULT 'true'::text, staff_columns text DEFAULT ''::text, coordination_columns text DEFAULT ''::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.expose_rows(base text, condition text, joins text DEFAULT ''::text, bare text DEFAULT ''::text, special jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.fold(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
	select regexp_replace(replace(replace(regexp_replace(case
		when words ~ '[^\u0001-\u007f\u00a0-\u00b4\u00b6-\u0148\u014a-\u024f\u0300-\u036f\u1e00-\u1eff\u2013\u201c-\u201f\u2026]' then translate(replace(replace(replace(replace(replace(
			regexp_replace(lower(normalize(replace(words, '´', ''''), nfkd)), '[\u0300-\u036f\u00ad\u061c\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '', 'g'),
			'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'β', 'ss'),
			U&'\1680\2800\115F\1160\3164\FFA0\2010\2011\2012\2043\2212\02D7\2015\2019\2018\201A\201B\2032\02BC\02BB\02B9\02C8\A78C`\0430\0432\0435\0455\0456\0458\043A\043C\043D\043E\0440\0441\0442\0443\0445\04BB\0501\051B\051D\04CF\03B1\03B5\03B6\03B7\03B9\03BA\03BC\03BD\03BF\03C1\03C4\03C5\03C7\03F2\00F8\0142\0111\00F0\0131',
			U&'      ------\2014''''''''''''''''''''''abesijkmhopctyxhdqwlaezhikmvoptuxcolddi')
		else translate(replace(replace(replace(replace(
			regexp_replace(lower(normalize(replace(words, '´', ''''), nfkd)), '[\u0300-\u036f\u00ad\u061c\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '', 'g'),
			'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđðı`', 'olddi''') end,
		'(^|[ \t\n(,;:/"''-])e\. *v\.', '\1ev', 'g'),
		'ae', 'a'), 'oe', 'o'),
		'(?<![aeq])ue', 'u', 'g')
$function$;
comment on function fold(text) is 'lower case without accents and without what cannot be seen; ae, oe, ue like ä, ö, ü; „e. V." like „e.V."; one letter for all that look like it: what two spellings have in common. The same as directory.Fold. A migration that replaces it ends with: select desk.refold()';

CREATE OR REPLACE FUNCTION public.hold_address(VARIADIC texts text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
	select coalesce(bool_or(public.looks_like_address(t)), false) from unnest(texts) t
$function$;
comment on function hold_address(text[]) is 'whether one of the texts looks like an address';

CREATE OR REPLACE FUNCTION public.is_current(until text, today date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
	select coalesce(public.partial_date_end(until) >= today, true)
$function$;
comment on function is_current(text,date) is 'whether a membership that ends with a partial date, or with '''' at no known time, has not ended on a day; the same rule as Membership.Current, a test keeps the two alike';

CREATE OR REPLACE FUNCTION public.is_named(delete_on text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
	select delete_on = '' or public.partial_date_start(delete_on) > (now() at time zone 'Europe/Berlin')::date
$function$;
comment on function is_named(text) is 'whether a person may still be named; from the day delete_on begins, in Germany, only the function is shown';

CREATE OR REPLACE FUNCTION public.is_protected_sector(sector text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
	select sector in ('frauenhaus', 'schutzwohnung', 'zufluchtswohnung')
$function$;
comment on function is_protected_sector(text) is 'institutions of these sectors never have an address, a postcode or coordinates, at any level';

CREATE OR REPLACE FUNCTION public.is_stale(checked_on text, today date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
	select coalesce((public.partial_date_end(checked_on) + interval '13 months')::date <= today, true)
$function$;
comment on function is_stale(text,date) is 'whether something must be checked again, or never was; the same rule as directory.Stale, a test keeps the two alike';

CREATE OR REPLACE FUNCTION public.looks_like_address(words text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
	select regexp_replace(regexp_replace(public.fold(words),
			'(^|[^a-z])(tel|telefon|fon|telefax|fax|durchwahl|mobil|ruf|rufnummer)[.: \t]{0,3}[0-9]+', '\1', 'g'),
			'([0-9]{5}|[0-9]{1,3}[.][0-9]{3}(,[0-9]{2})?([^0-9.,]{1,8}[0-9]{1,3}[.][0-9]{3}(,[0-9]{2})?)?)[ \t]*(euro?|€|%|prozent)([^a-z]|$)', ' ', 'g')
		~ ('(strasse|str\.?|gasse|allee|platz|weg|ufer|damm|chaussee|promenade|steig|pfad|graben|markt|hof|ring)[ \t]*(nr\.?|nummer)?[ \t]*[0-9]{1,4}[ \t]*[a-z]?([^0-9a-z]|$)'
		|| '|(^|[^0-9 \t/+().-])[ \t().-]*[0-9]{5}[ \t]+[a-z][a-z.-]+'
		|| '|[^0-9 \t/+().-][ \t]+[1-9][0-9]{0,2}[ \t]?[a-z]?,?[ \t]+[0-9]{5}[ \t]+[a-z][a-z.-]+'
		|| '|(plz|postleitzahl)[^0-9a-z]{0,3}[0-9]{5}'
		|| '|[0-9]{1,2}[.,][0-9]{3,}[^0-9]{1,8}[0-9]{1,2}[.,][0-9]{3,}'
		|| '|[0-9] *° *[0-9]')
$function$;
comment on function looks_like_address(text) is 'the same rule as directory.LooksLikeAddress';

CREATE OR REPLACE FUNCTION public.note_change(paths text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;
comment on function note_change(text[]) is 'says that pages changed that are made of these; null, or one that is null: all pages. It holds a slot until the transaction ends';

CREATE OR REPLACE FUNCTION public.note_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.partial_date_end(day text)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
	select case length(replace(day, '?', ''))
		when 0 then null
		when 4 then (public.partial_date_start(day) + interval '1 year')::date - 1
		when 7 then (public.partial_date_start(day) + interval '1 month')::date - 1
		else public.partial_date_start(day) end
$function$;
comment on function partial_date_end(text) is 'the last day that a partial date can mean';

CREATE OR REPLACE FUNCTION public.partial_date_start(day text)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
	select case when day = '' then null else make_date(
		substr(replace(day, '?', ''), 1, 4)::int,
		coalesce(nullif(substr(replace(day, '?', ''), 6, 2), '')::int, 1),
		coalesce(nullif(substr(replace(day, '?', ''), 9, 2), '')::int, 1)) end
$function$;

CREATE OR REPLACE FUNCTION public.remember_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
	seen_by visibility := coalesce(to_jsonb(old) ->> 'visibility', 'oeffentlich');
begin
	update former_keys set target = null, visibility = seen_by where kind = tg_argv[0] and target = old.id;
	insert into former_keys (kind, key, visibility) values (tg_argv[0], old.key, seen_by)
		on conflict (kind, key) do update set target = null, visibility = seen_by;
	return null;
end $function$;

CREATE OR REPLACE FUNCTION public.thing(path text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
	select ('x' || encode(substr(sha256(convert_to(path, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint
$function$;
comment on function thing(text) is 'a number for a thing, from the path of its page; the same as store.Thing';

CREATE OR REPLACE FUNCTION staff.services_with_words(wanted tsquery)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO ''
AS $function$
	select s.id from public.services s join public.institutions i on i.id = s.institution_id
	where to_tsvector('public.de', public.fold(s.name || ' ' || s.summary)) @@ wanted and s.visibility <= 'fachkraefte' and i.visibility <= 'fachkraefte' $function$;

create text search configuration de;
-- asciiword: german_stem
-- word: german_stem
-- numword: simple
-- email: simple
-- url: simple
-- host: simple
-- sfloat: simple
-- version: simple
-- hword_numpart: simple
-- hword_part: german_stem
-- hword_asciipart: german_stem
-- numhword: simple
-- asciihword: german_stem
-- hword: german_stem
-- url_path: simple
-- file: simple
-- float: simple
-- int: simple
-- uint: simple

create table desk.accounts (
	id uuid not null default gen_random_uuid(),
	email text not null,
	name text not null default ''::text,
	created_at timestamp with time zone not null,
	closed_at timestamp with time zone,
	signed_in_at timestamp with time zone,
	tell_waiting boolean not null default true,
	tell_quarterly boolean not null default true,
	told_at timestamp with time zone,
	told_quarter date,
	told_standing integer not null default 0,
	constraint accounts_email_check CHECK (((email = lower(email)) AND (email ~ '^[^@\s]+@[^@\s]+$'::text))),
	constraint accounts_email_key UNIQUE (email),
	constraint accounts_pkey PRIMARY KEY (id),
	constraint accounts_told_standing_check CHECK ((told_standing >= 0))
);
comment on table desk.accounts is 'who can sign in; there are no passwords';
comment on column desk.accounts.closed_at is 'from then on nobody signs in with it; the row stays for the history';
comment on column desk.accounts.signed_in_at is 'when somebody last signed in with it';
comment on column desk.accounts.tell_waiting is 'whether it gets an e-mail when something came in, at most once a week';
comment on column desk.accounts.tell_quarterly is 'whether it gets an e-mail once a quarter about what is to do';
comment on column desk.accounts.told_at is 'when the last of either was decided on';
comment on column desk.accounts.told_quarter is 'the first day of the last quarter for which the second was';
comment on column desk.accounts.told_standing is 'how much of what stands until it is corrected was told of and is still there; more than that is news';

create table desk.collected (
	session_id uuid not null,
	service_id uuid not null,
	"position" integer not null,
	note text not null default ''::text,
	constraint collected_note_check CHECK ((length(note) <= 1000)),
	constraint collected_pkey PRIMARY KEY (session_id, service_id),
	constraint collected_session_id_fkey FOREIGN KEY (session_id) REFERENCES desk.sessions(id) ON UPDATE CASCADE ON DELETE CASCADE
);
comment on table desk.collected is 'what somebody has put aside while signed in, with notes for themselves; gone with the session';

create table desk.compatibility (
	oldest integer not null
);
CREATE UNIQUE INDEX compatibility_is_one ON desk.compatibility USING btree ((true));
comment on table desk.compatibility is 'one row; which programs may start on this database';
comment on column desk.compatibility.oldest is 'the last migration that a program must know at least; one that takes something away raises it to its own number';

create table desk.confirmation_tokens (
	hash bytea not null,
	confirmation_id uuid not null,
	expires_at timestamp with time zone not null,
	constraint confirmation_tokens_confirmation_id_fkey FOREIGN KEY (confirmation_id) REFERENCES desk.confirmations(id) ON DELETE CASCADE,
	constraint confirmation_tokens_hash_check CHECK ((octet_length(hash) = 32)),
	constraint confirmation_tokens_pkey PRIMARY KEY (hash)
);
CREATE INDEX confirmation_tokens_confirmation_id_idx ON desk.confirmation_tokens USING btree (confirmation_id);
comment on table desk.confirmation_tokens is 'SHA-256 of the secrets in the mails; the secrets themselves are nowhere';

create table desk.confirmations (
	id uuid not null default gen_random_uuid(),
	institution_id uuid not null,
	asked_at timestamp with time zone not null,
	sent_at timestamp with time zone,
	reminded_at timestamp with time zone,
	answered_at timestamp with time zone,
	answer text,
	constraint answered_at_some_time CHECK (((answered_at IS NULL) = (answer IS NULL))),
	constraint confirmations_answer_check CHECK ((answer = ANY (ARRAY['stimmt'::text, 'berichtigt'::text]))),
	constraint confirmations_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id) ON DELETE CASCADE,
	constraint confirmations_pkey PRIMARY KEY (id)
);
CREATE INDEX confirmations_institution_id_asked_at_idx ON desk.confirmations USING btree (institution_id, asked_at DESC);
comment on table desk.confirmations is 'institutions that were asked by mail whether their entry is right';
comment on column desk.confirmations.asked_at is 'when it was decided to ask; the mail is sent by a job';
comment on column desk.confirmations.sent_at is 'set before the mail is handed over: one that may have gone out is not sent again';

create table desk.doubtful (
	network_id uuid not null,
	version bigint not null,
	rule integer not null,
	entries jsonb not null,
	constraint doubtful_entries_check CHECK ((jsonb_typeof(entries) = 'array'::text)),
	constraint doubtful_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint doubtful_pkey PRIMARY KEY (network_id)
);
comment on table desk.doubtful is 'entries that may tell where a shelter is and that nobody has cleared, as found in this version of the network by this rule; only what they are called, never what was found';

create table desk.drafts (
	network_id uuid not null,
	account_id uuid,
	changed_at timestamp with time zone not null,
	version bigint not null default 1,
	base text not null,
	document text not null,
	constraint drafts_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE SET NULL,
	constraint drafts_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint drafts_pkey PRIMARY KEY (network_id)
);
CREATE INDEX drafts_account_id_idx ON desk.drafts USING btree (account_id);
comment on table desk.drafts is 'changes of a network that wait to be published; base is the published document they were begun on';

create table desk.grants (
	account_id uuid not null,
	role text not null,
	network_id uuid,
	institution_id uuid,
	granted_at timestamp with time zone not null,
	granted_by uuid,
	id uuid not null default gen_random_uuid(),
	constraint grant_names_what_it_is_for CHECK ((((role = 'koordination'::text) = (network_id IS NOT NULL)) AND ((role = 'einrichtung'::text) = (institution_id IS NOT NULL)))),
	constraint grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE CASCADE,
	constraint grants_account_id_role_network_id_institution_id_key UNIQUE NULLS NOT DISTINCT (account_id, role, network_id, institution_id),
	constraint grants_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES desk.accounts(id) ON DELETE SET NULL,
	constraint grants_id_key UNIQUE (id),
	constraint grants_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id) ON DELETE CASCADE,
	constraint grants_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint grants_role_check CHECK ((role = ANY (ARRAY['betrieb'::text, 'koordination'::text, 'fachkraft'::text, 'einrichtung'::text])))
);
CREATE INDEX grants_granted_by_idx ON desk.grants USING btree (granted_by);
CREATE INDEX grants_institution_id_idx ON desk.grants USING btree (institution_id);
CREATE INDEX grants_network_id_idx ON desk.grants USING btree (network_id);
comment on column desk.grants.network_id is 'of a coordinator';
comment on column desk.grants.institution_id is 'of a contact of an institution';

create table desk.harvest_decisions (
	record_id uuid not null,
	network_id uuid not null,
	sum text not null,
	decision text not null,
	decided_by uuid,
	decided_role text not null,
	decided_at timestamp with time zone not null,
	constraint harvest_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES desk.accounts(id) ON DELETE SET NULL,
	constraint harvest_decisions_decision_check CHECK ((decision = ANY (ARRAY['uebernommen'::text, 'abgelehnt'::text]))),
	constraint harvest_decisions_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint harvest_decisions_pkey PRIMARY KEY (record_id, network_id),
	constraint harvest_decisions_record_id_fkey FOREIGN KEY (record_id) REFERENCES desk.harvested(id) ON DELETE CASCADE
);
CREATE INDEX harvest_decisions_decided_by_idx ON desk.harvest_decisions USING btree (decided_by);
CREATE INDEX harvest_decisions_network_id_idx ON desk.harvest_decisions USING btree (network_id);
comment on table desk.harvest_decisions is 'what a network decided on a record, and on which state of it';

create table desk.harvest_sources (
	id uuid not null default gen_random_uuid(),
	address text not null,
	name text not null,
	version text not null default ''::text,
	read_at timestamp with time zone not null,
	read_by text not null,
	sha256 text not null,
	organizations integer not null,
	services integer not null,
	constraint harvest_sources_address_key UNIQUE (address),
	constraint harvest_sources_pkey PRIMARY KEY (id)
);
comment on column desk.harvest_sources.address is 'where it was read, without query; the name of the file where it was one';
comment on column desk.harvest_sources.read_by is 'the command that read it last';

create table desk.harvested (
	id uuid not null default gen_random_uuid(),
	source_id uuid not null,
	kind text not null,
	remote_id text not null,
	owner_id uuid,
	name text not null,
	payload jsonb not null,
	sum text not null,
	suspected boolean not null,
	districts text[] not null default '{}'::text[],
	left_out text[] not null default '{}'::text[],
	institution_id uuid,
	how text not null default ''::text,
	service_key text not null default ''::text,
	first_seen timestamp with time zone not null,
	last_seen timestamp with time zone not null,
	gone_at timestamp with time zone,
	constraint harvested_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id) ON DELETE SET NULL,
	constraint harvested_kind_check CHECK ((kind = ANY (ARRAY['einrichtung'::text, 'angebot'::text]))),
	constraint harvested_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES desk.harvested(id) ON DELETE CASCADE,
	constraint harvested_pkey PRIMARY KEY (id),
	constraint harvested_source_id_fkey FOREIGN KEY (source_id) REFERENCES desk.harvest_sources(id) ON DELETE CASCADE,
	constraint harvested_source_id_kind_owner_id_remote_id_key UNIQUE NULLS NOT DISTINCT (source_id, kind, owner_id, remote_id),
	constraint protected_has_no_address CHECK (((NOT suspected) OR (COALESCE(jsonb_typeof((payload -> 'Places'::text)), 'null'::text) = 'null'::text) OR ((payload -> 'Places'::text) = '[]'::jsonb))),
	constraint service_has_an_owner CHECK (((kind = 'angebot'::text) = (owner_id IS NOT NULL)))
);
CREATE INDEX harvested_districts_idx ON desk.harvested USING gin (districts);
CREATE INDEX harvested_institution_id_idx ON desk.harvested USING btree (institution_id);
CREATE INDEX harvested_owner_id_idx ON desk.harvested USING btree (owner_id);
comment on table desk.harvested is 'one organization of a source, or one of its services, in our words';
comment on column desk.harvested.sum is 'of the payload; a decision holds as long as it is the same';
comment on column desk.harvested.suspected is 'something in it sounds like a shelter';
comment on column desk.harvested.institution_id is 'which of ours it is; null: none, or nobody knows yet';
comment on column desk.harvested.how is 'how that was found, in words';

create table desk.letters (
	network_id uuid not null,
	subject text not null,
	words text not null,
	constraint letters_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint letters_pkey PRIMARY KEY (network_id),
	constraint letters_subject_check CHECK ((length(subject) <= 100)),
	constraint letters_words_check CHECK ((length(words) <= 1500))
);
comment on table desk.letters is 'the yearly question in words of the coordination';
comment on column desk.letters.subject is 'its subject; empty: the usual one';
comment on column desk.letters.words is 'how it begins; empty: as usual';

create table desk.mails (
	id uuid not null,
	kind text not null,
	account_id uuid,
	institution_id uuid,
	created_at timestamp with time zone not null,
	started_at timestamp with time zone,
	sent_at timestamp with time zone,
	failed_at timestamp with time zone,
	failed text,
	trouble text,
	constraint mail_failed_says_why CHECK (((failed IS NULL) = (failed_at IS NULL))),
	constraint mail_is_sent_or_failed CHECK (((sent_at IS NULL) OR (failed IS NULL))),
	constraint mail_sent_was_started CHECK (((sent_at IS NULL) OR (started_at IS NOT NULL))),
	constraint mails_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE SET NULL,
	constraint mails_failed_check CHECK ((failed = ANY (ARRAY['nicht_eingerichtet'::text, 'abgelehnt'::text, 'aufgegeben'::text, 'ungewiss'::text, 'entfallen'::text]))),
	constraint mails_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id) ON DELETE SET NULL,
	constraint mails_pkey PRIMARY KEY (id)
);
CREATE INDEX mails_account_id_idx ON desk.mails USING btree (account_id);
CREATE INDEX mails_created_at_idx ON desk.mails USING btree (created_at);
CREATE INDEX mails_institution_id_idx ON desk.mails USING btree (institution_id);
comment on table desk.mails is 'one row an e-mail, without its text and without the address';
comment on column desk.mails.kind is 'the kind of the task that sends it';
comment on column desk.mails.started_at is 'set and committed before the mail is handed over; taken back only if it surely was not accepted';
comment on column desk.mails.sent_at is 'the mail server has accepted it';
comment on column desk.mails.failed is 'why it is not sent again: no mail server is set up; refused for good; given up after many tries; nobody knows whether it was accepted; no longer wanted';
comment on column desk.mails.trouble is 'what the operator has to put right before it can be sent, as internal/mail.Trouble names it; null where nothing is known of that';

create table desk.meeting_attendance (
	meeting_id uuid not null,
	"position" integer not null,
	institution_id uuid,
	name text not null,
	people integer not null default 1,
	persons text not null default ''::text,
	constraint meeting_attendance_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id) ON DELETE SET NULL,
	constraint meeting_attendance_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES desk.meetings(id) ON DELETE CASCADE,
	constraint meeting_attendance_name_check CHECK ((name <> ''::text)),
	constraint meeting_attendance_people_check CHECK (((people >= 1) AND (people <= 99))),
	constraint meeting_attendance_pkey PRIMARY KEY (meeting_id, "position")
);
CREATE INDEX meeting_attendance_institution_id_idx ON desk.meeting_attendance USING btree (institution_id);
comment on table desk.meeting_attendance is 'who was there, by institution; institution_id is null for those that were not invited and are not in the directory';
comment on column desk.meeting_attendance.persons is 'names, as long as they are kept; then „"';

create table desk.meeting_decisions (
	id uuid not null default gen_random_uuid(),
	meeting_id uuid not null,
	"position" integer not null,
	text text not null,
	who text not null default ''::text,
	until date,
	state text not null default 'ergebnis'::text,
	done_on date,
	constraint done_some_day CHECK (((done_on IS NULL) = (state <> 'erledigt'::text))),
	constraint meeting_decisions_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES desk.meetings(id) ON DELETE CASCADE,
	constraint meeting_decisions_meeting_id_position_key UNIQUE (meeting_id, "position") DEFERRABLE INITIALLY DEFERRED,
	constraint meeting_decisions_pkey PRIMARY KEY (id),
	constraint meeting_decisions_state_check CHECK ((state = ANY (ARRAY['ergebnis'::text, 'offen'::text, 'erledigt'::text]))),
	constraint meeting_decisions_text_check CHECK ((text <> ''::text))
);
comment on table desk.meeting_decisions is 'results and decisions; „ergebnis" is a result that leaves nothing to do';

create table desk.meeting_invitations (
	id uuid not null default gen_random_uuid(),
	meeting_id uuid not null,
	institution_id uuid,
	name text not null,
	email text not null,
	answer text not null default ''::text,
	deputy text not null default ''::text,
	answered_at timestamp with time zone,
	reminded_at timestamp with time zone,
	constraint deputy_is_who_comes_instead CHECK (((deputy = ''::text) OR (answer = 'vertretung'::text))),
	constraint invitation_answered_at_some_time CHECK (((answered_at IS NULL) = (answer = ''::text))),
	constraint meeting_invitations_answer_check CHECK ((answer = ANY (ARRAY[''::text, 'ja'::text, 'nein'::text, 'vertretung'::text]))),
	constraint meeting_invitations_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id) ON DELETE SET NULL,
	constraint meeting_invitations_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES desk.meetings(id) ON DELETE CASCADE,
	constraint meeting_invitations_meeting_id_institution_id_key UNIQUE (meeting_id, institution_id),
	constraint meeting_invitations_pkey PRIMARY KEY (id)
);
CREATE INDEX meeting_invitations_institution_id_idx ON desk.meeting_invitations USING btree (institution_id);
comment on column desk.meeting_invitations.name is 'of the institution when it was invited';
comment on column desk.meeting_invitations.email is 'where the invitation went, so that an update reaches the same calendar; „" after names were deleted';
comment on column desk.meeting_invitations.deputy is 'who comes instead, as long as the names are kept';

create table desk.meeting_mails (
	id uuid not null default gen_random_uuid(),
	invitation_id uuid not null,
	kind text not null,
	sequence integer not null,
	email text not null,
	queued_at timestamp with time zone not null,
	begun_at timestamp with time zone,
	mail_id uuid,
	constraint meeting_mails_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES desk.meeting_invitations(id) ON DELETE CASCADE,
	constraint meeting_mails_kind_check CHECK ((kind = ANY (ARRAY['einladung'::text, 'aenderung'::text, 'absage'::text, 'erinnerung'::text, 'ergebnisse'::text]))),
	constraint meeting_mails_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX meeting_mail_is_ordered_once ON desk.meeting_mails USING btree (invitation_id, kind, sequence, email) WHERE (email <> ''::text);
CREATE INDEX meeting_mails_invitation_id_idx ON desk.meeting_mails USING btree (invitation_id);
comment on table desk.meeting_mails is 'each e-mail about a meeting that was ordered; a row is one e-mail, whatever happens';
comment on column desk.meeting_mails.begun_at is 'set before it is handed over: one that may have gone out is not sent again';
comment on column desk.meeting_mails.mail_id is 'of desk.mails, which is kept for 90 days only';

create table desk.meeting_revisions (
	meeting_id uuid not null,
	number bigint not null,
	at timestamp with time zone not null,
	account_id uuid,
	role text not null,
	kind text not null,
	undoes bigint,
	before jsonb not null,
	after jsonb not null,
	constraint meeting_revisions_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE SET NULL,
	constraint meeting_revisions_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES desk.meetings(id) ON DELETE CASCADE,
	constraint meeting_revisions_pkey PRIMARY KEY (meeting_id, number)
);
CREATE INDEX meeting_revisions_account_id_idx ON desk.meeting_revisions USING btree (account_id);
comment on table desk.meeting_revisions is 'what the coordination changed at a meeting, before and after; without names of people and without answers';

create table desk.meeting_tokens (
	hash bytea not null,
	invitation_id uuid not null,
	constraint meeting_tokens_hash_check CHECK ((octet_length(hash) = 32)),
	constraint meeting_tokens_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES desk.meeting_invitations(id) ON DELETE CASCADE,
	constraint meeting_tokens_pkey PRIMARY KEY (hash)
);
CREATE INDEX meeting_tokens_invitation_id_idx ON desk.meeting_tokens USING btree (invitation_id);
comment on table desk.meeting_tokens is 'SHA-256 of the secrets in the invitations; the secrets themselves are nowhere';

create table desk.meetings (
	id uuid not null default gen_random_uuid(),
	network_id uuid not null,
	day date not null,
	starts text not null default ''::text,
	ends text not null default ''::text,
	title text not null,
	place text not null default ''::text,
	link text not null default ''::text,
	agenda text[] not null default '{}'::text[],
	message text not null default ''::text,
	organizer text not null default ''::text,
	reply_to text not null default ''::text,
	remind_days integer not null default 7,
	keep_weeks integer not null default 6,
	state text not null default 'geplant'::text,
	sequence integer not null default 0,
	version bigint not null default 1,
	results_sent_at timestamp with time zone,
	forgotten_at timestamp with time zone,
	created_at timestamp with time zone not null,
	changed_at timestamp with time zone not null,
	constraint meetings_ends_check CHECK ((ends ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'::text)),
	constraint meetings_keep_weeks_check CHECK (((keep_weeks >= 0) AND (keep_weeks <= 6))),
	constraint meetings_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint meetings_pkey PRIMARY KEY (id),
	constraint meetings_remind_days_check CHECK (((remind_days >= 0) AND (remind_days <= 60))),
	constraint meetings_starts_check CHECK ((starts ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'::text)),
	constraint meetings_state_check CHECK ((state = ANY (ARRAY['geplant'::text, 'eingeladen'::text, 'abgesagt'::text, 'stattgefunden'::text]))),
	constraint meetings_title_check CHECK ((title <> ''::text))
);
CREATE INDEX meetings_network_id_day_idx ON desk.meetings USING btree (network_id, day);
comment on table desk.meetings is 'meetings of a network, for its coordination only; the id is the UID in calendars';
comment on column desk.meetings.day is 'in Germany, and so are the times';
comment on column desk.meetings.remind_days is 'how many days before it those who have not answered are reminded; 0: not at all';
comment on column desk.meetings.keep_weeks is 'how many weeks after it names of people and their addresses are deleted; what institutions answered stays';
comment on column desk.meetings.sequence is 'of iTIP (RFC 5546): goes up with each change of time or place after the invitation';
comment on column desk.meetings.results_sent_at is 'when the results were sent to the members; once';
comment on column desk.meetings.forgotten_at is 'when names and addresses were deleted';

create table desk.passkeys (
	id uuid not null default gen_random_uuid(),
	account_id uuid not null,
	credential_id bytea not null,
	name text not null,
	credential jsonb not null,
	created_at timestamp with time zone not null,
	used_at timestamp with time zone,
	constraint passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE CASCADE,
	constraint passkeys_credential_id_key UNIQUE (credential_id),
	constraint passkeys_pkey PRIMARY KEY (id)
);
CREATE INDEX passkeys_account_id_idx ON desk.passkeys USING btree (account_id);
comment on column desk.passkeys.credential is 'public key, sign counter and what else the library keeps; no secret';

create table desk.pasted_lists (
	id bytea not null,
	account_id uuid not null,
	network_id uuid not null,
	changed_at timestamp with time zone not null,
	sealed bytea not null,
	constraint pasted_lists_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE CASCADE,
	constraint pasted_lists_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint pasted_lists_pkey PRIMARY KEY (id)
);
CREATE INDEX pasted_lists_account_id_changed_at_idx ON desk.pasted_lists USING btree (account_id, changed_at);
CREATE INDEX pasted_lists_network_id_idx ON desk.pasted_lists USING btree (network_id);
comment on table desk.pasted_lists is 'a pasted member list with what was decided about it so far, for a few days: so that Back and a new window show it again';
comment on column desk.pasted_lists.id is 'SHA-256 of the word in the address; the word itself is stored nowhere';
comment on column desk.pasted_lists.sealed is 'encrypted with a key made of that word: neither who reads the database nor who has a copy of it can read the list';

create table desk.proposals (
	id uuid not null default gen_random_uuid(),
	network_id uuid,
	institution_id uuid,
	source text not null,
	fields jsonb not null default '[]'::jsonb,
	text text not null default ''::text,
	created_at timestamp with time zone not null,
	decided_at timestamp with time zone,
	decided_by uuid,
	decided_role text not null default ''::text,
	decision text not null default ''::text,
	note text not null default ''::text,
	record_id uuid,
	constraint decided_at_some_time CHECK (((decided_at IS NULL) = (decision = ''::text))),
	constraint proposal_is_about_something CHECK ((num_nonnulls(network_id, institution_id) > 0)),
	constraint proposals_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES desk.accounts(id) ON DELETE SET NULL,
	constraint proposals_decision_check CHECK ((decision = ANY (ARRAY[''::text, 'uebernommen'::text, 'teilweise'::text, 'abgelehnt'::text, 'erledigt'::text]))),
	constraint proposals_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id) ON DELETE CASCADE,
	constraint proposals_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint proposals_pkey PRIMARY KEY (id),
	constraint proposals_record_id_fkey FOREIGN KEY (record_id) REFERENCES desk.harvested(id) ON DELETE SET NULL,
	constraint proposals_source_check CHECK ((source = ANY (ARRAY['einrichtung'::text, 'besuch'::text, 'abgleich'::text])))
);
CREATE INDEX proposals_decided_by_idx ON desk.proposals USING btree (decided_by);
CREATE INDEX proposals_institution_id_idx ON desk.proposals USING btree (institution_id) WHERE (decided_at IS NULL);
CREATE INDEX proposals_institution_id_idx1 ON desk.proposals USING btree (institution_id);
CREATE INDEX proposals_network_id_idx ON desk.proposals USING btree (network_id) WHERE (decided_at IS NULL);
CREATE INDEX proposals_network_id_idx1 ON desk.proposals USING btree (network_id);
CREATE INDEX proposals_record_id_idx ON desk.proposals USING btree (record_id);
comment on table desk.proposals is 'what institutions and visitors say is wrong, until a coordinator has decided; and then what was decided';
comment on column desk.proposals.network_id is 'null: it is about an institution, and lies in the inbox of every network that has it';
comment on column desk.proposals.fields is 'corrections one by one: path within the entry, label, before, after';
comment on column desk.proposals.record_id is 'the record of a source that says so, where no person does';

create table desk.removed_networks (
	id uuid not null,
	key key not null,
	name text not null,
	document text not null,
	removed_at timestamp with time zone not null,
	removed_by uuid,
	constraint removed_networks_pkey PRIMARY KEY (id),
	constraint removed_networks_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES desk.accounts(id) ON DELETE SET NULL
);
CREATE INDEX removed_networks_removed_by_idx ON desk.removed_networks USING btree (removed_by);
comment on table desk.removed_networks is 'networks that were removed on a page, for thirty days';
comment on column desk.removed_networks.id is 'that of the network';
comment on column desk.removed_networks.document is 'its last state, without its history and what came in for it';

create table desk.revisions (
	network_id uuid not null,
	number bigint not null,
	at timestamp with time zone not null,
	account_id uuid,
	role text not null,
	kind text not null,
	undoes bigint,
	document text not null,
	changes jsonb not null,
	constraint revisions_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE SET NULL,
	constraint revisions_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint revisions_pkey PRIMARY KEY (network_id, number)
);
CREATE INDEX revisions_account_id_idx ON desk.revisions USING btree (account_id);
CREATE INDEX revisions_network_id_at_idx ON desk.revisions USING btree (network_id, at);
comment on table desk.revisions is 'every state a network has had: the whole document, and what differs from the one before';
comment on column desk.revisions.role is 'in which role it was changed; stays when the account is gone';
comment on column desk.revisions.undoes is 'the revision that this one takes back';

create table desk.search_keys (
	period bigint not null,
	key bytea not null,
	constraint search_keys_key_length CHECK ((octet_length(key) = 32)),
	constraint search_keys_pkey PRIMARY KEY (period)
);
comment on table desk.search_keys is 'what the addresses of searches are sealed with, a key for each ten minutes; older ones are deleted, and with them what anybody looked for';
comment on column desk.search_keys.period is 'tens of minutes since 1970';

create table desk.second_factors (
	account_id uuid not null,
	secret text not null,
	last_step bigint not null default 0,
	created_at timestamp with time zone not null,
	constraint second_factors_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE CASCADE,
	constraint second_factors_pkey PRIMARY KEY (account_id)
);
comment on column desk.second_factors.last_step is 'the 30 seconds whose code was used last: a code works once';

create table desk.secrets (
	one boolean not null default true,
	tries bytea not null,
	logins bytea not null default sha256(convert_to(((gen_random_uuid())::text || (gen_random_uuid())::text), 'UTF8'::name)),
	constraint secrets_one_check CHECK (one),
	constraint secrets_pkey PRIMARY KEY (one)
);
comment on column desk.secrets.tries is 'makes what desk.tries counts by unreadable to whoever has only a copy of that table';
comment on column desk.secrets.logins is 'what the passwords of the roles are made from that the levels sign in as; the same for all instances, and it comes along in a backup';

create table desk.sessions (
	token text not null,
	id uuid not null default gen_random_uuid(),
	account_id uuid,
	device text not null default ''::text,
	started_at timestamp with time zone not null,
	used_at timestamp with time zone not null,
	expires_at timestamp with time zone not null,
	ended_at timestamp with time zone,
	data bytea not null,
	reached pg_lsn,
	constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE CASCADE,
	constraint sessions_id_key UNIQUE (id),
	constraint sessions_pkey PRIMARY KEY (token)
);
CREATE INDEX sessions_account_id_idx ON desk.sessions USING btree (account_id);
CREATE INDEX sessions_expires_at_idx ON desk.sessions USING btree (expires_at);
CREATE TRIGGER forget_collected AFTER UPDATE OF ended_at ON desk.sessions FOR EACH ROW WHEN ((new.ended_at IS NOT NULL)) EXECUTE FUNCTION desk.forget_collected();
comment on table desk.sessions is 'who is signed in, or about to; ended ones stay until they would have expired, so that a request under way cannot revive them';
comment on column desk.sessions.token is 'SHA-256 of what stands in the cookie';
comment on column desk.sessions.account_id is 'null as long as nobody has signed in';
comment on column desk.sessions.reached is 'how far the log of the database went when this session last wrote: a replica answers it only once it has replayed that';

create table desk.settings (
	network_id uuid not null,
	yearly_mails boolean not null default true,
	constraint settings_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint settings_pkey PRIMARY KEY (network_id)
);
comment on column desk.settings.yearly_mails is 'whether member institutions are asked once a year if their entry is right; without a row they are';

create table desk.sign_in_links (
	hash bytea not null,
	account_id uuid not null,
	browser bytea,
	skips_second_factor boolean not null default false,
	created_at timestamp with time zone not null,
	expires_at timestamp with time zone not null,
	used_at timestamp with time zone,
	constraint sign_in_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE CASCADE,
	constraint sign_in_links_pkey PRIMARY KEY (hash)
);
CREATE INDEX sign_in_links_account_id_idx ON desk.sign_in_links USING btree (account_id);
CREATE INDEX sign_in_links_expires_at_idx ON desk.sign_in_links USING btree (expires_at);
comment on column desk.sign_in_links.hash is 'SHA-256 of the secret in the link';
comment on column desk.sign_in_links.browser is 'SHA-256 of what the browser holds that asked for the link; null: any browser (made by a command)';

create table desk.sign_in_requests (
	id uuid not null,
	email text not null,
	browser bytea not null,
	asked_at timestamp with time zone not null,
	constraint sign_in_requests_pkey PRIMARY KEY (id)
);
comment on table desk.sign_in_requests is 'addresses that were typed and wait for a mail, known or not; the mailing takes the row away';

create table desk.tries (
	key bytea not null,
	began_at timestamp with time zone not null,
	ends_at timestamp with time zone not null,
	count integer not null,
	constraint tries_pkey PRIMARY KEY (key, began_at)
);
CREATE INDEX tries_ends_at_idx ON desk.tries USING btree (ends_at);
comment on table desk.tries is 'how often something was tried, by address, by network block; whose it was cannot be read from it';

create table desk.unsubscribe_links (
	hash bytea not null,
	account_id uuid not null,
	made_at timestamp with time zone not null,
	constraint unsubscribe_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES desk.accounts(id) ON DELETE CASCADE,
	constraint unsubscribe_links_pkey PRIMARY KEY (hash)
);
CREATE INDEX unsubscribe_links_account_id_idx ON desk.unsubscribe_links USING btree (account_id);
comment on table desk.unsubscribe_links is 'the links in e-mails to the coordination that end them without signing in';
comment on column desk.unsubscribe_links.hash is 'SHA-256 of the word in the address; the word itself is stored nowhere';

create table desk.year_reports (
	network_id uuid not null,
	year integer not null,
	made_at timestamp with time zone not null,
	report jsonb not null,
	constraint year_reports_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint year_reports_pkey PRIMARY KEY (network_id, year),
	constraint year_reports_year_check CHECK (((year >= 2000) AND (year <= 2999)))
);
comment on table desk.year_reports is 'the report of a network for a year as it was at its end; made once, in the January after it';
comment on column desk.year_reports.report is 'figures and names of institutions, as package annual writes them; no address and no name of a person';

create table public.agreements (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	title text not null,
	concluded partial_date not null,
	at_the_latest boolean not null,
	partners text not null,
	partner_count integer not null,
	purposes text[] not null,
	note text not null,
	url text not null default ''::text,
	constraint agreements_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint agreements_network_id_key_key UNIQUE (network_id, key),
	constraint agreements_partner_count_check CHECK ((partner_count >= 0)),
	constraint agreements_pkey PRIMARY KEY (id)
);
comment on column public.agreements.url is 'where its text is published';

create table public.bodies (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	name text not null,
	kind text not null,
	tasks text[] not null,
	note text not null,
	constraint bodies_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint bodies_network_id_key_key UNIQUE (network_id, key),
	constraint bodies_pkey PRIMARY KEY (id)
);

create table public.change_slots (
	slot integer not null,
	number bigint not null default 0,
	constraint change_slots_pkey PRIMARY KEY (slot)
);
comment on table public.change_slots is 'as many as transactions may write at once without waiting for each other; the numbers go up with what pages show';

create table public.changes (
	slot integer not null,
	number bigint not null,
	things bigint[],
	constraint changes_pkey PRIMARY KEY (slot, number),
	constraint changes_slot_fkey FOREIGN KEY (slot) REFERENCES change_slots(slot)
);
comment on table public.changes is 'what changed, the latest of each slot; who finds fewer numbers than have passed takes it that everything did';
comment on column public.changes.things is 'thing() of what pages say that they are made of; null: everything; none: only what is made of anything at all';

create table public.cleared_texts (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	about text not null,
	sum text not null,
	cleared_on partial_date not null,
	cleared_by text not null,
	constraint cleared_texts_about_check CHECK ((about <> ''::text)),
	constraint cleared_texts_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint cleared_texts_network_id_key_key UNIQUE (network_id, key),
	constraint cleared_texts_pkey PRIMARY KEY (id),
	constraint cleared_texts_sum_check CHECK ((sum ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX cleared_texts_sum_idx ON public.cleared_texts USING btree (sum);
comment on table public.cleared_texts is 'texts of which the coordination said that they do not tell where a shelter is, by a sum of them';

create table public.contacts (
	id uuid not null,
	network_id uuid,
	institution_id uuid,
	institution_protected boolean,
	"position" integer not null,
	key key not null,
	kind text not null,
	label text not null,
	phone text not null,
	email text not null,
	website web_address not null,
	person_key key,
	function text not null,
	hours text not null,
	note text not null,
	visibility visibility not null default 'oeffentlich'::visibility,
	checked_on partial_date not null,
	checked_by text not null,
	constraint contacts_check CHECK ((num_nonnulls(network_id, institution_id) = 1)),
	constraint contacts_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) MATCH FULL ON UPDATE CASCADE ON DELETE CASCADE,
	constraint contacts_institution_id_key_key UNIQUE (institution_id, key),
	constraint contacts_kind_check CHECK ((kind = ANY (ARRAY['hilfe'::text, 'vermittlung'::text, 'koordination'::text, 'presse'::text, 'anmeldung'::text]))),
	constraint contacts_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint contacts_network_id_key_key UNIQUE (network_id, key),
	constraint contacts_network_id_person_key_fkey FOREIGN KEY (network_id, person_key) REFERENCES people(network_id, key) ON DELETE SET NULL (person_key),
	constraint contacts_pkey PRIMARY KEY (id),
	constraint protected_has_no_address CHECK (((NOT COALESCE(institution_protected, false)) OR (NOT hold_address(VARIADIC ARRAY[label, phone, email, (website)::text, function, hours, note])))),
	constraint referral_is_not_public CHECK (((kind <> 'vermittlung'::text) OR (visibility > 'oeffentlich'::visibility)))
);

create table public.download_chunks (
	download_id uuid not null,
	number integer not null,
	data bytea not null,
	constraint download_chunks_number_check CHECK ((number >= 0)),
	constraint download_chunks_pkey PRIMARY KEY (download_id, number)
);
comment on table public.download_chunks is 'the file in pieces of 128 kB; those of the file before stay for a while, for whoever is still reading it';

create table public.downloads (
	id uuid not null,
	made_at timestamp with time zone not null,
	data_of timestamp with time zone not null,
	source text not null,
	size bigint not null,
	sha256 text not null,
	counts jsonb not null,
	invented boolean not null,
	expires_on date,
	constraint downloads_pkey PRIMARY KEY (id),
	constraint downloads_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
	constraint downloads_size_check CHECK ((size > 0))
);
CREATE UNIQUE INDEX downloads_one ON public.downloads USING btree ((true));
CREATE TRIGGER note_delete AFTER DELETE ON public.downloads REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed('select null where false');
CREATE TRIGGER note_insert AFTER INSERT ON public.downloads REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('select null where false');
CREATE TRIGGER note_update AFTER UPDATE ON public.downloads REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('select null where false');
comment on table public.downloads is 'the one file that is handed out';
comment on column public.downloads.data_of is 'when the directory was last changed that is in it: the same directory makes the same file';
comment on column public.downloads.source is 'what it was made from, to see if it must be made anew';
comment on column public.downloads.expires_on is 'from this day on, in Germany, a name in it may no longer be shown, and it is not handed out';

create table public.embeds (
	network_id uuid not null,
	origins origin[] not null,
	version bigint not null default 1,
	changed_at timestamp with time zone not null,
	changed_by uuid,
	constraint embeds_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES desk.accounts(id) ON DELETE SET NULL,
	constraint embeds_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint embeds_origins_check CHECK ((cardinality(origins) <= 20)),
	constraint embeds_pkey PRIMARY KEY (network_id)
);
CREATE INDEX embeds_changed_by_idx ON public.embeds USING btree (changed_by);
CREATE TRIGGER note_delete AFTER DELETE ON public.embeds REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed('select ''/netzwerke/'' || key from networks where id in (select network_id from touched)');
CREATE TRIGGER note_insert AFTER INSERT ON public.embeds REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('select ''/netzwerke/'' || key from networks where id in (select network_id from touched)');
CREATE TRIGGER note_update AFTER UPDATE ON public.embeds REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('select ''/netzwerke/'' || key from networks where id in (select network_id from touched)');
comment on table public.embeds is 'whose pages may show a network in a frame; without a row only our own';
comment on column public.embeds.version is 'goes up with every save; a form sends back the version it was opened at';

create table public.event_hosts (
	event_id uuid not null,
	"position" integer not null,
	name text not null,
	network_key text not null,
	constraint event_hosts_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE,
	constraint event_hosts_pkey PRIMARY KEY (event_id, "position")
);
CREATE INDEX event_hosts_network_key_idx ON public.event_hosts USING btree (network_key) WHERE (network_key <> ''::text);
CREATE TRIGGER note_delete AFTER DELETE ON public.event_hosts REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || network_key from touched
	union all select ''/netzwerke/'' || n.key from touched join former_keys f on f.kind = ''network'' and f.key = network_key join networks n on n.id = f.target');
CREATE TRIGGER note_insert AFTER INSERT ON public.event_hosts REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || network_key from touched
	union all select ''/netzwerke/'' || n.key from touched join former_keys f on f.kind = ''network'' and f.key = network_key join networks n on n.id = f.target');
CREATE TRIGGER note_update AFTER UPDATE ON public.event_hosts REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || network_key from touched
	union all select ''/netzwerke/'' || n.key from touched join former_keys f on f.kind = ''network'' and f.key = network_key join networks n on n.id = f.target');
comment on table public.event_hosts is 'who holds an event; it stands on the page of every network among them';

create table public.events (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	title text not null,
	kind text not null,
	day partial_date not null,
	day_note text not null,
	starts text not null,
	ends text not null,
	last_day partial_date not null,
	venue text not null,
	audience text[] not null,
	content text[] not null,
	cost text not null,
	registration web_address not null,
	registration_raw text not null,
	series_key key,
	internal boolean not null,
	status text not null,
	sequence integer not null default 0,
	starts_on date not null generated always as (partial_date_start((day)::text)) stored,
	changed_at timestamp with time zone not null default now(),
	constraint events_day_check CHECK (((day)::text <> ''::text)),
	constraint events_ends_check CHECK ((ends ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)?$'::text)),
	constraint events_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint events_network_id_key_key UNIQUE (network_id, key),
	constraint events_network_id_series_key_fkey FOREIGN KEY (network_id, series_key) REFERENCES series(network_id, key) DEFERRABLE INITIALLY DEFERRED,
	constraint events_pkey PRIMARY KEY (id),
	constraint events_starts_check CHECK ((starts ~ '^(([01]\d|2[0-3]):[0-5]\d)?$'::text)),
	constraint events_status_check CHECK ((status = ANY (ARRAY[''::text, 'angekuendigt'::text, 'stattgefunden'::text, 'abgesagt'::text])))
);
CREATE INDEX events_changed_at_idx ON public.events USING btree (changed_at);
CREATE INDEX events_starts_on_idx ON public.events USING btree (starts_on);
comment on column public.events.starts is 'local time in Germany (Europe/Berlin); empty: no time is known';
comment on column public.events.ends is 'local time in Germany; 24:00 is midnight after the day; without a last day, a time before starts is of the next day';
comment on column public.events.sequence is 'goes up with every change, for calendars (RFC 5545, 3.8.7.4)';
comment on column public.events.changed_at is 'when the event itself was last changed, for calendars and feeds; that others were changed is nothing to it';

create table public.figures (
	id uuid not null,
	network_id uuid not null,
	notice_key key not null,
	"position" integer not null,
	key key not null,
	claim text not null,
	origin text not null,
	constraint figures_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint figures_network_id_notice_key_fkey FOREIGN KEY (network_id, notice_key) REFERENCES notices(network_id, key) ON DELETE CASCADE,
	constraint figures_network_id_notice_key_key_key UNIQUE (network_id, notice_key, key),
	constraint figures_pkey PRIMARY KEY (id)
);

create table public.former_keys (
	kind text not null,
	key key not null,
	"position" integer not null default 1,
	target uuid,
	visibility visibility not null default 'oeffentlich'::visibility,
	merged boolean not null default false,
	constraint former_keys_kind_check CHECK ((kind = ANY (ARRAY['network'::text, 'institution'::text]))),
	constraint former_keys_pkey PRIMARY KEY (kind, key)
);
CREATE INDEX former_keys_target_idx ON public.former_keys USING btree (target);
comment on column public.former_keys.target is 'null: taken away for good (410)';
comment on column public.former_keys.visibility is 'who may hear that there was something: whoever could see it when it was taken away';
comment on column public.former_keys.merged is 'the key of an institution that was merged into the target; documents do not say so';

create table public.goals (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	kind text not null,
	text text not null,
	verbatim boolean not null,
	constraint goals_kind_check CHECK ((kind = ANY (ARRAY['ziel'::text, 'aufgabe'::text, 'mittel'::text]))),
	constraint goals_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint goals_network_id_key_key UNIQUE (network_id, key),
	constraint goals_pkey PRIMARY KEY (id)
);

create table public.hotlines (
	key key not null,
	"position" integer not null,
	number text not null,
	name text not null,
	who text not null,
	hours text not null,
	cost text not null,
	languages text not null,
	website web_address not null,
	checked_on partial_date not null,
	source text not null,
	recheck boolean not null,
	topics text[] not null default '{}'::text[],
	audiences text[] not null default '{}'::text[],
	tongues text[] not null default '{}'::text[],
	modes text[] not null default '{}'::text[],
	access text[] not null default '{}'::text[],
	week text[] not null default '{}'::text[],
	fit_source text not null default ''::text,
	english text[] not null default '{}'::text[],
	constraint hotlines_english_check CHECK ((cardinality(english) = ANY (ARRAY[0, 5]))),
	constraint hotlines_pkey PRIMARY KEY (key)
);
CREATE TRIGGER note_delete AFTER DELETE ON public.hotlines REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER note_insert AFTER INSERT ON public.hotlines REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER note_update AFTER UPDATE ON public.hotlines REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
comment on table public.hotlines is 'nationwide numbers, each with where and when it was evidenced';
comment on column public.hotlines.recheck is 'the evidence is old: the page asks to check the hours first';
comment on column public.hotlines.topics is 'codes of directory.Topics; empty: every topic';
comment on column public.hotlines.audiences is 'codes of directory.Audiences; empty: everybody';
comment on column public.hotlines.tongues is 'codes of the languages that a source names; there may be more, see languages';
comment on column public.hotlines.week is 'hours in the spelling of directory.Interval; empty: not known';
comment on column public.hotlines.fit_source is 'where topics, audiences, tongues, modes and access are said';
comment on column public.hotlines.english is 'name, who, hours, cost and languages in English, or nothing: then the German is shown';

create table public.initiators (
	network_id uuid not null,
	"position" integer not null,
	institution_id uuid not null,
	constraint initiators_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
	constraint initiators_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint initiators_pkey PRIMARY KEY (network_id, institution_id)
);
CREATE INDEX initiators_institution_id_idx ON public.initiators USING btree (institution_id);
CREATE TRIGGER note_delete AFTER DELETE ON public.initiators REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || key from networks where id in (select network_id from touched)
	union all select ''/einrichtungen/'' || key from institutions where id in (select institution_id from touched)');
CREATE TRIGGER note_insert AFTER INSERT ON public.initiators REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || key from networks where id in (select network_id from touched)
	union all select ''/einrichtungen/'' || key from institutions where id in (select institution_id from touched)');
CREATE TRIGGER note_update AFTER UPDATE ON public.initiators REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || key from networks where id in (select network_id from touched)
	union all select ''/einrichtungen/'' || key from institutions where id in (select institution_id from touched)');

create table public.institution_names (
	institution_id uuid not null,
	institution_protected boolean not null,
	"position" integer not null,
	name text not null,
	constraint institution_names_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) ON UPDATE CASCADE ON DELETE CASCADE,
	constraint institution_names_pkey PRIMARY KEY (institution_id, "position"),
	constraint protected_has_no_address CHECK (((NOT institution_protected) OR (NOT looks_like_address(name))))
);
CREATE INDEX institution_names_like ON public.institution_names USING gin (fold(name) gin_trgm_ops);
comment on table public.institution_names is 'other names an institution has or had';

create table public.institution_sectors (
	institution_id uuid not null,
	institution_protected boolean not null,
	"position" integer not null,
	sector text not null,
	constraint institution_sectors_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) ON UPDATE CASCADE ON DELETE CASCADE,
	constraint institution_sectors_pkey PRIMARY KEY (institution_id, sector),
	constraint institution_sectors_sector_check CHECK ((sector ~ '^[a-z_]+$'::text)),
	constraint protected_sector_protects CHECK ((institution_protected OR (NOT is_protected_sector(sector))))
);
CREATE INDEX institution_sectors_sector_idx ON public.institution_sectors USING btree (sector);

create table public.institutions (
	id uuid not null,
	key key not null,
	name text collate "de-x-icu" not null,
	legal_form text not null default ''::text,
	parent_id uuid,
	parent_protected boolean,
	protected boolean not null,
	area text not null default ''::text,
	neutral_label text not null default ''::text,
	website web_address not null default ''::text,
	note text not null default ''::text,
	visibility visibility not null default 'oeffentlich'::visibility,
	changed_at timestamp with time zone not null,
	constraint institutions_check CHECK ((parent_id <> id)),
	constraint institutions_id_protected_key UNIQUE (id, protected),
	constraint institutions_key_key UNIQUE (key),
	constraint institutions_parent_id_parent_protected_fkey FOREIGN KEY (parent_id, parent_protected) REFERENCES institutions(id, protected) MATCH FULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
	constraint institutions_pkey PRIMARY KEY (id),
	constraint protected_has_no_address CHECK (((NOT protected) OR (NOT hold_address(VARIADIC ARRAY[name, area, neutral_label, (website)::text, note])))),
	constraint unit_of_protected_is_protected CHECK ((protected OR (NOT COALESCE(parent_protected, false))))
);
CREATE UNIQUE INDEX institutions_coordination_key ON public.institutions USING btree ((
CASE
    WHEN (visibility <= 'koordination'::visibility) THEN key
    ELSE (NULL::text)::key
END));
CREATE INDEX institutions_like ON public.institutions USING gin (fold(name) gin_trgm_ops);
CREATE UNIQUE INDEX institutions_open_key ON public.institutions USING btree ((
CASE
    WHEN (visibility <= 'oeffentlich'::visibility) THEN key
    ELSE (NULL::text)::key
END));
CREATE INDEX institutions_parent_id_idx ON public.institutions USING btree (parent_id);
CREATE UNIQUE INDEX institutions_staff_key ON public.institutions USING btree ((
CASE
    WHEN (visibility <= 'fachkraefte'::visibility) THEN key
    ELSE (NULL::text)::key
END));
CREATE TRIGGER note_delete AFTER DELETE ON public.institutions REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/einrichtungen/'' || key from touched
	union all select ''/einrichtungen/'' || key from institutions where id in (select parent_id from touched) or parent_id in (select id from touched)');
CREATE TRIGGER note_insert AFTER INSERT ON public.institutions REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/einrichtungen/'' || key from touched
	union all select ''/einrichtungen/'' || key from institutions where id in (select parent_id from touched) or parent_id in (select id from touched)');
CREATE TRIGGER note_update AFTER UPDATE ON public.institutions REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/einrichtungen/'' || key from touched
	union all select ''/einrichtungen/'' || key from institutions where id in (select parent_id from touched) or parent_id in (select id from touched)');
CREATE TRIGGER remember_removed AFTER DELETE ON public.institutions FOR EACH ROW EXECUTE FUNCTION remember_removed('institution');
comment on column public.institutions.protected is 'Frauenhaus, Schutzwohnung or Zufluchtswohnung, or a unit of one';

create table public.invented_networks (
	network_id uuid not null,
	day date not null,
	constraint invented_networks_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint invented_networks_pkey PRIMARY KEY (network_id)
);
CREATE TRIGGER note_delete AFTER DELETE ON public.invented_networks REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER note_insert AFTER INSERT ON public.invented_networks REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER note_update AFTER UPDATE ON public.invented_networks REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
comment on table public.invented_networks is 'networks that were made up to try things with; as long as there is one, every page says so';
comment on column public.invented_networks.day is 'the day that the dates in them are told from';

create table public.media (
	id uuid not null,
	network_id uuid not null,
	notice_key key,
	"position" integer not null,
	key key not null,
	title text not null,
	caption text not null,
	credit text not null,
	terms text not null,
	constraint media_credit_check CHECK ((credit <> ''::text)),
	constraint media_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint media_network_id_notice_key_fkey FOREIGN KEY (network_id, notice_key) REFERENCES notices(network_id, key) ON DELETE CASCADE,
	constraint media_network_id_notice_key_key_key UNIQUE NULLS NOT DISTINCT (network_id, notice_key, key),
	constraint media_pkey PRIMARY KEY (id)
);
comment on table public.media is 'pictures we do not have: caption, credit and terms without a file';

create table public.memberships (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	institution_id uuid,
	institution_protected boolean,
	group_name text collate "de-x-icu" not null,
	sector text not null,
	stated_count integer not null,
	stated_text text not null,
	role text not null,
	function text not null,
	since partial_date not null,
	until partial_date not null,
	note text not null,
	visibility visibility not null default 'oeffentlich'::visibility,
	checked_on partial_date not null,
	checked_by text not null,
	constraint memberships_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) MATCH FULL ON UPDATE CASCADE,
	constraint memberships_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint memberships_network_id_key_key UNIQUE (network_id, key),
	constraint memberships_pkey PRIMARY KEY (id),
	constraint memberships_sector_check CHECK ((sector ~ '^[a-z_]*$'::text)),
	constraint memberships_stated_count_check CHECK ((stated_count >= 0)),
	constraint names_one_thing CHECK ((((((institution_id IS NOT NULL))::integer + ((group_name <> ''::text))::integer) + (((stated_count > 0) OR (stated_text <> ''::text)))::integer) = 1)),
	constraint protected_has_no_address CHECK (((NOT (COALESCE(institution_protected, false) OR is_protected_sector(sector))) OR (NOT hold_address(VARIADIC ARRAY[group_name, function, note]))))
);
CREATE INDEX memberships_institution_id_idx ON public.memberships USING btree (institution_id);
CREATE INDEX memberships_network_id_position_idx ON public.memberships USING btree (network_id, "position");
CREATE TRIGGER note_delete AFTER DELETE ON public.memberships REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || key from networks where id in (select network_id from touched)
	union all select ''/einrichtungen/'' || key from institutions where id in (select institution_id from touched)');
CREATE TRIGGER note_insert AFTER INSERT ON public.memberships REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || key from networks where id in (select network_id from touched)
	union all select ''/einrichtungen/'' || key from institutions where id in (select institution_id from touched)');
CREATE TRIGGER note_update AFTER UPDATE ON public.memberships REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select ''/netzwerke/'' || key from networks where id in (select network_id from touched)
	union all select ''/einrichtungen/'' || key from institutions where id in (select institution_id from touched)');

create table public.network_periods (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	status text not null,
	since partial_date not null,
	until partial_date not null,
	note text not null,
	constraint network_periods_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint network_periods_network_id_key_key UNIQUE (network_id, key),
	constraint network_periods_pkey PRIMARY KEY (id),
	constraint network_periods_status_check CHECK ((status = ANY (ARRAY['aktiv'::text, 'ruhend'::text, 'aufgeloest'::text])))
);

create table public.networks (
	id uuid not null,
	key key not null,
	region_id uuid not null,
	name text collate "de-x-icu" not null,
	short_name text not null default ''::text,
	form text not null,
	form_text text not null default ''::text,
	summary text not null,
	founded partial_date not null default ''::text,
	founded_note text not null default ''::text,
	prehistory text not null default ''::text,
	attached_to text not null default ''::text,
	framework text[] not null default '{}'::text[],
	stance text not null default ''::text,
	audience text[] not null default '{}'::text[],
	topics text[] not null default '{}'::text[],
	cadence_months integer,
	cadence_intended boolean not null default false,
	cadence_text text not null default ''::text,
	emergency boolean not null default false,
	checked_on partial_date not null default ''::text,
	checked_by text not null default ''::text,
	version bigint not null default 1,
	changed_at timestamp with time zone not null,
	constraint networks_cadence_months_check CHECK (((cadence_months >= 1) AND (cadence_months <= 120))),
	constraint networks_key_key UNIQUE (key),
	constraint networks_pkey PRIMARY KEY (id),
	constraint networks_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id)
);
CREATE INDEX networks_region_id_idx ON public.networks USING btree (region_id);
CREATE TRIGGER note_delete AFTER DELETE ON public.networks REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select case when count(*) = 2 and min(key::text) = max(key::text) then ''/netzwerke/'' || min(key::text) end from touched group by id
	union all select ''/einrichtungen/'' || i.key from initiators t join institutions i on i.id = t.institution_id
	where t.network_id in (select id from touched)');
CREATE TRIGGER note_insert AFTER INSERT ON public.networks REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select case when count(*) = 2 and min(key::text) = max(key::text) then ''/netzwerke/'' || min(key::text) end from touched group by id
	union all select ''/einrichtungen/'' || i.key from initiators t join institutions i on i.id = t.institution_id
	where t.network_id in (select id from touched)');
CREATE TRIGGER note_update AFTER UPDATE ON public.networks REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed('
	select case when count(*) = 2 and min(key::text) = max(key::text) then ''/netzwerke/'' || min(key::text) end from touched group by id
	union all select ''/einrichtungen/'' || i.key from initiators t join institutions i on i.id = t.institution_id
	where t.network_id in (select id from touched)');
CREATE TRIGGER remember_removed AFTER DELETE ON public.networks FOR EACH ROW EXECUTE FUNCTION remember_removed('network');
comment on column public.networks.emergency is 'true only if the network itself helps at once; pages say plainly that it does not';
comment on column public.networks.version is 'goes up with every save; a form sends back the version it was opened at';

create table public.notices (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	title text not null,
	subtitle text not null,
	day partial_date not null,
	edition text not null,
	publisher text not null,
	medium text not null,
	rubric text not null,
	summary text[] not null,
	media_note text not null,
	changed_at timestamp with time zone not null default now(),
	url text not null default ''::text,
	constraint notices_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint notices_network_id_key_key UNIQUE (network_id, key),
	constraint notices_pkey PRIMARY KEY (id)
);
CREATE INDEX notices_changed_at_idx ON public.notices USING btree (changed_at);
comment on column public.notices.changed_at is 'when the notice itself or anything in it was last changed, for feeds';
comment on column public.notices.url is 'where it was published';

create table public.patronages (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	person_key key,
	function text not null,
	since partial_date not null,
	until partial_date not null,
	constraint patronages_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint patronages_network_id_key_key UNIQUE (network_id, key),
	constraint patronages_network_id_person_key_fkey FOREIGN KEY (network_id, person_key) REFERENCES people(network_id, key) ON DELETE SET NULL (person_key),
	constraint patronages_pkey PRIMARY KEY (id)
);

create table public.people (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	title text not null,
	name text not null,
	function text not null,
	organisation text not null,
	since partial_date not null,
	until partial_date not null,
	basis text not null,
	delete_on partial_date not null,
	constraint people_basis_check CHECK ((basis <> ''::text)),
	constraint people_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint people_network_id_key_key UNIQUE (network_id, key),
	constraint people_pkey PRIMARY KEY (id)
);
comment on table public.people is 'somebody a published source names in an official role; basis says which';

create table public.places (
	id uuid not null,
	institution_id uuid not null,
	institution_protected boolean not null default false,
	"position" integer not null default 1,
	key key not null,
	street text not null default ''::text,
	postcode text not null default ''::text,
	city text not null default ''::text,
	lat double precision,
	lon double precision,
	note text not null default ''::text,
	visibility visibility not null default 'oeffentlich'::visibility,
	constraint places_check CHECK (((lat IS NULL) = (lon IS NULL))),
	constraint places_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) ON UPDATE CASCADE ON DELETE CASCADE,
	constraint places_institution_id_key_key UNIQUE (institution_id, key),
	constraint places_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
	constraint places_lon_check CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
	constraint places_pkey PRIMARY KEY (id),
	constraint places_postcode_check CHECK ((postcode ~ '^(\d{5})?$'::text)),
	constraint protected_has_no_address CHECK ((NOT institution_protected))
);
comment on table public.places is 'addresses, of institutions that are not protected';

create table public.quotations (
	id uuid not null,
	network_id uuid not null,
	notice_key key not null,
	"position" integer not null,
	key key not null,
	text text not null,
	person_key key,
	function text not null,
	constraint quotations_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint quotations_network_id_notice_key_fkey FOREIGN KEY (network_id, notice_key) REFERENCES notices(network_id, key) ON DELETE CASCADE,
	constraint quotations_network_id_notice_key_key_key UNIQUE (network_id, notice_key, key),
	constraint quotations_network_id_person_key_fkey FOREIGN KEY (network_id, person_key) REFERENCES people(network_id, key) ON DELETE SET NULL (person_key),
	constraint quotations_pkey PRIMARY KEY (id)
);

create table public.region_districts (
	region_id uuid not null,
	"position" integer not null,
	ags text not null,
	inferred boolean not null,
	constraint region_districts_ags_check CHECK ((ags ~ '^\d{5}$'::text)),
	constraint region_districts_pkey PRIMARY KEY (region_id, ags),
	constraint region_districts_region_id_fkey FOREIGN KEY (region_id) REFERENCES regions(id) ON DELETE CASCADE
);
CREATE INDEX region_districts_ags_idx ON public.region_districts USING btree (ags);
CREATE TRIGGER note_delete AFTER DELETE ON public.region_districts REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER note_insert AFTER INSERT ON public.region_districts REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER note_update AFTER UPDATE ON public.region_districts REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed();

create table public.regions (
	id uuid not null,
	key key not null,
	name text collate "de-x-icu" not null,
	short_name text collate "de-x-icu" not null default ''::text,
	kind text not null,
	state text not null,
	inhabitants integer not null default 0,
	basis text not null default ''::text,
	authority jsonb,
	constraint regions_inhabitants_check CHECK ((inhabitants >= 0)),
	constraint regions_key_key UNIQUE (key),
	constraint regions_kind_check CHECK ((kind = ANY (ARRAY['kreisfreie_stadt'::text, 'kreis'::text, 'landkreis'::text, 'region'::text]))),
	constraint regions_pkey PRIMARY KEY (id),
	constraint regions_state_check CHECK ((state ~ '^(0[1-9]|1[0-6])$'::text))
);
CREATE INDEX regions_state_idx ON public.regions USING btree (state);
CREATE TRIGGER note_delete AFTER DELETE ON public.regions REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER note_insert AFTER INSERT ON public.regions REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER note_update AFTER UPDATE ON public.regions REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
comment on column public.regions.state is 'Land: the first two digits of the official municipality key';
comment on column public.regions.basis is 'how the districts are known, where the source does not name them';
comment on column public.regions.authority is 'figures and tasks of the administration, shown as they are; the fields of directory.Authority';

create table public.related_networks (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	name text not null,
	network_key text not null,
	text text not null,
	constraint related_networks_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint related_networks_network_id_key_key UNIQUE (network_id, key),
	constraint related_networks_pkey PRIMARY KEY (id)
);
comment on column public.related_networks.network_key is 'key of a network that may be in this directory, now or later';

create table public.remarks (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	title text not null,
	text text not null,
	constraint remarks_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint remarks_network_id_key_key UNIQUE (network_id, key),
	constraint remarks_pkey PRIMARY KEY (id)
);

create table public.results (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	kind text not null,
	title text not null,
	text text not null,
	audience text[] not null,
	effect text not null,
	constraint results_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint results_network_id_key_key UNIQUE (network_id, key),
	constraint results_pkey PRIMARY KEY (id)
);

create table public.search_entries (
	id uuid not null,
	network_id uuid,
	institution_id uuid,
	institution_protected boolean,
	kind text not null,
	path text not null,
	title text not null,
	body text not null,
	keywords text not null,
	lang text not null default 'de'::text,
	visibility visibility not null default 'oeffentlich'::visibility,
	weight integer not null,
	words tsvector not null generated always as (((setweight(to_tsvector('de'::regconfig, fold(title)), 'A'::"char") || setweight(to_tsvector('de'::regconfig, fold(keywords)), 'B'::"char")) || setweight(to_tsvector('de'::regconfig, fold(body)), 'C'::"char"))) stored,
	folded text not null generated always as (fold(((((title || ' '::text) || keywords) || ' '::text) || body))) stored,
	constraint search_entries_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) MATCH FULL ON DELETE CASCADE,
	constraint search_entries_kind_check CHECK ((kind = ANY (ARRAY['network'::text, 'institution'::text, 'goal'::text, 'event'::text, 'notice'::text]))),
	constraint search_entries_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint search_entries_pkey PRIMARY KEY (id)
);
CREATE INDEX search_entries_folded ON public.search_entries USING gin (folded gin_trgm_ops) WITH (fastupdate=off);
CREATE INDEX search_entries_institution_id_idx ON public.search_entries USING btree (institution_id);
CREATE INDEX search_entries_network_id_idx ON public.search_entries USING btree (network_id);
CREATE INDEX search_entries_open_folded ON public.search_entries USING gin ((
CASE
    WHEN (visibility <= 'oeffentlich'::visibility) THEN folded
    ELSE NULL::text
END) gin_trgm_ops) WITH (fastupdate=off);
CREATE INDEX search_entries_open_words ON public.search_entries USING gin ((
CASE
    WHEN (visibility <= 'oeffentlich'::visibility) THEN words
    ELSE NULL::tsvector
END)) WITH (fastupdate=off);
CREATE INDEX search_entries_words ON public.search_entries USING gin (words) WITH (fastupdate=off);
comment on table public.search_entries is 'what words are looked up in; made anew with every save of what it is about';
comment on column public.search_entries.institution_protected is 'an institution cannot become protected while words from before can be found';
comment on column public.search_entries.weight is 'order among equal matches, independent of the words: networks first, then institutions';

create table public.series (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	title text not null,
	months integer not null,
	intended boolean not null,
	note text not null,
	constraint series_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint series_network_id_key_key UNIQUE (network_id, key),
	constraint series_pkey PRIMARY KEY (id)
);

create table public.service_contacts (
	id uuid not null,
	service_id uuid not null,
	institution_id uuid not null,
	institution_protected boolean not null,
	"position" integer not null,
	key key not null,
	kind text not null,
	label text not null,
	phone text not null,
	email text not null,
	website web_address not null,
	function text not null,
	hours text not null,
	note text not null,
	visibility visibility not null default 'oeffentlich'::visibility,
	checked_on partial_date not null,
	checked_by text not null,
	constraint protected_has_no_address CHECK (((NOT institution_protected) OR (NOT hold_address(VARIADIC ARRAY[label, phone, email, (website)::text, function, hours, note])))),
	constraint referral_is_not_public CHECK (((kind <> 'vermittlung'::text) OR (visibility > 'oeffentlich'::visibility))),
	constraint service_contacts_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) ON UPDATE CASCADE ON DELETE CASCADE,
	constraint service_contacts_kind_check CHECK ((kind = ANY (ARRAY['hilfe'::text, 'vermittlung'::text, 'koordination'::text, 'presse'::text, 'anmeldung'::text]))),
	constraint service_contacts_pkey PRIMARY KEY (id),
	constraint service_contacts_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE,
	constraint service_contacts_service_id_key_key UNIQUE (service_id, key)
);
CREATE INDEX service_contacts_institution_id_idx ON public.service_contacts USING btree (institution_id);

create table public.service_notes (
	id uuid not null,
	service_id uuid not null,
	institution_id uuid not null,
	institution_protected boolean not null,
	kind text not null,
	text text not null,
	function text not null default ''::text,
	delete_on partial_date not null default ''::text,
	visibility visibility not null,
	constraint note_has_its_level CHECK ((((kind = ANY (ARRAY['vorbereiten'::text, 'ansprechperson'::text])) AND (visibility = 'fachkraefte'::visibility)) OR ((kind = 'vermerk'::text) AND (visibility = 'koordination'::visibility)))),
	constraint official_is_named_for_a_time CHECK (((kind <> 'ansprechperson'::text) OR (((delete_on)::text <> ''::text) AND (function <> ''::text)))),
	constraint protected_has_no_address CHECK (((NOT institution_protected) OR (NOT hold_address(VARIADIC ARRAY[text, function])))),
	constraint service_notes_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) ON UPDATE CASCADE ON DELETE CASCADE,
	constraint service_notes_pkey PRIMARY KEY (id),
	constraint service_notes_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE,
	constraint service_notes_service_id_kind_key UNIQUE (service_id, kind),
	constraint service_notes_text_check CHECK ((text <> ''::text))
);
CREATE INDEX service_notes_institution_id_idx ON public.service_notes USING btree (institution_id);

create table public.service_spots (
	service_id uuid not null,
	"position" integer not null,
	institution_id uuid not null,
	institution_protected boolean not null,
	exact boolean not null,
	district text not null,
	spot point not null,
	attributes integer[] not null,
	week int4multirange not null,
	holidays boolean not null,
	known_hours boolean not null,
	visibility visibility not null,
	night int4multirange not null default '{}'::int4multirange,
	constraint protected_has_no_address CHECK (((NOT institution_protected) OR (NOT exact))),
	constraint service_spots_district_check CHECK ((district ~ '^\d{5}$'::text)),
	constraint service_spots_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) ON UPDATE CASCADE ON DELETE CASCADE,
	constraint service_spots_pkey PRIMARY KEY (service_id, "position"),
	constraint service_spots_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE
);
CREATE INDEX service_spots_institution_id_idx ON public.service_spots USING btree (institution_id);
CREATE INDEX service_spots_nearest ON public.service_spots USING gist (spot, attributes gist__intbig_ops (siglen='64'));
CREATE INDEX service_spots_open_nearest ON public.service_spots USING gist ((
CASE
    WHEN (visibility <= 'oeffentlich'::visibility) THEN spot
    ELSE NULL::point
END), (
CASE
    WHEN (visibility <= 'oeffentlich'::visibility) THEN attributes
    ELSE NULL::integer[]
END) gist__intbig_ops (siglen='64'));
CREATE INDEX service_spots_staff_nearest ON public.service_spots USING gist ((
CASE
    WHEN (visibility <= 'fachkraefte'::visibility) THEN spot
    ELSE NULL::point
END), (
CASE
    WHEN (visibility <= 'fachkraefte'::visibility) THEN attributes
    ELSE NULL::integer[]
END) gist__intbig_ops (siglen='64'));
comment on column public.service_spots.exact is 'false: the spot is the middle of the Kreis; always so for protected institutions';
comment on column public.service_spots.spot is 'kilometres: x = degrees east * 111.32 * cos 51°, y = degrees north * 111.32';
comment on column public.service_spots.attributes is 'what can be asked for, each as directory.Attribute numbers it';
comment on column public.service_spots.week is 'minutes from Monday 0 o''clock at which it is open, of hours that began on the same day';
comment on column public.service_spots.known_hours is 'whether it is closed at all other times; false where words of its hours say more';
comment on column public.service_spots.night is 'the same of hours that began on the day before: whether that was a public holiday decides';

create table public.services (
	id uuid not null,
	institution_id uuid not null,
	institution_protected boolean not null,
	"position" integer not null,
	key key not null,
	name text collate "de-x-icu" not null,
	neutral_label text not null,
	summary text not null,
	topics text[] not null,
	audiences text[] not null,
	languages text[] not null,
	interpreting text not null,
	interpreted text[] not null,
	access text[] not null,
	access_note text not null,
	modes text[] not null,
	hours text[] not null,
	hours_note text not null,
	holidays boolean not null,
	cost text not null,
	waiting text not null,
	areas text[] not null,
	area_note text not null,
	referral text not null,
	alert text not null,
	alert_until partial_date not null,
	visibility visibility not null default 'oeffentlich'::visibility,
	checked_on partial_date not null,
	checked_by text not null,
	steps text[] not null default '{}'::text[],
	pets boolean not null default false,
	children integer not null default 0,
	child_age integer not null default 0,
	boy_age integer not null default 0,
	constraint protected_has_no_address CHECK (((NOT institution_protected) OR (NOT (hold_address(VARIADIC ARRAY[name, neutral_label, summary, interpreting, access_note, hours_note, cost, waiting, area_note, referral, alert]) OR hold_address(VARIADIC hours))))),
	constraint services_boy_age_check CHECK (((boy_age >= 0) AND (boy_age <= 18))),
	constraint services_child_age_check CHECK (((child_age >= 0) AND (child_age <= 18))),
	constraint services_children_check CHECK (((children >= 0) AND (children <= 20))),
	constraint services_institution_id_institution_protected_fkey FOREIGN KEY (institution_id, institution_protected) REFERENCES institutions(id, protected) ON UPDATE CASCADE ON DELETE CASCADE,
	constraint services_institution_id_key_key UNIQUE (institution_id, key),
	constraint services_pkey PRIMARY KEY (id)
);
CREATE INDEX services_words ON public.services USING gin (to_tsvector('de'::regconfig, fold(((name || ' '::text) || summary)))) WITH (fastupdate=off);
comment on table public.services is 'what institutions offer; never a free place, never anything of the people who use it';
comment on column public.services.hours is 'lines of weekly hours, local time, in the spelling of directory.Interval, and words that are no weekly hours';
comment on column public.services.areas is 'official keys, five digits a Kreis, two a Land; DE for all of Germany';
comment on column public.services.referral is 'how professionals refer somebody; not for the public';
comment on column public.services.alert_until is 'the last day on which the alert is shown';
comment on column public.services.steps is 'what a person does next, from the list in directory.Steps';
comment on column public.services.pets is 'pets may come along; false: not known';
comment on column public.services.children is 'how many children of one person may come along; 0: not known';
comment on column public.services.child_age is 'up to which age, in years; 0: not known';
comment on column public.services.boy_age is 'the same of boys, where it is another; 0: as child_age';

create table public.sources (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	title text not null,
	publisher text not null,
	medium text not null,
	edition text not null,
	day partial_date not null,
	url web_address not null,
	retrieved partial_date not null,
	sha256 text not null,
	note text not null,
	paragraphs text[] not null default '{}'::text[],
	constraint sources_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint sources_network_id_key_key UNIQUE (network_id, key),
	constraint sources_pkey PRIMARY KEY (id),
	constraint sources_sha256_check CHECK ((sha256 ~ '^([0-9a-f]{64})?$'::text))
);
comment on column public.sources.paragraphs is 'those that statements rest on, one line each, as they stand there; published, like the source itself';

create table public.statements (
	id uuid not null,
	network_id uuid not null,
	"position" integer not null,
	key key not null,
	fields text[] not null,
	source_key key,
	passage text not null,
	passage_start integer not null,
	passage_end integer not null,
	inferred boolean not null,
	note text not null,
	visibility visibility not null default 'oeffentlich'::visibility,
	constraint statements_check CHECK ((passage_end >= passage_start)),
	constraint statements_network_id_fkey FOREIGN KEY (network_id) REFERENCES networks(id) ON DELETE CASCADE,
	constraint statements_network_id_key_key UNIQUE (network_id, key),
	constraint statements_network_id_source_key_fkey FOREIGN KEY (network_id, source_key) REFERENCES sources(network_id, key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	constraint statements_passage_start_check CHECK ((passage_start >= 0)),
	constraint statements_pkey PRIMARY KEY (id)
);
comment on table public.statements is 'which values were read where: fields of the document → passage of a source';
comment on column public.statements.passage_start is 'in characters from 0 in the text as it was read (sources.sha256)';

create view LEVEL.agreements as
 SELECT id,
    network_id,
    "position",
    key,
    title,
    concluded,
    at_the_latest,
    partners,
    partner_count,
    purposes,
    note,
    url
   FROM agreements base
  WHERE true;

create view LEVEL.bodies as
 SELECT id,
    network_id,
    "position",
    key,
    name,
    kind,
    tasks,
    note
   FROM bodies base
  WHERE true;

create view LEVEL.change_slots as
 SELECT slot,
    number
   FROM change_slots base
  WHERE true;

create view LEVEL.changes as
 SELECT slot,
    number,
    things
   FROM changes base
  WHERE true;

create view LEVEL.cleared_texts as
 SELECT network_id,
    "position",
    key,
    about,
    sum,
    cleared_on,
    cleared_by
   FROM cleared_texts base
  WHERE 'oeffentlich'::visibility = 'koordination'::visibility;

create view LEVEL.cleared_texts as
 SELECT network_id,
    "position",
    key,
    about,
    sum,
    cleared_on,
    cleared_by
   FROM cleared_texts base
  WHERE 'fachkraefte'::visibility = 'koordination'::visibility;

create view LEVEL.cleared_texts as
 SELECT network_id,
    "position",
    key,
    about,
    sum,
    cleared_on,
    cleared_by
   FROM cleared_texts base
  WHERE 'koordination'::visibility = 'koordination'::visibility;

create view LEVEL.contacts as
 SELECT base.id,
    base.network_id,
    base.institution_id,
    base."position",
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.key
            ELSE NULL::text::key
        END AS key,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.kind
            ELSE NULL::text
        END AS kind,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.label
            ELSE NULL::text
        END AS label,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.phone
            ELSE NULL::text
        END AS phone,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.email
            ELSE NULL::text
        END AS email,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.website
            ELSE NULL::text::web_address
        END AS website,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN ( SELECT p.key
               FROM people p
              WHERE p.network_id = base.network_id AND p.key::text = base.person_key::text AND is_named(p.delete_on::text))
            ELSE NULL::text::key
        END AS person_key,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.function
            ELSE NULL::text
        END AS function,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.hours
            ELSE NULL::text
        END AS hours,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.note
            ELSE NULL::text
        END AS note,
    base.visibility,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.checked_on
            ELSE NULL::text::partial_date
        END AS checked_on,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.checked_by
            ELSE NULL::text
        END AS checked_by
   FROM contacts base
     LEFT JOIN institutions i ON i.id = base.institution_id
  WHERE base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility);

create view LEVEL.directory_version as
 SELECT number
   FROM directory_version base
  WHERE true;

create view LEVEL.download_chunks as
 SELECT download_id,
    number,
    data
   FROM download_chunks base
  WHERE true;

create view LEVEL.downloads with (security_barrier=true) as
 SELECT id,
    made_at,
    data_of,
    source,
    size,
    sha256,
    counts,
    invented
   FROM downloads base
  WHERE expires_on IS NULL OR expires_on > (now() AT TIME ZONE 'Europe/Berlin'::text)::date;

create view LEVEL.embeds as
 SELECT network_id,
    origins::text[] AS origins
   FROM embeds base
  WHERE true;

create view LEVEL.event_hosts as
 SELECT event_id,
    "position",
    name,
    network_key
   FROM event_hosts base
  WHERE true;

create view LEVEL.events as
 SELECT id,
    network_id,
    "position",
    key,
    title,
    kind,
    day,
    day_note,
    starts,
    ends,
    last_day,
    venue,
    audience,
    content,
    cost,
    registration,
    registration_raw,
    series_key,
    internal,
    status,
    sequence,
    starts_on,
    changed_at
   FROM events base
  WHERE true;

create view LEVEL.figures as
 SELECT id,
    network_id,
    notice_key,
    "position",
    key,
    claim,
    origin
   FROM figures base
  WHERE true;

create view LEVEL.former_keys with (security_barrier=true) as
 SELECT kind,
    key,
    "position",
    target,
    merged
   FROM former_keys base
  WHERE visibility <= LEVEL::visibility AND (kind = 'network'::text OR target IS NULL OR (EXISTS ( SELECT
           FROM institutions i
          WHERE i.id = base.target AND i.visibility <= LEVEL::visibility)));

create view LEVEL.goals as
 SELECT id,
    network_id,
    "position",
    key,
    kind,
    text,
    verbatim
   FROM goals base
  WHERE true;

create view LEVEL.hotlines as
 SELECT key,
    "position",
    number,
    name,
    who,
    hours,
    cost,
    languages,
    website,
    checked_on,
    source,
    recheck,
    topics,
    audiences,
    tongues,
    modes,
    access,
    week,
    fit_source,
    english
   FROM hotlines base
  WHERE true;

create view LEVEL.initiators as
 SELECT base.network_id,
    base."position",
    base.institution_id
   FROM initiators base
     JOIN institutions i ON i.id = base.institution_id
  WHERE i.visibility <= LEVEL::visibility;

create view LEVEL.institution_names as
 SELECT base.institution_id,
    base."position",
        CASE
            WHEN i.visibility <= LEVEL::visibility THEN base.name
            ELSE NULL::text
        END AS name
   FROM institution_names base
     JOIN institutions i ON i.id = base.institution_id
  WHERE i.visibility <= LEVEL::visibility;

create view LEVEL.institution_sectors as
 SELECT base.institution_id,
    base."position",
        CASE
            WHEN i.visibility <= LEVEL::visibility THEN base.sector
            ELSE NULL::text
        END AS sector
   FROM institution_sectors base
     JOIN institutions i ON i.id = base.institution_id
  WHERE i.visibility <= LEVEL::visibility;

create view LEVEL.institutions as
 SELECT id,
        CASE
            WHEN visibility <= LEVEL::visibility THEN key
            ELSE NULL::text::key
        END AS key,
        CASE
            WHEN visibility <= LEVEL::visibility THEN name
            ELSE NULL::text
        END AS name,
        CASE
            WHEN visibility <= LEVEL::visibility THEN legal_form
            ELSE NULL::text
        END AS legal_form,
    parent_id,
        CASE
            WHEN visibility <= LEVEL::visibility THEN protected
            ELSE NULL::boolean
        END AS protected,
        CASE
            WHEN visibility <= LEVEL::visibility THEN area
            ELSE NULL::text
        END AS area,
        CASE
            WHEN visibility <= LEVEL::visibility THEN neutral_label
            ELSE NULL::text
        END AS neutral_label,
        CASE
            WHEN visibility <= LEVEL::visibility THEN website
            ELSE NULL::text::web_address
        END AS website,
        CASE
            WHEN visibility <= LEVEL::visibility THEN note
            ELSE NULL::text
        END AS note,
    visibility,
        CASE
            WHEN visibility <= LEVEL::visibility THEN changed_at
            ELSE NULL::timestamp with time zone
        END AS changed_at
   FROM institutions base
  WHERE visibility <= LEVEL::visibility;

create view LEVEL.invented_networks as
 SELECT network_id
   FROM invented_networks base
  WHERE true;

create view LEVEL.media as
 SELECT id,
    network_id,
    notice_key,
    "position",
    key,
    title,
    caption,
    credit,
    terms
   FROM media base
  WHERE true;

create view LEVEL.memberships as
 SELECT base.id,
    base.network_id,
    base."position",
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.key
            ELSE NULL::text::key
        END AS key,
    base.institution_id,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.group_name
            ELSE NULL::text
        END AS group_name,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.sector
            ELSE NULL::text
        END AS sector,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.stated_count
            ELSE NULL::integer
        END AS stated_count,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.stated_text
            ELSE NULL::text
        END AS stated_text,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.role
            ELSE NULL::text
        END AS role,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.function
            ELSE NULL::text
        END AS function,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.since
            ELSE NULL::text::partial_date
        END AS since,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.until
            ELSE NULL::text::partial_date
        END AS until,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.note
            ELSE NULL::text
        END AS note,
    base.visibility,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.checked_on
            ELSE NULL::text::partial_date
        END AS checked_on,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility) THEN base.checked_by
            ELSE NULL::text
        END AS checked_by
   FROM memberships base
     LEFT JOIN institutions i ON i.id = base.institution_id
  WHERE base.visibility <= LEVEL::visibility AND (base.institution_id IS NULL OR i.visibility <= LEVEL::visibility);

create view LEVEL.network_periods as
 SELECT id,
    network_id,
    "position",
    key,
    status,
    since,
    until,
    note
   FROM network_periods base
  WHERE true;

create view LEVEL.networks as
 SELECT id,
    key,
    region_id,
    name,
    short_name,
    form,
    form_text,
    summary,
    founded,
    founded_note,
    prehistory,
    attached_to,
    framework,
    stance,
    audience,
    topics,
    cadence_months,
    cadence_intended,
    cadence_text,
    emergency,
    checked_on,
    checked_by,
    version,
    changed_at
   FROM networks base
  WHERE true;

create view LEVEL.notices as
 SELECT id,
    network_id,
    "position",
    key,
    title,
    subtitle,
    day,
    edition,
    publisher,
    medium,
    rubric,
    summary,
    media_note,
    changed_at,
    url
   FROM notices base
  WHERE true;

create view LEVEL.patronages as
 SELECT id,
    network_id,
    "position",
    key,
    ( SELECT p.key
           FROM people p
          WHERE p.network_id = base.network_id AND p.key::text = base.person_key::text AND is_named(p.delete_on::text)) AS person_key,
    function,
    since,
    until
   FROM patronages base
  WHERE true;

create view LEVEL.people with (security_barrier=true) as
 SELECT id,
    network_id,
    "position",
    key,
    title,
    name,
    function,
    organisation,
    since,
    until,
    basis,
    delete_on
   FROM people base
  WHERE is_named(delete_on::text);

create view LEVEL.places as
 SELECT base.id,
    base.institution_id,
    base."position",
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.key
            ELSE NULL::text::key
        END AS key,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.street
            ELSE NULL::text
        END AS street,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.postcode
            ELSE NULL::text
        END AS postcode,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.city
            ELSE NULL::text
        END AS city,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.lat
            ELSE NULL::double precision
        END AS lat,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.lon
            ELSE NULL::double precision
        END AS lon,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.note
            ELSE NULL::text
        END AS note,
    base.visibility
   FROM places base
     JOIN institutions i ON i.id = base.institution_id
  WHERE base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility;

create view LEVEL.quotations as
 SELECT id,
    network_id,
    notice_key,
    "position",
    key,
    text,
    ( SELECT p.key
           FROM people p
          WHERE p.network_id = base.network_id AND p.key::text = base.person_key::text AND is_named(p.delete_on::text)) AS person_key,
    function
   FROM quotations base
  WHERE true;

create view LEVEL.region_districts as
 SELECT region_id,
    "position",
    ags,
    inferred
   FROM region_districts base
  WHERE true;

create view LEVEL.regions as
 SELECT id,
    key,
    name,
    short_name,
    kind,
    state,
    inhabitants,
    basis,
    authority
   FROM regions base
  WHERE true;

create view LEVEL.related_networks as
 SELECT id,
    network_id,
    "position",
    key,
    name,
    network_key,
    text
   FROM related_networks base
  WHERE true;

create view LEVEL.remarks as
 SELECT id,
    network_id,
    "position",
    key,
    title,
    text
   FROM remarks base
  WHERE true;

create view LEVEL.results as
 SELECT id,
    network_id,
    "position",
    key,
    kind,
    title,
    text,
    audience,
    effect
   FROM results base
  WHERE true;

create view LEVEL.search_entries as
 SELECT id,
    network_id,
    institution_id,
        CASE
            WHEN visibility <= LEVEL::visibility THEN kind
            ELSE NULL::text
        END AS kind,
        CASE
            WHEN visibility <= LEVEL::visibility THEN path
            ELSE NULL::text
        END AS path,
        CASE
            WHEN visibility <= LEVEL::visibility THEN title
            ELSE NULL::text
        END AS title,
        CASE
            WHEN visibility <= LEVEL::visibility THEN body
            ELSE NULL::text
        END AS body,
        CASE
            WHEN visibility <= LEVEL::visibility THEN keywords
            ELSE NULL::text
        END AS keywords,
        CASE
            WHEN visibility <= LEVEL::visibility THEN lang
            ELSE NULL::text
        END AS lang,
    weight,
        CASE
            WHEN visibility <= LEVEL::visibility THEN words
            ELSE NULL::tsvector
        END AS words,
        CASE
            WHEN visibility <= LEVEL::visibility THEN folded
            ELSE NULL::text
        END AS folded
   FROM search_entries base
  WHERE visibility <= LEVEL::visibility;

create view LEVEL.series as
 SELECT id,
    network_id,
    "position",
    key,
    title,
    months,
    intended,
    note
   FROM series base
  WHERE true;

create view LEVEL.service_contacts as
 SELECT base.id,
    base.service_id,
    base.institution_id,
    base."position",
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.key
            ELSE NULL::text::key
        END AS key,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.kind
            ELSE NULL::text
        END AS kind,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.label
            ELSE NULL::text
        END AS label,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.phone
            ELSE NULL::text
        END AS phone,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.email
            ELSE NULL::text
        END AS email,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.website
            ELSE NULL::text::web_address
        END AS website,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.function
            ELSE NULL::text
        END AS function,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.hours
            ELSE NULL::text
        END AS hours,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.note
            ELSE NULL::text
        END AS note,
    base.visibility,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.checked_on
            ELSE NULL::text::partial_date
        END AS checked_on,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.checked_by
            ELSE NULL::text
        END AS checked_by
   FROM service_contacts base
     JOIN services s ON s.id = base.service_id
     JOIN institutions i ON i.id = s.institution_id
  WHERE base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility;

create view LEVEL.service_notes as
 SELECT base.id,
    base.service_id,
    base.institution_id,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility AND is_named(base.delete_on::text) THEN base.kind
            ELSE NULL::text
        END AS kind,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility AND is_named(base.delete_on::text) THEN base.text
            ELSE NULL::text
        END AS text,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility AND is_named(base.delete_on::text) THEN base.function
            ELSE NULL::text
        END AS function,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility AND is_named(base.delete_on::text) THEN base.delete_on
            ELSE NULL::text::partial_date
        END AS delete_on,
    base.visibility
   FROM service_notes base
     JOIN services s ON s.id = base.service_id
     JOIN institutions i ON i.id = s.institution_id
  WHERE base.visibility <= LEVEL::visibility AND s.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility AND is_named(base.delete_on::text);

create view LEVEL.service_spots as
 SELECT service_id,
    "position",
        CASE
            WHEN visibility <= LEVEL::visibility THEN exact
            ELSE NULL::boolean
        END AS exact,
        CASE
            WHEN visibility <= LEVEL::visibility THEN district
            ELSE NULL::text
        END AS district,
        CASE
            WHEN visibility <= LEVEL::visibility THEN spot
            ELSE NULL::point
        END AS spot,
        CASE
            WHEN visibility <= LEVEL::visibility THEN attributes
            ELSE NULL::integer[]
        END AS attributes,
        CASE
            WHEN visibility <= LEVEL::visibility THEN week
            ELSE NULL::int4multirange
        END AS week,
        CASE
            WHEN visibility <= LEVEL::visibility THEN holidays
            ELSE NULL::boolean
        END AS holidays,
        CASE
            WHEN visibility <= LEVEL::visibility THEN known_hours
            ELSE NULL::boolean
        END AS known_hours,
        CASE
            WHEN visibility <= LEVEL::visibility THEN night
            ELSE NULL::int4multirange
        END AS night
   FROM service_spots base
  WHERE visibility <= LEVEL::visibility;

create view LEVEL.services as
 SELECT base.id,
    base.institution_id,
    base."position",
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.key
            ELSE NULL::text::key
        END AS key,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.name
            ELSE NULL::text
        END AS name,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.neutral_label
            ELSE NULL::text
        END AS neutral_label,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.summary
            ELSE NULL::text
        END AS summary,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.topics
            ELSE NULL::text[]
        END AS topics,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.audiences
            ELSE NULL::text[]
        END AS audiences,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.languages
            ELSE NULL::text[]
        END AS languages,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.interpreting
            ELSE NULL::text
        END AS interpreting,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.interpreted
            ELSE NULL::text[]
        END AS interpreted,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.access
            ELSE NULL::text[]
        END AS access,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.access_note
            ELSE NULL::text
        END AS access_note,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.modes
            ELSE NULL::text[]
        END AS modes,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.hours
            ELSE NULL::text[]
        END AS hours,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.hours_note
            ELSE NULL::text
        END AS hours_note,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.holidays
            ELSE NULL::boolean
        END AS holidays,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.cost
            ELSE NULL::text
        END AS cost,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.waiting
            ELSE NULL::text
        END AS waiting,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.areas
            ELSE NULL::text[]
        END AS areas,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.area_note
            ELSE NULL::text
        END AS area_note,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN
            CASE
                WHEN reader.professional THEN base.referral
                ELSE ''::text
            END
            ELSE NULL::text
        END AS referral,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.alert
            ELSE NULL::text
        END AS alert,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.alert_until
            ELSE NULL::text::partial_date
        END AS alert_until,
    base.visibility,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.checked_on
            ELSE NULL::text::partial_date
        END AS checked_on,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.checked_by
            ELSE NULL::text
        END AS checked_by,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.steps
            ELSE NULL::text[]
        END AS steps,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.pets
            ELSE NULL::boolean
        END AS pets,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.children
            ELSE NULL::integer
        END AS children,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.child_age
            ELSE NULL::integer
        END AS child_age,
        CASE
            WHEN base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility THEN base.boy_age
            ELSE NULL::integer
        END AS boy_age
   FROM services base
     JOIN institutions i ON i.id = base.institution_id
     CROSS JOIN LATERAL ( SELECT 'fachkraefte'::visibility <= LEVEL::visibility AS professional) reader
  WHERE base.visibility <= LEVEL::visibility AND i.visibility <= LEVEL::visibility;

create view LEVEL.sources as
 SELECT id,
    network_id,
    "position",
    key,
    title,
    publisher,
    medium,
    edition,
    day,
    url,
    retrieved,
    sha256,
    note,
    paragraphs
   FROM sources base
  WHERE true;

create view LEVEL.statements as
 SELECT base.id,
    base.network_id,
    base."position",
        CASE
            WHEN shown.yes THEN base.key
            ELSE NULL::text::key
        END AS key,
        CASE
            WHEN shown.yes THEN base.fields
            ELSE NULL::text[]
        END AS fields,
        CASE
            WHEN shown.yes THEN base.source_key
            ELSE NULL::text::key
        END AS source_key,
        CASE
            WHEN shown.yes THEN base.passage
            ELSE NULL::text
        END AS passage,
        CASE
            WHEN shown.yes THEN base.passage_start
            ELSE NULL::integer
        END AS passage_start,
        CASE
            WHEN shown.yes THEN base.passage_end
            ELSE NULL::integer
        END AS passage_end,
        CASE
            WHEN shown.yes THEN base.inferred
            ELSE NULL::boolean
        END AS inferred,
        CASE
            WHEN shown.yes THEN base.note
            ELSE NULL::text
        END AS note,
    base.visibility
   FROM statements base
     CROSS JOIN LATERAL ( SELECT base.visibility <= LEVEL::visibility AND NOT (EXISTS ( SELECT
                   FROM people p
                  WHERE p.network_id = base.network_id AND (('personen/'::text || p.key::text) = ANY (base.fields)) AND NOT is_named(p.delete_on::text))) AS yes
         OFFSET 0) shown
  WHERE shown.yes;

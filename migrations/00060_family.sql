-- Who leaves with children or a dog could not ask which house takes them in.
-- +goose Up
-- Programs that know 60 or more run on it.
-- An older one would lose what a network says of children and pets when it saves it.
update desk.compatibility set oldest = 60;
alter table services
	add column pets boolean not null default false,
	add column children integer not null default 0 check (children between 0 and 20),
	add column child_age integer not null default 0 check (child_age between 0 and 18),
	add column boy_age integer not null default 0 check (boy_age between 0 and 18);
comment on column services.pets is 'pets may come along; false: not known';
comment on column services.children is 'how many children of one person may come along; 0: not known';
comment on column services.child_age is 'up to which age, in years; 0: not known';
comment on column services.boy_age is 'the same of boys, where it is another; 0: as child_age';
-- +goose StatementBegin
do $$
declare
	level record;
begin
	-- The views have the columns of all migrations before this one, whichever those are.
	for level in select n.nspname, pg_get_viewdef(c.oid) as definition from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relname = 'services' and n.nspname in ('open', 'staff', 'coordination')
	loop
		execute format('create or replace view %I.services as %s', level.nspname, regexp_replace(level.definition, E'\n   FROM ', (
			select string_agg(format(', case when base.visibility <= %1$L::public.visibility and i.visibility <= %1$L::public.visibility then base.%2$s end as %2$s',
				case level.nspname when 'open' then 'oeffentlich' when 'staff' then 'fachkraefte' else 'koordination' end, name), '' order by n)
			from unnest(array['pets', 'children', 'child_age', 'boy_age']) with ordinality u (name, n)) || E'\n   FROM '));
	end loop;
end $$;
-- +goose StatementEnd

-- +goose Down
update desk.compatibility set oldest = 49;
-- +goose StatementBegin
do $$
declare
	level record;
	role text;
	before text;
begin
	for level in select n.nspname, pg_get_viewdef(c.oid) as definition from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relname = 'services' and n.nspname in ('open', 'staff', 'coordination')
	loop
		role := case level.nspname when 'open' then 'rundtisch_public' else 'rundtisch_' || level.nspname end;
		execute format('drop view %I.services', level.nspname);
		before := split_part(level.definition, 'END AS pets', 1);
		before := left(before, length(before) - strpos(reverse(before), reverse('CASE')) - 3);
		execute format('create view %I.services as %s', level.nspname,
			rtrim(before, E', \n') || split_part(level.definition, 'END AS boy_age', 2));
		execute format('grant select on %I.services to %I', level.nspname, role);
	end loop;
end $$;
-- +goose StatementEnd
alter table services drop column pets, drop column children, drop column child_age, drop column boy_age;

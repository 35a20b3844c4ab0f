-- +goose Up
-- Programs that know 37 or more run on it.

-- Deleting a network or an institution looks for all proposals about it; the indexes that are there hold the undecided ones.
create index on desk.proposals (network_id);
create index on desk.proposals (institution_id);

create table desk.compatibility (oldest integer not null);
create unique index compatibility_is_one on desk.compatibility ((true));
comment on table desk.compatibility is 'one row; which programs may start on this database';
comment on column desk.compatibility.oldest is
	'the last migration that a program must know at least; one that takes something away raises it to its own number';
insert into desk.compatibility values (37);

-- +goose StatementBegin
create function desk.refold() returns void language plpgsql set search_path = '' as $$
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
end $$;
-- +goose StatementEnd
comment on function desk.refold is 'makes anew what is kept of folded words: indexes and generated columns';
comment on function fold is
	'lower case without accents and without what cannot be seen; ae, oe, ue like ä, ö, ü; „e. V." like „e.V."; '
	'one letter for all that look like it: what two spellings have in common. The same as directory.Fold. '
	'A migration that replaces it ends with: select desk.refold()';

-- +goose Down
comment on function fold is
	'lower case without accents and without what cannot be seen; ae, oe, ue like ä, ö, ü; „e. V." like „e.V."; '
	'one letter for all that look like it: what two spellings have in common. The same as directory.Fold';
drop function desk.refold;
drop table desk.compatibility;
drop index desk.proposals_institution_id_idx1;
drop index desk.proposals_network_id_idx1;

-- +goose Up
create index institutions_like on institutions using gin (fold(name) gin_trgm_ops);
create index institution_names_like on institution_names using gin (fold(name) gin_trgm_ops);

alter table former_keys add column merged boolean not null default false;
comment on column former_keys.merged is 'the key of an institution that was merged into the target; documents do not say so';
select expose('former_keys', 'kind, key, position, target, merged', 'base.visibility <= :level and (base.kind = ''network'' or base.target is null or exists (select from public.institutions i where i.id = base.target and i.visibility <= :level))');

-- +goose Down
drop view open.former_keys;
drop view staff.former_keys;
drop view coordination.former_keys;
select expose('former_keys', 'kind, key, position, target', 'base.visibility <= :level and (base.kind = ''network'' or base.target is null or exists (select from public.institutions i where i.id = base.target and i.visibility <= :level))');
alter table former_keys drop column merged;
drop index institution_names_like;
drop index institutions_like;

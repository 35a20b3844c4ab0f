-- +goose Up
create index institutions_like on institutions using gin (fold(name) gin_trgm_ops);
create index institution_names_like on institution_names using gin (fold(name) gin_trgm_ops);

alter table former_keys add column merged boolean not null default false;
comment on column former_keys.merged is 'the key of an institution that was merged into the target; documents do not say so';

-- +goose Down
alter table former_keys drop column merged;
drop index institution_names_like;
drop index institutions_like;

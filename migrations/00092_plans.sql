-- +goose Up
-- Programs that know 65 or more run on it.
-- A key names one institution at every level; said so, the planner does not expect hundreds of rows for each.
create unique index institutions_open_key_once on institutions ((case when visibility <= 'oeffentlich' then key else null::key end));
drop index institutions_open_key;
alter index institutions_open_key_once rename to institutions_open_key;
create unique index institutions_staff_key_once on institutions ((case when visibility <= 'fachkraefte' then key else null::key end));
drop index institutions_staff_key;
alter index institutions_staff_key_once rename to institutions_staff_key;
create unique index institutions_coordination_key_once on institutions ((case when visibility <= 'koordination' then key else null::key end));
drop index institutions_coordination_key;
alter index institutions_coordination_key_once rename to institutions_coordination_key;
create index on regions (state);

-- +goose Down
drop index regions_state_idx;
drop index institutions_coordination_key;
create index institutions_coordination_key on institutions ((case when visibility <= 'koordination' then key else null::key end));
drop index institutions_staff_key;
create index institutions_staff_key on institutions ((case when visibility <= 'fachkraefte' then key else null::key end));
drop index institutions_open_key;
create index institutions_open_key on institutions ((case when visibility <= 'oeffentlich' then key else null::key end));

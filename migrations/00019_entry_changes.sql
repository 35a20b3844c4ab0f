-- +goose Up
alter table events add column changed_at timestamptz not null default now();
alter table notices add column changed_at timestamptz not null default now();
comment on column events.changed_at is 'when the event itself was last changed, for calendars and feeds; that others were changed is nothing to it';
comment on column notices.changed_at is 'when the notice itself or anything in it was last changed, for feeds';
-- Nobody wrote down when the entries that are there were changed: not after their network was.
update events e set changed_at = n.changed_at from networks n where n.id = e.network_id;
update notices m set changed_at = n.changed_at from networks n where n.id = m.network_id;
create index on events (changed_at);
create index on notices (changed_at);
select expose('events', 'id, network_id, position, key, title, kind, day, day_note, starts, ends, last_day, venue, audience, content, cost, registration, registration_raw, series_key, internal, status, sequence, starts_on, changed_at');
select expose('notices', 'id, network_id, position, key, title, subtitle, day, edition, publisher, medium, rubric, summary, media_note, changed_at');

-- +goose Down
drop view open.events, staff.events, coordination.events, open.notices, staff.notices, coordination.notices;
alter table events drop column changed_at;
alter table notices drop column changed_at;
select expose('events', 'id, network_id, position, key, title, kind, day, day_note, starts, ends, last_day, venue, audience, content, cost, registration, registration_raw, series_key, internal, status, sequence, starts_on');
select expose('notices', 'id, network_id, position, key, title, subtitle, day, edition, publisher, medium, rubric, summary, media_note');

-- Where an agreement or a notice can be read in full had no place of its own.
-- +goose Up
-- Programs that know 65 or more run on it.
-- An older one would lose the link of what a network saves.
update desk.compatibility set oldest = 65;
alter table agreements add column url text not null default '';
comment on column agreements.url is 'where its text is published';
alter table notices add column url text not null default '';
comment on column notices.url is 'where it was published';
select expose('agreements', 'id, network_id, position, key, title, concluded, at_the_latest, partners, partner_count, purposes, note, url');
select expose('notices', 'id, network_id, position, key, title, subtitle, day, edition, publisher, medium, rubric, summary, media_note, changed_at, url');

-- +goose Down
update desk.compatibility set oldest = 60;
drop view open.agreements, staff.agreements, coordination.agreements, open.notices, staff.notices, coordination.notices;
alter table agreements drop column url;
alter table notices drop column url;
select expose('agreements', 'id, network_id, position, key, title, concluded, at_the_latest, partners, partner_count, purposes, note');
select expose('notices', 'id, network_id, position, key, title, subtitle, day, edition, publisher, medium, rubric, summary, media_note, changed_at');

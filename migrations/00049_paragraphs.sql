-- +goose Up
-- Programs that know 49 or more run on it.
-- An older one would lose the paragraphs of a network that it saves.
update desk.compatibility set oldest = 49;
alter table sources add column paragraphs text[] not null default '{}';
comment on column sources.paragraphs is 'those that statements rest on, one line each, as they stand there; published, like the source itself';
select expose('sources', 'id, network_id, position, key, title, publisher, medium, edition, day, url, retrieved, sha256, note, paragraphs');

-- +goose Down
update desk.compatibility set oldest = 44;
drop view open.sources, staff.sources, coordination.sources;
alter table sources drop column paragraphs;
select expose('sources', 'id, network_id, position, key, title, publisher, medium, edition, day, url, retrieved, sha256, note');

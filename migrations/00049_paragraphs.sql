-- +goose Up
alter table sources add column paragraphs text[] not null default '{}';
comment on column sources.paragraphs is 'those that statements rest on, one line each, as they stand there; published, like the source itself';
select expose('sources', 'id, network_id, position, key, title, publisher, medium, edition, day, url, retrieved, sha256, note, paragraphs');

-- +goose Down
drop view open.sources, staff.sources, coordination.sources;
alter table sources drop column paragraphs;
select expose('sources', 'id, network_id, position, key, title, publisher, medium, edition, day, url, retrieved, sha256, note');

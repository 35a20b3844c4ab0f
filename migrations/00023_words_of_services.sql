-- +goose Up
create index services_words on services using gin (to_tsvector('de', fold(name || ' ' || summary))) with (fastupdate = off);
comment on index services_words is 'for programs that look for services by words; the expression stands in the store, too';

-- +goose Down
drop index services_words;

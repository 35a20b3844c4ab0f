-- +goose Up
-- Programs that know 65 or more run on it.
alter table desk.sessions add column reached pg_lsn;
comment on column desk.sessions.reached is
	'how far the log of the database went when this session last wrote: a replica answers it only once it has replayed that';

-- +goose Down
alter table desk.sessions drop column reached;

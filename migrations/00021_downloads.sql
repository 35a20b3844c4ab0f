-- +goose Up
-- The whole public directory as one file, for other programs. It is made by a job, at the public level, and kept here
-- so that every instance hands out the same.
create table downloads (
	id uuid primary key,
	made_at timestamptz not null,
	data_of timestamptz not null,
	source text not null,
	size bigint not null check (size > 0),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	counts jsonb not null,
	invented boolean not null,
	expires_on date
);
create unique index downloads_one on downloads ((true));
comment on table downloads is 'the one file that is handed out';
comment on column downloads.data_of is 'when the directory was last changed that is in it: the same directory makes the same file';
comment on column downloads.source is 'what it was made from, to see if it must be made anew';
comment on column downloads.expires_on is 'from this day on, in Germany, a name in it may no longer be shown, and it is not handed out';

create table download_chunks (
	download_id uuid not null,
	number integer not null check (number >= 0),
	data bytea not null,
	primary key (download_id, number)
);
alter table download_chunks alter column data set storage external;
comment on table download_chunks is 'the file in pieces of 128 kB; those of the file before stay for a while, for whoever is still reading it';

select expose('downloads', 'id, made_at, data_of, source, size, sha256, counts, invented', 'base.expires_on is null or base.expires_on > (now() at time zone ''Europe/Berlin'')::date');
select expose('download_chunks', 'download_id, number, data');

-- +goose Down
drop view open.download_chunks, open.downloads;
drop view staff.download_chunks, staff.downloads;
drop view coordination.download_chunks, coordination.downloads;
drop table download_chunks;
drop table downloads;

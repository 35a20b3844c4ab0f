-- What a network handed in for a year must stay what it was, whatever is entered later.
-- +goose Up
-- Programs that know 65 or more run on it.
create table desk.year_reports (
	network_id uuid not null references networks on delete cascade,
	year integer not null check (year between 2000 and 2999),
	made_at timestamptz not null,
	report jsonb not null,
	primary key (network_id, year)
);
comment on table desk.year_reports is 'the report of a network for a year as it was at its end; made once, in the January after it';
comment on column desk.year_reports.report is
	'figures and names of institutions, as package annual writes them; no address and no name of a person';

-- +goose Down
drop table desk.year_reports;

-- +goose Up
create table invented_networks (
	network_id uuid primary key references networks on delete cascade,
	day date not null
);
comment on table invented_networks is 'networks that were made up to try things with; as long as there is one, every page says so';
comment on column invented_networks.day is 'the day that the dates in them are told from';
select expose('invented_networks', 'network_id');
create trigger announce_change after insert or update or delete on invented_networks for each statement execute function announce_change();

-- +goose Down
drop view open.invented_networks;
drop view staff.invented_networks;
drop view coordination.invented_networks;
drop table invented_networks;

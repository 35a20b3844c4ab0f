-- +goose Up
-- Programs that know 37 or more run on it.

create table desk.search_keys (
	period bigint primary key,
	key bytea not null constraint search_keys_key_length check (octet_length(key) = 32));
comment on table desk.search_keys is
	'what the addresses of searches are sealed with, a key for each ten minutes; older ones are deleted, and with them what anybody looked for';
comment on column desk.search_keys.period is 'tens of minutes since 1970';

-- +goose Down
drop table desk.search_keys;

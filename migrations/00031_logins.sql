-- +goose Up
alter table desk.secrets add column logins bytea not null default sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
comment on column desk.secrets.logins is 'what the passwords of the roles are made from that the levels sign in as; the same for all instances, and it comes along in a backup';

-- +goose Down
alter table desk.secrets drop column logins;

-- +goose Up
-- Programs that keep finished pages in memory listen for this and make them anew.
-- +goose StatementBegin
create function announce_change() returns trigger language plpgsql as $$
begin
	perform pg_notify('rundtisch_changed', '');
	return null;
end $$;
-- +goose StatementEnd
create trigger announce_change after insert or update or delete on networks for each statement execute function announce_change();
create trigger announce_change after insert or update or delete on institutions for each statement execute function announce_change();
create trigger announce_change after insert or update or delete on hotlines for each statement execute function announce_change();

-- +goose Down
drop trigger announce_change on hotlines;
drop trigger announce_change on institutions;
drop trigger announce_change on networks;
drop function announce_change;

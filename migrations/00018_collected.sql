-- +goose Up
create table desk.collected (
	session_id uuid not null references desk.sessions (id) on update cascade on delete cascade,
	service_id uuid not null,
	position integer not null,
	note text not null default '' check (length(note) <= 1000),
	primary key (session_id, service_id)
);
comment on table desk.collected is 'what somebody has put aside while signed in, with notes for themselves; gone with the session';

-- +goose StatementBegin
create function desk.forget_collected() returns trigger language plpgsql as $$
begin
	delete from desk.collected where session_id in (old.id, new.id);
	return null;
end $$;
-- +goose StatementEnd
create trigger forget_collected after update of ended_at on desk.sessions
	for each row when (new.ended_at is not null) execute function desk.forget_collected();

-- +goose Down
drop table desk.collected;
drop trigger forget_collected on desk.sessions;
drop function desk.forget_collected;

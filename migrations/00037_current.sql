-- Who has left is no member any more. The rule stood in five queries, each in its own words.
-- +goose Up
-- +goose StatementBegin
create function is_current(until text, today date) returns boolean
	language sql immutable parallel safe as $$
	select coalesce(public.partial_date_end(until) >= today, true)
$$;
-- +goose StatementEnd
comment on function is_current is 'whether a membership that ends with a partial date, or with '''' at no known time, has not ended on a day; the same rule as Membership.Current, a test keeps the two alike';
-- +goose Down
drop function is_current;

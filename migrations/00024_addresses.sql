-- +goose Up
-- A telephone number, an amount and what is dialled are no address any more; nothing that was none becomes one.
-- +goose StatementBegin
create or replace function looks_like_address(words text) returns boolean
	language sql immutable strict parallel safe as $$
	select regexp_replace(regexp_replace(public.fold(words),
			'(^|[^a-z])(tel|telefon|fon|telefax|fax|durchwahl|mobil|ruf|rufnummer)[.: \t]{0,3}[0-9]+', '\1', 'g'),
			'([0-9]{5}|[0-9]{1,3}[.][0-9]{3}(,[0-9]{2})?([^0-9.,]{1,8}[0-9]{1,3}[.][0-9]{3}(,[0-9]{2})?)?)[ \t]*(euro?|€|%|prozent)([^a-z]|$)', ' ', 'g')
		~ ('(strasse|str\.?|gasse|allee|platz|weg|ufer|damm|chaussee|promenade|steig|pfad|graben|markt|hof|ring)[ \t]*(nr\.?|nummer)?[ \t]*[0-9]{1,4}[ \t]*[a-z]?([^0-9a-z]|$)'
		|| '|(^|[^0-9 \t/+().-])[ \t().-]*[0-9]{5}[ \t]+[a-z][a-z.-]+'
		|| '|[^0-9 \t/+().-][ \t]+[1-9][0-9]{0,2}[ \t]?[a-z]?,?[ \t]+[0-9]{5}[ \t]+[a-z][a-z.-]+'
		|| '|(plz|postleitzahl)[^0-9a-z]{0,3}[0-9]{5}'
		|| '|[0-9]{1,2}[.,][0-9]{3,}[^0-9]{1,8}[0-9]{1,2}[.,][0-9]{3,}'
		|| '|[0-9] *° *[0-9]')
$$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
create or replace function looks_like_address(words text) returns boolean
	language sql immutable strict parallel safe as $$
	select public.fold(words) ~ ('(strasse|str\.?|gasse|allee|platz|weg|ufer|damm|chaussee|promenade|steig|pfad|graben|markt|hof|ring)[ \t]*(nr\.?|nummer)?[ \t]*[0-9]{1,4}[ \t]*[a-z]?([^0-9a-z]|$)'
		|| '|(^|[^0-9/+])(d-)?[0-9]{5}[ \t]+[a-z][a-z.-]+'
		|| '|(plz|postleitzahl)[^0-9a-z]{0,3}[0-9]{5}'
		|| '|[0-9]{1,2}[.,][0-9]{3,}[^0-9]{1,8}[0-9]{1,2}[.,][0-9]{3,}'
		|| '|[0-9] *° *[0-9]')
$$;
-- +goose StatementEnd

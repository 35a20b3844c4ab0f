-- +goose Up
-- Most texts hold nothing that looks like something else: to look for it first is much quicker than to put it right.
-- +goose StatementBegin
create or replace function fold(words text) returns text
	language sql immutable strict parallel safe as $$
	select regexp_replace(replace(replace(regexp_replace(case
		when words ~ '[^\u0001-\u007f\u00a0-\u00b4\u00b6-\u0148\u014a-\u024f\u0300-\u036f\u1e00-\u1eff\u2013\u201c-\u201f\u2026]' then translate(replace(replace(replace(replace(replace(
			regexp_replace(lower(normalize(replace(words, '´', ''''), nfkd)), '[\u0300-\u036f\u00ad\u061c\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '', 'g'),
			'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'β', 'ss'),
			U&'\1680\2800\115F\1160\3164\FFA0\2010\2011\2012\2043\2212\02D7\2015\2019\2018\201A\201B\2032\02BC\02BB\02B9\02C8\A78C`\0430\0432\0435\0455\0456\0458\043A\043C\043D\043E\0440\0441\0442\0443\0445\04BB\0501\051B\051D\04CF\03B1\03B5\03B6\03B7\03B9\03BA\03BC\03BD\03BF\03C1\03C4\03C5\03C7\03F2\00F8\0142\0111\00F0\0131',
			U&'      ------\2014''''''''''''''''''''''abesijkmhopctyxhdqwlaezhikmvoptuxcolddi')
		else translate(replace(replace(replace(replace(
			regexp_replace(lower(normalize(replace(words, '´', ''''), nfkd)), '[\u0300-\u036f\u00ad\u061c\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '', 'g'),
			'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđðı`', 'olddi''') end,
		'(^|[ \t\n(,;:/"''-])e\. *v\.', '\1ev', 'g'),
		'ae', 'a'), 'oe', 'o'),
		'(?<![aeq])ue', 'u', 'g')
$$;
-- +goose StatementEnd
comment on function fold is 'lower case without accents and without what cannot be seen; ae, oe, ue like ä, ö, ü; „e. V." like „e.V."; one letter for all that look like it: what two spellings have in common. The same as directory.Fold';
-- What was made of folded words is made anew.
reindex index institutions_like;
reindex index institution_names_like;
reindex index services_words;
-- A text as directory.CleanText keeps it, but for letters of two scripts in one word.
-- +goose StatementBegin
create function pg_temp.cleaned(words text) returns text
	language sql immutable strict as $$
	select case when words !~ '[\u00a0\u1680\u2000-\u2012\u2028-\u202f\u2043\u205f\u2212\u02d7\u2800\u3000\u3164\u115f\u1160\u2015\ufb00-\ufb06\u0132\u0133\ufe58\ufe63\uff01-\uff5e\uffa0\u034f\u00ad\u061c\u17b4-\u17b5\u180b-\u180f\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]|  |\t' then words else (
		select normalize(trim(E' \t\n' from case when strpos(t, E'\n') > 0 then t else regexp_replace(t, '[ \t]+', ' ', 'g') end), nfc)
		from (select replace(replace(replace(replace(replace(replace(replace(replace(replace(
			translate(regexp_replace(regexp_replace(
				translate(normalize(words, nfc), U&'\2028\2029\0085', E'\n\n\n'), '[\u034f\u00ad\u061c\u17b4-\u17b5\u180b-\u180f\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '', 'g'),
				'(?<![\u0620-\u06ff])\u200c|\u200c(?![\u0620-\u06ff])', '', 'g'),
			U&'\2010\2011\2012\2043\2212\02D7\FE63\2015\FE58\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\202F\205F\3000\2800\115F\1160\3164\FFA0\FF01\FF02\FF03\FF04\FF05\FF06\FF07\FF08\FF09\FF0A\FF0B\FF0C\FF0D\FF0E\FF0F\FF10\FF11\FF12\FF13\FF14\FF15\FF16\FF17\FF18\FF19\FF1A\FF1B\FF1C\FF1D\FF1E\FF1F\FF20\FF21\FF22\FF23\FF24\FF25\FF26\FF27\FF28\FF29\FF2A\FF2B\FF2C\FF2D\FF2E\FF2F\FF30\FF31\FF32\FF33\FF34\FF35\FF36\FF37\FF38\FF39\FF3A\FF3B\FF3C\FF3D\FF3E\FF3F\FF40\FF41\FF42\FF43\FF44\FF45\FF46\FF47\FF48\FF49\FF4A\FF4B\FF4C\FF4D\FF4E\FF4F\FF50\FF51\FF52\FF53\FF54\FF55\FF56\FF57\FF58\FF59\FF5A\FF5B\FF5C\FF5D\FF5E',
			U&'-------\2014\2014                     !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\005C]^_`abcdefghijklmnopqrstuvwxyz{|}~'),
			'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬃ', 'ffi'), 'ﬄ', 'ffl'), 'ﬅ', 'st'), 'ﬆ', 'st'), 'ĳ', 'ij'), 'Ĳ', 'IJ') as t) x) end
$$;
-- +goose StatementEnd
-- A row in which a hidden character hid an address that its institution must not have cannot be written: it stays as it
-- is until somebody takes the address out.
-- +goose StatementBegin
do $$
declare
	col record;
	line record;
	value text;
begin
	for col in
		select c.table_name, c.column_name, c.data_type = 'ARRAY' as many from information_schema.columns c
			join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
		where c.table_schema = 'public' and c.is_generated = 'NEVER' and c.table_name not in ('goose_db_version', 'hotlines', 'service_spots', 'downloads', 'download_chunks')
			and (c.data_type = 'text' and coalesce(c.domain_name, '') in ('', 'web_address') or c.udt_name = '_text')
	loop
		value := case when col.many then format('array(select pg_temp.cleaned(e) from unnest(%1$I) with ordinality u (e, n) order by n)', col.column_name) else format('pg_temp.cleaned(%I)', col.column_name) end;
		for line in execute format('select ctid as at from public.%I where %I is distinct from %s', col.table_name, col.column_name, value) loop
			begin
				execute format('update public.%I set %I = %s where ctid = $1', col.table_name, col.column_name, value) using line.at;
			exception when check_violation then
				raise notice 'a row of % keeps its %', col.table_name, col.column_name;
			end;
		end loop;
	end loop;
end $$;
-- +goose StatementEnd
drop function pg_temp.cleaned(text);
update search_entries set title = title, keywords = keywords, body = body;

-- +goose Down
-- +goose StatementBegin
create or replace function fold(words text) returns text
	language sql immutable strict parallel safe as $$
	select regexp_replace(replace(replace(regexp_replace(
		translate(replace(replace(replace(replace(
			regexp_replace(lower(normalize(words, nfkd)), '[\u0300-\u036f]', '', 'g'),
			'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđðı', 'olddi'),
		'(^|[ \t\n(,;:/"''-])e\. *v\.', '\1ev', 'g'),
		'ae', 'a'), 'oe', 'o'),
		'(?<![aeq])ue', 'u', 'g')
$$;
-- +goose StatementEnd
comment on function fold is 'lower case without accents; ae, oe, ue like ä, ö, ü; „e. V." like „e.V.": what two spellings have in common. The same as directory.Fold';
-- What was made of folded words is made anew.
reindex index institutions_like;
reindex index institution_names_like;
reindex index services_words;
update search_entries set title = title, keywords = keywords, body = body;

-- Whom the nationwide numbers are for stood in words only, so that no search could find them.
-- Programs that know 41 or more run on it.
-- +goose Up
alter table hotlines
	add column topics text[] not null default '{}',
	add column audiences text[] not null default '{}',
	add column tongues text[] not null default '{}',
	add column modes text[] not null default '{}',
	add column access text[] not null default '{}',
	add column week text[] not null default '{}',
	add column fit_source text not null default '';
comment on column hotlines.topics is 'codes of directory.Topics; empty: every topic';
comment on column hotlines.audiences is 'codes of directory.Audiences; empty: everybody';
comment on column hotlines.tongues is 'codes of the languages that a source names; there may be more, see languages';
comment on column hotlines.week is 'hours in the spelling of directory.Interval; empty: not known';
comment on column hotlines.fit_source is 'where topics, audiences, tongues, modes and access are said';

-- Each value is named by the sources beside it or by those that the number had before; none is guessed. Hours are those
-- of the column hours. 110 and 112 are no answer to a search: they stand on every page.
update hotlines set topics = '{haeusliche_gewalt,schutzunterkunft,sexualisierte_gewalt,stalking,digitale_gewalt,zwangsheirat,menschenhandel,genitalverstuemmelung}',
	audiences = '{frauen,angehoerige,fachkraefte}', tongues = '{en,pl,ru,uk,ar,fa,sq}', modes = '{telefon,e_mail,chat}', access = '{dgs,leichte_sprache}',
	week = '{"Mo–So 00:00–24:00"}',
	fit_source = 'der-paritaetische.de (2023-06), unternehmen.rossmann.de, dieguteminute.ch (2023, Vermittlung in Frauenhäuser), zwd.info (2017, Sprachen)' where key = '116-016';
update hotlines set topics = '{haeusliche_gewalt,sexualisierte_gewalt,stalking,opferentschaedigung}', modes = '{telefon}', week = '{"Mo–So 07:00–22:00"}',
	fit_source = 'weisser-ring.de (2015, 2017)' where key = '116-006';
update hotlines set topics = '{sexualisierte_gewalt}', audiences = '{kinder,jugendliche,angehoerige,fachkraefte}', modes = '{telefon,e_mail}', access = '{dgs}',
	week = '{"Mo, Mi, Fr 09:00–14:00","Di, Do 15:00–20:00"}', fit_source = 'tagesspiegel.de (2024-05), bundesregierung.de' where key = 'hilfe-telefon-missbrauch';
update hotlines set topics = '{haeusliche_gewalt,sexualisierte_gewalt,stalking,digitale_gewalt,zwangsheirat}', audiences = '{maenner}', modes = '{telefon,e_mail,chat}',
	week = '{"Mo–Do 08:00–20:00","Fr 08:00–15:00"}',
	fit_source = 'deutschlandfunk.de (2020-04), cora-mv.de (2020-04), baden-wuerttemberg.de (2022-04)' where key = 'hilfetelefon-maenner';
update hotlines set audiences = '{kinder,jugendliche}', modes = '{telefon,e_mail,chat}', week = '{"Mo–Sa 14:00–20:00"}',
	fit_source = 'bmfsfj.de (2020), ndr.de (2021-11)' where key = '116-111';
select expose('hotlines', 'key, position, number, name, who, hours, cost, languages, website, checked_on, source, recheck, topics, audiences, tongues, modes, access, week, fit_source');

-- +goose Down
drop view open.hotlines, staff.hotlines, coordination.hotlines;
alter table hotlines drop column topics, drop column audiences, drop column tongues, drop column modes, drop column access, drop column week,
	drop column fit_source;
select expose('hotlines', 'key, position, number, name, who, hours, cost, languages, website, checked_on, source, recheck');

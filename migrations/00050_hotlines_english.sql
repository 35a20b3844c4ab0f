-- +goose Up
-- Programs that know 49 or more run on it.
alter table hotlines add column english text[] not null default '{}' check (cardinality(english) in (0, 5));
comment on column hotlines.english is 'name, who, hours, cost and languages in English, or nothing: then the German is shown';
select expose('hotlines', 'key, position, number, name, who, hours, cost, languages, website, checked_on, source, recheck, topics, audiences, tongues, modes, access, week, fit_source, english');

-- 110 and 112 are in an ordinance; a newspaper and a borough of Berlin need not vouch for them.
update hotlines set checked_on = '', source = 'Verordnung über Notrufverbindungen (NotrufV), § 2' where key in ('110', '112');
-- The fifteen languages of 2015 beside those that came later; which Kurdish is spoken no source says.
update hotlines set tongues = '{tr,ar,ru,uk,pl,ro,en,fr,es,it,pt,bg,sr,sq,fa,zh,vi}', fit_source = fit_source || ', cottbus.de (2015, Sprachen)'
	where key = '116-016';

update hotlines h set english = e.words from (values
	('110', array['Police emergency number', 'in acute danger', 'day and night', 'free of charge', '']),
	('112', array['Fire brigade and ambulance', 'for injuries and emergencies', 'day and night', 'free of charge', '']),
	('116-016', array['Helpline “Violence against women” (Hilfetelefon)', 'for women affected, relatives and professionals', 'day and night, 365 days a year',
		'free of charge, anonymous, not on the phone bill', '18 foreign languages with an interpreter, easy language, German Sign Language; also e-mail and chat']),
	('116-006', array['Victims’ helpline of Weißer Ring', 'for people who became victims of a crime', 'daily from 7 a.m. to 10 p.m.', 'free of charge, anonymous', 'also advice online']),
	('hilfe-telefon-missbrauch', array['Helpline “Sexual abuse” (Hilfe-Telefon Sexueller Missbrauch)', 'for people affected, relatives and professionals',
		'Monday, Wednesday, Friday 9 a.m. to 2 p.m.; Tuesday, Thursday 3 p.m. to 8 p.m.', 'free of charge, anonymous', '19 foreign languages, German Sign Language by video; also e-mail']),
	('hilfetelefon-maenner', array['Helpline “Violence against men” (Hilfetelefon Gewalt an Männern)', 'for men affected', 'Monday to Thursday 8 a.m. to 8 p.m., Friday 8 a.m. to 3 p.m.', '', 'also advice online']),
	('116-111', array['Nummer gegen Kummer', 'for children and teenagers', 'Monday to Saturday 2 p.m. to 8 p.m.', 'free of charge', 'also chat and e-mail'])
) as e (key, words) where h.key = e.key;

-- +goose Down
drop view open.hotlines, staff.hotlines, coordination.hotlines;
alter table hotlines drop column english;
select expose('hotlines', 'key, position, number, name, who, hours, cost, languages, website, checked_on, source, recheck, topics, audiences, tongues, modes, access, week, fit_source');
update hotlines set checked_on = '2024', source = 'volksstimme.de' where key = '110';
update hotlines set checked_on = '', source = 'berlin.de (Bezirk Neukölln), ohne Datum' where key = '112';
update hotlines set tongues = '{en,pl,ru,uk,ar,fa,sq}', fit_source = replace(fit_source, ', cottbus.de (2015, Sprachen)', '') where key = '116-016';

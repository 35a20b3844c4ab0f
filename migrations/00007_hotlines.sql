-- +goose Up
create table hotlines (
	key key primary key,
	position integer not null,
	number text not null,
	name text not null,
	who text not null,
	hours text not null,
	cost text not null,
	languages text not null,
	website web_address not null,
	checked_on partial_date not null,
	source text not null,
	recheck boolean not null
);
comment on table hotlines is 'nationwide numbers, each with where and when it was evidenced';
comment on column hotlines.recheck is 'the evidence is old: the page asks to check the hours first';

-- Only numbers with published evidence stand here. checked_on is the date of that evidence.
insert into hotlines (key, position, number, name, who, hours, cost, languages, website, checked_on, source, recheck) values
('110', 1, '110', 'Polizei-Notruf', 'bei akuter Gefahr', 'rund um die Uhr', 'kostenfrei', '', '', '2024', 'volksstimme.de', false),
('112', 2, '112', 'Feuerwehr und Rettungsdienst', 'bei Verletzungen und Notfällen', 'rund um die Uhr', 'kostenfrei', '', '', '', 'berlin.de (Bezirk Neukölln), ohne Datum', false),
('116-016', 3, '116 016', 'Hilfetelefon „Gewalt gegen Frauen“', 'für betroffene Frauen, Angehörige und Fachkräfte', 'rund um die Uhr, 365 Tage im Jahr', 'kostenfrei, anonym, nicht auf der Telefonrechnung', '18 Fremdsprachen mit Dolmetschen, Leichte Sprache, Deutsche Gebärdensprache; auch E-Mail und Chat', 'https://www.hilfetelefon.de', '2023-06', 'der-paritaetische.de, landkreis-heidenheim.de, hilfetelefon.de', false),
('116-006', 4, '116 006', 'Opfer-Telefon des Weißen Rings', 'für Menschen, die Opfer einer Straftat wurden', 'täglich 7 bis 22 Uhr', 'kostenfrei, anonym', 'auch Online-Beratung', '', '2020-12', 'deutschlandfunk.de, stellahilft.de', true),
('hilfe-telefon-missbrauch', 5, '0800 22 55 530', 'Hilfe-Telefon Sexueller Missbrauch', 'für Betroffene, Angehörige und Fachkräfte', 'Montag, Mittwoch, Freitag 9 bis 14 Uhr; Dienstag, Donnerstag 15 bis 20 Uhr', 'kostenfrei, anonym', '19 Fremdsprachen, Deutsche Gebärdensprache per Video; auch E-Mail', '', '2024-05', 'tagesspiegel.de, bundesregierung.de', false),
('hilfetelefon-maenner', 6, '0800 123 99 00', 'Hilfetelefon „Gewalt an Männern“', 'für betroffene Männer', 'Montag bis Donnerstag 8 bis 20 Uhr, Freitag 8 bis 15 Uhr', '', 'auch Online-Beratung', 'https://www.maennerhilfetelefon.de', '2023', 'landkreis-heidenheim.de', true),
('116-111', 7, '116 111', 'Nummer gegen Kummer', 'für Kinder und Jugendliche', 'Montag bis Samstag 14 bis 20 Uhr', 'kostenfrei', 'auch Chat und E-Mail', 'https://www.nummergegenkummer.de', '2020', 'berliner-abendblatt.de, ebwwest.de', true);

-- +goose Down
drop table hotlines;

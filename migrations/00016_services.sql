-- +goose Up
create extension if not exists intarray with schema public;

-- What institutions offer. As with institutions, every row that could hold an address carries institution_protected.
create table services (
	id uuid primary key,
	institution_id uuid not null,
	institution_protected boolean not null,
	position integer not null,
	key key not null,
	name text not null collate "de-x-icu",
	neutral_label text not null,
	summary text not null,
	topics text[] not null,
	audiences text[] not null,
	languages text[] not null,
	interpreting text not null,
	interpreted text[] not null,
	access text[] not null,
	access_note text not null,
	modes text[] not null,
	hours text[] not null,
	hours_note text not null,
	holidays boolean not null,
	cost text not null,
	waiting text not null,
	areas text[] not null,
	area_note text not null,
	referral text not null,
	alert text not null,
	alert_until partial_date not null,
	visibility visibility not null default 'oeffentlich',
	checked_on partial_date not null,
	checked_by text not null,
	unique (institution_id, key),
	foreign key (institution_id, institution_protected) references institutions (id, protected) on update cascade on delete cascade,
	constraint protected_has_no_address check (not institution_protected or not (
		hold_address(name, neutral_label, summary, interpreting, access_note, hours_note, cost, waiting, area_note, referral, alert)
		or hold_address(variadic hours)))
);
comment on table services is 'what institutions offer; never a free place, never anything of the people who use it';
comment on column services.hours is 'lines of weekly hours, local time, in the spelling of directory.Interval';
comment on column services.areas is 'official keys, five digits a Kreis, two a Land; DE for all of Germany';
comment on column services.alert_until is 'the last day on which the alert is shown';

create table service_contacts (
	id uuid primary key,
	service_id uuid not null references services on delete cascade,
	institution_id uuid not null,
	institution_protected boolean not null,
	position integer not null,
	key key not null,
	kind text not null check (kind in ('hilfe', 'vermittlung', 'koordination', 'presse', 'anmeldung')),
	label text not null,
	phone text not null,
	email text not null,
	website web_address not null,
	function text not null,
	hours text not null,
	note text not null,
	visibility visibility not null default 'oeffentlich',
	checked_on partial_date not null,
	checked_by text not null,
	unique (service_id, key),
	foreign key (institution_id, institution_protected) references institutions (id, protected) on update cascade on delete cascade,
	constraint referral_is_not_public check (kind <> 'vermittlung' or visibility > 'oeffentlich'),
	constraint protected_has_no_address check (
		not institution_protected or not hold_address(label, phone, email, website, function, hours, note))
);
create index on service_contacts (institution_id);

-- What only staff or only the coordination may read has rows of its own: what a level may not see is not in its views.
create table service_notes (
	id uuid primary key,
	service_id uuid not null references services on delete cascade,
	institution_id uuid not null,
	institution_protected boolean not null,
	kind text not null,
	text text not null check (text <> ''),
	function text not null default '',
	delete_on partial_date not null default '',
	visibility visibility not null,
	unique (service_id, kind),
	foreign key (institution_id, institution_protected) references institutions (id, protected) on update cascade on delete cascade,
	constraint note_has_its_level check (
		kind in ('vorbereiten', 'ansprechperson') and visibility = 'fachkraefte' or kind = 'vermerk' and visibility = 'koordination'),
	constraint official_is_named_for_a_time check (kind <> 'ansprechperson' or delete_on <> '' and function <> ''),
	constraint protected_has_no_address check (not institution_protected or not hold_address(text, function))
);
create index on service_notes (institution_id);

-- Where a service is found, for searching only; made anew with every save of what it is made of.
create table service_spots (
	service_id uuid not null references services on delete cascade,
	position integer not null,
	institution_id uuid not null,
	institution_protected boolean not null,
	exact boolean not null,
	district text not null check (district ~ '^\d{5}$'),
	spot point not null,
	attributes integer[] not null,
	week int4multirange not null,
	holidays boolean not null,
	known_hours boolean not null,
	visibility visibility not null,
	primary key (service_id, position),
	foreign key (institution_id, institution_protected) references institutions (id, protected) on update cascade on delete cascade,
	constraint protected_has_no_address check (not institution_protected or not exact)
);
comment on column service_spots.exact is 'false: the spot is the middle of the Kreis; always so for protected institutions';
comment on column service_spots.spot is 'kilometres: x = degrees east * 111.32 * cos 51°, y = degrees north * 111.32';
comment on column service_spots.attributes is 'what can be asked for, each as directory.Attribute numbers it';
comment on column service_spots.week is 'minutes from Monday 0 o''clock at which it is open';
create index service_spots_nearest on service_spots using gist (spot, attributes gist__intbig_ops (siglen = 64));
create index on service_spots (institution_id);

select expose('services', 'id, institution_id, position, key, name, neutral_label, summary, topics, audiences, languages, interpreting, interpreted, access, access_note, modes, hours, hours_note, holidays, cost, waiting, areas, area_note, referral, alert, alert_until, visibility, checked_on, checked_by', 'base.visibility <= :level and exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level)');
select expose('service_contacts', 'id, service_id, institution_id, position, key, kind, label, phone, email, website, function, hours, note, visibility, checked_on, checked_by', 'base.visibility <= :level and exists (select from public.services s join public.institutions i on i.id = s.institution_id where s.id = base.service_id and s.visibility <= :level and i.visibility <= :level)');
select expose('service_notes', 'id, service_id, institution_id, kind, text, function, delete_on, visibility', 'base.visibility <= :level and public.is_named(base.delete_on) and exists (select from public.services s join public.institutions i on i.id = s.institution_id where s.id = base.service_id and s.visibility <= :level and i.visibility <= :level)');
select expose('service_spots', 'service_id, position, exact, district, spot, attributes, week, holidays, known_hours', 'base.visibility <= :level');

-- +goose Down
drop view coordination.service_spots, coordination.service_notes, coordination.service_contacts, coordination.services;
drop view staff.service_spots, staff.service_notes, staff.service_contacts, staff.services;
drop view open.service_spots, open.service_notes, open.service_contacts, open.services;
drop table service_spots;
drop table service_notes;
drop table service_contacts;
drop table services;
-- The extension stays: others may use it.

-- What a person does next was one text with how professionals refer somebody, and public. The text stays where it is and is read by
-- professionals; what the person does is chosen from a list.
-- +goose Up
-- Programs that know 44 or more run on it.
-- An older one would lose the steps of a network that it saves.
update desk.compatibility set oldest = 44;
alter table services add column steps text[] not null default '{}';
comment on column services.steps is 'what a person does next, from the list in directory.Steps';
comment on column services.referral is 'how professionals refer somebody; not for the public';
select expose('services', 'id, institution_id, position, key, name, neutral_label, summary, topics, audiences, languages, interpreting, interpreted, access, access_note, modes, hours, hours_note, holidays, cost, waiting, areas, area_note, referral, alert, alert_until, visibility, checked_on, checked_by, steps', 'base.visibility <= :level and exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level)');
select expose_rows('services', 'base.visibility <= :level and i.visibility <= :level',
	'join public.institutions i on i.id = base.institution_id cross join lateral (select ''fachkraefte'' <= :level as professional) reader',
	'id, institution_id, position, visibility', '{"referral": "case when reader.professional then base.referral else '''' end"}');

-- +goose Down
update desk.compatibility set oldest = 37;
drop view open.services, staff.services, coordination.services;
alter table services drop column steps;
comment on column services.referral is null;
select expose('services', 'id, institution_id, position, key, name, neutral_label, summary, topics, audiences, languages, interpreting, interpreted, access, access_note, modes, hours, hours_note, holidays, cost, waiting, areas, area_note, referral, alert, alert_until, visibility, checked_on, checked_by', 'base.visibility <= :level and exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level)');
select expose_rows('services', 'base.visibility <= :level and i.visibility <= :level', 'join public.institutions i on i.id = base.institution_id', 'id, institution_id, position, visibility');

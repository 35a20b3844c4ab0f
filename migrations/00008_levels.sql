-- +goose Up
-- What each level may read. Columns are named, so that a new column is hidden until it is named here.
-- A key may be made of a name: where somebody may no longer be named, their key does not show either.
select expose('regions', 'id, key, name, short_name, kind, state, inhabitants, basis, authority');
select expose('region_districts', 'region_id, position, ags, inferred');
select expose('networks', 'id, key, region_id, name, short_name, form, form_text, summary, founded, founded_note, prehistory, attached_to, framework, stance, audience, topics, cadence_months, cadence_intended, cadence_text, emergency, checked_on, checked_by, version, changed_at');
select expose('network_periods', 'id, network_id, position, key, status, since, until, note');
select expose('former_keys', 'kind, key, position, target', 'base.visibility <= :level and (base.kind = ''network'' or base.target is null or exists (select from public.institutions i where i.id = base.target and i.visibility <= :level))');
select expose('institutions', 'id, key, name, legal_form, parent_id, protected, area, neutral_label, website, note, visibility, changed_at', 'base.visibility <= :level');
select expose('institution_sectors', 'institution_id, position, sector', 'exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level)');
select expose('institution_names', 'institution_id, position, name', 'exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level)');
select expose('places', 'id, institution_id, position, key, street, postcode, city, lat, lon, note, visibility', 'base.visibility <= :level and exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level)');
select expose('people', 'id, network_id, position, key, title, name, function, organisation, since, until, basis, delete_on', 'public.is_named(base.delete_on)');
select expose('initiators', 'network_id, position, institution_id', 'exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level)');
select expose('memberships', 'id, network_id, position, key, institution_id, group_name, sector, stated_count, stated_text, role, function, since, until, note, visibility, checked_on, checked_by', 'base.visibility <= :level and (base.institution_id is null or exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level))');
select expose('goals', 'id, network_id, position, key, kind, text, verbatim');
select expose('bodies', 'id, network_id, position, key, name, kind, tasks, note');
select expose('patronages', 'id, network_id, position, key, (select p.key from public.people p where p.network_id = base.network_id and p.key = base.person_key and public.is_named(p.delete_on)) as person_key, function, since, until');
select expose('agreements', 'id, network_id, position, key, title, concluded, at_the_latest, partners, partner_count, purposes, note');
select expose('results', 'id, network_id, position, key, kind, title, text, audience, effect');
select expose('remarks', 'id, network_id, position, key, title, text');
select expose('related_networks', 'id, network_id, position, key, name, network_key, text');
select expose('contacts', 'id, network_id, institution_id, position, key, kind, label, phone, email, website, (select p.key from public.people p where p.network_id = base.network_id and p.key = base.person_key and public.is_named(p.delete_on)) as person_key, function, hours, note, visibility, checked_on, checked_by', 'base.visibility <= :level and (base.institution_id is null or exists (select from public.institutions i where i.id = base.institution_id and i.visibility <= :level))');
select expose('series', 'id, network_id, position, key, title, months, intended, note');
select expose('events', 'id, network_id, position, key, title, kind, day, day_note, starts, ends, last_day, venue, audience, content, cost, registration, registration_raw, series_key, internal, status, sequence, starts_on');
select expose('event_hosts', 'event_id, position, name, network_key');
select expose('notices', 'id, network_id, position, key, title, subtitle, day, edition, publisher, medium, rubric, summary, media_note');
select expose('quotations', 'id, network_id, notice_key, position, key, text, (select p.key from public.people p where p.network_id = base.network_id and p.key = base.person_key and public.is_named(p.delete_on)) as person_key, function');
select expose('figures', 'id, network_id, notice_key, position, key, claim, origin');
select expose('media', 'id, network_id, notice_key, position, key, title, caption, credit, terms');
select expose('sources', 'id, network_id, position, key, title, publisher, medium, edition, day, url, retrieved, sha256, note');
select expose('statements', 'id, network_id, position, key, fields, source_key, passage, passage_start, passage_end, inferred, note, visibility', 'base.visibility <= :level and not exists (select from public.people p where p.network_id = base.network_id and ''personen/'' || p.key = any(base.fields) and not public.is_named(p.delete_on))');
select expose('search_entries', 'id, network_id, institution_id, kind, path, title, body, keywords, lang, weight, words, folded', 'base.visibility <= :level');
select expose('hotlines', 'key, position, number, name, who, hours, cost, languages, website, checked_on, source, recheck');

-- +goose Down
-- +goose StatementBegin
do $$
declare
	view record;
begin
	for view in select schemaname, viewname from pg_views where schemaname in ('open', 'staff', 'coordination') loop
		execute format('drop view %I.%I', view.schemaname, view.viewname);
	end loop;
end $$;
-- +goose StatementEnd

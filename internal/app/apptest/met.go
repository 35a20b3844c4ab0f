package apptest

import "testing"

// Secretive is the name of a person who was at every meeting of Met, and is to do something.
const Secretive = "Frau Verborgen"

// Met enters meetings of a network in 2026, with who was there and what was decided: three that were held, and one to come.
func (r *Program) Met(t testing.TB, network string) {
	t.Helper()
	r.Exec(t, `with m as (
			insert into desk.meetings (network_id, day, title, state, created_at, changed_at)
			select n.id, x.day::date, x.title, x.state, now(), now()
			from networks n, (values ('2026-02-18', 'Erste Sitzung', 'stattgefunden'), ('2026-05-20', 'Zweite Sitzung', 'stattgefunden'),
				('2026-09-16', 'Dritte Sitzung', 'stattgefunden'), ('2026-12-09', 'Vierte Sitzung', 'eingeladen')) x (day, title, state)
			where n.key = $1 returning *),
		present as (
			insert into desk.meeting_attendance (meeting_id, position, institution_id, name, people, persons)
			select m.id, row_number() over (partition by m.id order by i.name), i.id, i.name, 2, $2
			from m join memberships s on s.network_id = m.network_id join institutions i on i.id = s.institution_id
			where m.state = 'stattgefunden' and (m.title <> 'Dritte Sitzung' or i.name < 'G'))
		insert into desk.meeting_decisions (meeting_id, position, text, who, until, state, done_on)
		select m.id, d.position, d.text, d.who, d.until::date, d.state, d.done::date
		from m, (values (1, 'Die Notfallkarte wird neu gedruckt', 'Koordination', '2026-12-31', 'offen', null),
			(2, 'Die Fortbildung wird wiederholt', $2, '2026-11-30', 'erledigt', '2026-10-01'),
			(3, 'Das Verfahren gilt weiter', '', null, 'ergebnis', null)) d (position, text, who, until, state, done)
		where m.state = 'stattgefunden'`, network, Secretive)
}

package invented

import (
	"slices"

	"rundtisch/internal/directory"
)

// Languages besides German: those that many places have, and those that few do.
var (
	common = []directory.Tongue{"tr", "ar", "en", "uk", "ru"}
	rare   = []directory.Tongue{
		"fa",
		"prs",
		"kmr",
		"pl",
		"ro",
		"bg",
		"sq",
		"sr",
		"fr",
		"es",
		"it",
		"el",
		"pt",
		"ti",
		"so",
		"am",
		"vi",
		"zh",
		"rom",
		"ps",
		"ur",
	}
)

// service makes a service of an institution. Some lack what visitors would need, as in real life.
func (m *maker) service(o offer, of directory.Institution) directory.Service {
	s := directory.Service{
		Key: o.key, Name: o.name, NeutralLabel: o.neutral, Summary: o.summary,
		Topics: atLeastOne(m, o.topics), Modes: atLeastOne(m, o.modes), Hours: m.hours(o.hours), Areas: m.areas(o.reach),
		Cost: one(m, "kostenlos", "kostenlos", "kostenlos", "nach Einkommen", ""), Waiting: one(m, "", "", "", "wenige Tage", "etwa zwei Wochen"),
	}
	if m.chance(88) {
		s.Audiences = atLeastOne(m, o.audiences)
	}
	m.languages(&s, o.tongues)
	s.Access = some(m, 35, directory.Accesses)
	if s.Access != nil && m.chance(15) {
		s.AccessNote = "Die Türen sind schwer; bitte klingeln, dann kommt jemand."
	}
	s.Holidays = o.hours == aroundTheClock && len(s.Hours) > 0
	if m.chance(80) && o.referral != nil {
		s.Referral = one(m, o.referral...)
		s.Steps = stepsFor(s.Modes)
	}
	if m.chance(55) && o.prepare != nil {
		s.Prepare = one(m, o.prepare...)
	}
	m.family(&s)
	if m.chance(35) {
		s.Official = &directory.Official{
			Name:     m.person(),
			Function: one(m, "Ansprechperson für Fachkräfte", "Teamleitung", "Vertretung der Leitung"),
			DeleteOn: m.forgetOn(),
		}
	}
	if m.chance(12) {
		s.Remark = one(
			m,
			"Die neue Leitung beginnt im Frühjahr.",
			"Wünscht sich mehr Rückmeldungen von der Polizei.",
			"Angaben beim nächsten Treffen noch einmal durchgehen.",
		)
	}
	if m.chance(6) {
		s.Alert, s.AlertUntil = one(
			m,
			"Zurzeit nur telefonisch.",
			"Wegen Umbau geschlossen, Beratung am Telefon.",
			"Bis auf Weiteres nur mit Termin.",
		), m.day(
			m.between(3, 90),
		)
	}
	switch {
	case m.chance(4):
		s.Visibility = directory.Staff
	case m.chance(1):
		s.Visibility = directory.Coordination
	}
	if m.chance(25) {
		c := directory.Contact{Key: "angebot", Kind: directory.ContactHelp, Phone: m.phone()}
		if m.chance(40) {
			c.Kind, c.Visibility, c.Email = directory.ContactReferral, directory.Staff, email(of.Key, o.key)
		}
		c.CheckedOn, c.CheckedBy = m.checked(15)
		s.Contacts = []directory.Contact{c}
	}
	s.CheckedOn, s.CheckedBy = m.checked(8)
	return s
}

// atLeastOne keeps most of a list, and the first where nothing would be left.
func atLeastOne[T any](m *maker, of []T) []T {
	if kept := some(m, 65, of); kept != nil {
		return kept
	}
	return of[:1:1]
}

// languages are spoken in the house or found with an interpreter.
func (m *maker) languages(s *directory.Service, percent int) {
	if !m.chance(percent) {
		return
	}
	s.Languages = append(some(m, 40, common), some(m, 4, rare)...)
	if !m.chance(45) {
		return
	}
	s.Interpreting = one(
		m,
		"Dolmetscherinnen auf Anfrage, etwa zwei Tage vorher.",
		"Video-Dolmetschen ist meist sofort möglich.",
		"Sprachmittlung über den Pool der Verwaltung.",
	)
	for _, tongue := range append(some(m, 60, common), some(m, 30, rare)...) {
		if !slices.Contains(s.Languages, tongue) {
			s.Interpreted = append(s.Interpreted, tongue)
		}
	}
}

// hours of a kind; of one in eight nobody has said them yet.
func (m *maker) hours(kind hours) []directory.Hours {
	office := []directory.Hours{
		"Mo–Fr 09:00–12:00",
		"Mo–Do 09:00–12:30",
		"Mo, Di, Do, Fr 08:30–12:30",
		"Di–Fr 10:00–13:00",
		"Mo–Fr 08:00–13:00, nur mit Termin",
	}
	later := []directory.Hours{
		"Di, Do 14:00–17:00",
		"Do 14:00–18:00",
		"Mo, Mi 14:00–16:30, nur mit Termin",
		"Mi 16:00–19:00, offene Sprechstunde",
	}
	switch {
	case m.chance(12):
		return nil
	case kind == aroundTheClock && m.chance(70):
		return []directory.Hours{"Mo–So 00:00–24:00"}
	case kind != officeHours:
		return []directory.Hours{one[directory.Hours](m, "Mo–Fr 08:00–16:00", "Mo–Fr 08:00–18:00", "Mo–Do 08:30–15:30")}
	case m.chance(60):
		return []directory.Hours{one(m, office...), one(m, later...)}
	}
	return []directory.Hours{one(m, office...)}
}

// areas are where people may come from; of one in ten nobody has said it yet.
func (m *maker) areas(kind reach) []string {
	own := []string{m.kreis.AGS}
	switch {
	case m.chance(10):
		return nil
	case kind == wholeCountry && m.chance(50):
		return []string{directory.AreaEverywhere}
	case kind != ownKreis && m.chance(45):
		return []string{m.kreis.Land}
	case m.chance(18):
		return append(own, m.neighbour.AGS)
	case m.chance(2):
		return []string{directory.AreaEverywhere}
	}
	return own
}

// family says of houses who may come along; of some nobody has said it.
func (m *maker) family(s *directory.Service) {
	if !slices.Contains(s.Topics, "schutzunterkunft") || m.chance(20) {
		return
	}
	s.Pets, s.Children, s.ChildAge = m.chance(25), m.between(1, 5), one(m, 12, 14, 16, 18)
	if m.chance(40) {
		s.BoyAge = one(m, 10, 12)
	}
}

// stepsFor are steps that fit how a service is used.
func stepsFor(modes []directory.Mode) []directory.Step {
	var steps []directory.Step
	if slices.Contains(modes, "telefon") {
		steps = append(steps, "anrufen")
	}
	if slices.Contains(modes, "e_mail") {
		steps = append(steps, "schreiben")
	}
	if slices.Contains(modes, "vor_ort") {
		steps = append(steps, directory.StepAppointment)
	}
	return append(steps, "ohne_namen")
}

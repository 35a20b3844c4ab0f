package dossiertest

import (
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
)

// services draws what an institution offers; harmless is set for a protected one.
func (s *source) services() []directory.Service {
	var services []directory.Service
	for _, key := range s.keys(0, 2) {
		service := directory.Service{
			Key: key, Name: s.text(), NeutralLabel: s.maybe(), Summary: s.maybe(), Topics: some(s, directory.Topics),
			Audiences: some(s, directory.Audiences),
			Languages: some(
				s, directory.Tongues,
			), Interpreting: s.maybe(), Interpreted: some(s, directory.Tongues), Access: some(s, directory.Accesses),
			AccessNote: s.maybe(), Pets: s.yes(), Children: one(s, 0, 3, 20), ChildAge: one(s, 0, 14, 18), BoyAge: one(s, 0, 12),
			Modes: some(s, directory.Modes), HoursNote: s.maybe(), Holidays: s.yes(), Cost: s.maybe(), Waiting: s.maybe(),
			Hours: some(s, []directory.Hours{"Mo–Fr 09:00–12:00", "Di, Do 14:00–17:30, nur mit Termin", "Mo–So 00:00–24:00", "Sa 10:00–10:30"}),
			Areas: some(
				s, []string{"05916", "03101", "05", directory.AreaEverywhere},
			), AreaNote: s.maybe(), Steps: some(s, directory.Steps), Referral: s.maybe(), Visibility: s.level(),
			Contacts: s.contacts(nil), CheckedOn: s.date(), CheckedBy: s.maybe(), Prepare: s.maybe(), Remark: s.maybe(),
		}
		if s.yes() {
			service.Alert, service.AlertUntil = s.text(), one(s, directory.PartialDate("2024-02-29"), "2999-12-31")
		}
		if s.yes() {
			service.Official = &directory.Official{Name: s.text(), Function: s.text(), DeleteOn: one(s, directory.PartialDate("2031-12-31"), "2999")}
		}
		services = append(services, service)
	}
	return services
}

// some draws up to three of a list, no two alike.
func some[T comparable](s *source, of []T) []T {
	drawn := rapid.SliceOfNDistinct(rapid.SampledFrom(of), 0, 3, rapid.ID[T]).Draw(s.t, "some of")
	if len(drawn) == 0 {
		return nil
	}
	return drawn
}

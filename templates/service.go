package templates

import "rundtisch/internal/directory"

// Service is a service as pages show it.
type Service struct {
	directory.Service
	Reach  []directory.Contact // how to reach it; none where the page says so elsewhere
	States []string            // of these Länder the public holidays count, two digits each
}

// NewServices returns the services of an institution. They are reached by their own contacts; where one has none, those
// of the institution stand on the same page.
func NewServices(i directory.InstitutionPage) []Service {
	var all []Service
	for _, s := range i.Services {
		all = append(all, Service{s, s.Contacts, i.States()})
	}
	return all
}

// bare reports whether nothing is known of a service but its name.
func (s Service) bare() bool {
	return s.Summary == "" && len(s.Steps) == 0 && len(s.Reach) == 0 && len(s.Hours) == 0 && s.HoursNote == "" && len(s.Topics) == 0 && len(s.Audiences) == 0 &&
		len(s.Modes) == 0 && len(s.Languages) == 0 && s.Cost == "" && s.Waiting == "" && len(s.Areas) == 0 && s.AreaNote == ""
}

package apptest

import "rundtisch/internal/directory"

// OfferingNetwork is a network around Herne: a shelter and two counselling centres, of which one fits not quite.
func OfferingNetwork() directory.Dossier {
	phone := func(key, number string, level directory.Visibility) directory.Contact {
		kind := directory.ContactHelp
		if level != "" {
			kind = directory.ContactReferral
		}
		return directory.Contact{Key: key, Kind: kind, Phone: number, Visibility: level}
	}
	institution := func(key, name, label string, sector directory.Sector, s directory.Service) directory.Institution {
		s.Key, s.Audiences, s.Areas = "angebot", []directory.Audience{"frauen", "kinder"}, []string{"05916"}
		return directory.Institution{
			Key: key, Name: name, NeutralLabel: label, Sectors: []directory.Sector{sector}, Services: []directory.Service{s},
		}
	}
	d := directory.Dossier{
		Network: directory.Network{Key: "probe", Name: "Netzwerk zur Probe", Form: directory.FormRoundTable, Summary: "Ein Netzwerk zur Probe."},
		Region: directory.Region{
			Key: "gebiet-probe", Name: "Gebiet zur Probe", Kind: directory.RegionCity, State: "05",
			Districts: []directory.District{{AGS: "05916"}},
		},
		Institutions: []directory.Institution{
			institution("haus-probe", "Frauenhaus zur Probe", "Beratung am Kanal", directory.SectorShelter, directory.Service{
				Name: "Schutz und Unterkunft zur Probe", Languages: []directory.Tongue{"ar"}, Access: []directory.Access{"stufenlos"},
				Hours: []directory.Hours{"Mo–So 00:00–24:00"}, Holidays: true,
				Steps: []directory.Step{"gemeinsam", "ohne_namen"}, Referral: "Rufen Sie zuerst gemeinsam an.", Prepare: "Sprache und Zahl der Kinder",
				Contacts: []directory.Contact{phone("a", "030 23125100", ""), phone("b", "030 23125199", directory.Staff)}}),
			institution("beratung-probe", "Beratungsstelle gegen Gewalt zur Probe", "Familienberatung", "frauenberatung", directory.Service{
				Name: "Beratung zur Probe", Interpreting: "auf Anfrage", Interpreted: []directory.Tongue{"ar"},
				Access: []directory.Access{"stufenlos"}, Contacts: []directory.Contact{phone("a", "030 23125101", "")}}),
			institution("stufen-probe", "Beratung im dritten Stock", "", "frauenberatung", directory.Service{
				Name: "Beratung mit Treppe", Languages: []directory.Tongue{"ar"}, Contacts: []directory.Contact{phone("a", "030 23125102", "")}}),
		},
	}
	for _, i := range d.Institutions {
		d.Members = append(d.Members, directory.Membership{Key: i.Key, Institution: i.Key, Role: directory.RoleMember})
	}
	return d
}

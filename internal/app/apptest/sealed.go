package apptest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// Seal is what stands in everything that only one level may read: a word, a number, an address in the web.
type Seal struct{ Word, Digits string }

var (
	StaffSeal        = Seal{"Fachgeheimnis", "5471"}
	CoordinationSeal = Seal{"Koordinationsgeheimnis", "5472"}
)

// Marks are what must not be found where the level may not read; in lower case.
func (s Seal) Marks() []string { return []string{strings.ToLower(s.Word), s.Digits} }

// Fill puts the seal into every text of a value that is empty, also in lists; what has rules of its own gets what fits.
func (s Seal) Fill(v reflect.Value, n *int) {
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		*n++
		mark := fmt.Sprintf("%s %d", s.Word, *n)
		switch {
		case name == "Key":
			f.SetString(fmt.Sprintf("verborgen-%d", *n))
		case name == "Phone":
			f.SetString("030 2312" + s.Digits)
		case name == "Email":
			f.SetString(strings.ToLower(s.Word) + "@example.org")
		case name == "Website":
			f.SetString("https://" + strings.ToLower(s.Word) + ".example.org")
		case name == "Postcode":
			f.SetString("4" + s.Digits)
		case name == "Lat" || name == "Lon":
			at := map[string]float64{"Lat": 51.05471, "Lon": 7.05471}[name]
			f.Set(reflect.ValueOf(&at))
		case name == "Person" || name == "Parent" || name == "Institution" || name == "Group" || name == "Count" || name == "CountText":
		case f.Kind() == reflect.String && f.Type() == reflect.TypeFor[string]() && f.String() == "":
			f.SetString(mark)
		case f.Kind() == reflect.Slice && f.Type().Elem() == reflect.TypeFor[string]() && name == "Aliases":
			f.Set(reflect.ValueOf([]string{mark}))
		}
	}
}

func withSeal[T any](s Seal, n *int, v T) T {
	p := reflect.New(reflect.TypeFor[T]())
	p.Elem().Set(reflect.ValueOf(v))
	s.Fill(p.Elem(), n)
	return p.Elem().Interface().(T)
}

// layers adds to an institution everything that has a level, at a level, with its seal.
func layers(i *directory.Institution, level directory.Visibility, s Seal, n *int, protected bool) {
	contact := func() directory.Contact {
		return withSeal(s, n, directory.Contact{Kind: directory.ContactHelp, Visibility: level})
	}
	referral := withSeal(s, n, directory.Contact{Kind: directory.ContactReferral, Visibility: level})
	i.Contacts = append(i.Contacts, contact(), referral)
	if !protected {
		i.Places = append(i.Places, withSeal(s, n, directory.Place{Visibility: level}))
	}
	hidden := withSeal(s, n, directory.Service{Visibility: level, Areas: []string{"05916"}, Topics: []directory.Topic{"stalking"},
		Alert: "", AlertUntil: "2999-12-31", Hours: []directory.Hours{"Mo–So 00:00–24:00"}})
	hidden.Contacts = []directory.Contact{contact()}
	for k := range i.Services {
		i.Services[k].Contacts = append(i.Services[k].Contacts, contact(), withSeal(s, n,
			directory.Contact{Kind: directory.ContactReferral, Visibility: level}))
		if level == directory.Staff {
			i.Services[k].Prepare = s.Word + " vorbereiten"
			i.Services[k].Official = &directory.Official{Name: s.Word + " Person", Function: s.Word + " Funktion", DeleteOn: "2999-12-31"}
		} else {
			i.Services[k].Remark = s.Word + " vermerk"
		}
	}
	i.Services = append(i.Services, hidden)
}

// SealedNetwork is a network in which everything that only one level may read says so; whatever is public is harmless.
func SealedNetwork() directory.Dossier {
	n := 0
	d := directory.Dossier{
		Network: directory.Network{Key: "versiegelt", Name: "Netzwerk Probe", Form: directory.FormRoundTable,
			Summary: "Ein Netzwerk für die Probe."},
		Region: directory.Region{Key: "gebiet-versiegelt", Name: "Gebiet Probe", ShortName: "Probe", Kind: directory.RegionCity,
			State: "05", Districts: []directory.District{{AGS: "05916"}}},
		Goals: []directory.Goal{{Key: "ziel", Kind: directory.GoalAim, Text: "Zusammenarbeit"}},
	}
	service := func(name string) []directory.Service {
		return []directory.Service{{Key: "angebot", Name: name, Topics: []directory.Topic{"stalking"},
			Languages: []directory.Tongue{"ar"}, Areas: []string{"05916"},
			Contacts: []directory.Contact{{Key: "offen", Kind: directory.ContactHelp, Phone: "116 016"}}}}
	}
	open := directory.Institution{Key: "probe-offen", Name: "Einrichtung Probe",
		Sectors: []directory.Sector{"opferhilfe", directory.SectorYouthOffice}, Services: service("Beratung Probe")}
	house := directory.Institution{Key: "probe-haus", Name: "Haus Probe", Parent: "probe-offen",
		Sectors: []directory.Sector{directory.SectorShelter}, Services: service("Unterkunft Probe")}
	for _, level := range []directory.Visibility{directory.Staff, directory.Coordination} {
		s := map[directory.Visibility]Seal{directory.Staff: StaffSeal, directory.Coordination: CoordinationSeal}[level]
		layers(&open, level, s, &n, false)
		layers(&house, level, s, &n, true)
		hidden := withSeal(s, &n, directory.Institution{Sectors: []directory.Sector{"gericht"}, Visibility: level})
		hidden.Services = []directory.Service{withSeal(s, &n, directory.Service{Topics: []directory.Topic{"stalking"},
			AlertUntil: "2999-12-31"})}
		hidden.Contacts = []directory.Contact{withSeal(s, &n, directory.Contact{Kind: directory.ContactHelp})}
		d.Institutions = append(d.Institutions, hidden)
		d.Members = append(d.Members,
			directory.Membership{Key: "verborgen-" + hidden.Key, Institution: hidden.Key, Role: directory.RoleMember},
			withSeal(s, &n, directory.Membership{Group: s.Word + " Gruppe", Role: directory.RoleGuest, Visibility: level}))
		d.Contacts = append(d.Contacts, withSeal(s, &n, directory.Contact{Kind: directory.ContactCoordination, Visibility: level}),
			withSeal(s, &n, directory.Contact{Kind: directory.ContactReferral, Visibility: level}))
		d.Statements = append(d.Statements, directory.Statement{Key: fmt.Sprintf("verborgen-%d", n),
			Fields: []string{"name", "einrichtungen/probe-offen"}, Passage: s.Word + " Stelle", Note: s.Word + " Beleg", Visibility: level})
	}
	d.Institutions = append(d.Institutions, open, house)
	d.Members = append(d.Members, directory.Membership{Key: "offen", Institution: "probe-offen", Role: directory.RoleMember},
		directory.Membership{Key: "haus", Institution: "probe-haus", Role: directory.RoleMember})
	return d
}

// LoadSealed adds the sealed network to the five.
func (r *Program) LoadSealed(t testing.TB) directory.Dossier {
	t.Helper()
	d := SealedNetwork()
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, Today); err != nil {
		t.Fatal(err)
	}
	r.Convene(t, r.AddAccount(t, "versiegelt@example.org", CoordinatorOf(d.Network.Key)...), d.Network.Key, CoordinationSeal.Word)
	if err := MakeDownload(t.Context(), r.URL); err != nil {
		t.Fatal(err)
	}
	return d
}

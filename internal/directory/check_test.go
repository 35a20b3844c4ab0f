package directory_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// whole is a valid dossier with an entry in every part: a house that is a shelter with a unit, and an open office.
func whole() directory.Dossier {
	lat, lon := 51.5, 7.2
	return directory.Dossier{
		Network: directory.Network{Key: "n", Name: "N", Form: directory.FormRoundTable, Summary: "S", Initiators: []string{"amt"},
			Cadence: &directory.Cadence{Months: 3}, Periods: []directory.Period{{Key: "p", Status: directory.Active}}},
		Region: directory.Region{Key: "g", Name: "G", Kind: directory.RegionKreis, State: "05", Districts: []directory.District{{AGS: "05916"}},
			Authority: &directory.Authority{Name: "V"}},
		Goals:      []directory.Goal{{Key: "z", Kind: directory.GoalAim, Text: "T"}},
		Bodies:     []directory.Body{{Key: "b", Kind: directory.BodyGroup, Name: "B"}},
		Patronages: []directory.Patronage{{Key: "s", Person: "p", Function: "Schirmherrin"}},
		Agreements: []directory.Agreement{{Key: "v", Title: "V"}},
		Members: []directory.Membership{{Key: "haus", Institution: "haus", Role: directory.RoleMember}, {Key: "teil", Institution: "teil", Role: directory.RoleMember},
			{Key: "gruppe", Group: "Frauenhäuser", Sector: directory.SectorShelter, Role: directory.RolePartner}},
		Series:   []directory.Series{{Key: "r", Title: "R"}},
		Events:   []directory.Event{{Key: "t", Title: "T", Kind: directory.EventMeeting, Date: "2024-06-12", Series: "r", Hosts: []directory.Host{{Name: "H", Network: "n"}}}},
		Notices:  []directory.Notice{{Key: "m", Title: "M", Quotations: []directory.Quotation{{Key: "q", Text: "T", Function: "F", Person: "p"}}, Figures: []directory.Figure{{Key: "f", Claim: "C", Origin: "O"}}}},
		Media:    []directory.Medium{{Key: "m", Title: "T", Credit: "C"}},
		Results:  []directory.Result{{Key: "e", Kind: directory.ResultOther, Title: "T"}},
		Remarks:  []directory.Remark{{Key: "h", Title: "T", Text: "T"}},
		Related:  []directory.Related{{Key: "w", Name: "W", Network: "n"}},
		Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactPress, Phone: "02921/302546", Person: "p"}},
		People:   []directory.Person{{Key: "p", Name: "P", Function: "F", Basis: "B"}},
		Institutions: []directory.Institution{
			{Key: "amt", Name: "Amt", Sectors: []directory.Sector{"polizei"}, Places: []directory.Place{{Key: "a", Postcode: "44623", Lat: &lat, Lon: &lon}}},
			{Key: "haus", Name: "Haus", Sectors: []directory.Sector{"frauenberatung", directory.SectorShelter}, Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 016"}}},
			{Key: "teil", Name: "Teil", Parent: "haus", Sectors: []directory.Sector{"sonstige"}},
		},
		Sources:    []directory.Source{{Key: "q", Title: "Q", URL: "https://example.org"}},
		Statements: []directory.Statement{{Key: "b", Fields: []string{"name", "ziele/z", "einrichtungen/haus"}, Source: "q"}},
	}
}

func TestAWholeDossierIsValid(t *testing.T) {
	if err := whole().Check(); err != nil {
		t.Error(err)
	}
}

func TestCheckRefusesByPath(t *testing.T) {
	const address = "Hauptstraße 5, 44623 Herne"
	number := func(f float64) *float64 { return &f }
	for _, test := range []struct {
		path   string
		change func(*directory.Dossier)
	}{
		{"netzwerk.kennung", func(d *directory.Dossier) { d.Network.Key = "Ä" }},
		{"netzwerk.fruehere_kennungen[1]", func(d *directory.Dossier) { d.Network.FormerKeys = []string{"n"} }},
		{"netzwerk.fruehere_kennungen[1]", func(d *directory.Dossier) { d.Network.FormerKeys = []string{"N"} }},
		{"netzwerk.name", func(d *directory.Dossier) { d.Network.Name = " " }},
		{"netzwerk.zusammenfassung", func(d *directory.Dossier) { d.Network.Summary = "" }},
		{"netzwerk.form", func(d *directory.Dossier) { d.Network.Form = "verein" }},
		{"netzwerk.gegruendet", func(d *directory.Dossier) { d.Network.Founded = "2000-13" }},
		{"netzwerk.geprueft_am", func(d *directory.Dossier) { d.Network.CheckedOn = "heute" }},
		{"netzwerk.initiative_von[1]", func(d *directory.Dossier) { d.Network.Initiators = []string{"fehlt", "amt"} }},
		{"netzwerk.initiative_von[2]", func(d *directory.Dossier) { d.Network.Initiators = []string{"amt", "amt"} }},
		{"netzwerk.rhythmus.alle_monate", func(d *directory.Dossier) { d.Network.Cadence.Months = 121 }},
		{"netzwerk.zeitraeume[1].status", func(d *directory.Dossier) { d.Network.Periods[0].Status = "weg" }},
		{"netzwerk.zeitraeume[1].bis", func(d *directory.Dossier) { d.Network.Periods[0].From, d.Network.Periods[0].To = "2001", "2000" }},
		{"gebiet.kennung", func(d *directory.Dossier) { d.Region.Key = "" }},
		{"gebiet.name", func(d *directory.Dossier) { d.Region.Name = "" }},
		{"gebiet.art", func(d *directory.Dossier) { d.Region.Kind = "dorf" }},
		{"gebiet.land", func(d *directory.Dossier) { d.Region.State = "17" }},
		{"gebiet.einwohner_ca", func(d *directory.Dossier) { d.Region.Inhabitants = -1 }},
		{"gebiet.kreise[1].ags", func(d *directory.Dossier) { d.Region.Districts[0].AGS = "5916" }},
		{"gebiet.kreise[2].ags", func(d *directory.Dossier) { d.Region.Districts = append(d.Region.Districts, d.Region.Districts[0]) }},
		{"gebiet.kreise[2].ags", func(d *directory.Dossier) {
			d.Region.Districts = append(d.Region.Districts, directory.District{AGS: "05916", Inferred: true})
		}},
		{"gebiet.verwaltung.name", func(d *directory.Dossier) { d.Region.Authority.Name = "" }},
		{"gebiet.verwaltung.bedienstete_ca", func(d *directory.Dossier) { d.Region.Authority.Employees = -1 }},
		{"ziele[1].art", func(d *directory.Dossier) { d.Goals[0].Kind = "wunsch" }},
		{"ziele[2].kennung", func(d *directory.Dossier) { d.Goals = append(d.Goals, d.Goals[0]) }},
		{"gremien[1].art", func(d *directory.Dossier) { d.Bodies[0].Kind = "rat" }},
		{"schirmherrschaft[1].person", func(d *directory.Dossier) { d.Patronages[0].Person = "fehlt" }},
		{"vereinbarungen[1].partner_zahl", func(d *directory.Dossier) { d.Agreements[0].PartnerCount = -1 }},
		{"mitglieder[1]", func(d *directory.Dossier) { d.Members[0].Group = "auch" }},
		{"mitglieder[3]", func(d *directory.Dossier) { d.Members[2].Group, d.Members[2].Sector = "", "" }},
		{"mitglieder[1].art", func(d *directory.Dossier) { d.Members[0].Sector = "polizei" }},
		{"mitglieder[1].rolle", func(d *directory.Dossier) { d.Members[0].Role = "chef" }},
		{"mitglieder[1].einrichtung", func(d *directory.Dossier) { d.Members[0].Institution = "fehlt" }},
		{"mitglieder[1].sichtbarkeit", func(d *directory.Dossier) { d.Members[0].Visibility = "geheim" }},
		{"terminreihen[1].alle_monate", func(d *directory.Dossier) { d.Series[0].Months = -3 }},
		{"termine[1].datum", func(d *directory.Dossier) { d.Events[0].Date = "" }},
		{"termine[1].beginn", func(d *directory.Dossier) { d.Events[0].Starts = "9:00" }},
		{"termine[1].beginn", func(d *directory.Dossier) { d.Events[0].Date, d.Events[0].Starts = "2024-06", "09:00" }},
		{"termine[1].ende", func(d *directory.Dossier) { d.Events[0].Starts, d.Events[0].Ends = "10:00", "09:59" }},
		{"termine[1].letzter_tag", func(d *directory.Dossier) { d.Events[0].LastDay = "2024-06-11" }},
		{"termine[1].anmeldung", func(d *directory.Dossier) { d.Events[0].Registration = "javascript:alert(1)" }},
		{"termine[1].reihe", func(d *directory.Dossier) { d.Events[0].Series = "fehlt" }},
		{"termine[1].veranstalter[1].netzwerk", func(d *directory.Dossier) { d.Events[0].Hosts[0].Network = strings.Repeat("N", 4000) }},
		{"meldungen[1].zitate[1].funktion", func(d *directory.Dossier) { d.Notices[0].Quotations[0].Function = "" }},
		{"meldungen[1].zitate[1].person", func(d *directory.Dossier) { d.Notices[0].Quotations[0].Person = "fehlt" }},
		{"meldungen[1].zahlen[1].herkunft", func(d *directory.Dossier) { d.Notices[0].Figures[0].Origin = "" }},
		{"medien[1].nachweis", func(d *directory.Dossier) { d.Media[0].Credit = "" }},
		{"verwandte_netzwerke[1].netzwerk", func(d *directory.Dossier) { d.Related[0].Network = "Ein Netzwerk" }},
		{"kontakte[1].telefon", func(d *directory.Dossier) { d.Contacts[0].Phone = "keins" }},
		{"kontakte[1].telefon", func(d *directory.Dossier) { d.Contacts[0].Phone = "" }},
		{"kontakte[1].e_mail", func(d *directory.Dossier) { d.Contacts[0].Email = "a@b, c@d" }},
		{"kontakte[1].e_mail", func(d *directory.Dossier) { d.Contacts[0].Email = "Name <a@example.org>" }},
		{"kontakte[1].sichtbarkeit", func(d *directory.Dossier) { d.Contacts[0].Kind = directory.ContactReferral }},
		{"kontakte[1].person", func(d *directory.Dossier) { d.Contacts[0].Person = "fehlt" }},
		{"personen[1].grundlage", func(d *directory.Dossier) { d.People[0].Basis = "" }},
		{"personen[1].loeschen_am", func(d *directory.Dossier) { d.People[0].DeleteOn = "bald" }},
		{"einrichtungen[2].kennung", func(d *directory.Dossier) { d.Institutions[1].Key = "amt" }},
		{"einrichtungen[1].fruehere_kennungen[1]", func(d *directory.Dossier) { d.Institutions[0].FormerKeys = []string{"Ä"} }},
		{"einrichtungen[1].fruehere_kennungen[1]", func(d *directory.Dossier) { d.Institutions[0].FormerKeys = []string{"haus"} }},
		{"einrichtungen[2].fruehere_kennungen[1]", func(d *directory.Dossier) {
			d.Institutions[0].FormerKeys, d.Institutions[1].FormerKeys = []string{"alt"}, []string{"alt"}
		}},
		{"einrichtungen[1].arten", func(d *directory.Dossier) { d.Institutions[0].Sectors = nil }},
		{"einrichtungen[1].arten[1]", func(d *directory.Dossier) { d.Institutions[0].Sectors = []directory.Sector{"Frauenhaus"} }},
		{"einrichtungen[1].arten[2]", func(d *directory.Dossier) { d.Institutions[0].Sectors = []directory.Sector{"polizei", "polizei"} }},
		{"einrichtungen[1].andere_namen[2]", func(d *directory.Dossier) { d.Institutions[0].Aliases = []string{"a", "a"} }},
		{"einrichtungen[1].anschriften[1].plz", func(d *directory.Dossier) { d.Institutions[0].Places[0].Postcode = "4462" }},
		{"einrichtungen[1].anschriften[1].breite", func(d *directory.Dossier) { d.Institutions[0].Places[0].Lat = nil }},
		{"einrichtungen[1].anschriften[1].breite", func(d *directory.Dossier) { d.Institutions[0].Places[0].Lat = number(90.1) }},
		{"einrichtungen[1].anschriften[1].laenge", func(d *directory.Dossier) { d.Institutions[0].Places[0].Lon = number(math.NaN()) }},
		{"einrichtungen[2].kontakte[1].person", func(d *directory.Dossier) { d.Institutions[1].Contacts[0].Person = "p" }},
		{"einrichtungen[3].uebergeordnet", func(d *directory.Dossier) { d.Institutions[2].Parent = "teil" }},
		{"einrichtungen[2].uebergeordnet", func(d *directory.Dossier) { d.Institutions[1].Parent = "teil" }},
		{"einrichtungen[1].kennung", func(d *directory.Dossier) { d.Network.Initiators = nil }},
		{"quellen[1].adresse", func(d *directory.Dossier) { d.Sources[0].URL = "ftp://example.org" }},
		{"quellen[1].sha256", func(d *directory.Dossier) { d.Sources[0].SHA256 = strings.Repeat("A", 64) }},
		{"belege[1].fuer", func(d *directory.Dossier) { d.Statements[0].Fields = nil }},
		{"belege[1].fuer[1]", func(d *directory.Dossier) { d.Statements[0].Fields = []string{"ziele/fehlt"} }},
		{"belege[1].quelle", func(d *directory.Dossier) { d.Statements[0].Source = "" }},
		{"belege[1].bis_zeichen", func(d *directory.Dossier) { d.Statements[0].Start = 1 }},
		{"belege[1].sichtbarkeit", func(d *directory.Dossier) { d.Institutions[1].Visibility = directory.Staff }},
		// Whatever could hold the address of a shelter, of its unit or of a group of shelters:
		{"einrichtungen[2].anschriften", func(d *directory.Dossier) { d.Institutions[1].Places = []directory.Place{{Key: "a"}} }},
		{"einrichtungen[3].anschriften", func(d *directory.Dossier) {
			d.Institutions[2].Places = []directory.Place{{Key: "a", Visibility: directory.Coordination}}
		}},
		{"einrichtungen[2].name", func(d *directory.Dossier) { d.Institutions[1].Name = address }},
		{"einrichtungen[2].ort", func(d *directory.Dossier) { d.Institutions[1].Area = address }},
		{"einrichtungen[2].anmerkung", func(d *directory.Dossier) { d.Institutions[1].Note = address }},
		{"einrichtungen[3].anmerkung", func(d *directory.Dossier) { d.Institutions[2].Note = address }},
		{"einrichtungen[2].neutrale_bezeichnung", func(d *directory.Dossier) { d.Institutions[1].NeutralLabel = address }},
		{"einrichtungen[2].andere_namen[1]", func(d *directory.Dossier) { d.Institutions[1].Aliases = []string{address} }},
		{"einrichtungen[2].website", func(d *directory.Dossier) { d.Institutions[1].Website = "https://maps.example/@51.5391,7.2261" }},
		{"einrichtungen[2].kontakte[1].anmerkung", func(d *directory.Dossier) { d.Institutions[1].Contacts[0].Note = address }},
		{"einrichtungen[2].kontakte[1].zeiten", func(d *directory.Dossier) { d.Institutions[1].Contacts[0].Hours = address }},
		{"einrichtungen[2].kontakte[1].website", func(d *directory.Dossier) {
			d.Institutions[1].Contacts[0].Website = "https://maps.example/?q=51.5391,7.2261"
		}},
		{"mitglieder[1].anmerkung", func(d *directory.Dossier) { d.Members[0].Note = address }},
		{"mitglieder[2].funktion", func(d *directory.Dossier) { d.Members[1].Function = address }},
		{"mitglieder[3].gruppe", func(d *directory.Dossier) { d.Members[2].Group = address }},
		{"belege[1].stelle", func(d *directory.Dossier) { d.Statements[0].Passage = address }},
		{"belege[1].anmerkung", func(d *directory.Dossier) { d.Statements[0].Note = address }},
	} {
		d := whole()
		test.change(&d)
		var invalid fault.Invalid
		if err := d.Check(); !errors.As(err, &invalid) {
			t.Errorf("%s: not refused: %v", test.path, err)
		} else if invalid.InForm()[test.path] == "" {
			t.Errorf("%s: refused elsewhere: %v", test.path, err)
		}
	}
}

// Whoever reads a list of problems goes through the document once, from the top.
func TestProblemsStandInTheOrderOfTheDocument(t *testing.T) {
	d := whole()
	d.People[0].Name, d.Institutions[1].Name, d.Institutions[1].Contacts[0].Visibility = "", "", "geheim"
	d.Members[2].CheckedOn, d.Members[2].Role, d.Members[0].Role = "heute", "chef", "chef"
	d.Network.Founded, d.Network.Name, d.Region.Name, d.Network.Initiators = "2000-13", "", "", []string{"amt", "amt"}
	want := "netzwerk.name netzwerk.gegruendet netzwerk.initiative_von[2] gebiet.name mitglieder[1].rolle mitglieder[3].rolle " +
		"mitglieder[3].geprueft_am personen[1].name einrichtungen[2].name einrichtungen[2].kontakte[1].sichtbarkeit"
	for range 20 {
		var invalid fault.Invalid
		if err := d.Check(); !errors.As(err, &invalid) {
			t.Fatal(err)
		}
		var got []string
		for _, p := range invalid {
			got = append(got, p.Path.String())
		}
		if strings.Join(got, " ") != want {
			t.Fatalf("the problems are\n%s, want\n%s", strings.Join(got, " "), want)
		}
	}
}

func TestWhatIsNotAShelterMayHaveAnAddressInItsWords(t *testing.T) {
	d := whole()
	d.Institutions[0].Note = "Hauptstraße 5, 44623 Herne"
	if err := d.Check(); err != nil {
		t.Error(err)
	}
}

// line is a dossier with institutions each of which is a unit of the one before, the first one a shelter.
func line(length int) directory.Dossier {
	d := directory.Dossier{Network: whole().Network, Region: whole().Region}
	d.Network.Initiators = []string{fmt.Sprintf("i%d", length)}
	for i := range length {
		inst := directory.Institution{Key: fmt.Sprintf("i%d", i+1), Name: "I", Sectors: []directory.Sector{"polizei"}}
		if i > 0 {
			inst.Parent = fmt.Sprintf("i%d", i)
		} else {
			inst.Sectors = []directory.Sector{directory.SectorShelter}
		}
		d.Institutions = append(d.Institutions, inst)
	}
	return d
}

func TestProtectionReachesTheLastUnit(t *testing.T) {
	d := line(directory.MaxLevels)
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	d.Institutions[directory.MaxLevels-1].Places = []directory.Place{{Key: "a"}}
	var invalid fault.Invalid
	if err := d.Check(); !errors.As(err, &invalid) || invalid.InForm()["einrichtungen[20].anschriften"] == "" {
		t.Errorf("the last unit of a shelter has a place: %v", err)
	}
	if err := line(directory.MaxLevels + 1).Check(); !errors.As(err, &invalid) || invalid.InForm()["einrichtungen[21].uebergeordnet"] == "" {
		t.Errorf("a level more than there may be: %v", err)
	}
}

func TestARingOfParentsIsFoundAndALongLineIsNoBurden(t *testing.T) {
	d := line(2000)
	started := time.Now()
	for _, parent := range []string{"", "i2000", "i1", "i3"} {
		d.Institutions[0].Parent = parent
		var invalid fault.Invalid
		if err := d.Check(); !errors.As(err, &invalid) || invalid.InForm()["einrichtungen[2000].uebergeordnet"] == "" {
			t.Errorf("the first below %q: %.300v", parent, err)
		} else if ring := invalid.InForm()["einrichtungen[1].uebergeordnet"] != ""; ring != (parent != "") {
			t.Errorf("the first below %q: in a ring: %v", parent, ring)
		}
	}
	if took := time.Since(started); took > 20*time.Second {
		t.Errorf("checking a line of 2000 units took %s", took)
	}
}

package apptest

import (
	"fmt"

	"rundtisch/internal/directory"
)

// RichNetwork is a network whose institution has several places and a service with everything, and a shelter below it.
func RichNetwork() directory.Dossier {
	lat, lon := 51.541, 7.219
	services := CounsellingService()
	services.Contacts = append(services.Contacts, directory.Contact{Key: "presse", Kind: directory.ContactPress, Phone: "02323 999"})
	house := directory.Service{Key: "zuflucht", Name: "Zuflucht", Areas: []string{"05916"},
		Contacts: []directory.Contact{{Key: "telefon", Kind: directory.ContactHelp, Phone: "02323 17", Email: "hilfe@haus.example.org"}}}
	return directory.Dossier{
		Network: directory.Network{Key: "reich", Name: "Netzwerk Fülle", Form: directory.FormCouncil, Summary: "Alles darin.",
			Founded: "1999-03", Cadence: &directory.Cadence{Months: 3, Intended: true},
			Periods: []directory.Period{{Key: "jetzt", Status: directory.Active, From: "1999"}}},
		Region: directory.Region{Key: "gebiet-reich", Name: "Stadt Herne", ShortName: "Herne", Kind: directory.RegionCity, State: "05",
			Districts: []directory.District{{AGS: "05916"}}},
		Goals:  []directory.Goal{{Key: "ziel", Kind: directory.GoalAim, Text: "Schutz", Verbatim: true}},
		Bodies: []directory.Body{{Key: "lenkung", Kind: directory.BodySteering, Name: "Lenkungskreis", Tasks: []string{"lenken"}}},
		People: []directory.Person{{Key: "erika", Name: "Erika Beispielperson", Function: "Koordinatorin", Basis: "Amtsblatt"}},
		Contacts: []directory.Contact{
			{Key: "koordination", Kind: directory.ContactCoordination, Label: "Erika Beispielperson", Person: "erika",
				Function: "Koordinatorin", Phone: "02323 180", Email: "erika.beispielperson@stadt.example.org"},
			{Key: "presse", Kind: directory.ContactPress, Phone: "02323 998", Email: "presse@stadt.example.org"}},
		Patronages: []directory.Patronage{{Key: "schirm", Person: "erika", Function: "Schirmfrau"}},
		Events: []directory.Event{{Key: "tag", Title: "Fachtag", Kind: directory.EventConference, Date: "2027-03-01", Starts: "09:00",
			Registration: "https://stadt.example.org/änmeldung?a=ö"}},
		Members: []directory.Membership{{Key: "verein", Institution: "reich-verein", Role: directory.RoleMember},
			{Key: "wohnung", Institution: "reich-wohnung", Role: directory.RoleMember},
			{Key: "frueher", Institution: "reich-frueher", Role: directory.RoleMember, Until: "2020"},
			{Key: "gruppe", Group: "Ärztinnen", Sector: "aerzteschaft", Role: directory.RoleGuest},
			{Key: "zahl", Count: 7, CountText: "Partner", Role: directory.RoleMember}},
		Institutions: []directory.Institution{
			{Key: "reich-verein", Name: "Verein <Fülle>", LegalForm: "e. V.", Sectors: []directory.Sector{"frauenberatung", "opferhilfe"},
				Aliases: []string{"Fülle", "Die Fülle"}, Website: "https://verein.example.org/über-uns",
				Places: []directory.Place{{Key: "markt", Street: "Marktplatz 1", Postcode: "44623", City: "Herne", Lat: &lat, Lon: &lon,
					Note: "im Hof"}, {Key: "ohne", City: "Herne"}, {Key: "nur-plz", Street: "Am Kanal 2", Postcode: "44649", City: "Herne"}},
				Services: []directory.Service{services}},
			{Key: "reich-haus", Name: "Haus Fülle", Parent: "reich-verein", Sectors: []directory.Sector{directory.SectorShelter},
				Services: []directory.Service{house}},
			{Key: "reich-wohnung", Name: "Wohnung Fülle", Parent: "reich-haus", Sectors: []directory.Sector{"frauenberatung"},
				Services: []directory.Service{house}},
			{Key: "reich-frueher", Name: "Früher dabei", Sectors: []directory.Sector{"gericht"}},
		},
	}
}

// InventedNetwork returns a network that does not exist, with members that do not exist.
func InventedNetwork(number, members int) directory.Dossier {
	key := fmt.Sprintf("erfunden-%d", number)
	d := directory.Dossier{
		Network: directory.Network{Key: key, Name: fmt.Sprintf("Erfundener Runder Tisch %d", number), Form: directory.FormRoundTable,
			Summary: "Ein erfundenes Netzwerk für eine Probe."},
		Region: directory.Region{Key: key, Name: fmt.Sprintf("Erfundener Kreis %d", number),
			ShortName: fmt.Sprintf("Erfunden %d", number), Kind: directory.RegionKreis, State: "05",
			Districts: []directory.District{{AGS: "05974"}}},
		Goals:  []directory.Goal{{Key: "probe", Kind: "ziel", Text: "Ein erfundenes Ziel."}},
		Events: []directory.Event{{Key: "probe", Title: "Erfundener Fachtag", Kind: directory.EventConference, Date: "2027-03-01"}},
		Notices: []directory.Notice{{Key: "probe", Title: "Erfundene Meldung", Date: "2026-01-02",
			Summary: []string{"Nichts davon ist geschehen."}}},
		Sources: []directory.Source{{Key: "probe", Title: "Erfundene Quelle"}},
	}
	for i := range members {
		name := fmt.Sprintf("%s-stelle-%d", key, i)
		stelle := directory.Institution{Key: name, Name: fmt.Sprintf("Erfundene Stelle %d.%d", number, i),
			Sectors: []directory.Sector{"frauenberatung"}}
		if i < 10 {
			stelle.Contacts = []directory.Contact{{Key: "probe", Kind: directory.ContactHelp, Phone: "0123 456789"}}
			d.Statements = append(d.Statements, directory.Statement{Key: name, Fields: []string{"mitglieder/" + name}, Source: "probe"})
		}
		d.Institutions = append(d.Institutions, stelle)
		d.Members = append(d.Members, directory.Membership{Key: name, Institution: name, Role: directory.RoleMember})
	}
	return d
}

// CounsellingService is a service with something in every field.
func CounsellingService() directory.Service {
	return directory.Service{
		Key: "beratung", Name: "Beratung nach häuslicher Gewalt", NeutralLabel: "Beratung am Markt", Summary: "Gespräche unter vier Augen.",
		Topics: []directory.Topic{"recht", "haeusliche_gewalt"}, Audiences: []directory.Audience{"frauen"},
		Languages:    []directory.Tongue{"tr", "ar"},
		Interpreting: "per Video", Interpreted: []directory.Tongue{"fa"}, Access: []directory.Access{"stufenlos", "dgs"},
		AccessNote: "Bitte klingeln.",
		Modes:      []directory.Mode{"telefon", "vor_ort"}, Hours: []directory.Hours{"Mo–Fr 09:00–12:00",
			"Di, Do 14:00–17:30, nur mit Termin"}, HoursNote: "In den Ferien anders.",
		Cost: "kostenlos", Waiting: "meist zwei Wochen", Areas: []string{"05", "05974"}, AreaNote: "vorrangig aus Herne",
		Steps: []directory.Step{"anrufen"}, Referral: "Bitte rufen Sie an.",
		Alert: "Im Dezember nur telefonisch", AlertUntil: "2026-12-31", CheckedOn: "2026-01-15", CheckedBy: directory.CheckedByCoordination,
		Contacts: []directory.Contact{{Key: "telefon", Kind: directory.ContactHelp, Phone: "02323 160"},
			{Key: "intern", Kind: directory.ContactReferral, Phone: "02323 161", Visibility: directory.Coordination}},
		Prepare: "Aktenzeichen bereitlegen", Official: &directory.Official{Name: "Eva Muster", Function: "Leitung",
			DeleteOn: "2031-12-31"}, Remark: "Nur für die Koordination gedacht",
	}
}

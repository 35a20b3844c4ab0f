package invented

import (
	"fmt"
	"time"

	"rundtisch/internal/directory"
)

// about says what the network is.
func (m *maker) about(d *directory.Dossier) {
	forms := []struct {
		form directory.NetworkForm
		name string
	}{
		{directory.FormRoundTable, "Runder Tisch gegen häusliche Gewalt %"}, {directory.FormRoundTable, "Runder Tisch %"},
		{directory.FormCooperation, "Kooperationsrunde gegen häusliche Gewalt %"}, {directory.FormWorkingGroup, "Arbeitskreis Gewaltschutz %"},
		{directory.FormIntervention, "Interventionsprojekt %"}, {directory.FormOffice, "Koordinierungsstelle Gewaltschutz %"},
	}
	form := one(m, forms...)
	founded := m.now.AddDate(-m.between(2, 28), 0, 0)
	n := directory.Network{
		Key: m.key, Name: m.named(form.name), Form: form.form,
		Summary: fmt.Sprintf(
			"Ein erfundenes Netzwerk zum Ausprobieren: %d Einrichtungen, die es nicht gibt, stimmen sich ab, wie sie bei häuslicher Gewalt helfen.",
			len(d.Institutions),
		),
		Founded: directory.PartialDate(founded.Format(one(m, "2006", "2006-01", "2006-01-02"))),
	}
	if m.chance(60) {
		n.ShortName = "RT " + m.place
	}
	if m.chance(50) {
		n.Initiators = []string{m.home + "-beratung"}
	}
	if m.chance(80) {
		n.Cadence = &directory.Cadence{Months: one(m, 2, 3, 3, 4, 6), Intended: m.chance(30)}
	}
	n.Audience = some(m, 60, []string{"Betroffene von häuslicher Gewalt", "Fachkräfte", "Angehörige"})
	n.Topics = some(m, 55, []string{"häusliche Gewalt", "Kinder als Mitbetroffene", "digitale Gewalt", "Arbeit mit Tätern"})
	n.Periods = []directory.Period{{Key: "aktiv", Status: directory.Active, From: directory.PartialDate(founded.Format("2006"))}}
	if m.chance(5) {
		n.Periods[0].To = directory.PartialDate(m.now.AddDate(-1, 0, 0).Format("2006"))
		n.Periods = append(n.Periods, directory.Period{Key: "ruht", Status: directory.Paused, From: n.Periods[0].To})
	}
	n.CheckedOn, n.CheckedBy = m.checked(10)
	d.Network = n
}

// work makes goals, bodies, an agreement, a result.
func (m *maker) work(d *directory.Dossier) {
	goals := []directory.Goal{
		{Key: "schutz", Kind: directory.GoalAim, Text: "Wer Gewalt erlebt, findet schnell Schutz und Beratung."},
		{Key: "wege", Kind: directory.GoalTask, Text: "Die Wege zwischen Polizei, Beratung und Gericht sind allen bekannt."},
		{Key: "kinder", Kind: directory.GoalAim, Text: "Kinder, die Gewalt miterleben, bekommen eigene Hilfe."},
		{Key: "oeffentlichkeit", Kind: directory.GoalMean, Text: "Einmal im Jahr spricht das Netzwerk öffentlich über häusliche Gewalt."},
		{Key: "fortbildung", Kind: directory.GoalMean, Text: "Fachkräfte bilden sich gemeinsam fort."},
	}
	d.Goals = append(goals[:1:1], some(m, 60, goals[1:])...)
	if m.chance(70) {
		d.Bodies = append(
			d.Bodies,
			directory.Body{
				Key:   "lenkung",
				Name:  "Lenkungskreis",
				Kind:  directory.BodySteering,
				Tasks: []string{"bereitet die Sitzungen vor", "entscheidet zwischen den Sitzungen"},
			},
		)
	}
	if m.chance(50) {
		name := one(m, "AG Kinder und Jugendliche", "AG Hochrisiko", "AG Öffentlichkeit", "AG Täterarbeit")
		d.Bodies = append(d.Bodies, directory.Body{Key: "ag", Name: name, Kind: directory.BodyGroup})
	}
	if m.chance(55) {
		d.Agreements = append(
			d.Agreements,
			directory.Agreement{Key: "vereinbarung", Title: "Kooperationsvereinbarung gegen häusliche Gewalt " + Mark,
				Concluded: directory.PartialDate(m.now.AddDate(-m.between(1, 15), 0, 0).Format("2006")), PartnerCount: m.between(8, 30),
				Purposes: []string{"Wer wen wann anruft, ist vereinbart.", "Daten gehen nur mit Einwilligung weiter."}},
		)
	}
	if m.chance(30) {
		d.Results = append(
			d.Results,
			directory.Result{
				Key:   "karte",
				Kind:  directory.ResultBrochure,
				Title: "Notfallkarte in sechs Sprachen",
				Text:  "Eine erfundene Karte mit den Nummern der Region.",
			},
		)
	}
}

// dates makes meetings that were and that will be, and now and then a notice.
func (m *maker) dates(d *directory.Dossier) {
	if months := d.Network.Cadence; months != nil && m.chance(80) {
		d.Series = []directory.Series{{Key: "sitzungen", Title: "Sitzungen des Netzwerks", Months: months.Months}}
		last := m.between(10, 150)
		d.Events = append(
			d.Events,
			directory.Event{
				Key:      "sitzung-1",
				Title:    "Sitzung des Netzwerks",
				Kind:     directory.EventMeeting,
				Date:     m.day(-last),
				Starts:   "09:30",
				Ends:     "12:00",
				Series:   "sitzungen",
				Internal: true,
				Status:   directory.EventHeld,
			},
			directory.Event{
				Key:      "sitzung-2",
				Title:    "Sitzung des Netzwerks",
				Kind:     directory.EventMeeting,
				Date:     m.day(m.between(5, 120)),
				Starts:   "09:30",
				Ends:     "12:00",
				Series:   "sitzungen",
				Internal: true,
			},
		)
	}
	if m.chance(25) {
		d.Events = append(
			d.Events,
			directory.Event{Key: "fachtag", Title: "Fachtag „" + one(m, "Digitale Gewalt", "Kinder im Blick", "Nach der Wegweisung") + "“ " + Mark,
				Kind: directory.EventConference, Date: m.day(m.between(20, 200)), Starts: "09:00", Ends: "16:00", Venue: "Sitzungssaal " + m.place,
				Cost:         "kostenlos",
				Registration: website(m.key) + "anmeldung", Hosts: []directory.Host{{Name: d.Network.Name, Network: d.Network.Key}}},
		)
	}
	if m.chance(20) {
		d.Notices = append(
			d.Notices,
			directory.Notice{
				Key:       "meldung",
				Title:     "Netzwerk zieht Bilanz " + Mark,
				Date:      m.day(-m.between(5, 600)),
				Publisher: "Verwaltung " + m.place + " " + Mark,
				Summary:   []string{"Eine erfundene Meldung: Die Mitglieder haben sich im vergangenen Jahr viermal getroffen."},
			},
		)
	}
}

// reach says how to reach the coordination, sometimes by name.
func (m *maker) reach(d *directory.Dossier) {
	c := directory.Contact{
		Key:      "koordination",
		Kind:     directory.ContactCoordination,
		Label:    "Koordination",
		Function: "Koordination",
		Phone:    m.phone(),
		Email:    email(m.key, "koordination"),
		Website:  website(m.key),
	}
	if m.chance(30) {
		d.People = []directory.Person{{Key: "koordination", Name: m.person(), Function: "Koordination", Organisation: d.Network.Name,
			Basis: "erfunden; es gibt diese Person nicht", DeleteOn: m.forgetOn()}}
		c.Person = "koordination"
	}
	c.CheckedOn, c.CheckedBy = m.checked(10)
	d.Contacts = []directory.Contact{c}
	if m.chance(40) {
		press := directory.Contact{Key: "presse", Kind: directory.ContactPress, Phone: m.phone(), Email: email(m.key, "presse")}
		press.CheckedOn, press.CheckedBy = m.checked(20)
		d.Contacts = append(d.Contacts, press)
	}
}

// forgetOn is the day from which a name is no longer shown: at the end of the fifth year from now.
func (m *maker) forgetOn() directory.PartialDate {
	return directory.PartialDate(time.Date(m.now.Year()+5, time.December, 31, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
}

// evidence says where all this comes from.
func (m *maker) evidence(d *directory.Dossier) {
	d.Sources = []directory.Source{
		{
			Key:   "erfunden",
			Title: "Erfunden mit dem Befehl „rundtisch generate“",
			Note:  "Nichts davon steht in einer Veröffentlichung.",
			Date:  m.day(0),
		},
	}
	fields := []string{"name", "zusammenfassung", "gegruendet", "gebiet", "mitglieder", "ziele"}
	if len(d.Agreements) > 0 {
		fields = append(fields, "vereinbarungen")
	}
	d.Statements = []directory.Statement{{Key: "alles", Fields: fields, Source: "erfunden"}}
}

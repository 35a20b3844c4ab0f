package dossiertest

import (
	"fmt"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
)

// Dossier draws a valid dossier; each of its fields is filled sooner or later.
func Dossier() *rapid.Generator[directory.Dossier] {
	return rapid.Custom(func(t *rapid.T) directory.Dossier {
		s := &source{t: t}
		var d directory.Dossier
		d.People = s.people()
		d.Institutions = s.institutions()
		d.Network = s.network()
		d.Region = s.region()
		for _, key := range s.keys(0, 4) {
			d.Goals = append(
				d.Goals,
				directory.Goal{Key: key, Kind: one(s, directory.GoalAim, directory.GoalTask, directory.GoalMean), Text: s.text(), Verbatim: s.yes()},
			)
		}
		for _, key := range s.keys(0, 3) {
			kind := one(
				s, directory.BodySteering, directory.BodyGroup, directory.BodyOffice, directory.BodyExternal, directory.BodyAbove,
				directory.BodyFormat,
			)
			d.Bodies = append(d.Bodies, directory.Body{Key: key, Name: s.text(), Kind: kind, Tasks: s.texts(), Note: s.maybe()})
		}
		for _, key := range s.keys(0, 2) {
			p := directory.Patronage{Key: key, Person: s.person(d), Function: s.text()}
			p.From, p.To = s.span()
			d.Patronages = append(d.Patronages, p)
		}
		for _, key := range s.keys(0, 2) {
			d.Agreements = append(
				d.Agreements,
				directory.Agreement{Key: key, Title: s.text(), Concluded: s.date(), AtTheLatest: s.yes(), Partners: s.maybe(),
					PartnerCount: s.number(0, 99), Purposes: s.texts(), Note: s.maybe(), URL: s.maybeURL()},
			)
		}
		d.Series = s.series()
		d.Events = s.events(d.Series)
		d.Notices = s.notices(d)
		d.Media = s.media()
		for _, key := range s.keys(0, 3) {
			kind := one(
				s, directory.ResultTraining, directory.ResultBrochure, directory.ResultProcedure, directory.ResultCampaign,
				directory.ResultEvents, directory.ResultCases, directory.ResultOther,
			)
			d.Results = append(
				d.Results, directory.Result{Key: key, Kind: kind, Title: s.text(), Text: s.maybe(), Audience: s.texts(), Effect: s.maybe()},
			)
		}
		for _, key := range s.keys(0, 2) {
			d.Remarks = append(d.Remarks, directory.Remark{Key: key, Title: s.text(), Text: s.text()})
		}
		for _, key := range s.keys(0, 2) {
			d.Related = append(
				d.Related, directory.Related{Key: key, Name: s.text(), Network: one(s, "", "herne", "gibt-es-nicht"), Text: s.maybe()},
			)
		}
		d.Contacts = s.contacts(d.People)
		s.members(&d)
		s.evidence(&d)
		if s.yes() {
			d.Remarks = append(
				d.Remarks,
				directory.Remark{
					Key:   "lesung-fuer-das-frauenhaus",
					Title: "Lesung für das Frauenhaus", Text: "Bücherei, Musterstraße 5, 12345 Beispielstadt",
				},
			)
		}
		for i, doubt := range d.Uncleared() {
			d.Cleared = append(
				d.Cleared, directory.Clearance{Key: fmt.Sprintf("k%d", i), About: doubt.About, Sum: doubt.Sum, On: s.date(), By: s.maybe()},
			)
		}
		return d
	})
}

func (s *source) person(d directory.Dossier) string {
	if len(d.People) == 0 || s.yes() {
		return ""
	}
	return one(s, d.People...).Key
}

func (s *source) people() []directory.Person {
	var people []directory.Person
	for _, key := range s.keys(0, 3) {
		p := directory.Person{
			Key:          key,
			Title:        s.maybe(),
			Name:         s.text(),
			Function:     s.text(),
			Organisation: s.maybe(),
			Basis:        s.text(),
			DeleteOn:     s.date(),
		}
		p.From, p.To = s.span()
		people = append(people, p)
	}
	return people
}

func (s *source) network() directory.Network {
	keys := s.keys(1, 3)
	n := directory.Network{
		Key: keys[0], FormerKeys: keys[1:], Name: s.text(), ShortName: s.maybe(), FormText: s.maybe(), Summary: s.text(),
		Founded: s.date(), FoundedNote: s.maybe(),
		Form: one(
			s, directory.FormRoundTable, directory.FormCooperation, directory.FormOffice, directory.FormWorkingGroup,
			directory.FormIntervention, directory.FormCouncil, directory.FormOther,
		),
		Prehistory: s.maybe(), AttachedTo: s.maybe(), Framework: s.texts(), Stance: s.maybe(), Audience: s.texts(), Topics: s.texts(),
		Emergency: s.yes(), CheckedOn: s.date(), CheckedBy: s.maybe(),
	}
	if s.yes() {
		n.Cadence = &directory.Cadence{Months: s.number(1, 120), Intended: s.yes(), Statement: s.maybe()}
	}
	for _, key := range s.keys(0, 3) {
		p := directory.Period{Key: key, Status: one(s, directory.Active, directory.Paused, directory.Dissolved), Note: s.maybe()}
		p.From, p.To = s.span()
		n.Periods = append(n.Periods, p)
	}
	return n
}

func (s *source) region() directory.Region {
	r := directory.Region{
		Key:  Key().Draw(s.t, "region"),
		Name: s.text(), ShortName: s.maybe(), State: fmt.Sprintf("%02d", s.number(1, 16)), Inhabitants: s.number(0, 20_000_000),
		Kind:  one(s, directory.RegionCity, directory.RegionKreis, directory.RegionLandkr, directory.RegionCrossing),
		Basis: s.maybe(),
	}
	for i := range s.number(0, 3) {
		r.Districts = append(r.Districts, directory.District{AGS: fmt.Sprintf("%s%03d", r.State, s.number(0, 99)*10+i), Inferred: s.yes()})
	}
	if s.yes() {
		r.Authority = &directory.Authority{Name: s.text(), Employees: s.number(0, 9999), Assembly: s.maybe(), AssemblySeats: s.number(0, 99),
			AssemblyTask: s.maybe(), Tasks: s.texts(), Runs: s.texts(), Holdings: s.texts(), Text: s.maybe()}
	}
	return r
}

func (s *source) evidence(d *directory.Dossier) {
	fields := []string{"name", "gegruendet", "gebiet/kreise", "ziele", "personen"}
	for _, g := range d.Goals {
		fields = append(fields, "ziele/"+g.Key)
	}
	for _, m := range d.Members {
		fields = append(fields, "mitglieder/"+m.Key)
	}
	for _, p := range d.People {
		fields = append(fields, "personen/"+p.Key)
	}
	for _, key := range s.keys(0, 2) {
		d.Sources = append(
			d.Sources,
			directory.Source{Key: key, Title: s.text(), Publisher: s.maybe(), Medium: s.maybe(), Edition: s.maybe(), Date: s.date(),
				URL: s.maybeURL(), Retrieved: s.date(),
				SHA256: rapid.StringMatching(`([0-9a-f]{64})?`).Draw(s.t, "sha256"), Paragraphs: s.texts(), Note: s.maybe()},
		)
	}
	s.harmless = true // a statement may be about a protected member
	for _, key := range s.keys(0, 4) {
		start := s.number(0, 5000)
		// Coordination is the level of whatever a statement could be about.
		e := directory.Statement{Key: key, Fields: rapid.SliceOfNDistinct(rapid.SampledFrom(fields), 1, 3, rapid.ID[string]).Draw(s.t, "fields"),
			Passage: s.maybe(), Start: start, End: start + s.number(0, 100), Inferred: s.yes(), Note: s.text(), Visibility: directory.Coordination}
		if len(d.Sources) > 0 && s.yes() {
			e.Source = one(s, d.Sources...).Key
			if s.yes() {
				e.Note = ""
			}
		}
		d.Statements = append(d.Statements, e)
	}
	s.harmless = false
}

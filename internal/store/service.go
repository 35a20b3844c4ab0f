package store

import (
	"slices"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// serviceParts collects the services of institutions as they come out of the tables, each row with what it belongs to.
type serviceParts struct {
	services []ownedService
	contacts []ownedServiceContact
	notes    []serviceNote
}

type ownedService struct {
	owner string // key of the institution
	id    directory.ID
	directory.Service
}

type ownedServiceContact struct {
	service directory.ID
	directory.Contact
}

type serviceNote struct {
	service        directory.ID
	kind           string
	text, function string
	deleteOn       directory.PartialDate
}

// The kinds of notes.
const (
	notePrepare  = "vorbereiten"
	noteOfficial = "ansprechperson"
	noteRemark   = "vermerk"
)

const serviceColumns = `
	i.key, s.id, s.key, s.name, s.neutral_label, s.summary, s.topics, s.audiences, s.languages, s.interpreting,
	s.interpreted, s.access, s.access_note, s.pets, s.children, s.child_age, s.boy_age,
	s.modes, s.hours, s.hours_note, s.holidays, s.cost, s.waiting, s.areas,
	s.area_note, s.steps, s.referral, s.alert, s.alert_until, s.visibility, s.checked_on, s.checked_by`

func scanService(row pgx.CollectableRow) (s ownedService, err error) {
	err = row.Scan(&s.owner, &s.id, &s.Key, &s.Name, &s.NeutralLabel, &s.Summary, &s.Topics, &s.Audiences, &s.Languages,
		&s.Interpreting, &s.Interpreted, &s.Access,
		&s.AccessNote, &s.Pets, &s.Children, &s.ChildAge, &s.BoyAge,
		&s.Modes, &s.Hours, &s.HoursNote, &s.Holidays, &s.Cost, &s.Waiting, &s.Areas, &s.AreaNote,
		&s.Steps, &s.Referral, &s.Alert, &s.AlertUntil, &s.Visibility,
		&s.CheckedOn, &s.CheckedBy)
	s.Topics, s.Audiences, s.Languages, s.Interpreted = orNil(s.Topics), orNil(s.Audiences), orNil(s.Languages), orNil(s.Interpreted)
	s.Access, s.Modes, s.Hours, s.Areas = orNil(s.Access), orNil(s.Modes), orNil(s.Hours), orNil(s.Areas)
	s.Steps = orNil(s.Steps)
	if s.Visibility == directory.Public {
		s.Visibility = "" // as documents write it
	}
	return s, err
}

// orNil returns nil for an empty list, as in documents.
func orNil[T any](entries []T) []T {
	if len(entries) == 0 {
		return nil
	}
	return entries
}

const serviceContactColumns = `
	c.service_id, c.key, c.kind, c.label, c.phone, c.email, c.website, c.function, c.hours, c.note, c.visibility,
	c.checked_on, c.checked_by`

func scanServiceContact(row pgx.CollectableRow) (c ownedServiceContact, err error) {
	err = row.Scan(&c.service, &c.Key, &c.Kind, &c.Label, &c.Phone, &c.Email, &c.Website, &c.Function, &c.Hours,
		&c.Note, &c.Visibility, &c.CheckedOn, &c.CheckedBy)
	if c.Visibility == directory.Public {
		c.Visibility = ""
	}
	return c, err
}

func scanServiceNote(row pgx.CollectableRow) (n serviceNote, err error) {
	err = row.Scan(&n.service, &n.kind, &n.text, &n.function, &n.deleteOn)
	return n, err
}

// queue adds the queries for the services of the institutions i that which selects. with begins the statements.
func (p *serviceParts) queue(b *pgx.Batch, with, which string, args ...any) {
	queue(b, &p.services, scanService, with+`
		select `+serviceColumns+` from services s
		join institutions i on i.id = s.institution_id
		where `+which+`
		order by i.key, s.position`, args...)
	queue(b, &p.contacts, scanServiceContact, with+`
		select `+serviceContactColumns+` from service_contacts c
		join institutions i on i.id = c.institution_id
		where `+which+`
		order by c.position`, args...)
	queue(b, &p.notes, scanServiceNote, with+`
		select n.service_id, n.kind, n.text, n.function, n.delete_on
		from service_notes n
		join institutions i on i.id = n.institution_id
		where `+which, args...)
}

// whole returns the services with their parts.
func (p serviceParts) whole() []ownedService {
	at := map[directory.ID]*directory.Service{}
	for i := range p.services {
		at[p.services[i].id] = &p.services[i].Service
	}
	for _, c := range p.contacts {
		if s, ok := at[c.service]; ok { // a missing one was added or removed between two queries
			s.Contacts = append(s.Contacts, c.Contact)
		}
	}
	for _, n := range p.notes {
		s, ok := at[n.service]
		switch {
		case !ok:
		case n.kind == notePrepare:
			s.Prepare = n.text
		case n.kind == noteOfficial:
			s.Official = &directory.Official{Name: n.text, Function: n.function, DeleteOn: n.deleteOn}
		case n.kind == noteRemark:
			s.Remark = n.text
		}
	}
	return p.services
}

// assemble puts the services into the institutions of a dossier.
func (p serviceParts) assemble(institutions []directory.Institution) {
	for _, s := range p.whole() {
		n := slices.IndexFunc(institutions, func(i directory.Institution) bool { return i.Key == s.owner })
		if n >= 0 {
			institutions[n].Services = append(institutions[n].Services, s.Service)
		}
	}
}

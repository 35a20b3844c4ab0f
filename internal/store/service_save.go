package store

import "rundtisch/internal/directory"

const (
	serviceTable = "id, institution_id, institution_protected, position, key, name, neutral_label, summary, topics, " +
		"audiences, languages, interpreting, interpreted, " +
		"access, access_note, pets, children, child_age, boy_age, " +
		"modes, hours, hours_note, holidays, cost, waiting, areas, area_note, steps, referral, alert, " +
		"alert_until, visibility, checked_on, checked_by"
	serviceContactTable = "id, service_id, institution_id, institution_protected, position, key, kind, label, phone, " +
		"email, website, function, hours, note, visibility, checked_on, checked_by"
	serviceNoteTable = "id, service_id, institution_id, institution_protected, kind, text, function, delete_on, visibility"
)

// serviceRows collects the rows of the services of institutions, by table.
type serviceRows struct{ services, contacts, notes [][]any }

func (r *serviceRows) add(institution directory.ID, protected bool, services []directory.Service) {
	r.services = append(r.services, rowsOf(services, func(position int, s directory.Service) []any {
		return []any{s.ID(institution), institution, protected, position, s.Key, s.Name, s.NeutralLabel, s.Summary,
			list(s.Topics), list(s.Audiences), list(s.Languages),
			s.Interpreting, list(s.Interpreted), list(s.Access), s.AccessNote, s.Pets, s.Children, s.ChildAge, s.BoyAge,
			list(s.Modes), list(s.Hours),
			s.HoursNote, s.Holidays, s.Cost, s.Waiting, list(s.Areas),
			s.AreaNote, list(s.Steps), s.Referral, s.Alert, s.AlertUntil, s.Visibility.OrPublic(), s.CheckedOn, s.CheckedBy}
	})...)
	for _, s := range services {
		id := s.ID(institution)
		r.contacts = append(r.contacts, rowsOf(s.Contacts, func(position int, c directory.Contact) []any {
			return []any{directory.NewID("contact", id.String(), c.Key), id, institution, protected, position, c.Key,
				c.Kind, c.Label, c.Phone, c.Email, c.Website,
				c.Function, c.Hours, c.Note, c.Visibility.OrPublic(), c.CheckedOn, c.CheckedBy}
		})...)
		note := func(kind, text, function string, deleteOn directory.PartialDate, level directory.Visibility) {
			if text != "" {
				r.notes = append(r.notes, []any{directory.NewID("note", id.String(), kind), id, institution, protected,
					kind, text, function, deleteOn, level})
			}
		}
		note(notePrepare, s.Prepare, "", "", directory.Staff)
		if s.Official != nil {
			note(noteOfficial, s.Official.Name, s.Official.Function, s.Official.DeleteOn, directory.Staff)
		}
		note(noteRemark, s.Remark, "", "", directory.Coordination)
	}
}

// remove deletes the services of institutions. It must come before one of them is marked as protected: what was said
// until then may hold an address.
func (r *serviceRows) remove(b *saving, institutions []directory.ID) {
	b.Queue(`delete from services where institution_id = any($1)`, institutions)
}

// write writes the rows; those there were before must be deleted.
func (r *serviceRows) write(b *saving) {
	insert(b, "services", serviceTable, r.services)
	insert(b, "service_contacts", serviceContactTable, r.contacts)
	insert(b, "service_notes", serviceNoteTable, r.notes)
}

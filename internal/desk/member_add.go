package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
)

// newMember is a member to add, with its institution if that is new.
type newMember struct {
	attempt
	chosen      string // key of an institution, newInstitution or ""
	institution url.Values
	holder      string // key of the institution after the change
}

// fieldsWith returns the fields of a part with these tags.
func fieldsWith(p parts.Part, tags []string) []parts.Field {
	return slices.DeleteFunc(slices.Clone(p.Fields), func(f parts.Field) bool { return !slices.Contains(tags, f.Tag) })
}

func institutionsPart() parts.Part {
	p, _ := parts.Named("einrichtungen")
	p.Fields = fieldsWith(p, institutionTags)
	return p
}

func (m *newMember) readForm(form url.Values, p parts.Part) {
	p.Fields = fieldsWith(p, membershipTags)
	m.typed = p.Typed(form)
	inner := url.Values{}
	for name, texts := range form {
		if tag, ok := strings.CutPrefix(name, institutionFields); ok {
			inner[tag] = texts
		}
	}
	m.institution = institutionsPart().Typed(inner)
}

// readMember reads the form of a new member. What the new institution belongs to may be typed.
func (d *Desk) readMember(r *http.Request, o *opened, m *newMember, form url.Values) {
	in := inputs{page: d.page(r, ""), o: o}
	fields := institutionsPart().Fields
	in.eachSearched(d, fields, form, institutionFields, func(name string, options []parts.Option) {
		form[name] = chosenKeys(form, name, options)
	})
	m.readForm(form, o.part)
	in.eachSearched(d, fields, m.institution, "", func(name string, options []parts.Option) {
		if text := m.institution.Get(name); text != "" && !offered(options, text) && m.chosen == newInstitution {
			m.faults[institutionFields+name] = notClear(text, options)
		}
	})
}

// add appends the member to the list, with its institution.
func (m *newMember) add(work *editing.Work) error {
	institution := m.chosen
	if m.chosen == newInstitution {
		key, err := m.addInstitution(work)
		if err != nil {
			return err
		}
		institution = key
	} else if err := work.Adopt(m.chosen); errors.Is(err, fault.NotFound) {
		m.faults["einrichtung"] = institutionGone
		return errRefused
	} else if err != nil {
		return err
	}
	m.holder = institution
	p, _ := parts.Named("mitglieder")
	m.key = editing.NewKey(institution, append(p.Keys(&work.Dossier), reservedKeys...))
	p.Add(&work.Dossier, m.key)
	work.Members[len(work.Members)-1].Institution = institution
	entry, _ := p.Find(&work.Dossier, m.key)
	faults := m.faults
	if err := m.apply(work, entry); err != nil || len(faults) > 0 {
		for name, reason := range faults {
			m.faults[name] = reason
		}
		if len(faults) > 0 { // the fields of the new institution show them
			m.elsewhere = slices.DeleteFunc(m.elsewhere, func(e parts.Elsewhere) bool { return e.Part == "einrichtungen" && e.Key == institution })
		}
		return errRefused
	}
	return nil
}

// addInstitution adds a new institution to the dossier and returns its key.
func (m *newMember) addInstitution(work *editing.Work) (string, error) {
	var sectors []directory.Sector
	for _, s := range m.institution["arten"] {
		sectors = append(sectors, directory.Sector(s))
	}
	key, err := work.NewInstitutionKey(m.institution.Get("name"), sectors)
	if err != nil {
		return "", err
	}
	entry := institutionsPart().Add(&work.Dossier, key)
	faults := entry.Write(m.institution, editing.NewKey)
	invalid, _ := isInvalid(work.Check())
	found, _ := entry.Faults(&work.Dossier, invalid)
	for _, all := range []map[string]string{found, faults} {
		for name, reason := range all {
			if slices.Contains(institutionTags, name) {
				m.faults[institutionFields+name] = reason
			}
		}
	}
	return key, nil
}

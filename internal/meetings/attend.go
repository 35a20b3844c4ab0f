package meetings

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/web"
	"rundtisch/templates/meetingpages"
)

// How much a form of these pages may hold, and how many empty lines there are for more.
const (
	maxBytes  = 512 << 10
	maxFields = 4000
	emptyRows = 3
	emptySign = 8
)

// ShowSheet serves GET …/treffen/{id}/liste: the list to sign. What only the coordination knows of is not printed.
func (d *Meetings) ShowSheet(w http.ResponseWriter, r *http.Request) error {
	n, m, err := d.one(r)
	if err != nil {
		return err
	}
	guests, err := d.store.Guests(r.Context(), m.Network, m.ID)
	if err != nil {
		return err
	}
	s := meetingpages.Sheet{Network: n, Meeting: m, Blank: emptySign}
	for _, g := range guests {
		switch {
		case g.Hidden:
			s.Hidden = append(s.Hidden, g.Name)
		case g.Key != "":
			s.Rows = append(s.Rows, g)
		}
	}
	return web.Render(w, r, http.StatusOK, meetingpages.SheetPage(d.page(r, "Teilnahme"), s))
}

// ShowAttendance serves GET …/treffen/{id}/teilnahme.
func (d *Meetings) ShowAttendance(w http.ResponseWriter, r *http.Request) error {
	n, m, err := d.one(r)
	if err != nil {
		return err
	}
	guests, err := d.store.Guests(r.Context(), m.Network, m.ID)
	if err != nil {
		return err
	}
	a := meetingpages.Attendance{Network: n, Meeting: m, Seen: m.Version, Rows: attendanceRows(m, guests)}
	return web.Render(w, r, http.StatusOK, meetingpages.AttendPage(d.page(r, "Teilnahme"), a))
}

// attendanceRows are the members, whoever else was there, and empty rows.
func attendanceRows(m meeting.Meeting, guests []meeting.Guest) []meetingpages.AttendanceRow {
	var rows []meetingpages.AttendanceRow
	here := map[directory.ID]meeting.Presence{}
	for _, p := range m.Present {
		here[p.Institution] = p
	}
	for _, g := range guests {
		row := meetingpages.AttendanceRow{Institution: g.Institution.String(), Name: g.Name, Of: g.Of, People: "1"}
		if p, ok := here[g.Institution]; ok && g.Institution != (directory.ID{}) {
			row.Here, row.People, row.Persons = true, strconv.Itoa(p.People), p.Persons
			delete(here, g.Institution)
		}
		if v := g.Invitation; v != nil {
			row.Answer = answerBefore(*v)
			if row.Persons == "" && !row.Here {
				row.Persons = v.Deputy
			}
		}
		rows = append(rows, row)
	}
	for _, p := range m.Present {
		if _, left := here[p.Institution]; left {
			row := meetingpages.AttendanceRow{Name: p.Name, Here: true, People: strconv.Itoa(p.People), Persons: p.Persons}
			if p.Institution != (directory.ID{}) {
				row.Institution = p.Institution.String()
			}
			rows = append(rows, row)
		}
	}
	for range emptyRows {
		rows = append(rows, meetingpages.AttendanceRow{People: "1"})
	}
	return rows
}

func answerBefore(v meeting.Invitation) string {
	switch v.Answer {
	case meeting.Yes:
		return "hat zugesagt"
	case meeting.No:
		return "hat abgesagt"
	case meeting.Deputy:
		return "jemand anderes kommt"
	}
	return ""
}

// SaveAttendance serves POST …/treffen/{id}/teilnahme.
func (d *Meetings) SaveAttendance(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxBytes, maxFields)
	if err != nil {
		return err
	}
	at, err := which(r, form)
	if err != nil {
		return err
	}
	rows, present, place, err := attended(form)
	if err != nil {
		return err
	}
	faults, stale, err := outcome(d.chair.Attend(r.Context(), at, present, d.pages.Now()))
	if err != nil {
		return err
	}
	if faults == nil && !stale {
		return redirect(w, r, to(r, at.ID, ""), "gespeichert")
	}
	n, m, err := d.one(r)
	if err != nil {
		return err
	}
	guests, err := d.store.Guests(r.Context(), m.Network, m.ID)
	if err != nil {
		return err
	}
	for i, row := range rows {
		for _, g := range guests {
			if row.Institution == g.Institution.String() {
				rows[i].Of = g.Of
			}
		}
	}
	a := meetingpages.Attendance{Network: n, Meeting: m, Seen: at.Seen, Rows: rows, Faults: inRows("da", faults, place), Stale: stale}
	if stale {
		a.Seen, a.Rows = m.Version, withTheirs(rows, m.Present)
	}
	return web.Render(w, r, status(stale), meetingpages.AttendPage(d.page(r, "Teilnahme"), a))
}

// withTheirs adds to rows that were typed whom somebody else entered meanwhile: two who tick at one door both count. Where both
// said something of one institution, what was typed stays.
func withTheirs(rows []meetingpages.AttendanceRow, present []meeting.Presence) []meetingpages.AttendanceRow {
	for _, p := range present {
		id := ""
		if p.Institution != (directory.ID{}) {
			id = p.Institution.String()
		}
		at := slices.IndexFunc(rows, func(row meetingpages.AttendanceRow) bool {
			return row.Institution == id && (id != "" || directory.Fold(row.Name) == directory.Fold(p.Name))
		})
		theirs := meetingpages.AttendanceRow{
			Institution: id, Name: p.Name, Here: true, People: strconv.Itoa(p.People), Persons: p.Persons, Theirs: true,
		}
		switch {
		case at < 0:
			rows = append(rows, theirs)
		case !rows[at].Here:
			theirs.Of = rows[at].Of
			rows[at] = theirs
		}
	}
	return rows
}

// attended reads the rows of the form: as they were typed, those who were there, and in which row each of these stands.
func attended(form url.Values) (rows []meetingpages.AttendanceRow, present []meeting.Presence, place []int, err error) {
	ids, names, numbers, persons := form["einrichtung"], form["name"], form["zahl"], form["wer"]
	if len(ids) != len(names) || len(ids) != len(numbers) || len(ids) != len(persons) || len(ids) > meeting.MaxPresent {
		return nil, nil, nil, fault.Malformed("einrichtung")
	}
	for i := range ids {
		here := form.Get(fmt.Sprintf("da[%d].da", i+1)) != ""
		rows = append(rows, meetingpages.AttendanceRow{
			Institution: ids[i], Name: web.Legible(names[i]), Here: here, People: web.Legible(numbers[i]), Persons: web.Legible(persons[i]),
		})
		p := meeting.Presence{Name: names[i], Persons: persons[i]}
		if ids[i] != "" {
			if p.Institution, err = uuid.Parse(ids[i]); err != nil {
				return nil, nil, nil, fault.Malformed("einrichtung")
			}
		}
		if !here || ids[i] == "" && strings.TrimSpace(names[i]) == "" && strings.TrimSpace(persons[i]) == "" {
			continue
		}
		if p.People, err = strconv.Atoi(strings.TrimSpace(numbers[i])); err != nil {
			p.People = 0 // refused
		}
		present, place = append(present, p), append(place, i+1)
	}
	return rows, present, place, nil
}

// inRows renames what is wrong with the entries of a list to the rows in which they were typed.
func inRows(list string, faults map[string]string, place []int) map[string]string {
	if faults == nil {
		return nil
	}
	renamed := map[string]string{}
	for name, sentence := range faults {
		for i, row := range place {
			if rest, ok := strings.CutPrefix(name, fmt.Sprintf("%s[%d].", list, i+1)); ok {
				renamed[fmt.Sprintf("%s[%d].%s", list, row, rest)] = sentence
			}
		}
		if !strings.Contains(name, "[") {
			renamed[name] = sentence
		}
	}
	return renamed
}

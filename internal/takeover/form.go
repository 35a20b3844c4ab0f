package takeover

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
)

// The fields of a review. Those of a row have its number behind them, those of a parent that of the parent, the end of a
// membership its key.
const (
	fieldRead     = "gelesen" // fingerprint of what was read
	fieldSeen     = "heute"   // fingerprint of the list that was seen; every form that was sent has it
	fieldAudience = "kontakt"
	fieldStated   = "n"

	fieldAllReached = "kontakt-alle"
	fieldGone       = "g"
	fieldEnd        = "b-"

	fieldTick    = "a" // the group of the row
	fieldChoice  = "i"
	fieldName    = "t"
	fieldParent  = "o"
	fieldRole    = "r"
	fieldSector  = "s"
	fieldContact = "c"
	fieldSearch  = "q"
	fieldOpen    = "offen" // numbers of rows of which everything is shown
	fieldOpens   = "mehr"  // the row of which everything is to be shown

	fieldParentName   = "pn"
	fieldParentChoice = "pi"
	fieldParentSector = "ps"
)

func field(code string, number int) string { return code + strconv.Itoa(number) }

// parted takes the name of a field of a row apart.
func parted(name string) (code string, number int) {
	at := strings.IndexFunc(name, func(r rune) bool { return r >= '0' && r <= '9' })
	if at < 0 {
		return name, 0
	}
	number, err := strconv.Atoi(name[at:])
	if err != nil {
		return name, 0
	}
	return name[:at], number
}

// The names of the fields of a row and of the other inputs, for whoever shows them.
func (r Row) Tick() string     { return field(fieldTick, r.Number) }
func (r Row) ChoiceOf() string { return field(fieldChoice, r.Number) }
func (r Row) NameOf() string   { return field(fieldName, r.Number) }
func (r Row) Above() string    { return field(fieldParent, r.Number) }
func (r Row) RoleOf() string   { return field(fieldRole, r.Number) }
func (r Row) KindOf() string   { return field(fieldSector, r.Number) }
func (r Row) Reached() string  { return field(fieldContact, r.Number) }
func (r Row) Query() string    { return SearchOf(r.Number) }

// AllReached is the field for taking over how to reach all those who are in today's list as they are.
const AllReached = fieldAllReached

// Opens is the field of the button that shows everything of a row, IsOpen the one that keeps it shown.
const (
	Opens  = fieldOpens
	IsOpen = fieldOpen
)

// ID is that of the element that shows the row.
func (r Row) ID() string { return ElementOf(r.Number) }

// ElementOf is the ID of the element that shows the row with this number.
func ElementOf(number int) string { return field("zeile", number) }

// SearchOf is the field of a row for what somebody looks for instead.
func SearchOf(number int) string { return field(fieldSearch, number) }

// Searched returns the numbers of the rows for which a form looks for something, in order.
func Searched(form url.Values) []int {
	var numbers []int
	for name, values := range form {
		if code, number := parted(name); code == fieldSearch && values[0] != "" {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// EndOf is the field for the end of the membership.
func (g GoneRow) EndOf() string { return fieldEnd + g.Key }

// Decide reads from a form what was decided about a reading. reserved are keys that no entry must have.
func Decide(r Reading, form url.Values, reserved []string) Decisions {
	d := Decisions{
		Pasted: slices.Clone(r.Result.Members), Seen: form.Get(fieldSeen), Rows: map[int]Decision{}, Ends: map[string]string{},
		Parents: map[string]Above{}, Reserved: reserved, Audience: Audience(form.Get(fieldAudience)),
		Event: eventFrom(form, r.Event.RegistrationRaw), Press: pressFrom(form),
	}
	if !d.Audience.Valid() {
		d.Audience = ForStaff
	}
	if n := statedFrom(form); n == r.Result.StatedCount {
		d.Stated = n
	}
	for _, key := range form[fieldGone] {
		d.Ends[key] = strings.TrimSpace(form.Get(fieldEnd + key))
	}
	spare := slices.Clone(r.Result.Offered)
	for _, p := range r.Pieces {
		if p.Member.Number > 0 {
			spare = append(spare, p.Member)
		}
	}
	for _, m := range spare {
		if form.Get(field(fieldTick, m.Number)) != "" {
			d.Pasted = append(d.Pasted, m)
		}
	}
	slices.SortStableFunc(d.Pasted, func(a, b memberlist.Member) int {
		if a.Line == 0 || b.Line == 0 {
			return 0
		}
		return a.Line - b.Line
	})
	for _, m := range d.Pasted {
		if group := Group(form.Get(field(fieldTick, m.Number))); group != "" {
			d.Rows[m.Number] = decisionFrom(form, m, group, r.Role)
		}
	}
	for name, values := range form {
		if number, ok := strings.CutPrefix(name, fieldParentName); ok && len(values) > 0 {
			d.Parents[directory.Fold(directory.Cleaned(values[0]))] = Above{
				Choice: form.Get(fieldParentChoice + number), Sector: directory.Sector(form.Get(fieldParentSector + number)),
			}
		}
	}
	return d
}

func decisionFrom(form url.Values, m memberlist.Member, group Group, usual directory.Role) Decision {
	get := func(code string) string { return form.Get(field(code, m.Number)) }
	row := Decision{Choice: get(fieldChoice), Role: directory.Role(get(fieldRole)), Sector: directory.Sector(get(fieldSector)),
		Contact: get(fieldContact) != "", Name: strings.TrimSpace(get(fieldName))}
	if name := field(fieldParent, m.Number); form.Has(name) {
		row.Parent, row.ParentTyped = strings.TrimSpace(form.Get(name)), true
	}
	row.Role, row.Sector = cmp.Or(row.Role, usual), cmp.Or(row.Sector, m.Sector) // not every row shows them
	switch group {
	case GroupSame:
		row.Choice = ChoiceSame
		row.Contact = row.Contact || form.Get(fieldAllReached) != "" && forAll(m)
	case GroupUnread: // it asks for nothing but a name
		row.Choice, row.Role, row.Sector = ChoiceNew, usual, memberlist.SectorFor(cmp.Or(row.Name, m.Name))
	}
	return row
}

// CleanTyped cleans in a form what people typed, and returns what of it cannot be read.
func CleanTyped(form url.Values) fault.Invalid {
	var wrong fault.Invalid
	for _, typed := range TypedFields {
		clean, ok := directory.CleanText(form.Get(typed.Input))
		switch {
		case !ok:
			wrong.Add(typed.Path, unseenCharacters)
		case len(clean) > directory.MaxText:
			wrong.Add(typed.Path, tooLong)
		}
		form.Set(typed.Input, strings.ReplaceAll(clean, "\n", " "))
		if date := form.Get(inputDate); typed.Input == inputDate && date != "" && form.Get("e") != "" {
			if _, unread := days.Read(date, time.Time{}, days.Stated); unread != "" {
				wrong.Add(typed.Path, fault.Said, unread)
			}
		}
	}
	for name, values := range form {
		code, number := parted(name)
		if number == 0 || code != fieldName && code != fieldParent && code != fieldSearch {
			continue
		}
		clean, ok := directory.CleanLine(values[0])
		switch {
		case !ok:
			wrong.Add(PathOfRow(number), rowUnreadable)
		case len(clean) > directory.MaxText:
			wrong.Add(PathOfRow(number), tooLong)
		default:
			form.Set(name, clean)
		}
	}
	return wrong
}

// Problem is something that is wrong with a form that was sent, with the ID of the element where it can be corrected.
type Problem struct{ Target, Text string }

// mostWrong is how many problems of a review are listed above it.
const mostWrong = 20

// Problems lists what is wrong, for people.
func Problems(wrong fault.Invalid) []Problem {
	var problems []Problem
	for _, p := range wrong[:min(len(wrong), mostWrong)] {
		problem := Problem{Text: p.InForm()}
		for _, typed := range TypedFields {
			if slices.Equal(typed.Path, p.Path) {
				problem.Target = typed.Input
			}
		}
		if len(p.Path) == 1 && p.Path[0].Name == pathOfRow && p.Path[0].Number > 0 {
			problem.Target = ElementOf(p.Path[0].Number)
		}
		if len(p.Path) == 2 && p.Path[0].Name == pathOfGone {
			problem.Target = fieldEnd + p.Path[1].Name
		}
		problems = append(problems, problem)
	}
	return problems
}

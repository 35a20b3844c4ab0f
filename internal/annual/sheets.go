package annual

import (
	"fmt"
	"strconv"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// Sheet is one table of the report for a spreadsheet.
type Sheet struct {
	Title string
	Head  []string
	Rows  [][]string
}

// Unnamed is what stands for a member of whom not everybody may know.
const Unnamed = "ein Mitglied, das nicht öffentlich genannt wird"

// Called is the name of a member, or that it is not named.
func Called(name string) string {
	if name == "" {
		return Unnamed
	}
	return name
}

// Sheets returns the report as tables; those that would be empty are left out.
func (r Report) Sheets(w wording.Words) []Sheet {
	all := []Sheet{
		{"Übersicht", []string{"Angabe", "Wert"}, r.overviewRows(w)},
		{
			"Mitglieder",
			[]string{"Fachrichtung", "Einrichtung oder Gruppe", "Träger", "Beziehung zum Netzwerk", "Mitglied seit"},
			r.memberRows(w),
		},
		{"Zu- und Abgänge", []string{"Was", "Einrichtung oder Gruppe", "Tag", "Hinweis"}, r.passageRows()},
		{"Sitzungen", []string{"Tag", "Sitzung", "Einrichtungen", "Personen"}, r.meetingRows()},
		{"Teilnahme", []string{"Einrichtung", "Sitzungen, an denen sie teilnahm"}, r.attendanceRows()},
		{"Ergebnisse", []string{"Sitzung am", "Ergebnis oder Beschluss", "Wer", "Bis wann", "Stand"}, r.decisionRows()},
		{"Veranstaltungen", []string{"Tag", "Was", "Art", "Stand"}, r.eventRows(w)},
		{"Gremien", []string{"Gremium", "Art", "Aufgaben"}, r.bodyRows(w)},
		{"Vereinbarungen", []string{"Vereinbarung", "Geschlossen", "Partner"}, r.agreementRows()},
		{"Noch offen", []string{"Was fehlt"}, single(r.Missing(w))},
	}
	var filled []Sheet
	for _, s := range all {
		if len(s.Rows) > 0 {
			filled = append(filled, s)
		}
	}
	return filled
}

func single(lines []string) [][]string {
	var rows [][]string
	for _, line := range lines {
		rows = append(rows, []string{line})
	}
	return rows
}

func (r Report) overviewRows(w wording.Words) [][]string {
	rows := [][]string{
		{"Netzwerk", r.Head.Name}, {"Gebiet", r.Head.Region}, {"Jahr", strconv.Itoa(r.Year)}, {"Stand", wording.Digits(r.Through)},
		{"Form", w.T("form." + string(r.Head.Form))},
	}
	for _, line := range r.Head.Coordination {
		rows = append(rows, []string{"Koordination", line})
	}
	for _, f := range r.Figures() {
		rows = append(rows, []string{f.Label, f.Value})
	}
	if r.Freshness.Oldest != "" {
		rows = append(rows, []string{"älteste Prüfung", wording.Digits(r.Freshness.Oldest)})
	}
	return rows
}

func (r Report) memberRows(w wording.Words) [][]string {
	var rows [][]string
	for _, s := range r.Members.Sectors {
		for _, m := range s.Members {
			rows = append(rows, []string{SectorName(w, s.Sector), m.Name, m.Of, w.T("role." + string(m.Role)), wording.Digits(m.Since)})
		}
	}
	if n := r.Members.Hidden; n > 0 {
		rows = append(rows, []string{"", NotNamed(n), "", "", ""})
	}
	return rows
}

// SectorName is what a sector is called, also where it is none.
func SectorName(w wording.Words, s directory.Sector) string {
	if s == "" {
		return "ohne Angabe"
	}
	return w.T("sector." + string(s))
}

// NotNamed says how many members are only counted.
func NotNamed(n int) string {
	if n == 1 {
		return "1 weiteres Mitglied, das nicht öffentlich genannt wird"
	}
	return fmt.Sprintf("%d weitere Mitglieder, die nicht öffentlich genannt werden", n)
}

func (r Report) passageRows() [][]string {
	var rows [][]string
	for _, p := range r.Members.Came {
		rows = append(rows, []string{"neu dabei", Called(p.Name), wording.Digits(p.On), p.Remark()})
	}
	for _, p := range r.Members.Went {
		rows = append(rows, []string{"ausgeschieden", Called(p.Name), wording.Digits(p.On), p.Remark()})
	}
	return rows
}

// Remark says what has to be known of a coming or going.
func (p Passage) Remark() string {
	text := ""
	if !p.Dated {
		text = "Tag des Eintrags in die Liste"
	}
	if p.Again {
		return wording.Joined("; ", "war schon einmal Mitglied", text)
	}
	return text
}

func (r Report) meetingRows() [][]string {
	var rows [][]string
	for _, m := range r.Meetings {
		institutions, people := "", ""
		if m.Counted {
			institutions, people = strconv.Itoa(m.Institutions), strconv.Itoa(m.People)
		}
		rows = append(rows, []string{wording.Digits(m.Date), MeetingName(m), institutions, people})
	}
	return rows
}

// MeetingName is what a meeting is called; one that is for members only has no more than that.
func MeetingName(m Meeting) string {
	if m.Title == "" {
		return "Sitzung"
	}
	return m.Title
}

func (r Report) attendanceRows() [][]string {
	var rows [][]string
	for _, a := range r.Attendance {
		rows = append(rows, []string{Called(a.Name), fmt.Sprintf("%d von %d", a.Times, r.Counted())})
	}
	return rows
}

// Counted returns of how many meetings it is on record who came.
func (r Report) Counted() int {
	n := 0
	for _, m := range r.Meetings {
		if m.Counted {
			n++
		}
	}
	return n
}

func (r Report) decisionRows() [][]string {
	var rows [][]string
	for _, d := range r.Decisions {
		rows = append(rows, []string{wording.Digits(d.On), d.Text, d.Who, wording.Digits(d.Due), d.State.Word()})
	}
	return rows
}

// Word says whether something is left to do.
func (s DecisionState) Word() string {
	switch s {
	case Done:
		return "erledigt"
	case Open:
		return "offen"
	}
	return "festgehalten"
}

func (r Report) eventRows(w wording.Words) [][]string {
	var rows [][]string
	for _, e := range r.Events {
		rows = append(rows, []string{wording.Digits(e.Date), e.Called(w), w.T("event." + string(e.Kind)), e.State(r.Through)})
	}
	return rows
}

// Called is the title of an event; one that is for members only has none here.
func (e Event) Called(w wording.Words) string {
	if e.Title == "" {
		return w.T("event."+string(e.Kind)) + ", nur für Mitglieder"
	}
	return e.Title
}

// State says whether an event took place, as far as that is on record on a day.
func (e Event) State(day directory.PartialDate) string {
	switch {
	case e.Status == directory.EventHeld:
		return "hat stattgefunden"
	case e.Status == directory.EventCancelled:
		return "abgesagt"
	case e.Date.End().After(day.Start()):
		return "geplant"
	}
	return "war angekündigt; ob er stattfand, ist nicht eingetragen"
}

func (r Report) bodyRows(w wording.Words) [][]string {
	var rows [][]string
	for _, b := range r.Bodies {
		rows = append(rows, []string{b.Name, w.T("body." + string(b.Kind)), wording.Joined("\n", b.Tasks...)})
	}
	return rows
}

func (r Report) agreementRows() [][]string {
	var rows [][]string
	for _, a := range r.Agreements {
		rows = append(rows, []string{a.Title, a.When(), a.Who()})
	}
	return rows
}

// When says when an agreement was concluded; "" if nobody knows.
func (a Agreement) When() string {
	if a.AtTheLatest && a.Concluded != "" {
		return "spätestens " + wording.Digits(a.Concluded)
	}
	return wording.Digits(a.Concluded)
}

// Who says who concluded an agreement, or how many.
func (a Agreement) Who() string {
	if a.Count > 0 && a.Partners == "" {
		return fmt.Sprintf("%d Partner", a.Count)
	}
	return a.Partners
}

// Missing lists in words what is missing.
func (r Report) Missing(w wording.Words) []string {
	var lines []string
	sectors := func(all ...directory.Sector) string {
		return wording.Sectors(func(id string) string { return w.T(id) }, all...)
	}
	say := func(n int, one, many string) {
		switch {
		case n == 1:
			lines = append(lines, one)
		case n > 1:
			lines = append(lines, fmt.Sprintf(many, n))
		}
	}
	for _, family := range directory.Families {
		if absent := within(r.Gaps.Absent, family); len(absent) > 0 {
			lines = append(lines, w.T("family."+family.Key)+": nicht vertreten "+verb(len(absent))+" "+sectors(absent...))
		}
	}
	if grouped := r.Gaps.Grouped; len(grouped) > 0 {
		lines = append(lines, "Nur als Gruppe genannt, ohne eine Einrichtung: "+sectors(grouped...))
	}
	if r.Gaps.Unnamed {
		stated := r.Members.StatedText
		if r.Members.Stated > 0 {
			stated = wording.Joined(" ", strconv.Itoa(r.Members.Stated), r.Members.StatedText)
		}
		lines = append(lines, fmt.Sprintf("Angegeben sind %s, aufgeführt %d.", stated, r.Members.Named+r.Members.Groups))
	}
	say(r.Gaps.NoContact, "1 Einrichtung ohne Telefon und E-Mail", "%d Einrichtungen ohne Telefon und E-Mail")
	say(r.Gaps.NoSector, "1 Mitglied ohne Fachrichtung", "%d Mitglieder ohne Fachrichtung")
	say(r.Freshness.Never, "1 Angabe, die noch nie geprüft wurde", "%d Angaben, die noch nie geprüft wurden")
	return lines
}

func verb(n int) string {
	if n == 1 {
		return "ist"
	}
	return "sind"
}

func within(sectors []directory.Sector, family directory.Family) []directory.Sector {
	var own []directory.Sector
	for _, s := range sectors {
		if s.Family() == family.Key {
			own = append(own, s)
		}
	}
	return own
}

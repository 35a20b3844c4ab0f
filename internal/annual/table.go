package annual

import (
	"strconv"

	"rundtisch/internal/wording"
)

// TableHead are the headings of Table.
var TableHead = []string{"Bereich", "Bezeichnung", "Gehört zu", "Datum", "Zahl", "Hinweis"}

// Table returns all of the report in one table, for programs and for a file that every office can open.
func (r Report) Table(w wording.Words) [][]string {
	var rows [][]string
	add := func(part, name, of, date, number, note string) {
		rows = append(rows, []string{part, name, of, date, number, note})
	}
	for _, row := range r.overviewRows(w) {
		add("Übersicht", row[0], "", "", row[1], "")
	}
	for _, row := range r.memberRows(w) {
		add("Mitglieder", row[1], row[2], row[4], "", wording.Joined("; ", row[0], row[3]))
	}
	for _, row := range r.passageRows() {
		add("Zu- und Abgänge", row[1], "", row[2], "", wording.Joined("; ", row[0], row[3]))
	}
	for _, m := range r.Meetings {
		number, note := "", ""
		if m.Counted {
			number, note = strconv.Itoa(m.Institutions), strconv.Itoa(m.People)+" Personen"
		}
		add("Sitzungen", MeetingName(m), "", wording.Digits(m.Date), number, note)
	}
	for _, a := range r.Attendance {
		add("Teilnahme", Called(a.Name), "", "", strconv.Itoa(a.Times), "")
	}
	for _, row := range r.decisionRows() {
		add("Ergebnisse", row[1], row[2], row[0], "", wording.Joined("; ", row[4], row[3]))
	}
	for _, row := range r.eventRows(w) {
		add("Veranstaltungen", row[1], "", row[0], "", wording.Joined("; ", row[2], row[3]))
	}
	for _, row := range r.bodyRows(w) {
		add("Gremien", row[0], "", "", "", wording.Joined("; ", row[1], row[2]))
	}
	for _, row := range r.agreementRows() {
		add("Vereinbarungen", row[0], row[2], row[1], "", "")
	}
	for _, line := range r.Missing(w) {
		add("Noch offen", line, "", "", "", "")
	}
	return rows
}

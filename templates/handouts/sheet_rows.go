package handouts

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// Columns of the table that no field of services gives. One with a number holds nothing else, so that it can be dialled and sorted.
const (
	colName         = "Name"
	colPhone        = "Telefon"
	colPhone2       = "Telefon 2"
	colStaffPhone   = "Telefon nur für Fachkräfte"
	colStaffPhone2  = "Telefon 2 nur für Fachkräfte"
	colAboutNumbers = "Zu den Nummern"
	colEmail        = "E-Mail"
	colAlert        = "Hinweis"
	colChecked      = "Geprüft"
	colStand        = "Stand"
	colUntil        = "Gültig bis"
)

// SheetRows returns the same as a table for web.CSV: a row of headings, then the numbers known everywhere, then a row for each offer.
func SheetRows(s Sheet) [][]string {
	f := newSheet(s)
	head := []string{
		colName, colPhone, colPhone2, colStaffPhone, colStaffPhone2, colAboutNumbers, colEmail, "Was", heading("naechste_schritte"),
		heading("so_vermitteln_sie"), heading("vorbereiten"), heading("ansprechperson"), heading("zeiten"),
		"Anschrift", heading("themen"), "Für", heading("sprachen"), heading("dolmetschen"), heading("barrierefreiheit"), heading("wege"),
		"Gebiet", heading("kosten"), heading("wartezeit"), "Website", "Anmerkung", colAlert, colChecked, colStand, colUntil,
	}
	table := [][]string{head}
	add := func(cells map[string]string) {
		cells[colStand], cells[colUntil] = f.stand(), f.expires()
		row := make([]string, len(head))
		for i, column := range head {
			row[i] = cells[column]
		}
		table = append(table, row)
	}
	for _, l := range f.numbers() {
		add(map[string]string{colName: l.Name, colPhone: l.Number, heading("zeiten"): l.Hours})
	}
	for _, o := range f.Offers {
		add(f.cells(o))
	}
	return table
}

// cells are what the table says of an offer, by column.
func (f sheet) cells(o directory.Offer) map[string]string {
	cells := map[string]string{colName: name(o), colAlert: alertOn(o, f.Made), colChecked: wording.Digits(o.CheckedOn)}
	var about, mails []string
	for _, c := range allContacts(o) {
		if c.Phone != "" {
			about = append(about, contactLabel(f.Words, c)+": "+phoneText(c.Phone))
		}
		if c.Email != "" {
			mails = append(mails, c.Email)
		}
	}
	cells[colAboutNumbers], cells[colEmail] = strings.Join(about, "\n"), strings.Join(mails, "\n")
	fill(cells, o.ToPassOn(), colPhone, colPhone2)
	fill(cells, o.ForStaff(), colStaffPhone, colStaffPhone2)
	for _, row := range rows(f.Words, o, f.until) {
		cells[row[0]] = strings.Trim(cells[row[0]]+"\n"+row[1], "\n") // there may be several addresses
	}
	return cells
}

// fill puts the numbers of contacts into columns, one each; those for which there is none stand with the words about the numbers.
func fill(cells map[string]string, reach []directory.Contact, columns ...string) {
	var numbers []string
	for _, c := range reach {
		for _, n := range directory.PhonesIn(c.Phone) {
			if !slices.Contains(numbers, n.Text) {
				numbers = append(numbers, n.Text)
			}
		}
	}
	for i, column := range columns[:min(len(columns), len(numbers))] {
		cells[column] = numbers[i]
	}
}

// Package servicelist turns a table of services into services: what is new, what differs, what cannot be understood and
// where that stands. Nothing is stored here and nothing is ever taken out.
package servicelist

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// column is one column of the table: what it is called and what it says of a service.
type column struct {
	Title string
	tag   string // as documents and the checks call it
	show  func(w words, s directory.Service) string
	read  func(w words, s *directory.Service, cell string) string // what is wrong with the cell; "" for nothing
}

// The columns that say which service a row is about.
const (
	ofInstitution = "Einrichtung"
	ofKey         = "Kennung"
	ofName        = "Name"
)

// between is what parts several values in a cell.
const between = " | "

var columns = []column{
	{Title: ofInstitution}, {Title: ofKey, tag: "kennung"},
	text(ofName, "name", func(s *directory.Service) *string { return &s.Name }),
	text("Neutrale Bezeichnung", "neutrale_bezeichnung", func(s *directory.Service) *string { return &s.NeutralLabel }),
	text("Beschreibung", "beschreibung", func(s *directory.Service) *string { return &s.Summary }),
	list("Themen", "themen", "topic.", directory.Topics, func(s *directory.Service) *[]directory.Topic { return &s.Topics }),
	list("Zielgruppen", "zielgruppen", "audience.", directory.Audiences, func(s *directory.Service) *[]directory.Audience { return &s.Audiences }),
	list("Sprachen", "sprachen", "tongue.", directory.Tongues, func(s *directory.Service) *[]directory.Tongue { return &s.Languages }),
	text("Dolmetschen", "dolmetschen", func(s *directory.Service) *string { return &s.Interpreting }),
	list("Sprachen mit Dolmetschen", "dolmetschsprachen", "tongue.", directory.Tongues, func(s *directory.Service) *[]directory.Tongue { return &s.Interpreted }),
	list("Barrierefreiheit", "barrierefreiheit", "access.", directory.Accesses, func(s *directory.Service) *[]directory.Access { return &s.Access }),
	text("Anmerkung zur Barrierefreiheit", "barrierefreiheit_anmerkung", func(s *directory.Service) *string { return &s.AccessNote }),
	list("Wege", "wege", "mode.", directory.Modes, func(s *directory.Service) *[]directory.Mode { return &s.Modes }),
	{"Zeiten", "zeiten", showHours, readHours},
	text("Anmerkung zu den Zeiten", "zeiten_anmerkung", func(s *directory.Service) *string { return &s.HoursNote }),
	{"Auch an Feiertagen", "an_feiertagen", showHolidays, readHolidays},
	text("Kosten", "kosten", func(s *directory.Service) *string { return &s.Cost }),
	text("Wartezeit", "wartezeit", func(s *directory.Service) *string { return &s.Waiting }),
	{"Einzugsgebiet", "einzugsgebiet", showAreas, readAreas},
	text("Anmerkung zum Einzugsgebiet", "einzugsgebiet_anmerkung", func(s *directory.Service) *string { return &s.AreaNote }),
	text("So vermitteln Sie", "so_vermitteln_sie", func(s *directory.Service) *string { return &s.Referral }),
	text("Hinweis", "hinweis", func(s *directory.Service) *string { return &s.Alert }),
	date("Hinweis bis", "hinweis_bis", func(s *directory.Service) *directory.PartialDate { return &s.AlertUntil }),
	{"Telefon", "telefon", showPhone, readPhone},
	contact("E-Mail", "e_mail", func(c *directory.Contact) *string { return &c.Email }),
	contact("Website", "website", func(c *directory.Contact) *string { return &c.Website }),
	text("Vorbereiten", "vorbereiten", func(s *directory.Service) *string { return &s.Prepare }),
	{"Sichtbarkeit", "sichtbarkeit", showLevel, readLevel},
	date("Geprüft am", "geprueft_am", func(s *directory.Service) *directory.PartialDate { return &s.CheckedOn }),
	text("Geprüft durch", "geprueft_durch", func(s *directory.Service) *string { return &s.CheckedBy }),
}

// Titles are the headings of the columns, in order.
func Titles() []string {
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.Title
	}
	return titles
}

// titleOf is the heading of the column that a path within a service belongs to; "" where none does.
func titleOf(path fault.Path) string {
	tag := path[0].Name
	if tag == "kontakte" {
		for _, c := range columns {
			if path[len(path)-1].Name == c.tag {
				return c.Title
			}
		}
		return "Telefon"
	}
	for _, c := range columns {
		if c.tag == tag && tag != "" {
			return c.Title
		}
	}
	return ""
}

// Package servicelist turns a table of services into services: what is new, what differs, what cannot be understood and
// where that stands. Nothing is stored here and nothing is ever taken out.
package servicelist

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
)

// column is one column of the table: what it is called and what it says of a service.
type column struct {
	Title string
	tag   string // as documents and the checks call it
	show  func(w words, s *directory.Service) string
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

// columns are those that say which service a row is about, and one for each field of a service.
var columns = append([]column{{Title: ofInstitution}, {Title: ofKey, tag: "kennung"}}, columnsOf(serviceFields())...)

// serviceFields are the fields of services in the order of their form.
func serviceFields() []parts.Field {
	p, _ := parts.Named("angebote")
	return p.Fields
}

// columnsOf returns the columns of the fields that may stand in a file: neither whom a service names nor what only the
// coordination may read.
func columnsOf(fields []parts.Field) []column {
	var list []column
	for _, f := range fields {
		switch {
		case f.Person, f.Least == directory.Coordination:
		case f.Widget == parts.Rows:
			list = append(list, contactColumns(f.Fields)...)
		case kinds[f.Widget].show != nil:
			list = append(list, columnOf(f))
		}
	}
	return list
}

func columnOf(f parts.Field) column {
	kind := kinds[f.Widget]
	return column{f.ShortLabel(), f.Tag,
		func(w words, s *directory.Service) string { return kind.show(w, f, s) },
		func(w words, s *directory.Service, cell string) string { return kind.read(w, f, s, cell) },
	}
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

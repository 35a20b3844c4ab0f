// Package tables says of a network in rows and columns what its pages say in sentences: for spreadsheets, and for the
// download of the whole directory.
package tables

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/servicelist"
)

// Words returns the words of the interface for an id of its catalogue.
type Words func(id string) string

// Table is one list of a network. Name is neutral: it is what a file is called.
type Table struct {
	Name, Title string
	Head        []string
	rows        func(d directory.Dossier, words Words) [][]string
}

// Rows returns the rows of a network without the headings. What the dossier has is in them, so it must have been read
// at the level of whoever gets them.
func (t Table) Rows(d directory.Dossier, words Words) [][]string { return t.rows(d, words) }

// All lists the tables in the order in which people look at them. The first can be read in again as a member list, that
// of the services as a table of services.
var All = []Table{
	{"mitglieder", "Mitglieder", memberColumns.head(), members},
	{"einrichtungen", "Einrichtungen", InstitutionHead, institutions},
	{"kontakte", "Kontakte", ContactHead, contacts},
	{"angebote", "Angebote", servicelist.Titles(), services},
	{"termine", "Termine", eventColumns.head(), events},
	{"ziele", "Ziele", goalColumns.head(), goals},
	{"gremien", "Gremien", bodyColumns.head(), bodies},
	{"quellen", "Quellen", sourceColumns.head(), sources},
}

// Named returns the table of this name.
func Named(name string) (Table, bool) {
	at := slices.IndexFunc(All, func(t Table) bool { return t.Name == name })
	if at < 0 {
		return Table{}, false
	}
	return All[at], true
}

// between is what parts several values in a cell, as in the table of services.
const between = " | "

func joined[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return strings.Join(texts, between)
}

func yes(is bool) string {
	if is {
		return "ja"
	}
	return ""
}

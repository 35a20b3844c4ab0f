package store

import "strings"

// RestColumns are the columns of the tables that are carried row by row, for the test that decides on all tables.
func RestColumns() map[string][]string {
	columns := map[string][]string{}
	for _, p := range rest {
		if !p.updates {
			columns[p.table] = strings.Split(p.columns, ", ")
		}
	}
	return columns
}

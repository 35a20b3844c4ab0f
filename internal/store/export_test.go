package store

import (
	"io/fs"
	"strings"
)

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

// WithFiles returns m with other migrations than those of package migrations.
func (m Migration) WithFiles(files fs.FS) Migration {
	m.files = files
	return m
}

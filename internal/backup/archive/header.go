// Package archive is the file of a backup: a tar file, packed with zstd, that says what is in it and proves that it is whole.
// Whoever has only tar, zstd and sha256sum can look into it and check it.
package archive

import (
	"errors"
	"time"
)

// format is the version of the layout.
const format = 1

// Header says what a backup holds and what it was made of. It comes first.
type Header struct {
	Format     int       `json:"rundtisch_sicherung"`
	MadeAt     time.Time `json:"gemacht"`
	Program    string    `json:"programm"`   // the version of the program that made it
	PostgreSQL string    `json:"postgresql"` // of the server that it was read from
	// Migrations are the numbers of those that the database had, and Jobs that of the last one of the tables for background work.
	Migrations []int64 `json:"migrationen"`
	Jobs       int     `json:"aufgaben"`
	// Tables are in an order in which their rows can be written: what a row refers to is there already.
	Tables    []Table    `json:"tabellen"`
	Sequences []Sequence `json:"zaehler"`
	LeftOut   []string   `json:"ausgelassen"` // tables that are empty after a restore
}

// Schema is the number of the last migration that the database had.
func (h Header) Schema() int64 {
	if len(h.Migrations) == 0 {
		return 0
	}
	return h.Migrations[len(h.Migrations)-1]
}

// Table is one whose rows are in the backup, in the text format of COPY with these columns.
type Table struct {
	Name    string   `json:"name"` // with its schema: desk.accounts
	Columns []string `json:"spalten"`
}

// Sequence is how far one has come.
type Sequence struct {
	Name   string `json:"name"`
	Last   int64  `json:"zuletzt"`
	Called bool   `json:"benutzt"` // false: Last is what it gives next
}

// The names of what is in the file, in this order; the rows of tables stand between the header and the counts.
const (
	nameReadme = "LIESMICH.txt"
	nameHeader = "sicherung.json"
	nameTables = "tabellen/"
	nameCounts = "zeilen.json"
	nameSums   = "pruefsummen.txt"
)

// Sizes: of a piece of a table when it is written, of anything in the file when it is read.
const (
	pieceSize = 4 << 20
	entryMax  = 64 << 20
)

// ErrNewer is the kind of an error about a file that a newer program has to read; one changed bit of the number says so, too.
var ErrNewer = errors.New(sayNewer)

// ErrDamaged is the kind of an error that says what is wrong with a file: it was cut off, or something in it was changed.
var ErrDamaged = errors.New(sayDamaged)

// ErrNone is the kind of an error of a file that is something else.
var ErrNone = errors.New(sayNone)

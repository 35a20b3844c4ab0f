package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// maxRows is how many rows one statement writes: few enough that it stays far below the server's limit for a statement.
const maxRows = 500

// replace makes the rows of table that belong to owner be exactly rows, keeping those that stay.
// The first column is the id. Table and columns are constants of this package, never input. Rows with the ids in
// there stay as they are.
func replace(b *pgx.Batch, table, columns, ownerColumn string, owner directory.ID, rows [][]any, there ...directory.ID) {
	ids := append(make([]directory.ID, 0, len(rows)+len(there)), there...)
	for _, row := range rows {
		ids = append(ids, row[0].(directory.ID))
	}
	b.Queue(fmt.Sprintf(`delete from %s where %s = $1 and id not in (select unnest($2::uuid[]))`, table, ownerColumn), owner, ids)
	upsert(b, table, columns, rows)
}

// upsert inserts rows or, where an id is there already with other values, updates it. That one of the stamps is another
// is no other value.
func upsert(b *pgx.Batch, table, columns string, rows [][]any, stamps ...string) {
	var sets, old, fresh []string
	for _, name := range strings.Split(columns, ", ")[1:] {
		sets = append(sets, name+" = excluded."+name)
		if !slices.Contains(stamps, name) {
			old, fresh = append(old, table+"."+name), append(fresh, "excluded."+name)
		}
	}
	write(b, table, columns, fmt.Sprintf(` on conflict (id) do update set %s where (%s) is distinct from (%s)`,
		strings.Join(sets, ", "), strings.Join(old, ", "), strings.Join(fresh, ", ")), rows)
}

// insert adds rows that cannot be there yet.
func insert(b *pgx.Batch, table, columns string, rows [][]any) { write(b, table, columns, "", rows) }

// write sends rows in their order, many a statement. They go as JSON: so the statement is the same however many they
// are, and the server prepares it once.
func write(b *pgx.Batch, table, columns, conflict string, rows [][]any) {
	sql := fmt.Sprintf(`
		insert into %s (%s) select %s from json_populate_recordset(null::%s, $1::json)%s`,
		table, columns, columns, table, conflict)
	names := strings.Split(columns, ", ")
	for chunk := range slices.Chunk(rows, maxRows) {
		records := make([]map[string]any, len(chunk))
		for i, row := range chunk {
			records[i] = make(map[string]any, len(row))
			for column, value := range row {
				records[i][names[column]] = value
			}
		}
		b.Queue(sql, records)
	}
}

// rowsOf makes a row of every entry; makeRow gets its position, counted from 1.
func rowsOf[T any](entries []T, makeRow func(position int, entry T) []any) [][]any {
	rows := make([][]any, len(entries))
	for i, entry := range entries {
		rows[i] = makeRow(i+1, entry)
	}
	return rows
}

// orNull gives the database null for an empty key.
func orNull(key string) any {
	if key == "" {
		return nil
	}
	return key
}

// list gives the database an empty list where there is none.
func list[T any](entries []T) []T {
	if entries == nil {
		return []T{}
	}
	return entries
}

package store

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// maxRows is how many rows one statement writes: few enough to stay far below the time limit of a statement.
const maxRows = 500

// replace makes rows the only rows of table that belong to owner, keeping those that are there already. The first column
// is the ID. Table and columns are constants of this package, never input.
func replace(b *saving, table, columns, ownerColumn string, owner directory.ID, rows [][]any, there ...directory.ID) {
	ids := append(make([]directory.ID, 0, len(rows)+len(there)), there...)
	for _, row := range rows {
		ids = append(ids, row[0].(directory.ID))
	}
	b.Queue(fmt.Sprintf(`delete from %s where %s = $1 and id not in (select unnest($2::uuid[]))`, table, ownerColumn), owner, ids)
	upsert(b, table, columns, rows)
}

// upsert inserts rows or, where an ID exists with other values, updates it. Columns in stamps do not count as values.
func upsert(b *saving, table, columns string, rows [][]any, stamps ...string) {
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

// insert adds rows that cannot exist yet.
func insert(b *saving, table, columns string, rows [][]any) { write(b, table, columns, "", rows) }

// write sends rows in order, many per statement, as JSON: so the statement is the same however many they are, and the
// server prepares it once.
func write(b *saving, table, columns, conflict string, rows [][]any) {
	sql := fmt.Sprintf(`
		insert into %s (%s) select %s from json_populate_recordset(null::%s, $1::json)%s`,
		table, columns, columns, table, conflict)
	b.copy(table, columns, rows...)
	if b.copied != nil {
		return
	}
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

// rowsOf makes a row of every entry; makeRow is given its position, counted from 1.
func rowsOf[T any](entries []T, makeRow func(position int, entry T) []any) [][]any {
	rows := make([][]any, len(entries))
	for i, entry := range entries {
		rows[i] = makeRow(i+1, entry)
	}
	return rows
}

// orNull returns null for an empty key.
func orNull(key string) any {
	if key == "" {
		return nil
	}
	return key
}

// list returns an empty list instead of nil, which would be null.
func list[T any](entries []T) []T {
	if entries == nil {
		return []T{}
	}
	return entries
}

package store

import (
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// replace makes the rows of table that belong to owner be exactly rows, keeping those that stay.
// The first column is the id. Table and columns are constants of this package, never input. Rows with the ids in
// there stay as they are.
func replace(b *pgx.Batch, table, columns, ownerColumn string, owner directory.ID, rows [][]any, there ...directory.ID) {
	ids := append(make([]directory.ID, 0, len(rows)+len(there)), there...)
	for _, row := range rows {
		ids = append(ids, row[0].(directory.ID))
	}
	b.Queue(fmt.Sprintf(`delete from %s where %s = $1 and not id = any($2)`, table, ownerColumn), owner, ids)
	sql := upsert(table, columns)
	for _, row := range rows {
		b.Queue(sql, row...)
	}
}

// upsert inserts a row or, where its id is there already with other values, updates it. That something else was
// changed at another time is no other value.
func upsert(table, columns string) string {
	names := strings.Split(columns, ", ")
	holders := make([]string, len(names))
	var sets, old, fresh []string
	for i, name := range names {
		holders[i] = fmt.Sprintf("$%d", i+1)
		if i == 0 {
			continue
		}
		sets = append(sets, name+" = excluded."+name)
		if name != "changed_at" {
			old, fresh = append(old, table+"."+name), append(fresh, "excluded."+name)
		}
	}
	return fmt.Sprintf(`insert into %s (%s) values (%s) on conflict (id) do update set %s where (%s) is distinct from (%s)`,
		table, columns, strings.Join(holders, ", "), strings.Join(sets, ", "), strings.Join(old, ", "), strings.Join(fresh, ", "))
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

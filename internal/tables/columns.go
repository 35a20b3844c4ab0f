package tables

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/wording"
)

// column is one column of a table: its heading and what stands in it for a row about a T.
type column[T any] struct {
	head string
	cell func(row T, words Words) string
}

// columns are those of a table, in order.
type columns[T any] []column[T]

func (c columns[T]) head() []string {
	head := make([]string, len(c))
	for i, column := range c {
		head[i] = column.head
	}
	return head
}

func (c columns[T]) row(of T, words Words) []string {
	row := make([]string, len(c))
	for i, column := range c {
		row[i] = column.cell(of, words)
	}
	return row
}

func (c columns[T]) rows(list []T, words Words) [][]string {
	var rows [][]string
	for _, one := range list {
		rows = append(rows, c.row(one, words))
	}
	return rows
}

// own is a column that is no field, or that is headed and filled in a way of its own.
func own[T any](head string, cell func(row T, words Words) string) columns[T] {
	return columns[T]{{head, cell}}
}

// fields are columns for fields of a part, headed by their short labels. noun is the entry of the part in a row.
func fields[T any](part string, noun func(*T) any, tags ...string) columns[T] {
	p, _ := parts.Named(part)
	var list columns[T]
	for _, tag := range tags {
		f, ok := p.Field(tag)
		if !ok {
			panic("tables: no field " + part + "." + tag) // whoever builds the program sees it at once
		}
		list = append(list, column[T]{f.ShortLabel(), func(row T, words Words) string { return text(f, noun(&row), words) }})
	}
	return list
}

// itself is the entry of a row that is nothing else.
func itself[T any](row *T) any { return row }

// text is what stands in a field, in words.
func text(f parts.Field, entry any, words Words) string {
	switch f.Widget {
	case parts.Lines:
		return joined(f.List(entry))
	case parts.YesNo:
		return yes(f.Get(entry).Bool())
	case parts.Choice:
		return words(f.Words + f.Get(entry).String())
	case parts.Level:
		return wording.Restriction(directory.Visibility(f.Get(entry).String()))
	case parts.Phone:
		return directory.PhoneText(f.Get(entry).String())
	}
	return f.Get(entry).String()
}

package openreferral

import (
	"time"

	"rundtisch/internal/directory"
)

// Page is one page of a list.
type Page[T any] struct {
	TotalItems int    `json:"total_items"`
	TotalPages int    `json:"total_pages"`
	Number     int    `json:"page_number"` // from 1
	Size       int    `json:"size"`        // of this page
	First      bool   `json:"first_page"`
	Last       bool   `json:"last_page"`
	Empty      bool   `json:"empty"`
	Contents   []T    `json:"contents"`
	XNotice    string `json:"x_hinweis,omitempty"` // that what it holds is made up
}

// Minimal is an entry of a list of which somebody only wants to know what has changed.
type Minimal struct {
	ID           string `json:"id"`
	LastModified string `json:"last_modified"`
}

// NewPage returns the page with a number, from 1, of a list of so many things; perPage are on every page but the last.
func NewPage[T any](contents []T, number, perPage, total int) Page[T] {
	if contents == nil {
		contents = []T{}
	}
	pages := (total + perPage - 1) / perPage
	return Page[T]{TotalItems: total, TotalPages: pages, Number: number, Size: len(contents), First: number == 1, Last: number >= pages,
		Empty: len(contents) == 0, Contents: contents}
}

// NewMinimal says that the thing with an ID was changed at a moment.
func NewMinimal(id directory.ID, changed time.Time) Minimal {
	return Minimal{id.String(), stamp(changed)}
}

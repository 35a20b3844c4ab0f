package site

import (
	"net/url"
	"strconv"

	"rundtisch/internal/fault"
	"rundtisch/templates"
)

// pageNumber reads which page of a list is asked for, from 1. Whatever is no number of a page is the first.
func pageNumber(query url.Values) int {
	n, err := strconv.Atoi(query.Get("seite"))
	if err != nil || n < 1 || n > 100_000 {
		return 1
	}
	return n
}

// pager says what to show beneath a page of a list of all entries; fault.NotFound if there is no such page.
func pager(path string, query url.Values, number, all, perPage int) (templates.Pager, error) {
	pages := max(1, (all+perPage-1)/perPage)
	if number > pages {
		return templates.Pager{}, fault.NotFound
	}
	return templates.Pager{Path: path, Query: query, Page: number, Pages: pages}, nil
}

// pageOf returns the entries of a page, and what to show beneath it.
func pageOf[T any](all []T, path string, number, perPage int) ([]T, templates.Pager, error) {
	p, err := pager(path, nil, number, len(all), perPage)
	if err != nil {
		return nil, p, err
	}
	from := (number - 1) * perPage
	return all[from:min(from+perPage, len(all))], p, nil
}

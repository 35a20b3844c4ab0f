package web

import (
	"bytes"
	"errors"
	"mime"
	"net/http"
	"strings"

	"rundtisch/internal/tables"
)

// CSV answers with rows as a table that German Excel opens with a double click: UTF-8 with a mark, cells parted by
// semicolons, without formulas. The table is written whole or not at all. The name is what the file is called, without its ending; it must
// be neutral, because it stays among the downloads.
func CSV(w http.ResponseWriter, name string, rows [][]string) error {
	var out bytes.Buffer
	table, err := tables.NewCSV(&out)
	if err != nil {
		return err
	}
	if err := errors.Join(table.Write(rows...), table.Close()); err != nil {
		return err
	}
	File(w, "text/csv; charset=utf-8; header=present", name, ".csv", out.Bytes())
	return nil
}

// File answers with a file to be kept. The name is what it is called, without its ending.
func File(w http.ResponseWriter, kind, name, ending string, data []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(name) + ending}))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(data) // the visitor may have gone
}

// fileName keeps small letters, digits and strokes of a name.
func fileName(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, name), "-")
	if name == "" {
		return "liste"
	}
	return name[:min(len(name), 60)]
}

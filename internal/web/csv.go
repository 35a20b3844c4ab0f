package web

import (
	"bytes"
	"errors"
	"mime"
	"net/http"
	"strings"

	"rundtisch/internal/tables"
)

// CSV answers with a table that German Excel opens with a double click: UTF-8 with a byte order mark, cells separated by
// semicolons, no formulas. It is sent whole or not at all. The name of the file, without its extension, must be neutral,
// because the file stays in the downloads folder.
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

// File answers with a file to download. The name has no extension.
func File(w http.ResponseWriter, contentType, name, extension string, data []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(name) + extension}))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(data) // the visitor may have left
}

// fileName reduces a name to lower-case letters, digits and hyphens.
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

package web

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"
)

// CSV answers with rows as a table that German Excel opens with a double click: UTF-8 with a mark, cells parted by
// semicolons. A cell that Excel would take for a formula gets a stroke ' before it, which package upload takes off
// again. The table is written whole or not at all. The name is what the file is called, without its ending; it must
// be neutral, because it stays among the downloads.
func CSV(w http.ResponseWriter, name string, rows [][]string) error {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	table := csv.NewWriter(&out)
	table.Comma, table.UseCRLF = ';', true
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = defused(cell)
		}
		if err := table.Write(cells); err != nil {
			return fmt.Errorf("csv: %w", err)
		}
	}
	table.Flush()
	if err := table.Error(); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(name) + ".csv"}))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(out.Bytes()) // the visitor may have gone
	return nil
}

// defused returns a cell that no table program calculates. Blanks before the sign do not hide it.
func defused(cell string) string {
	cell = Legible(cell)
	trimmed := strings.TrimLeft(cell, " \u00a0\ufeff\u200b")
	if first, _ := utf8.DecodeRuneInString(trimmed); trimmed != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + cell
	}
	return cell
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

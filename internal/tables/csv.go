package tables

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
)

// CSV writes rows one at a time as a table that German Excel opens with a double click: UTF-8 with a mark, cells parted
// by semicolons. A cell that Excel would take for a formula gets a stroke ' before it, which package upload takes off
// again.
type CSV struct{ table *csv.Writer }

// NewCSV begins a table.
func NewCSV(w io.Writer) (*CSV, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, fmt.Errorf("csv: %w", err)
	}
	c := &CSV{csv.NewWriter(w)}
	c.table.Comma, c.table.UseCRLF = ';', true
	return c, nil
}

// Write adds rows.
func (c *CSV) Write(rows ...[]string) error {
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = Defused(cell)
		}
		if err := c.table.Write(cells); err != nil {
			return fmt.Errorf("csv: %w", err)
		}
	}
	return nil
}

// Close writes what is left.
func (c *CSV) Close() error {
	c.table.Flush()
	if err := c.table.Error(); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	return nil
}

// Defused returns a cell that no table program calculates. Blanks before the sign do not hide it.
func Defused(cell string) string {
	cell = directory.Legible(cell)
	trimmed := strings.TrimLeft(cell, " \u00a0\ufeff\u200b")
	if first, _ := utf8.DecodeRuneInString(trimmed); trimmed != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

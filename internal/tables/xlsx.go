package tables

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"rundtisch/internal/directory"
)

// How wide columns are, in characters.
const (
	narrowest = 8
	widest    = 60
)

// XLSX writes all tables of a network as sheets of one workbook.
func XLSX(w io.Writer, d directory.Dossier, words Words, now time.Time) error {
	var sheets []Sheet
	for _, t := range All {
		sheets = append(sheets, Sheet{t.Title, t.Head, t.Rows(d, words)})
	}
	return Workbook(w, sheets, now)
}

// Sheet is a table of a workbook. Its title is short and has none of the signs : \ / ? * [ ].
type Sheet struct {
	Title string
	Head  []string
	Rows  [][]string
}

// Workbook writes tables as sheets of one workbook. Every cell is text: nothing is ever calculated. The headings stay in
// sight, each sheet can be filtered, and it prints on A4; see printed.
func Workbook(w io.Writer, sheets []Sheet, now time.Time) (err error) {
	book := excelize.NewFile()
	defer func() {
		if closed := book.Close(); err == nil {
			err = closed
		}
		if err != nil {
			err = fmt.Errorf("xlsx: %w", err)
		}
	}()
	bold, err := book.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Family: "Calibri", Size: 11}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
	})
	if err != nil {
		return err
	}
	plain, err := book.NewStyle(&excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}) // 49: text
	if err != nil {
		return err
	}
	for n, t := range sheets {
		if n == 0 {
			err = book.SetSheetName("Sheet1", t.Title)
		} else {
			_, err = book.NewSheet(t.Title)
		}
		if err != nil {
			return err
		}
		if err := sheet(book, t, bold, plain); err != nil {
			return err
		}
	}
	if err := properties(book, now); err != nil {
		return err
	}
	_, err = book.WriteTo(w)
	return err
}

// properties says what a table program shows as author and day of the file; it names nothing that tells what is inside.
func properties(book *excelize.File, now time.Time) error {
	day := now.UTC().Format(time.RFC3339)
	if err := book.SetAppProps(&excelize.AppProperties{Application: "Rundtisch"}); err != nil {
		return err
	}
	return book.SetDocProps(&excelize.DocProperties{Creator: "Rundtisch", Created: day, Modified: day, Language: "de-DE"})
}

func sheet(book *excelize.File, t Sheet, bold, plain int) error {
	rows := t.Rows
	widths := make([]int, len(t.Head))
	for y, row := range append([][]string{t.Head}, rows...) {
		for x, cell := range row {
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				return err
			}
			if err := book.SetCellStr(t.Title, at, directory.Legible(cell)); err != nil {
				return err
			}
			widths[x] = min(max(widths[x], narrowest, asWide(cell, y == 0)+2), widest)
		}
	}
	fit(widths)
	for x, width := range widths {
		column, err := excelize.ColumnNumberToName(x + 1)
		if err != nil {
			return err
		}
		if err := book.SetColStyle(t.Title, column, plain); err != nil {
			return err
		}
		if err := book.SetColWidth(t.Title, column, column, float64(width)); err != nil {
			return err
		}
	}
	for y, row := range append([][]string{t.Head}, rows...) {
		if err := book.SetRowHeight(t.Title, y+1, height(row, widths)); err != nil {
			return err
		}
	}
	last, err := excelize.CoordinatesToCellName(len(t.Head), len(rows)+1)
	if err != nil {
		return err
	}
	if err := book.SetRowStyle(t.Title, 1, 1, bold); err != nil {
		return err
	}
	if err := book.SetPanes(t.Title, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := book.AutoFilter(t.Title, "A1:"+last, nil); err != nil {
		return err
	}
	return printed(book, t.Title, widths)
}

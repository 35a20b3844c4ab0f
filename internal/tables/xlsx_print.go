package tables

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// How a sheet is printed: widths are in characters of a page, margins in inches.
const (
	paperA4  = 9 // as Excel counts sizes of paper
	pageWide = 150
	narrow   = 14 // what a column is made narrower to, at most
	margin   = 0.4
)

// fit makes the widest columns narrower, one as far as the other, until all stand on one page beside each other. Long texts wrap. Where
// there are too many columns for that, they go on on further pages.
func fit(widths []int) {
	for widest := widest; widest > narrow && total(widths) > pageWide; widest-- {
		for i := range widths {
			widths[i] = min(widths[i], widest)
		}
	}
}

// asWide is how wide a cell wants to be: its longest line, of headings their longest word.
func asWide(cell string, heading bool) int {
	parts := strings.Split(cell, "\n")
	if heading {
		parts = strings.Fields(cell)
	}
	longest := 0
	for _, part := range parts {
		longest = max(longest, utf8.RuneCountInString(part))
	}
	return longest
}

// height is how high a row is, in points. Not all programs that open the file find it out themselves; then lines lie above each
// other.
func height(row []string, widths []int) float64 {
	const line, highest = 15, 409 // more than that Excel refuses
	most := 1
	for x, cell := range row {
		most = max(most, lines(cell, widths[x]))
	}
	return min(float64(line*most), highest)
}

// lines is how many lines a text has that wraps between words; a word that is too long for one is broken.
func lines(text string, width int) int {
	count := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		count++
		at := 0
		for _, word := range strings.Fields(paragraph) {
			long := utf8.RuneCountInString(word)
			if at > 0 && at+1+long > width {
				count, at = count+1, 0
			}
			if at > 0 {
				at++
			}
			at += long
			for ; at > width; at -= width {
				count++
			}
		}
	}
	return count
}

func total(widths []int) int {
	sum := 0
	for _, width := range widths {
		sum += width
	}
	return sum
}

// printed sets up the pages of a sheet: A4 across, as small as it takes to be as many pages wide as its columns need to be read, with
// the headings and the first column on each.
func printed(book *excelize.File, sheet string, widths []int) error {
	landscape, size, fits := "landscape", paperA4, true
	wide, high := (total(widths)+pageWide+pageWide/3-1)/(pageWide+pageWide/3), 0 // 0: as many as there are
	side, end := margin, margin*1.5
	if err := book.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Orientation: &landscape, Size: &size, FitToWidth: &wide, FitToHeight: &high,
	}); err != nil {
		return err
	}
	if err := book.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fits}); err != nil {
		return err
	}
	if err := book.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &side, Footer: &side,
	}); err != nil {
		return err
	}
	if err := book.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: "&L&A&R&D", OddFooter: "&R&P / &N"}); err != nil {
		return err
	}
	titles := fmt.Sprintf("'%s'!$1:$1", sheet)
	if wide > 1 {
		titles = fmt.Sprintf("'%[1]s'!$A:$A,'%[1]s'!$1:$1", sheet)
	}
	return book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: sheet})
}

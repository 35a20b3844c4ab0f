package memberlist

import (
	"regexp"
	"strings"
)

// table is a run of lines with columns.
type table struct {
	rows    [][]string
	lines   []line
	skipped int      // rules drawn below a header
	ignored []string // headings of columns that are not read
}

var (
	wideGap   = regexp.MustCompile(`\s{3,}`)
	csvQuoted = regexp.MustCompile(`^"?[^"]*"?([,;]"?[^"]*"?)+$`)
)

// tableFinder looks for tables and remembers where there are none, so that no line is read again and again.
type tableFinder struct{ none [5]int }

var splitters = [5]func(string) []string{byTab, byPipe, bySemicolon, byComma, byGap}

// at reads the table that begins at lines[i], or returns nil.
func (f *tableFinder) at(lines []line, i int) *table {
	for s, split := range splitters {
		if i < f.none[s] {
			continue
		}
		var t table
		next := i
		for ; next < len(lines); next++ {
			l := lines[next]
			if l.blank && isRule(l.raw) && len(t.rows) > 0 {
				t.skipped++
				continue
			}
			if l.blank || l.marker != "" && l.marker != "1" {
				break
			}
			if len(l.raw) > 2000 {
				break
			}
			cells := split(strings.TrimSpace(l.tableText()))
			if s == 0 && l.after > 0 && l.after < 30 { // a row whose last cells are empty
				if len(cells) == 0 {
					cells = []string{strings.TrimSpace(l.tableText())}
				}
				cells = append(cells, make([]string, l.after)...)
			}
			if s == 0 && l.tabs > 0 && l.tabs < 30 && len(t.rows) > 0 { // a row whose first cells are empty
				cells = append(make([]string, l.tabs, l.tabs+1+len(cells)), cells...)
				if len(cells) == l.tabs {
					cells = append(cells, strings.TrimSpace(l.tableText()))
				}
			}
			if len(cells) < 2 || len(cells) > 30 {
				break
			}
			t.rows, t.lines = append(t.rows, cells), append(t.lines, l)
		}
		if t.plausible() {
			return &t
		}
		f.none[s] = max(next, i+1)
	}
	return nil
}

func (l line) tableText() string {
	if l.marker == "1" && l.text != "" {
		return l.text
	}
	text, _ := cleanLine(l.raw)
	return stripMarkup(text)
}

func byTab(text string) []string { return splitCells(text, "\t") }

func byPipe(text string) []string {
	if isBreadcrumb(text) {
		return nil
	}
	return splitCells(strings.Trim(text, "|"), "|")
}

func bySemicolon(text string) []string { return splitQuoted(text, ';') }
func byComma(text string) []string     { return splitQuoted(text, ',') }

func byGap(text string) []string {
	if !strings.Contains(text, "   ") {
		return nil
	}
	return trimCells(wideGap.Split(text, -1))
}

func splitCells(text, mark string) []string {
	if !strings.Contains(text, mark) {
		return nil
	}
	return trimCells(strings.Split(text, mark))
}

func trimCells(cells []string) []string {
	for i, c := range cells {
		c = strings.TrimSpace(strings.Trim(strings.TrimSpace(c), `"`))
		cells[i] = strings.ReplaceAll(c, `""`, `"`)
	}
	return cells
}

// splitQuoted parts the cells of a CSV line; the mark within quotation marks does not count.
func splitQuoted(text string, mark rune) []string {
	if !strings.ContainsRune(text, mark) || !csvQuoted.MatchString(text) && !strings.Contains(text, `"`) {
		return nil
	}
	var cells []string
	var cell strings.Builder
	quoted := false
	for _, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
			cell.WriteRune(r)
		case r == mark && !quoted:
			cells = append(cells, cell.String())
			cell.Reset()
		default:
			cell.WriteRune(r)
		}
	}
	if quoted {
		return nil
	}
	return trimCells(append(cells, cell.String()))
}

// plausible reports whether the rows are a table and not lines with a comma or a tab in them.
func (t *table) plausible() bool {
	if len(t.rows) == 0 {
		return false
	}
	header := t.header() != nil
	first := t.lines[0]
	sep := ""
	switch text := strings.TrimSpace(first.tableText()); {
	case strings.Contains(text, "\t"):
		sep = "\t"
	case len(byPipe(text)) > 1:
		sep = "|"
	case strings.Contains(text, ";"):
		sep = ";"
	case strings.Contains(text, "   "):
		sep = " "
	default:
		sep = ","
	}
	same := 0
	for _, row := range t.rows {
		if len(row) == len(t.rows[0]) {
			same++
		}
	}
	even := same == len(t.rows)
	switch sep {
	case "\t", "|":
		return true
	case " ":
		return len(t.rows) >= 2
	case ";":
		return len(t.rows) >= 2 && (even && len(t.rows) > 2 || header) && !isSentence(first.text)
	}
	return header && len(t.rows) >= 2
}

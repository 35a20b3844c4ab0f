package upload

import (
	"regexp"
	"strings"
)

// someone is how a cell begins that says who somebody is or how to reach them, and names no institution.
var someone = regexp.MustCompile(
	`(?i)^((frau|herrn?|dr\.|prof\.|leitung|leiter(in)?|vertret\w*|z\. ?hd\.|tel\w*|fon|mobil|fax|e-?mail|www)([\s.:]|$)|ansprech|` +
		`kontakt(person|daten)?\s*(:|$))`,
)

// fewLines is how many lines a block has at least that says where somebody is: a name, a street, a town.
const fewLines = 3

// linesOf returns the lines of a cell that holds nothing but paragraphs; nil for others.
func linesOf(cell []block) []string {
	var lines []string
	for _, b := range cell {
		if b.kind != plain {
			return nil
		}
		for line := range strings.Lines(b.text) {
			if line = oneLine(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// isCard reports whether lines are those of a visiting card: a name first, and below it where and how to find it.
func isCard(lines []string) bool {
	return len(lines) >= fewLines && !strings.ContainsAny(lines[0], "0123456789@") && !someone.MatchString(lines[0]) &&
		strings.ContainsAny(strings.Join(lines[1:], ""), "0123456789@")
}

// cards returns the cells of a row as blocks if each of them is a visiting card: a table that only puts addresses beside
// each other. A cell may be left empty.
func cards(cells [][]block) []block {
	var list []block
	for _, cell := range cells {
		lines := linesOf(cell)
		if joined(cell) == "" {
			continue
		}
		if !isCard(lines) {
			return nil
		}
		list = append(list, block{text: strings.Join(lines, "\n")})
	}
	return list
}

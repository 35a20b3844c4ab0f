package memberlist

import (
	"regexp"
	"strings"
)

// column says what the cells of one column of a table are.
type column int

const (
	columnOther column = iota
	columnName
	columnUnit
	columnParent
	columnPerson
	columnPhone
	columnEmail
	columnWeb
	columnAddress
	columnTown // alone it is no address, but it says where somebody is: it is left out
	columnFunction
	columnCategory
)

var columnNames = []struct {
	shape *regexp.Regexp
	is    column
}{
	{regexp.MustCompile(`^(trager|tragerschaft|trager(in)?verein|dachverband|trager der einrichtung|behorde / trager)`), columnParent},
	{regexp.MustCompile(`^(e-?mail|mail|mailadresse)`), columnEmail},
	{regexp.MustCompile(`^(tel|fon|telefon|rufnummer|mobil|fax|durchwahl|handy)`), columnPhone},
	{regexp.MustCompile(`^(web|homepage|internet|url|www|link)`), columnWeb},
	{regexp.MustCompile(`^(ort|wohnort|sitz|stadt|gemeinde|kommune)$`), columnTown},
	{regexp.MustCompile(`^(adresse|anschrift|strasse|plz|postleitzahl|haus-?nr|hausnummer)`), columnAddress},
	{regexp.MustCompile(`^(ansprech|kontaktperson|ap$|person|vertreter|vertreten|vertretung|teilnehmer|delegiert|vorname|nachname|name, vorname|name vorname|ansprechpartner|kontakt$)`), columnPerson},
	{regexp.MustCompile(`^(funktion|rolle|aufgabe im|status)`), columnFunction},
	{regexp.MustCompile(`^(bereich|kategorie|art|sparte|sektor|arbeitsfeld|berufsgruppe|profession|gruppe|typ|rubrik|handlungsfeld|arbeitsbereich)`), columnCategory},
	{regexp.MustCompile(`^(abteilung|fachbereich|fachdienst|einheit|organisationseinheit|dienststelle|amt|sachgebiet|referat|unterabteilung)\b`), columnUnit},
	{regexp.MustCompile(`^(institution|einrichtung|organisation|mitglied|partner|kooperationspartner|netzwerkpartner|behorde|stelle|verein|beratungsstelle|name der|bezeichnung|unternehmen|firma|akteur|beteiligte|unterzeichne)`), columnName},
	{regexp.MustCompile(`^name`), columnName},
	{regexp.MustCompile(`^(nr|lfd|#|id|pos|bemerkung|anmerkung|notiz|seit|beitritt|datum|sprechzeit|offnungszeit|zielgruppe|angebot|anzahl)`), columnOther},
}

// header reads the first row as names of columns; nil if it is none.
func (t *table) header() []column {
	columns, named := make([]column, len(t.rows[0])), 0
	hasName := false
	for i, cell := range t.rows[0] {
		plain := strings.Trim(plainText(cell), " .:")
		if len(plain) > 45 {
			return nil
		}
		for _, c := range columnNames {
			if c.shape.MatchString(plain) {
				columns[i] = c.is
				named++
				hasName = hasName || c.is == columnName || c.is == columnUnit
				break
			}
		}
	}
	if named < (len(columns)+1)/2 || named < 2 && len(columns) > 1 || !hasName {
		return nil
	}
	for _, cell := range t.rows[0] { // a row of the list may begin with „Beratungsstelle“ too
		if legalForm.MatchString(cell) || emailShape.MatchString(cell) || phoneShape.MatchString(cell) {
			return nil
		}
	}
	return settle(columns, t.rows[0])
}

// settle decides which of several name columns names the institution.
func settle(columns []column, names []string) []column {
	name, unitAt := -1, -1
	for i, c := range columns {
		switch c {
		case columnName:
			if name >= 0 {
				if strings.HasPrefix(plainText(names[name]), "name") && !strings.HasPrefix(plainText(names[name]), "name der") {
					columns[name] = columnPerson // „Name | Institution“
				} else if strings.HasPrefix(plainText(names[i]), "name") && !strings.HasPrefix(plainText(names[i]), "name der") {
					columns[i] = columnPerson
					continue
				} else {
					columns[i] = columnUnit
					continue
				}
			}
			name = i
		case columnUnit:
			unitAt = i
		}
	}
	if name < 0 && unitAt >= 0 {
		columns[unitAt] = columnName
	}
	return columns
}

// guess tells the columns of a table without a header by what stands in them.
func (t *table) guess() []column {
	width := 0
	for _, row := range t.rows {
		width = max(width, len(row))
	}
	columns := make([]column, width)
	best, bestScore := -1, 0.0
	for i := range columns {
		seen, score, filled := map[string]bool{}, 0.0, 0
		counts := map[column]int{}
		for _, row := range t.rows {
			if i >= len(row) || row[i] == "" {
				continue
			}
			filled++
			seen[row[i]] = true
			kind := cellKind(row[i])
			counts[kind]++
			if kind == columnName {
				score += likely(row[i])
			}
		}
		for kind, n := range counts {
			if n*2 > filled {
				columns[i] = kind
			}
		}
		score *= float64(len(seen)) / float64(max(filled, 1))
		if columns[i] == columnName && score > bestScore {
			best, bestScore = i, score
		}
	}
	for i := range columns {
		if columns[i] == columnName && i != best {
			columns[i] = columnCategory
			if i > best && best >= 0 {
				columns[i] = columnOther
			}
		}
	}
	return columns
}

func cellKind(cell string) column {
	switch {
	case emailShape.MatchString(cell):
		return columnEmail
	case webShape.MatchString(cell):
		return columnWeb
	case phoneShape.MatchString(cell):
		return columnPhone
	case strings.Trim(cell, "0123456789. ()") == "":
		return columnOther
	case isAddress(cell):
		return columnAddress
	case isPerson(cell):
		return columnPerson
	}
	return columnName
}

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
	columnFax
	columnMobile
	columnPostcode
	columnUntil
	columnCount // „Lfd. Nr.“: says nothing of the institution
)

// columnNames are looked through in order: what says when, how many or which comes before what a column is about.
var columnNames = []struct {
	shape *regexp.Regexp
	is    column
}{
	{regexp.MustCompile(`^(#|id|lfd|lfd\.? ?nr|nr|nummer|pos|position|mitglieds?-?(nr|nummer)|mitglied nr)\b`), columnCount},
	{regexp.MustCompile(`^(mitglied(schaft)? )?(bis|ende|austritt|ausgeschieden)\b|^(austritts|end)datum|^ausgetreten`), columnUntil},
	{regexp.MustCompile(`\b(seit|beitritt\S*|eintritt\S*|beigetreten|datum|jahr|stand|ab wann|von wann|geandert|gepruft|` +
		`prufung)\b|^mitglieds?-?(art|status|beitrag|form)|^mitgliedschaft\b|^(mitglied|partner) ?(\(?(ja|x)|\?)`), columnOther},
	{regexp.MustCompile(`^(trager|tragerschaft|trager(in)?verein|dachverband|trager der einrichtung|behorde / trager)`), columnParent},
	{regexp.MustCompile(`^(e-?mail|mail|mailadresse)`), columnEmail},
	{regexp.MustCompile(`^(tele)?fax|^fax-?(nr|nummer)`), columnFax},
	{regexp.MustCompile(`^(mobil|handy|mobiltelefon|mobilnummer)`), columnMobile},
	{regexp.MustCompile(`^(tel|fon|phone|festnetz|rufnummer|durchwahl|notruf|notfallnummer|hotline|telefon|` +
		`kontakttelefon|diensttelefon|zentrale)`), columnPhone},
	{regexp.MustCompile(`^(web|homepage|internet|url|www|link)`), columnWeb},
	{regexp.MustCompile(`^(ort|wohnort|sitz|stadt|gemeinde|kommune)$`), columnTown},
	{regexp.MustCompile(`^(plz|postleitzahl)`), columnPostcode},
	{regexp.MustCompile(`^(adresse|anschrift|postanschrift|strasse|str$|haus-?nr|hausnummer|postfach|standort|lage)`), columnAddress},
	{regexp.MustCompile(`^(ansprech|kontaktperson|ap$|person|vertreter|vertreten|vertretung|teilnehmer|delegiert|` +
		`vorname|nachname|name, vorname|name vorname|ansprechpartner|kontakt(daten)?$|leitung$|leiter)`), columnPerson},
	{regexp.MustCompile(`^(funktion|rolle|aufgabe im|status)`), columnFunction},
	{regexp.MustCompile(`^(bereich|kategorie|art|sparte|sektor|arbeitsfeld|berufsgruppe|profession|gruppe|typ|rubrik|` +
		`handlungsfeld|arbeitsbereich)`), columnCategory},
	{regexp.MustCompile(`^(abteilung|fachbereich|fachdienst|einheit|organisationseinheit|dienststelle|amt|sachgebiet|` +
		`referat|unterabteilung)\b`), columnUnit},
	{regexp.MustCompile(`^(institution|einrichtung|organisation|mitglied|partner|kooperationspartner|netzwerkpartner|` +
		`behorde|stelle|verein|beratungsstelle|name der|bezeichnung|unternehmen|firma|akteur|beteiligte|unterzeichne)`), columnName},
	{regexp.MustCompile(`^name`), columnName},
	{regexp.MustCompile(`^(bemerkung|anmerkung|notiz|hinweis|sprechzeit|offnungszeit|zielgruppe|angebot|anzahl)`), columnOther},
}

// header reads the first row as names of columns; nil if it is none.
func (t *table) header() []column {
	columns, named := make([]column, len(t.rows[0])), 0
	known := make([]bool, len(columns))
	hasName, sure := false, false
	for i, cell := range t.rows[0] {
		plain := strings.Trim(plainText(cell), " .:")
		if len(plain) > 45 {
			return nil
		}
		sure = sure || columnHead.MatchString(plain)
		for _, c := range columnNames {
			if c.shape.MatchString(plain) {
				columns[i], known[i] = c.is, true
				named++
				hasName = hasName || c.is == columnName || c.is == columnUnit
				break
			}
		}
	}
	if !sure && (named < (len(columns)+1)/2 || named < 2 && len(columns) > 1) || !hasName {
		return nil
	}
	for _, cell := range t.rows[0] { // a row of the list may begin with „Beratungsstelle“ too
		if legalForm.MatchString(cell) || emailShape.MatchString(cell) || hasNumber(cell) {
			return nil
		}
	}
	for i, c := range columns {
		switch {
		case (c == columnName || c == columnUnit || c == columnParent) && t.saysNoName(i):
			columns[i] = columnOther
		case !known[i]:
			columns[i] = t.holds(i)
		}
	}
	return settle(columns, t.rows[0])
}

// mostLooked is how many rows are looked at to tell what a column is.
const mostLooked = 100

// holds tells by its cells what a column is whose heading says nothing: how somebody is reached, where, or a person.
func (t *table) holds(at int) column {
	counts, filled := map[column]int{}, 0
	for _, row := range t.rows[1:min(len(t.rows), mostLooked)] {
		if at < len(row) && !blankCell(row[at]) {
			filled++
			counts[cellKind(row[at])]++
		}
	}
	switch {
	case filled == 0:
		return columnOther
	case counts[columnEmail]*2 > filled:
		return columnEmail
	case counts[columnWeb]*2 > filled:
		return columnWeb
	case (counts[columnPhone]+counts[columnEmail]+counts[columnWeb])*2 > filled:
		return columnPhone
	case counts[columnAddress]*2 > filled:
		return columnAddress
	case counts[columnPerson]*2 > filled:
		return columnPerson
	}
	return columnOther
}

// heads returns the first row of a table if it names columns in words that we do not know: it holds none of the numbers
// and addresses that stand below it.
func (t *table) heads(columns []column) []string {
	first, below := t.rows[0], 0
	for i, cell := range first {
		if hasDigit(cell) || strings.Contains(cell, "@") || len(cell) > 45 || isPerson(cell) || blankCell(cell) {
			return nil
		}
		if i < len(columns) && columns[i] != columnName && columns[i] != columnCategory && columns[i] != columnOther {
			below++
		}
	}
	if below == 0 || len(t.rows) < 3 || len(first) < len(columns) || likely(first[0]) >= 0.5 {
		return nil
	}
	return first
}

// yesNo are cells that answer the heading of their column.
var yesNo = regexp.MustCompile(`(?i)^(ja|nein|j|n|x|✓|✔|ok|seit|ab|bis|\?|unbekannt|aktiv)$`)

// saysNoName reports whether a column holds years, days, numbers or answers, whatever it is called: „Mitglied: 2001“.
func (t *table) saysNoName(column int) bool {
	filled, names := 0, 0
	for _, row := range t.rows[1:] {
		if column >= len(row) || strings.Trim(row[column], "-–/ ") == "" {
			continue
		}
		filled++
		bare := dayShape.ReplaceAllString(row[column], "")
		for _, word := range strings.Fields(strings.Trim(bare, "0123456789.,/()- ")) {
			if len(word) > 2 && !yesNo.MatchString(word) && months[plainText(word)] == 0 {
				names++
				break
			}
		}
	}
	return filled > 0 && names*2 < filled
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

// saysWhen reports whether a cell is a day, a month or a year, and no number to dial: „03/2020“, „seit 2001“.
func saysWhen(cell string) bool {
	bare := strings.TrimSpace(since.ReplaceAllString(strings.TrimSpace(cell), ""))
	return dateOf(bare) != "" || aYear.MatchString(bare)
}

var (
	since = regexp.MustCompile(`(?i)^(seit|ab|bis|von|stand:?)\b\.?`)
	aYear = regexp.MustCompile(`^(19|20)\d\d(\s*[-–/]\s*(19|20)?\d\d)?$`)
)

func cellKind(cell string) column {
	switch {
	case saysWhen(cell):
		return columnOther
	case emailShape.MatchString(cell):
		return columnEmail
	case webShape.MatchString(cell):
		return columnWeb
	case hasNumber(cell):
		return columnPhone
	case dateOf(cell) != "" || yesNo.MatchString(cell) || strings.Trim(cell, "0123456789. ()") == "":
		return columnOther
	case isAddress(cell):
		return columnAddress
	case isPerson(cell):
		return columnPerson
	}
	return columnName
}

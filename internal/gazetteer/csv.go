package gazetteer

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// readCSV recognises and checks a CSV file; the first line names the columns.
func readCSV(content []byte) (read importedTable, err error) {
	reader := csv.NewReader(bytes.NewReader(content))
	line, _, _ := bytes.Cut(content, []byte("\n"))
	semicolons := bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(","))
	if semicolons {
		reader.Comma = ';'
	}
	header, err := reader.Read()
	if err != nil {
		return importedTable{}, errors.New("Zeile 1: enthält keine Spaltennamen")
	}
	for i := range header {
		header[i] = strings.ToLower(strings.TrimSpace(header[i]))
	}
	k, ok := kindOf(header)
	if !ok {
		return importedTable{}, fmt.Errorf(
			"Zeile 1: unbekannte Art von Datei, diese Spalten kennt der Import nicht: %.200s",
			strings.Join(header, ", "),
		)
	}
	seen := map[string]bool{}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return importedTable{}, csvFault(err)
		}
		row := make([]string, len(k.columns))
		for i, c := range k.columns {
			at := slices.Index(header, c.name)
			value := strings.TrimSpace(record[at])
			if semicolons && (c.name == "lat" || c.name == "lon") {
				value = strings.Replace(value, ",", ".", 1)
			}
			stored, fault := c.check(value)
			if fault != "" {
				line, _ := reader.FieldPos(at)
				return importedTable{}, fmt.Errorf("Zeile %d, Feld %s: „%.60s“ %s", line, c.name, value, fault)
			}
			row[i] = stored
		}
		if id := strings.Join(row[:k.once], " "); k.once > 0 && seen[id] {
			line, _ := reader.FieldPos(0)
			return importedTable{}, fmt.Errorf("Zeile %d, Feld %s: „%s“ steht schon in einer früheren Zeile", line, k.columns[0].name, id)
		} else {
			seen[id] = true
		}
		line, _ := reader.FieldPos(0)
		read.rows = append(read.rows, row)
		read.where = append(read.where, fmt.Sprintf("Zeile %d", line))
	}
	if len(read.rows) == 0 {
		return importedTable{}, errors.New("Zeile 2: nach den Spaltennamen folgt nichts")
	}
	read.kind = k.name
	if k.name == plzPlaces && !slices.ContainsFunc(read.rows, func(row []string) bool { return row[6] != "S" }) {
		read.kind = plzSupplement
	}
	return read, nil
}

// csvFault says in German what the CSV reader stumbled over.
func csvFault(err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return fmt.Errorf("lässt sich nicht lesen: %w", err)
	}
	if errors.Is(err, csv.ErrFieldCount) {
		return fmt.Errorf("Zeile %d: hat mehr oder weniger Felder als die erste Zeile", at.Line)
	}
	return fmt.Errorf("Zeile %d: Anführungszeichen passen nicht zusammen", at.Line)
}

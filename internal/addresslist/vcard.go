package addresslist

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/emersion/go-vcard"
)

// vcards returns the addresses of an address book; none if the text is none.
func vcards(text string) []Line {
	if !strings.Contains(strings.ToUpper(text), "BEGIN:VCARD") {
		return nil
	}
	var lines []Line
	for from := vcard.NewDecoder(strings.NewReader(text)); ; {
		card, err := from.Decode()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			return nil // of an older kind: read line by line
		}
		var names []string
		for _, name := range []string{card.Value(vcard.FieldOrganization), card.PreferredValue(vcard.FieldFormattedName)} {
			names = append(names, namesIn(name)...)
		}
		for _, address := range card.Values(vcard.FieldEmail) {
			for _, s := range find(address) {
				s.line.Names, s.line.Text = names, oneLine(strings.Join(append(slices.Clone(names[:min(len(names), 2)]), address), " · "))
				lines = append(lines, s.line)
			}
		}
	}
}

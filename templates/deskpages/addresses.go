package deskpages

import (
	"fmt"
	"strings"

	"rundtisch/internal/addresslist"
	"rundtisch/internal/directory"
)

// Addresses is the table of the e-mail addresses of all members.
type Addresses struct {
	Network  Network
	Sheet    *addresslist.Sheet
	Text     string // to be pasted
	Pasted   bool   // something was pasted
	Done     string
	Problems []Problem
	Places   Places
}

// levelChoice is who may see a new address.
type levelChoice struct {
	level directory.Visibility
	label string
	hint  string
}

var levelChoices = []levelChoice{
	{directory.Coordination, "Nur die Koordination", "Das Verzeichnis schreibt an die Adresse und zeigt sie sonst niemandem."},
	{directory.Staff, "Auch Fachkräfte, die angemeldet sind", "Beratungsstellen und andere, denen Sie Zugang gegeben haben."},
	{directory.Public, "Alle", "Die Adresse steht öffentlich auf der Seite der Einrichtung."},
}

// problems are what is wrong, with the way to each field.
func (a Addresses) problems() []Problem {
	list := a.Problems
	for n, o := range a.Sheet.Open {
		if o.Fault != "" {
			list = append(list, Problem{Target: openID(n), Text: o.Address + ": " + o.Fault})
		}
	}
	for _, r := range a.Sheet.Rows {
		if text := r.Fault + r.Theirs; text != "" {
			list = append(list, Problem{Target: addressID(r), Text: r.Name + ": " + text})
		}
	}
	return list
}

// placed is what became of a pasted text.
func (a Addresses) placed() string {
	filled, replacing := a.Sheet.Filled()
	var parts []string
	if filled > 0 {
		parts = append(parts, number(filled, "Adresse steht jetzt in der Tabelle", "Adressen stehen jetzt in der Tabelle"))
	}
	if replacing > 0 {
		parts = append(parts, number(replacing, "davon ersetzt eine andere", "davon ersetzen eine andere"))
	}
	if a.Sheet.Had > 0 {
		parts = append(parts, number(a.Sheet.Had, "war schon eingetragen", "waren schon eingetragen"))
	}
	if len(a.Sheet.Open) > 0 {
		parts = append(parts, number(len(a.Sheet.Open), "ist noch zuzuordnen", "sind noch zuzuordnen"))
	}
	if len(parts) == 0 {
		return "Nichts ist noch zuzuordnen."
	}
	return strings.Join(parts, ", ") + "."
}

func addressID(r *addresslist.Row) string { return "adresse-" + r.Key }

func openID(n int) string { return fmt.Sprintf("offen-%d", n) }

func openName(n int, tag string) string { return fmt.Sprintf("offen.%d.%s", n, tag) }

// rows are those that nobody can write to, or the others.
func (a Addresses) rows(missing bool) (list []*addresslist.Row) {
	for _, r := range a.Sheet.Rows {
		if r.Missing() == missing {
			list = append(list, r)
		}
	}
	return list
}

// seen is the address that a row is compared with when it is saved.
func seenNow(r *addresslist.Row) string {
	if r.Changed() && r.Theirs == "" {
		return r.Seen
	}
	return r.Now
}

// openFault is what is wrong with an open address: what was chosen, or the address itself.
func openFault(o *addresslist.Open) string {
	if o.Fault != "" {
		return o.Fault
	}
	return o.Wrong
}

package download

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"

	"rundtisch/internal/directory"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/tables"
)

// listed are the lists in the order in which they stand in the file.
var listed = []struct {
	name string
	head []string
}{
	{"netzwerke", []string{"Kennung", "Name", "Form", "Gebiet", "Land", "Kreise", "Zusammenfassung", "Gegründet", "Datum der Prüfung"}},
	{"einrichtungen", tables.InstitutionHead},
	{"kontakte", append([]string{"Netzwerk oder Einrichtung"}, tables.ContactHead...)},
	{"angebote", append([]string{"Kennung der Einrichtung"}, servicelist.Titles()...)},
	{"termine", ofNetwork("termine")},
	{"mitgliedschaften", ofNetwork("mitglieder")},
}

func ofNetwork(name string) []string {
	t, _ := tables.Named(name)
	return append([]string{"Netzwerk", "Name des Netzwerks"}, t.Head...)
}

// lists are written at the same time, while the file is open for something else: each is packed in memory until then.
type lists struct {
	all   []*list
	words tables.Words
	known map[string]bool // keys of the institutions that were written
}

func newLists(words tables.Words) (*lists, error) {
	s := &lists{words: words, known: map[string]bool{}}
	for _, one := range listed {
		l := &list{name: one.name}
		var err error
		if l.pack, err = flate.NewWriter(&l.packed, flate.DefaultCompression); err != nil {
			return nil, err
		}
		if l.table, err = tables.NewCSV(l.pack); err != nil {
			return nil, err
		}
		if err := l.table.Write(one.head); err != nil {
			return nil, err
		}
		s.all = append(s.all, l)
	}
	return s, nil
}

// add writes what a network adds to each list. Institutions are in several networks, and stand in the lists once.
func (s *lists) add(d directory.Dossier) error {
	networks, institutions, contacts, services, events, members := s.all[0], s.all[1], s.all[2], s.all[3], s.all[4], s.all[5]
	n, at, protected := d.Network, map[string]string{}, d.ProtectedKeys()
	var districts string
	for i, k := range d.Region.Districts {
		if i > 0 {
			districts += " | "
		}
		districts += k.AGS
	}
	err := networks.write([]string{n.Key, n.Name, s.words("form." + string(n.Form)), d.Region.Name, d.Region.State, districts, n.Summary, string(n.Founded), string(n.CheckedOn)})
	if err != nil {
		return err
	}
	if err := contacts.write(prefixed(tables.Contacts(n.Name, "", d.Contacts, d.People, directory.Public, s.words), n.Key)...); err != nil {
		return err
	}
	for _, i := range d.Institutions {
		at[i.Key] = i.Name
	}
	for _, i := range d.Institutions {
		if s.known[i.Key] {
			continue
		}
		s.known[i.Key] = true
		if err := institutions.write(tables.Institution(i, at[i.Parent], protected[i.Key], s.words)); err != nil {
			return err
		}
		if err := contacts.write(prefixed(tables.ContactsOf(i, s.words), i.Key)...); err != nil {
			return err
		}
		if err := services.write(prefixed(servicelist.Cells([]directory.Institution{i}, s.words)[1:], i.Key)...); err != nil {
			return err
		}
	}
	for l, name := range map[*list]string{events: "termine", members: "mitglieder"} {
		t, _ := tables.Named(name)
		if err := l.write(prefixed(t.Rows(d, s.words), n.Key, n.Name)...); err != nil {
			return err
		}
	}
	return nil
}

func prefixed(rows [][]string, cells ...string) [][]string {
	for i, row := range rows {
		rows[i] = append(append(make([]string, 0, len(cells)+len(row)), cells...), row...)
	}
	return rows
}

// list is a table that is being packed.
type list struct {
	name   string
	table  *tables.CSV
	pack   *flate.Writer
	packed bytes.Buffer
	rows   int
}

func (l *list) write(rows ...[]string) error {
	l.rows += len(rows)
	return l.table.Write(rows...)
}

// writeTo puts the list into the file.
func (l *list) writeTo(out *zip.Writer) error {
	err := l.table.Close()
	if err == nil {
		err = l.pack.Close()
	}
	if err != nil {
		return fmt.Errorf("download: %s: %w", l.name, err)
	}
	file, err := out.CreateHeader(&zip.FileHeader{Name: l.name + ".csv", Method: zip.Deflate, Modified: modified})
	if err == nil {
		_, err = io.Copy(file, flate.NewReader(&l.packed))
	}
	if err != nil {
		return fmt.Errorf("download: %s: %w", l.name, err)
	}
	return nil
}

package download

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/tables"
)

// listed are the lists in the order in which they stand in the file.
var listed = []struct {
	name string
	head []string
}{
	{"netzwerke", []string{"Kennung", "ID", "Name", "Form", "Gebiet", "Land", "Kreise", "Zusammenfassung", "Gegründet", "Datum der Prüfung"}},
	{"einrichtungen", append([]string{"ID", "Kennung der übergeordneten Einrichtung"}, tables.InstitutionHead...)},
	{
		"kontakte",
		append([]string{"Netzwerk oder Einrichtung", "ID des Netzwerks oder der Einrichtung", "ID des Angebots"}, tables.ContactHead...),
	},
	{"angebote", append([]string{"Kennung der Einrichtung", "ID der Einrichtung", "ID"}, servicelist.Titles()...)},
	{"termine", ofNetwork("termine", "ID")},
	{"mitgliedschaften", ofNetwork("mitglieder", "Kennung der Einrichtung", "ID der Einrichtung")},
}

func ofNetwork(name string, more ...string) []string {
	t, _ := tables.Named(name)
	return slices.Concat([]string{"Netzwerk", "ID des Netzwerks", "Name des Netzwerks"}, more, t.Head)
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
	n, at, protected := d.Network, d.InstitutionsByKey(), d.ProtectedKeys()
	var districts string
	for i, k := range d.Region.Districts {
		if i > 0 {
			districts += " | "
		}
		districts += k.AGS
	}
	id := n.ID().String()
	err := networks.write(
		[]string{
			n.Key, id, n.Name, s.words("form." + string(n.Form)), d.Region.Name, d.Region.State, districts, n.Summary, string(n.Founded),
			string(n.CheckedOn),
		},
	)
	if err != nil {
		return err
	}
	if err := contacts.write(prefixed(tables.Contacts(n.Name, "", d.Contacts, nil, directory.Public, s.words), n.Key, id, "")...); err != nil {
		return err
	}
	for _, i := range d.Institutions {
		if s.known[i.Key] {
			continue
		}
		s.known[i.Key] = true
		own := i.ID().String()
		if err := institutions.write(
			prefixed([][]string{tables.Institution(i, at[i.Parent].Name, protected[i.Key], s.words)}, own, i.Parent)...,
		); err != nil {
			return err
		}
		if err := contacts.write(prefixed(tables.Contacts(i.Name, "", i.Contacts, nil, i.Visibility, s.words), i.Key, own, "")...); err != nil {
			return err
		}
		if err := s.addServices(contacts, services, i); err != nil {
			return err
		}
	}
	event, _ := tables.Named("termine")
	for _, e := range d.Events {
		one := directory.Dossier{Network: n, Events: []directory.Event{e}}
		if err := events.write(
			prefixed(event.Rows(one, s.words), n.Key, id, n.Name, directory.NewID("event", id, e.Key).String())...,
		); err != nil {
			return err
		}
	}
	member, _ := tables.Named("mitglieder")
	for _, m := range d.Members {
		one := directory.Dossier{Network: n, Members: []directory.Membership{m}}
		var key, of string
		if i, ok := at[m.Institution]; ok {
			key, of = i.Key, i.ID().String()
			one.Institutions = []directory.Institution{i, at[i.Parent]}
		}
		if err := members.write(prefixed(member.Rows(one, s.words), n.Key, id, n.Name, key, of)...); err != nil {
			return err
		}
	}
	return nil
}

// addServices writes the services of an institution, and how they are reached.
func (s *lists) addServices(contacts, services *list, i directory.Institution) error {
	own := i.ID().String()
	for _, one := range i.Services {
		id := one.ID(i.ID()).String()
		alone := i
		alone.Services = []directory.Service{one}
		if err := services.write(prefixed(servicelist.Cells([]directory.Institution{alone}, s.words)[1:], i.Key, own, id)...); err != nil {
			return err
		}
		if err := contacts.write(prefixed(
			tables.Contacts(i.Name, one.Name, one.Contacts, nil, directory.Stricter(i.Visibility, one.Visibility), s.words),
			i.Key, own, id)...); err != nil {
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

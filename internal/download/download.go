// Package download makes the whole public directory one file, for other programs: a ZIP with a document a network and
// lists for spreadsheets. The same directory makes the same bytes.
package download

import (
	"archive/zip"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/tables"
)

// About is what the file says of itself.
type About struct {
	Site, Address string // of the directory
	Licence       string // "" if none is settled
	LicenceURL    string
	Invented      bool      // some of it is made up
	DataOf        time.Time // the last change
}

// modified is the time of every file in it: none of them tells when the whole was made.
var modified = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write writes the file from networks as the public may read them, one after the other in an order that does not
// change. It returns how much of what is in it. In memory are one network, the lists in packed form and the keys of the
// institutions.
func Write(w io.Writer, about About, words tables.Words, networks iter.Seq2[directory.Dossier, error]) (map[string]int, error) {
	out := zip.NewWriter(w)
	lists, err := newLists(words)
	if err != nil {
		return nil, err
	}
	for d, err := range networks {
		if err != nil {
			return nil, err
		}
		d = withoutPlaces(d).ForPrograms()
		data, err := document.Encode(d)
		if err != nil {
			return nil, err
		}
		if err := add(out, "netzwerke/"+d.Network.Key+".yaml", data); err != nil {
			return nil, err
		}
		if err := lists.add(d); err != nil {
			return nil, err
		}
	}
	counts := map[string]int{}
	for _, l := range lists.all {
		counts[l.name] = l.rows
		if err := l.writeTo(out); err != nil {
			return nil, err
		}
	}
	described, err := describe(about)
	if err != nil {
		return nil, fmt.Errorf("download: description of the lists: %w", err)
	}
	if err := add(out, "datapackage.json", described); err != nil {
		return nil, err
	}
	if err := add(out, "LIESMICH.txt", []byte(readme(about, counts))); err != nil {
		return nil, err
	}
	if err := out.Close(); err != nil {
		return nil, fmt.Errorf("download: %w", err)
	}
	return counts, nil
}

func add(out *zip.Writer, name string, data []byte) error {
	file, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: modified})
	if err == nil {
		_, err = file.Write(data)
	}
	if err != nil {
		return fmt.Errorf("download: %s: %w", name, err)
	}
	return nil
}

// withoutPlaces takes out whatever could tell where a protected institution is; the database has no address of it, and
// in a file that is passed on not even the place where it works is given.
func withoutPlaces(d directory.Dossier) directory.Dossier {
	protected := d.ProtectedKeys()
	institutions := make([]directory.Institution, len(d.Institutions))
	for n, i := range d.Institutions {
		if protected[i.Key] {
			i.Area, i.Places = "", nil
		}
		institutions[n] = i
	}
	d.Institutions = institutions
	return d
}

func readme(about About, counts map[string]int) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\r\n", args...) }
	line("%s: das ganze öffentliche Verzeichnis", about.Site)
	line("")
	if about.Invented {
		line("ACHTUNG: Ein Teil dieser Daten ist erfunden, um das Programm auszuprobieren.")
		line("Bitte nicht an Menschen weitergeben, die Hilfe suchen.")
		line("")
	}
	line("Stand: %s (letzte Änderung im Verzeichnis)", about.DataOf.Format("02.01.2006, 15:04 MST"))
	line("Von: %s", about.Address)
	licence := about.Licence
	if licence == "" {
		licence = "nicht festgelegt. Bitte fragen Sie vor einer Weiterverwendung den Betrieb des Verzeichnisses."
	}
	line("Lizenz der Daten: %s", strings.TrimSpace(licence+" "+about.LicenceURL))
	line("")
	line("Inhalt")
	line("  netzwerke/KENNUNG.yaml  je Netzwerk ein Dokument, auch mit Quellen und Belegen")
	for _, l := range listed {
		rows := "Zeilen"
		if counts[l.name] == 1 {
			rows = "Zeile"
		}
		line("  %-23s %d %s", l.name+".csv", counts[l.name], rows)
	}
	line("  datapackage.json        beschreibt die CSV-Dateien für Programme (Tabular Data Package)")
	line("Die CSV-Dateien sind UTF-8 mit Semikolon; Excel öffnet sie mit einem Doppelklick, lässt dabei aber")
	line("Nullen am Anfang weg (Postleitzahlen, Schlüssel): besser über „Daten“, „Aus Text/CSV“ als Text einlesen.")
	line("Zellen, die eine Tabellenkalkulation ausrechnen würde, beginnen mit einem Hochkomma (').")
	line("Mehrere Werte in einer Zelle trennt ein senkrechter Strich (|). Ein Fragezeichen in einem Datum")
	line("(2024?-06-12) heißt: Das Jahr nennt die Quelle nicht, es ist erschlossen.")
	line("")
	line("Namen von Personen und Rufnummern der Presse stehen nicht darin, wie in der Schnittstelle (/hsds/v3/).")
	line("Spalten, die ID heißen, haben dieselben Werte wie dort das Feld id; Kennungen stehen in den Adressen")
	line("der Seiten. In allen Listen bezeichnen sie dasselbe, auch wo Namen doppelt vorkommen.")
	line("")
	line("Woher die Angaben stammen, steht in jedem Dokument unter quellen und belege.")
	line("Angaben veralten: Vor einer Weitergabe an Ratsuchende bitte im Verzeichnis nachsehen.")
	line("Wer die Datei weiterverwendet, holt sie regelmäßig neu und löscht, was nicht mehr darin steht.")
	line("Frauenhäuser, Schutz- und Zufluchtswohnungen haben hier keine Anschrift und keinen Ort: Sie sind nicht")
	line("gespeichert oder bleiben zum Schutz der Menschen dort weg. Bitte ergänzen Sie sie nirgends.")
	line("Im Notfall: 110. Hilfetelefon Gewalt gegen Frauen: 116 016.")
	return b.String()
}

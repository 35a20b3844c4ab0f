package download

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
)

func plain(id string) string { return id }

var about = About{Site: "Rundtisch", Address: "https://netz.example.org", DataOf: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}

func networks(list ...directory.Dossier) iter.Seq2[directory.Dossier, error] {
	return func(yield func(directory.Dossier, error) bool) {
		for _, d := range list {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// two networks share an institution; there is a shelter with a flat, and a text that a table program would calculate.
func two() []directory.Dossier {
	network := func(key string) directory.Dossier {
		ring := directory.Institution{Key: "ring", Name: "=1+1", Sectors: []directory.Sector{"opferhilfe"}, Area: "Probeort", Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 006"}},
			Services: []directory.Service{{Key: "rat", Name: "Rat"}}, Places: []directory.Place{{Key: "p", Street: "Ring 1", Postcode: "01234", City: "Probeort"}}}
		house := directory.Institution{Key: "haus", Name: "Haus", Sectors: []directory.Sector{directory.SectorShelter}, Area: "Verborgen", Places: []directory.Place{{Key: "p", Street: "Verborgen 1"}}}
		flat := directory.Institution{Key: "wohnung", Name: "Wohnung", Parent: "haus", Sectors: []directory.Sector{"opferhilfe"}, Area: "Verborgen"}
		return directory.Dossier{
			Network: directory.Network{Key: key, Name: "Netz " + key, Form: directory.FormRoundTable, Summary: "Ein Satz."},
			Region:  directory.Region{Key: "g", Name: "Gebiet", Kind: directory.RegionKreis, State: "05", Districts: []directory.District{{AGS: "05916"}, {AGS: "05911"}}},
			Members: []directory.Membership{{Key: "m", Institution: "ring", Role: directory.RoleMember}, {Key: "h", Institution: "haus", Role: directory.RoleMember}, {Key: "w", Institution: "wohnung", Role: directory.RoleMember}},
			Events:  []directory.Event{{Key: "t", Title: "Fachtag", Kind: directory.EventConference, Date: "2026-05-05"}}, Institutions: []directory.Institution{house, ring, flat},
		}
	}
	return []directory.Dossier{network("eins"), network("zwei")}
}

func made(t *testing.T, about About, list ...directory.Dossier) (map[string]string, map[string]int, []byte) {
	t.Helper()
	var out bytes.Buffer
	counts, err := Write(&out, about, plain, networks(list...))
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.File {
		if !f.Modified.Equal(modified) {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r) // checks the sum
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		files[f.Name] = string(data)
	}
	return files, counts, out.Bytes()
}

func TestTheFileHoldsADocumentANetworkAndListsThatNameEverythingOnce(t *testing.T) {
	list := two()
	files, counts, data := made(t, about, list...)
	for name, want := range map[string]int{"netzwerke": 2, "einrichtungen": 3, "kontakte": 1, "angebote": 1, "termine": 2, "mitgliedschaften": 6} {
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(files[name+".csv"], "\ufeff")))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil || len(rows) != want+1 || counts[name] != want || !strings.HasPrefix(files[name+".csv"], "\ufeff") {
			t.Errorf("%s: %d rows (%v), counted %d, want %d", name, len(rows)-1, err, counts[name], want)
		}
		for _, row := range rows {
			for _, cell := range row {
				if strings.HasPrefix(cell, "=") {
					t.Errorf("%s: %q is a formula", name, cell)
				}
			}
		}
	}
	for _, d := range list {
		read, err := document.Decode([]byte(files["netzwerke/"+d.Network.Key+".yaml"]))
		if err != nil || read.Network.Name != d.Network.Name || len(read.Members) != 3 {
			t.Errorf("%s: %v", d.Network.Key, err)
		}
	}
	if len(files) != 10 {
		t.Errorf("%d files", len(files))
	}
	if _, _, again := made(t, about, two()...); !bytes.Equal(data, again) {
		t.Error("the same networks made another file")
	}
}

func TestOfWhatIsProtectedThereIsNoPlaceInTheFile(t *testing.T) {
	list := two()
	files, _, _ := made(t, about, list...)
	for name, text := range files {
		if strings.Contains(text, "Verborgen") {
			t.Errorf("%s says where a protected institution is", name)
		}
	}
	if !strings.Contains(files["einrichtungen.csv"], "Ring 1") || list[0].Institutions[0].Area != "Verborgen" {
		t.Error("what may be known is gone, or the networks themselves were changed")
	}
}

// The interface promises that programs are told no names of people and no numbers of the press; so does the file.
func TestTheFileNamesNobodyAndHasNoNumberOfThePress(t *testing.T) {
	d := two()[0]
	d.People = []directory.Person{{Key: "erika", Title: "Dr.", Name: "Erika Beispielperson", Function: "Landrätin", Basis: "Amtsblatt"}}
	d.Patronages = []directory.Patronage{{Key: "schirm", Person: "erika", Function: "Schirmherrin"}}
	d.Notices = []directory.Notice{{Key: "meldung", Title: "Auftakt", Date: "2026-05-05", Quotations: []directory.Quotation{{Key: "z", Text: "Wir fangen an.", Person: "erika", Function: "Landrätin"}}}}
	d.Contacts = []directory.Contact{
		{Key: "koordination", Kind: directory.ContactCoordination, Label: "Erika Beispielperson", Person: "erika", Function: "Koordination", Phone: "02921 302501", Email: "erika.beispielperson@example.org", Website: "https://example.org/beispielperson"},
		{Key: "nur-mail", Kind: directory.ContactCoordination, Person: "erika", Email: "e.beispielperson@example.org"},
		{Key: "presse", Kind: directory.ContactPress, Phone: "02921 302502", Email: "presse@example.org"},
		{Key: "nur-presse", Kind: directory.ContactPress, Phone: "02921 302503"},
	}
	d.Sources = []directory.Source{{Key: "q", Title: "Amtsblatt"}}
	d.Statements = []directory.Statement{
		{Key: "b1", Fields: []string{"personen/erika", "schirmherrschaft/schirm"}, Source: "q", Passage: "Schirmherrin ist Frau Beispielperson"},
		{Key: "b2", Fields: []string{"personen/erika"}, Source: "q"}, {Key: "b3", Fields: []string{"kontakte/nur-mail", "kontakte/nur-presse"}, Source: "q"},
	}
	d.Institutions[1].Contacts = append(d.Institutions[1].Contacts, directory.Contact{Key: "p", Kind: directory.ContactPress, Label: "Frau Beispielperson", Phone: "02921 302504", Email: "presse@ring.example.org"})
	d.Institutions[1].Services[0].Contacts = []directory.Contact{{Key: "p", Kind: directory.ContactPress, Phone: "02921 302505"}}
	d.Institutions[0].Places = nil
	if problem := d.Check(); problem != nil {
		t.Fatal(problem)
	}
	files, _, _ := made(t, about, d)
	for name, text := range files {
		for _, secret := range []string{"Beispielperson", "beispielperson", "302502", "302503", "302504", "302505"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
	if !strings.Contains(files["kontakte.csv"], "02921 302501") || !strings.Contains(files["kontakte.csv"], "presse@example.org") || !strings.Contains(files["netzwerke/eins.yaml"], "Schirmherrin") {
		t.Error("more is gone than names and numbers of the press")
	}
	read, err := document.Decode([]byte(files["netzwerke/eins.yaml"]))
	if err != nil || read.Check() != nil || len(read.Statements) != 1 || len(read.Statements[0].Fields) != 1 {
		t.Errorf("the document is none any more: %v, %v, %+v", err, read.Check(), read.Statements)
	}
	if len(d.People) != 1 || d.Contacts[0].Person == "" || d.Institutions[1].Contacts[1].Phone == "" {
		t.Error("the network itself was changed")
	}
}

// Rows of all lists can be put together by keys and IDs, also where two institutions have one name.
func TestTheListsCanBeJoined(t *testing.T) {
	d := two()[0]
	for n := range d.Institutions {
		d.Institutions[n].Name = "Beratung"
	}
	d.Institutions[1].FormerKeys = []string{"ring-frueher"}
	files, _, _ := made(t, about, d)
	rows := func(name string) []map[string]string {
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(files[name+".csv"], "\ufeff")))
		r.Comma = ';'
		all, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var list []map[string]string
		for _, row := range all[1:] {
			one := map[string]string{}
			for i, head := range all[0] {
				if _, twice := one[head]; twice {
					t.Fatalf("%s has two columns %q", name, head)
				}
				one[head] = row[i]
			}
			list = append(list, one)
		}
		return list
	}
	known := map[string]directory.Institution{}
	for _, i := range d.Institutions {
		known[i.ID().String()] = i
	}
	institutions := rows("einrichtungen")
	for _, row := range institutions {
		if i, ok := known[row["ID"]]; !ok || i.Key != row["Kennung"] || i.Parent != row["Kennung der übergeordneten Einrichtung"] {
			t.Errorf("einrichtungen: %v", row)
		}
	}
	for n, row := range rows("mitgliedschaften") {
		if i, ok := known[row["ID der Einrichtung"]]; !ok || i.Key != row["Kennung der Einrichtung"] || i.Key != d.Members[n].Institution || row["ID des Netzwerks"] != d.Network.ID().String() {
			t.Errorf("mitgliedschaften: %v", row)
		}
	}
	ring := d.Institutions[1]
	service := rows("angebote")[0]
	if service["ID"] != ring.Services[0].ID(ring.ID()).String() || service["ID der Einrichtung"] != ring.ID().String() {
		t.Errorf("angebote: %v", service)
	}
	if contact := rows("kontakte")[0]; contact["ID des Netzwerks oder der Einrichtung"] != ring.ID().String() || contact["ID des Angebots"] != "" {
		t.Errorf("kontakte: %v", contact)
	}
	if event := rows("termine")[0]; event["ID"] != directory.NewID("event", d.Network.ID().String(), "t").String() {
		t.Errorf("termine: %v", event)
	}
	if network := rows("netzwerke")[0]; network["ID"] != d.Network.ID().String() {
		t.Errorf("netzwerke: %v", network)
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	for name, test := range map[string]struct {
		about About
		want  []string
		lacks string
	}{
		"without a licence": {about, []string{"Stand: 22.11.2026, 12:00 UTC", "Lizenz der Daten: nicht festgelegt", "https://netz.example.org", "einrichtungen.csv       3 Zeilen", "110"}, "erfunden"},
		"with one":          {About{Site: "R", Licence: "CC BY 4.0", LicenceURL: "https://example.org/by"}, []string{"Lizenz der Daten: CC BY 4.0 https://example.org/by\r\n"}, "nicht festgelegt"},
		"made up":           {About{Site: "R", Invented: true}, []string{"ACHTUNG: Ein Teil dieser Daten ist erfunden"}, "ACHTUNG: Alle"},
	} {
		files, _, _ := made(t, test.about, two()...)
		for _, want := range test.want {
			if !strings.Contains(files["LIESMICH.txt"], want) {
				t.Errorf("%s: it does not say %q:\n%s", name, want, files["LIESMICH.txt"])
			}
		}
		if strings.Contains(files["LIESMICH.txt"], test.lacks) {
			t.Errorf("%s: it says %q", name, test.lacks)
		}
	}
}

func TestAnErrorOnTheWayEndsTheFile(t *testing.T) {
	broken := errors.New("broken")
	_, err := Write(io.Discard, about, plain, func(yield func(directory.Dossier, error) bool) { yield(directory.Dossier{}, broken) })
	if !errors.Is(err, broken) {
		t.Error(err)
	}
	if _, err := Write(full{}, about, plain, networks(two()...)); err == nil {
		t.Error("nowhere to write to, and no error")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

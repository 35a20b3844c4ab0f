package store_test

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
)

// The table testdata/situations.txt says what people want and which three services they are to read first; those that
// there are stand in testdata/situations_cast.txt.
func TestWhoComesFirst(t *testing.T) {
	t.Parallel()
	s := cast(t).at(directory.Public)
	table := lines(t, "situations.txt", 3)
	if len(table) < 40 {
		t.Errorf("%d situations, want 40", len(table))
	}
	for _, line := range table {
		w, now := wantedOf(t, line[0])
		found, err := s.Offers(t.Context(), w, now, 0, 50)
		if err != nil {
			t.Fatal(err)
		}
		got := keys(found)
		if want := strings.Fields(line[1]); !slices.Equal(got[:min(len(want), len(got))], want) {
			t.Errorf("%s: %s\n\twant %s\n\t got %s", line[0], line[2], line[1], strings.Join(got[:min(6, len(got))], " "))
		}
	}
}

// lines reads a table of testdata: columns between bars, comments after #.
func lines(t *testing.T, file string, columns int) (table [][]string) {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for scan := bufio.NewScanner(f); scan.Scan(); {
		if strings.HasPrefix(scan.Text(), "#") {
			continue
		}
		cells := strings.Split(scan.Text(), "|")
		if len(cells) != columns {
			t.Fatalf("%s: %d columns in %q", file, len(cells), scan.Text())
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		table = append(table, cells)
	}
	return table
}

// cast loads the institutions, each in a network of its own in its Kreis.
func cast(t *testing.T) fixture {
	t.Helper()
	networks := map[string]*directory.Dossier{}
	for _, c := range lines(t, "situations_cast.txt", 10) {
		i := institution(c[0], directory.Sector(c[1]))
		where := strings.Fields(c[2])
		if km, err := strconv.ParseFloat(where[1], 64); err == nil {
			lat := herne.Lat + km/111.32
			if km > 100 {
				lat = herne.Lat - km/111.32
			}
			i.Places = []directory.Place{at(lat, herne.Lon, "")}
		}
		spoken, interpreted, _ := strings.Cut(c[5], "/")
		s := directory.Service{Key: "angebot", Name: "Angebot " + c[0], Topics: words[directory.Topic](c[3]), Audiences: words[directory.Audience](c[4]),
			Languages: words[directory.Tongue](spoken), Interpreted: words[directory.Tongue](interpreted), Modes: words[directory.Mode](c[6]),
			Areas: words[string](c[9]), Holidays: true}
		if len(s.Interpreted) > 0 {
			s.Interpreting = "auf Anfrage"
		}
		if c[7] != "" {
			s.Hours = []directory.Hours{directory.Hours(c[7])}
		}
		reach, checked, _ := strings.Cut(c[8], " ")
		s.CheckedOn = directory.PartialDate(checked)
		switch reach {
		case "phone":
			i.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 016"}}
		case "mail":
			i.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Email: "hilfe@example.org"}}
		}
		i.Services = []directory.Service{s}
		ags := where[0]
		if networks[ags] == nil {
			d := small("n-" + ags)
			d.Region.State, d.Region.Districts = ags[:2], []directory.District{{AGS: ags}}
			networks[ags] = &d
		}
		d := networks[ags]
		d.Institutions = append(d.Institutions, i)
		d.Members = append(d.Members, directory.Membership{Key: "m-" + i.Key, Institution: i.Key, Role: directory.RoleMember})
	}
	var all []directory.Dossier
	for _, d := range networks {
		all = append(all, *d)
	}
	return open(t).load(all...)
}

// wantedOf reads what somebody in Herne wants: words of all kinds in any order.
func wantedOf(t *testing.T, line string) (directory.Wanted, time.Time) {
	t.Helper()
	w, now := herne, time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
	for _, word := range strings.Fields(line) {
		kms, err := strconv.Atoi(word)
		switch {
		case err == nil:
			w.Radius = float64(kms)
		case word == "So":
			now = time.Date(2026, 11, 22, 22, 0, 0, 0, time.UTC)
		case word == "jetzt":
			w.Open = now
		case directory.Topic(word).Valid():
			w.Topics = []directory.Topic{directory.Topic(word)}
		case directory.Audience(word).Valid():
			w.Audiences = []directory.Audience{directory.Audience(word)}
		case directory.Mode(word).Valid():
			w.Modes = []directory.Mode{directory.Mode(word)}
		case directory.Access(word).Valid():
			w.Access = append(w.Access, directory.Access(word))
		case directory.Tongue(word).Valid():
			w.Languages = []directory.Tongue{directory.Tongue(word)}
		case word != "Herne":
			t.Fatalf("nobody can want %q", word)
		}
	}
	if !w.Open.IsZero() {
		w.Open = now
	}
	return w, now
}

func words[T ~string](list string) (all []T) {
	for _, word := range strings.Fields(list) {
		all = append(all, T(word))
	}
	return all
}

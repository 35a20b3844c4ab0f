package examples_test

import (
	"bytes"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/examples"
)

var networks = []string{"anhalt-bitterfeld", "braunschweig", "herne", "mettmann", "soest"}

func TestFilesHoldsTheFiveNetworks(t *testing.T) {
	entries, err := fs.Glob(examples.Files, "networks/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, name := range entries {
		keys = append(keys, strings.TrimSuffix(path.Base(name), ".yaml"))
	}
	if !slices.Equal(keys, networks) {
		t.Errorf("files are %v, want %v", keys, networks)
	}
}

func TestFilesAreCanonicalBelowTheirHeader(t *testing.T) {
	for _, name := range networks {
		t.Run(name, func(t *testing.T) {
			data, dossier := read(t, name)
			if dossier.Network.Key != name {
				t.Errorf("the file holds the network %q", dossier.Network.Key)
			}
			body, header := data, 0
			for bytes.HasPrefix(body, []byte("# ")) {
				_, body, _ = bytes.Cut(body, []byte("\n"))
				header++
			}
			if header < 1 || header > 2 {
				t.Errorf("header of %d lines, want one or two", header)
			}
			want, err := document.Encode(dossier)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(body, want) {
				t.Errorf("not canonical: the document differs from its encoding at byte %d", firstDifference(body, want))
			}
		})
	}
}

func TestMemberListsCountAsTheSourcesDo(t *testing.T) {
	for name, want := range map[string]directory.Completeness{
		"herne":             {Named: 15, Groups: 2},
		"mettmann":          {Groups: 6},
		"soest":             {StatedText: "Zahlreiche Partner", Named: 1, Groups: 5},
		"braunschweig":      {Stated: 51, StatedText: "fachliche Organisationen, Institutionen und Einrichtungen"},
		"anhalt-bitterfeld": {Groups: 9},
	} {
		_, dossier := read(t, name)
		if got := directory.CountMembers(dossier.Members, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func TestHerneHasSeventeenMembersSevenOfThemUnitsOfTheCity(t *testing.T) {
	_, dossier := read(t, "herne")
	if n := len(dossier.Members); n != 17 {
		t.Errorf("%d members, want 17", n)
	}
	units := 0
	for _, m := range dossier.Members {
		if i, ok := dossier.Institution(m.Institution); ok && i.Parent == "stadt-herne" {
			units++
		}
	}
	if units != 7 {
		t.Errorf("%d members are units of the city, want 7", units)
	}
}

func TestServicesAreThoseThatTheNamesOfTheInstitutionsSay(t *testing.T) {
	for name, want := range map[string]int{"herne": 9, "soest": 1} { // the other sources name no institution
		_, dossier := read(t, name)
		services := 0
		for _, i := range dossier.Institutions {
			services += len(i.Services)
			for _, s := range i.Services {
				known := directory.Service{Key: s.Key, Name: s.Name, NeutralLabel: s.NeutralLabel, Summary: s.Summary, Topics: s.Topics, Audiences: s.Audiences}
				if !reflect.DeepEqual(s, known) {
					t.Errorf("%s: of %q more is said than any source gives: %+v", name, s.Name, s)
				}
			}
		}
		if services != want {
			t.Errorf("%s: %d services, want %d", name, services, want)
		}
	}
}

func TestNothingIsClaimedThatNobodyHasChecked(t *testing.T) {
	for _, name := range networks {
		data, dossier := read(t, name)
		for _, field := range []string{"geprueft_am", "abgerufen_am", "anschriften"} {
			if bytes.Contains(data, []byte(field+":")) {
				t.Errorf("%s: %s is not known of any source", name, field)
			}
		}
		for _, c := range dossier.Contacts {
			ownSite := c.Kind == directory.ContactCoordination && c.Phone+c.Email+c.Person == "" && name == "herne"
			if !ownSite && (c.Kind != directory.ContactPress || name != "soest") {
				t.Errorf("%s: contact %s of kind %s; the sources give one press contact and one website of a network", name, c.Key, c.Kind)
			}
		}
		for _, i := range dossier.Institutions {
			if len(i.Contacts) > 0 || i.Website != "" || i.Protected() && i.Area != "" {
				t.Errorf("%s: %s has a contact, a website or a place that no source gives", name, i.Name)
			}
		}
	}
}

// Addresses stay in the history of a browser, neutral labels are printed on sheets: neither may tell what they are about.
func TestAddressesAndNeutralLabelsHoldNoTellingWord(t *testing.T) {
	telling := []string{"gewalt", "frauenhaus", "frauen", "missbrauch", "opfer", "menschenhandel", "schwanger", "trauma"}
	for _, name := range networks {
		_, dossier := read(t, name)
		seen := []string{dossier.Network.Key, dossier.Region.Key, dossier.Region.ShortName}
		for _, i := range dossier.Institutions {
			seen = append(seen, i.Key, i.NeutralLabel)
			if i.NeutralLabel == "" && tells(i.Name, telling) {
				t.Errorf("%s: %q has no neutral label", name, i.Name)
			}
			for _, s := range i.Services {
				seen = append(seen, s.Key, s.NeutralLabel)
				if s.NeutralLabel == "" && tells(s.Name, telling) {
					t.Errorf("%s: %q has no neutral label", name, s.Name)
				}
			}
		}
		for _, e := range dossier.Events {
			seen = append(seen, e.Key)
		}
		for _, n := range dossier.Notices {
			seen = append(seen, n.Key)
		}
		for _, text := range seen {
			if tells(text, telling) {
				t.Errorf("%s: %q gives away what it is about", name, text)
			}
		}
	}
}

func tells(text string, telling []string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(telling, func(word string) bool { return strings.Contains(text, word) })
}

func read(t *testing.T, name string) ([]byte, directory.Dossier) {
	t.Helper()
	data, err := examples.Files.ReadFile("networks/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	dossier, err := document.Decode(data)
	if err != nil {
		t.Fatalf("%s.yaml:\n%v", name, err)
	}
	return data, dossier
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

package upload

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/takeover"
)

const writtenFiles = "testdata/files"

// wanted is what a file of testdata/files says, as somebody read it.
type wanted struct{ members, says, silent, refused []string }

// readWanted reads expected.txt: what each file says.
func readWanted(t *testing.T) map[string]*wanted {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(writtenFiles, "expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	all, now := map[string]*wanted{}, &wanted{}
	for _, line := range strings.Split(string(data), "\n") {
		key, rest, _ := strings.Cut(line, ": ")
		switch {
		case line == "" || strings.HasPrefix(line, " ") || len(all) == 0 && !strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "# "):
			now = &wanted{}
			for _, name := range strings.Fields(line[2:]) {
				all[name] = now
			}
		case key == "sagt":
			now.says = append(now.says, rest)
		case key == "nicht":
			now.silent = append(now.silent, rest)
		case key == "abgelehnt":
			now.refused = append(now.refused, rest)
		default:
			now.members = append(now.members, strings.TrimRight(strings.Join(strings.Fields(line), " "), " |"))
		}
	}
	return all
}

// saidOf writes a member as expected.txt does.
func saidOf(m memberlist.Member) string {
	numbers := m.Phone
	for _, more := range m.MorePhones {
		numbers += ", " + more.Number
	}
	line := strings.Join([]string{m.Name, m.Parent, m.Person, numbers, m.Email, m.Category}, " | ")
	return strings.TrimRight(strings.Join(strings.Fields(line), " "), " |")
}

// Files that real programs wrote give the members that stand in them, and what is left out is told.
func TestFilesThatProgramsWrote(t *testing.T) {
	all := readWanted(t)
	entries, err := os.ReadDir(writtenFiles)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, entry := range entries {
		name := entry.Name()
		want := all[name]
		if entry.IsDir() || name == "expected.txt" || name == "README.md" {
			continue
		}
		read++
		if want == nil {
			t.Errorf("%s: nobody says what is in it", name)
			continue
		}
		data, err := os.ReadFile(filepath.Join(writtenFiles, name))
		if err != nil {
			t.Fatal(err)
		}
		if len(want.refused) > 0 {
			if got := sentence(t, name, data); !strings.HasPrefix(got, want.refused[0]) {
				t.Errorf("%s is refused with %q", name, got)
			}
			continue
		}
		file, err := Text(name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, m := range memberlist.ParseKnowing(file.Text, ownNames(name)).Members {
			got = append(got, saidOf(m))
		}
		if !slices.Equal(got, want.members) {
			t.Errorf("%s gives\n\t%s\nwant\n\t%s\nof\n%s", name, strings.Join(got, "\n\t"), strings.Join(want.members, "\n\t"), file.Text)
		}
		left := strings.Join(file.Left, " ")
		for _, says := range want.says {
			if !strings.Contains(left, says) {
				t.Errorf("%s: %q is not said, but %q", name, says, left)
			}
		}
		for _, silent := range want.silent {
			if strings.Contains(file.Text, silent) {
				t.Errorf("%s: %q is in\n%s", name, silent, file.Text)
			}
		}
	}
	if read != len(all) {
		t.Errorf("%d files are there, %d are described", read, len(all))
	}
}

// ownList is the list from which eigene-liste was made.
var ownList = []takeover.Listed{
	{Key: "fb", Institution: "fb", Name: "Frauenberatung Seefurt e. V.", Kind: memberlist.KindInstitution},
	{Key: "ja", Institution: "ja", Name: "Jugendamt", Parent: "Stadt Seefurt", Kind: memberlist.KindInstitution},
	{Key: "pol", Institution: "pol", Name: "Polizeiinspektion Seefurt", Kind: memberlist.KindInstitution},
	{Key: "bogen", Institution: "bogen", Name: "Haus am Bogen, Beratung & Hilfe – Außenstelle (Nord)", Kind: memberlist.KindInstitution},
	{Key: "gr", Name: "Rechtsanwältinnen", Kind: memberlist.KindGroup},
	{Key: "awo", Institution: "awo", Name: "AWO Seefurt", Kind: memberlist.KindInstitution, Until: "2025-12-31"},
}

// What was downloaded comes back as it was, whichever program opened it and saved it again.
func TestOnesOwnListComesBackAsItWas(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(writtenFiles, "eigene-liste*"))
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		read := textOf(t, filepath.Base(name), data)
		d := takeover.Compare(ownList, memberlist.ParseKnowing(read, ownNames(filepath.Base(name))).Members)
		if len(d.New)+len(d.Changed)+len(d.Gone) > 0 || len(d.Unchanged) != len(ownList) {
			t.Errorf("%s: new %+v\nchanged %+v\ngone %+v", name, d.New, d.Changed, d.Gone)
		}
	}
}

// ownNames are the names that the directory knows where a list is its own.
func ownNames(file string) (names []string) {
	for _, own := range ownList {
		if strings.HasPrefix(file, "eigene-liste") && own.Institution != "" {
			names = append(names, own.Name)
		}
	}
	return names
}

package history_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/history"
)

var today = time.Date(2026, 11, 22, 0, 30, 0, 0, time.FixedZone("MEZ", 3600))

func TestWithoutTakesOutThoseWhoMayNoLongerBeNamed(t *testing.T) {
	for _, test := range []struct {
		name     string
		deleteOn directory.PartialDate
		named    bool
	}{
		{"no day is set", "", true},
		{"tomorrow", "2026-11-23", true},
		{"today, though not yet in UTC", "2026-11-22", false},
		{"this month", "2026-11", false},
		{"next year", "2027", true},
		{"a year that was inferred", "2026?", false},
		{"no date at all", "bald", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := example(t, "soest")
			for i := range d.People {
				d.People[i].DeleteOn = test.deleteOn
			}
			d.Contacts[0].Function, d.Contacts[0].Email = "", "birgit.kalle@example.org"
			before := encode(t, d)
			got := history.Without(d, today)
			text := encode(t, got)
			if named := strings.Contains(text, "Kalle"); named != test.named {
				t.Errorf("named: %v, want %v\n%s", named, test.named, text)
			}
			for _, word := range []string{"lena-sauerland", "Lena Sauerland", "Patricia Deertz", "birgit"} {
				if strings.Contains(text, word) != test.named {
					t.Errorf("%q is in it or is not: want %v", word, test.named)
				}
			}
			if encode(t, d) != before {
				t.Error("the dossier itself was changed")
			}
			if err := got.Check(); err != nil {
				t.Errorf("what is left is refused: %v", err)
			}
			if !test.named && (got.Contacts[0].Function != "Pressekontakt und Foto" || got.Notices[0].Quotations[0].Function != "Frauenberatung Soest") {
				t.Errorf("the functions are %q and %q", got.Contacts[0].Function, got.Notices[0].Quotations[0].Function)
			}
		})
	}
}

func TestWithoutNamesInTexts(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"the whole name", "Schirmherrin ist Anna Beispiel.", "Schirmherrin ist Landrätin."},
		{"with the title", "Dr. Anna Beispiel und Anna Beispiel", "Landrätin und Landrätin"},
		{"with an ending", "Anna Beispiels Rede", "Landrätins Rede"},
		{"as part of another", "Susanna Beispiel", "Susanna Beispiel"},
		{"somebody else", "Anna Meier", "Anna Meier"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := example(t, "mettmann")
			d.Network.Summary = test.text
			d.People = []directory.Person{{Key: "a", Title: "Dr.", Name: "Anna Beispiel", Function: "Landrätin", DeleteOn: "2026"}}
			if got := history.Without(d, today).Network.Summary; got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestWithoutTakesOutWhomServicesMayNoLongerName(t *testing.T) {
	for _, test := range []struct {
		name     string
		deleteOn directory.PartialDate
		named    bool
	}{
		{"tomorrow", "2026-11-23", true},
		{"today, though not yet in UTC", "2026-11-22", false},
		{"no date at all", "bald", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := example(t, "soest")
			d.Institutions[0].Services = []directory.Service{
				{Key: "a", Name: "Beratung", Prepare: "Bitte nach Eva Muster fragen.", Hours: []directory.Hours{"Mo 09:00–12:00, bei Eva Muster"},
					Official: &directory.Official{Name: "Eva Muster", Function: "Leitung", DeleteOn: test.deleteOn}},
				{Key: "b", Name: "Begleitung", Official: &directory.Official{Name: "Eva Muster", Function: "Begleitung", DeleteOn: "2030"}},
			}
			before := encode(t, d)
			got := history.Without(d, today).Institutions[0].Services
			if named := got[0].Official != nil; named != test.named {
				t.Errorf("named: %v", named)
			}
			if !test.named && (got[0].Prepare != "Bitte nach Leitung fragen." || got[0].Hours[0] != "Mo 09:00–12:00, bei Leitung") {
				t.Errorf("the texts are %q and %q", got[0].Prepare, got[0].Hours)
			}
			if got[1].Official == nil || got[1].Official.Name != "Eva Muster" {
				t.Error("whom another service may name is gone, too")
			}
			if encode(t, d) != before {
				t.Error("the dossier itself was changed")
			}
		})
	}
}

func TestWithoutLeavesNoReferenceBehind(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := dossiertest.Dossier().Draw(r, "dossier")
		got := history.Without(d, today)
		gone := map[string]bool{}
		for _, p := range d.People {
			gone[p.Key] = !p.NamedOn(today)
		}
		for _, c := range got.Contacts {
			if gone[c.Person] {
				r.Fatalf("contact with %q", c.Person)
			}
		}
		for _, p := range got.Patronages {
			if gone[p.Person] {
				r.Fatalf("patronage of %q", p.Person)
			}
		}
		for _, n := range got.Notices {
			for _, q := range n.Quotations {
				if gone[q.Person] {
					r.Fatalf("quotation of %q", q.Person)
				}
			}
		}
		for _, s := range got.Statements {
			for _, field := range s.Fields {
				if key, ok := strings.CutPrefix(field, "personen/"); ok && gone[key] {
					r.Fatalf("statement about %q", key)
				}
			}
		}
		if again := history.Without(got, today); encode(r, again) != encode(r, got) {
			r.Fatalf("a second time takes out more:\n%s", cmp.Diff(encode(r, got), encode(r, again)))
		}
	})
}

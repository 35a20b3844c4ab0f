package store_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
)

func TestANameVanishesFromTheDayItIsToBeDeleted(t *testing.T) {
	t.Parallel()
	f := open(t)
	var now, next, year string
	if err := f.owner.QueryRow(t.Context(), `
		select to_char(d, 'YYYY-MM-DD'), to_char(d + 2, 'YYYY-MM-DD'), to_char(d, 'YYYY')
		from (select (now() at time zone 'Europe/Berlin')::date as d) t`).Scan(&now, &next, &year); err != nil {
		t.Fatal(err)
	}
	d := small("n")
	for key, deleteOn := range map[string]string{"bleibt-name": "", "spaeter-name": next, "heute-name": now,
		"jahr-name": year, "frueher-name": "2001-02"} {
		d.People = append(d.People, directory.Person{Key: key, Title: "Dr.", Name: "Name " + key, Function: "Leitung",
			Basis: "amtlich", DeleteOn: directory.PartialDate(deleteOn)})
		d.Patronages = append(d.Patronages, directory.Patronage{Key: "s-" + key[:4], Person: key, Function: "Schirmherrin"})
		d.Contacts = append(d.Contacts, directory.Contact{Key: "k-" + key[:4], Kind: directory.ContactPress,
			Phone: "02921/302546", Person: key, Function: "Presse"})
		d.Notices = append(d.Notices, directory.Notice{Key: "m-" + key[:4], Title: "T",
			Quotations: []directory.Quotation{{Key: "q", Text: "So ist es.", Person: key, Function: "Leitung"}}})
		d.Statements = append(d.Statements, directory.Statement{Key: "b-" + key[:4],
			Fields: []string{"personen/" + key}, Passage: "Name " + key, Note: "x"})
	}
	f.load(d)
	want := map[string]bool{"bleibt-name": true, "spaeter-name": true, "heute-name": false, "jahr-name": false, "frueher-name": false}
	for _, level := range levels {
		seen, err := f.at(level).Dossier(t.Context(), "n")
		if err != nil {
			t.Fatal(err)
		}
		data, err := document.Encode(seen)
		if err != nil {
			t.Fatal(err)
		}
		for key, visible := range want {
			if strings.Contains(string(data), key) != visible {
				t.Errorf("%s: %s is named somewhere: %v, want %v", level, key, !visible, visible)
			}
		}
		if len(seen.Patronages) != 5 || len(seen.Contacts) != 5 || len(seen.Notices) != 5 || len(seen.Notices[0].Quotations) != 1 {
			t.Errorf("%s: what somebody did vanished with the name", level)
		}
	}
	data, err := document.Encode(must(f.at("owner").Dossier(t.Context(), "n")))
	if err != nil || strings.Count(string(data), "Name ") != 10 {
		t.Errorf("the owner has %d of 10 names (%v); an export must be whole", strings.Count(string(data), "Name "), err)
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

package store_test

import (
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

var levels = []directory.Visibility{directory.Public, directory.Staff, directory.Coordination}

// layered is a network with one thing of every kind that has a level, at each level.
func layered() directory.Dossier {
	var institutions []directory.Institution
	for i, level := range levels {
		key := []string{"offen", "fach", "koord"}[i]
		inst := institution(key)
		inst.Name, inst.Visibility, inst.Aliases = "Einrichtung "+key, level, []string{"Alias " + key}
		inst.FormerKeys = []string{"frueher-" + key}
		for j, inner := range levels {
			inst.Places = append(inst.Places, directory.Place{Key: "p" + string('0'+rune(j)), City: "Ort " + string(inner), Visibility: inner})
			inst.Contacts = append(inst.Contacts, directory.Contact{Key: "k" + string('0'+rune(j)),
				Kind: directory.ContactHelp, Phone: "116 016", Visibility: inner})
		}
		institutions = append(institutions, inst)
	}
	d := small("probe", institutions...)
	d.Network.Initiators = []string{"offen", "fach", "koord"}
	for i, level := range levels {
		key := string('0' + rune(i))
		d.Members = append(d.Members, directory.Membership{Key: "g" + key, Group: "Gruppe " + string(level),
			Role: directory.RoleGuest, Visibility: level})
		d.Contacts = append(d.Contacts, directory.Contact{Key: "n" + key, Kind: directory.ContactCoordination,
			Email: "a@example.org", Visibility: level})
		d.Statements = append(d.Statements, directory.Statement{Key: "s" + key, Fields: []string{"name"}, Note: "so gesagt", Visibility: level})
	}
	return d
}

func TestEachLevelSeesWhatItMayAndNothingMore(t *testing.T) {
	t.Parallel()
	f := open(t).load(layered())
	for rank, level := range levels {
		d, err := f.at(level).Dossier(t.Context(), "probe")
		if err != nil {
			t.Fatal(err)
		}
		seen := rank + 1 // of three things, one a level
		places, contacts := 0, 0
		for _, i := range d.Institutions {
			places, contacts = places+len(i.Places), contacts+len(i.Contacts)
		}
		for what, n := range map[string][2]int{
			"institutions":            {len(d.Institutions), seen},
			"memberships":             {len(d.Members), 2 * seen}, // of an institution and of a group
			"initiators":              {len(d.Network.Initiators), seen},
			"contacts of the network": {len(d.Contacts), seen},
			"statements":              {len(d.Statements), seen},
			"places":                  {places, seen * seen},
			"contacts":                {contacts, seen * seen},
		} {
			if n[0] != n[1] {
				t.Errorf("%s: %d %s, want %d", level, n[0], what, n[1])
			}
		}
		for i, key := range []string{"offen", "fach", "koord"} {
			for _, key := range []string{key, "frueher-" + key} {
				_, err := f.at(level).InstitutionPage(t.Context(), key)
				if visible := i <= rank; visible == notThere(err) {
					t.Errorf("%s: page of %s: %v", level, key, err)
				}
			}
		}
	}
}

func TestEveryRowOfEveryViewIsOfTheLevel(t *testing.T) {
	t.Parallel()
	f := open(t).load(layered())
	for rank, level := range levels {
		pool := storetest.Pool(t, f.url, level, nil)
		// The rows that name an institution or a level, of all views, by what the owner knows of them.
		for _, view := range []string{"places", "contacts", "memberships", "institution_sectors", "institution_names",
			"initiators", "search_entries"} {
			rows, err := pool.Query(t.Context(), `select institution_id from `+view+` where institution_id is not null`)
			if err != nil {
				t.Fatal(err)
			}
			ids, err := pgx.CollectRows(rows, pgx.RowTo[directory.ID])
			if err != nil || len(ids) == 0 {
				t.Fatalf("%s: %s: %d rows (%v)", level, view, len(ids), err)
			}
			if n := f.count(`select count(*) from institutions where id = any($1) and visibility > $2`, ids, level); n != 0 {
				t.Errorf("%s: %s shows %d institutions of a higher level", level, view, n)
			}
		}
		for _, view := range []string{"places", "contacts", "memberships", "institutions", "statements"} {
			var n int
			if err := pool.QueryRow(t.Context(), `select count(*) from `+view+` where visibility > $1`, level).Scan(&n); err != nil || n != 0 {
				t.Errorf("%s: %s shows %d rows of a higher level (%v)", level, view, n, err)
			}
		}
		var former int
		if err := pool.QueryRow(t.Context(), `select count(*) from former_keys`).Scan(&former); err != nil || former != rank+1 {
			t.Errorf("%s: %d former keys (%v), want %d", level, former, err, rank+1)
		}
	}
}

func TestSearchNeverFindsWhatIsOfAHigherLevel(t *testing.T) {
	t.Parallel()
	d := layered()
	unit := institution("unterstelle")
	unit.Name, unit.Parent = "Unterstelle", "koord" // everybody may see the unit, not what it is a unit of
	d.Institutions = append(d.Institutions, unit)
	d.Members = append(d.Members, directory.Membership{Key: "u", Institution: "unterstelle", Role: directory.RoleMember})
	f := open(t).load(d)
	for rank, level := range levels {
		for i, key := range []string{"offen", "fach", "koord"} {
			for _, words := range []string{"Einrichtung " + key, "Alias " + key, key + "x"} { // the last one only nearly
				found, err := f.at(level).Search(t.Context(), store.LookUp(words))
				if err != nil {
					t.Fatal(err)
				}
				for _, hit := range found {
					for j, hidden := range []string{"offen", "fach", "koord"} {
						if j > rank && (slices.Contains([]string{hit.Path}, "/einrichtungen/"+hidden) || containsAny(hit.Title+hit.Body, hidden)) {
							t.Errorf("%s: %q finds %+v", level, words, hit)
						}
					}
				}
				if i <= rank && words == "Alias "+key && len(found) == 0 {
					t.Errorf("%s: %q finds nothing", level, words)
				}
			}
		}
	}
}

func (f fixture) names(sql string) []string {
	f.t.Helper()
	rows, err := f.owner.Query(f.t.Context(), sql)
	if err != nil {
		f.t.Fatal(err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		f.t.Fatal(err)
	}
	return names
}

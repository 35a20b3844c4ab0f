package server_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// edit is a kind of change of what pages show, and a page that must not be made anew for it; "" where all may be.
type edit struct {
	name, stays string
	do          func(*testing.T, *apptest.Program)
}

// inNetwork is a change of one network by its coordination.
func inNetwork(name, network, stays string, apply func(*editing.Work) error) edit {
	return edit{name, stays, func(t *testing.T, r *apptest.Program) {
		t.Helper()
		r.Change(t, network, apply)
	}}
}

// entry changes an institution, through one of the networks it is in.
func entry(name, network, key, stays string, apply func(*directory.Institution)) edit {
	return inNetwork(name, network, stays, func(w *editing.Work) error {
		at := slices.IndexFunc(w.Institutions, func(i directory.Institution) bool { return i.Key == key })
		if at < 0 {
			return fmt.Errorf("%s has no %s", network, key)
		}
		w.Institutions[at] = clone(w.Institutions[at])
		apply(&w.Institutions[at])
		return nil
	})
}

func clone(i directory.Institution) directory.Institution {
	i.Contacts, i.Places, i.Services = slices.Clone(i.Contacts), slices.Clone(i.Places), slices.Clone(i.Services)
	i.Sectors, i.Aliases = slices.Clone(i.Sectors), slices.Clone(i.Aliases)
	return i
}

const unit = "stelle-der-probe"

var edits = []edit{
	inNetwork("a goal", "herne", apptest.SoestPage, func(w *editing.Work) error { w.Goals[0].Text = "Anderes Ziel."; return nil }),
	inNetwork("the summary", "herne", apptest.SoestPage, func(w *editing.Work) error { w.Network.Summary = "Anders."; return nil }),
	inNetwork("the name of a network", "herne", apptest.SoestPage, func(w *editing.Work) error {
		w.Network.Name = "Anderer Runder Tisch"
		return nil
	}),
	{"a member that another network has", apptest.BraunschweigPage, func(t *testing.T, r *apptest.Program) {
		r.Join(t, "soest", "schattenlicht")
	}},
	entry("the name of a shared institution", "soest", "schattenlicht", apptest.BraunschweigPage, func(i *directory.Institution) {
		i.Name = "Anderer Name"
	}),
	entry("a telephone number of it", "herne", "schattenlicht", apptest.BraunschweigPage, func(i *directory.Institution) {
		i.Contacts = append(i.Contacts, directory.Contact{Key: "neu", Kind: directory.ContactHelp, Phone: "02323 123456"})
	}),
	entry("an address of it", "herne", "schattenlicht", apptest.BraunschweigPage, func(i *directory.Institution) {
		i.Places = append(i.Places, directory.Place{Key: "neu", Street: "Beispielweg 1", Postcode: "44623", City: "Herne"})
	}),
	{"what it offers", apptest.BraunschweigPage, func(t *testing.T, r *apptest.Program) {
		r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {apptest.CounsellingService()}})
	}},
	entry("what else it is called", "herne", "schattenlicht", apptest.BraunschweigPage, func(i *directory.Institution) {
		i.Aliases = []string{"Auch so"}
	}),
	inNetwork("a unit of it", "herne", apptest.BraunschweigPage, func(w *editing.Work) error {
		w.Institutions = append(w.Institutions, directory.Institution{
			Key: unit, Name: "Stelle", Parent: "schattenlicht", Sectors: []directory.Sector{directory.SectorYouthOffice},
		})
		w.Members = append(w.Members, directory.Membership{Key: unit, Institution: unit, Role: directory.RoleMember})
		return nil
	}),
	entry("the name of its unit", "herne", unit, apptest.BraunschweigPage, func(i *directory.Institution) { i.Name = "Andere Stelle" }),
	entry("whom its unit is for", "herne", unit, apptest.BraunschweigPage, func(i *directory.Institution) {
		i.Visibility = directory.Staff
	}),
	entry("whom its unit is for again", "herne", unit, apptest.BraunschweigPage, func(i *directory.Institution) { i.Visibility = "" }),
	entry("the name of what has a unit", "soest", "schattenlicht", apptest.BraunschweigPage, func(i *directory.Institution) {
		i.Name = "Noch anders"
	}),
	inNetwork("who began it", "herne", apptest.BraunschweigPage, func(w *editing.Work) error {
		w.Network.Initiators = []string{unit}
		return nil
	}),
	inNetwork("a member's role", "herne", apptest.BraunschweigPage, func(w *editing.Work) error {
		w.Members = slices.Clone(w.Members)
		w.Members[0].Role, w.Members[0].Note = directory.RoleLead, "Anmerkung"
		return nil
	}),
	inNetwork("an event with another network", "soest", apptest.BraunschweigPage, func(w *editing.Work) error {
		w.Events = append(w.Events, directory.Event{Key: "gemeinsam", Title: "Gemeinsamer Tag", Kind: "fachtag", Date: "2027-03-01",
			Hosts: []directory.Host{{Name: "Herne", Network: "herne"}}})
		return nil
	}),
	inNetwork("its day", "soest", apptest.BraunschweigPage, func(w *editing.Work) error {
		w.Events = slices.Clone(w.Events)
		w.Events[len(w.Events)-1].Date = "2027-03-02"
		return nil
	}),
	inNetwork("a related network", "herne", apptest.BraunschweigPage, func(w *editing.Work) error {
		w.Related = append(slices.Clone(w.Related), directory.Related{Key: "probe", Name: "Probe", Network: "mettmann"})
		return nil
	}),
	inNetwork("a notice", "soest", apptest.BraunschweigPage, func(w *editing.Work) error {
		w.Notices = slices.Clone(w.Notices)
		w.Notices[0].Title = "Andere Meldung"
		return nil
	}),
	inNetwork("a member that leaves", "soest", apptest.BraunschweigPage, func(w *editing.Work) error {
		w.Members = slices.DeleteFunc(slices.Clone(w.Members), func(m directory.Membership) bool {
			return m.Institution == "schattenlicht"
		})
		w.Institutions = slices.DeleteFunc(slices.Clone(w.Institutions), func(i directory.Institution) bool {
			return i.Key == "schattenlicht"
		})
		return nil
	}),
	{"who may show a network", apptest.SoestPage, func(t *testing.T, r *apptest.Program) {
		r.AllowOrigins(t, "herne", "https://a.example")
	}},
	{"the download", apptest.HernePage, func(t *testing.T, r *apptest.Program) { r.Exec(t, `delete from downloads`) }},
	inNetwork("the region", "herne", "", func(w *editing.Work) error {
		w.Region.Inhabitants = 999_999
		w.Region.Name = "Stadt Herne neu"
		return nil
	}),
	inNetwork("the address of a network", "herne", "", func(w *editing.Work) error {
		w.Network.FormerKeys, w.Network.Key = append([]string{w.Network.Key}, w.Network.FormerKeys...), "herne-neu"
		return nil
	}),
	{"a hotline", "", func(t *testing.T, r *apptest.Program) {
		r.Exec(t, `update hotlines set hours = 'täglich' where position = 1`)
	}},
	{"a new network", "", func(t *testing.T, r *apptest.Program) { r.AddInvented(t, 1, 3) }},
	{"a network that is gone", "", func(t *testing.T, r *apptest.Program) {
		by := account.Account{ID: r.Invite(t, "weg@example.org", account.Operator, ""), Grants: []account.Grant{{Role: account.Operator}}}
		name := r.Dossier(t, "braunschweig").Network.Name
		if err := editing.New(r.DB.Owner).Remove(t.Context(), by, "braunschweig", name, apptest.Today); err != nil {
			t.Fatal(err)
		}
	}},
}

// publicPages are the addresses of all pages that may be kept, those of every network and institution among them.
func publicPages(t *testing.T, r *apptest.Program) []string {
	t.Helper()
	var all []string
	for _, path := range every(r) {
		last := path[strings.LastIndexByte(path, '/'):]
		other := strings.HasPrefix(path, "/en/") && path != "/en"+apptest.HernePage // the same in other words
		program := strings.Contains(path, "/hsds") || strings.HasPrefix(path, "/static") || strings.Contains(last, ".")
		if !other && !program && path != "/readyz" {
			all = append(all, path)
		}
	}
	rows, err := r.SQL.Query(t.Context(), `
		select '/netzwerke/' || key from networks union select '/einrichtungen/' || key from institutions`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var path string
		if err := rows.Scan(&path); err != nil {
			t.Fatal(err)
		}
		all = append(all, path)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// What a handler says that its page is made of, and what the database says was changed, must not leave a page that shows
// something else than one that is made now.
func TestEveryPageThatAChangeAltersIsMadeAnewAndOthersAreNot(t *testing.T) {
	t.Parallel()
	kept := apptest.Start(t)
	fresh := kept.Beside(t, apptest.WithoutPageCache)
	altered := map[string]int{}
	for _, e := range append([]edit{{name: "nothing", do: func(*testing.T, *apptest.Program) {}}}, edits...) {
		paths := publicPages(t, kept)
		before := map[string]string{}
		for _, path := range paths {
			before[path] = kept.Get(t, path).Body.String()
		}
		e.do(t, kept)
		if e.stays != "" {
			kept.Get(t, "/gibt-es-nicht") // hears of the change
			if n := apptest.Trips(t, kept, e.stays); n != 1 {
				t.Errorf("%s: %s was made anew", e.name, e.stays)
			}
		}
		for _, path := range paths {
			want, got := fresh.Get(t, path), kept.Get(t, path)
			if got.Code != want.Code || got.Code < 300 && got.Body.String() != want.Body.String() {
				t.Errorf("%s: %s is the page from before: %d, want %d", e.name, path, got.Code, want.Code)
			}
			if policy := "Content-Security-Policy"; got.Header().Get(policy) != want.Header().Get(policy) {
				t.Errorf("%s: %s allows %q, want %q", e.name, path, got.Header().Get(policy), want.Header().Get(policy))
			}
			if want.Code != http.StatusOK || want.Body.String() != before[path] {
				altered[e.name]++
			}
		}
		if altered[e.name] == altered["nothing"] && !slices.Contains([]string{"nothing", "who may show a network", "the download"}, e.name) {
			t.Errorf("%s: no page shows it", e.name)
		}
		t.Logf("%s: %d of %d pages are altered", e.name, altered[e.name], len(paths))
	}
}

package editing_test

import (
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/history"
)

const confirmed = "2026-05-01 Einrichtung"

// vouched is a network in which an institution has confirmed its entry in May.
func vouched() directory.Dossier {
	i := institution("haus")
	i.Contacts = []directory.Contact{
		{Key: "k", Kind: directory.ContactHelp, Phone: "02323 123456", CheckedOn: "2026-05-01", CheckedBy: directory.CheckedByInstitution},
		{Key: "l", Kind: directory.ContactHelp, Phone: "02323 654321", CheckedOn: "2026-05-01", CheckedBy: directory.CheckedByInstitution},
	}
	i.Services = []directory.Service{{Key: "a", Name: "Beratung", CheckedOn: "2026-05-01", CheckedBy: directory.CheckedByInstitution,
		Contacts: []directory.Contact{{Key: "s", Kind: directory.ContactHelp, Phone: "02323 222222", CheckedOn: "2026-05-01", CheckedBy: directory.CheckedByInstitution}}}}
	d := small("n", i)
	d.Members[0].CheckedOn, d.Members[0].CheckedBy = "2026-05-01", directory.CheckedByInstitution
	d.Network.CheckedOn, d.Network.CheckedBy = "2026-05-01", directory.CheckedByOperator
	return d
}

// stampsOf lists everything that is checked: „haus/k", „haus.a", „haus.a/s", „m-haus", „netzwerk".
func (l loaded) stampsOf(t testing.TB) map[string]string {
	t.Helper()
	found := l.checked(t, "n")
	d := l.dossier(t, "n")
	for _, i := range d.Institutions {
		for _, s := range i.Services {
			if s.CheckedOn != "" || s.CheckedBy != "" {
				found[i.Key+"."+s.Key] = string(s.CheckedOn) + " " + s.CheckedBy
			}
			for _, c := range s.Contacts {
				if c.CheckedOn != "" || c.CheckedBy != "" {
					found[i.Key+"."+s.Key+"/"+c.Key] = string(c.CheckedOn) + " " + c.CheckedBy
				}
			}
		}
	}
	return found
}

var byHand = map[string]bool{"by a form": true, "by a draft": true}

var allStamps = []string{"haus/k", "haus/l", "haus.a", "haus.a/s", "m-haus", "netzwerk"}

// wantEnded checks that the stamps of these ended, and those of all others are as they were. By hand, each of these is
// checked today by the role that wrote it.
func (l loaded) wantEnded(t testing.TB, what string, ended ...string) {
	t.Helper()
	got := l.stampsOf(t)
	for _, key := range allStamps {
		want := confirmed
		if key == "netzwerk" {
			want = "2026-05-01 Betrieb"
		}
		for _, e := range ended {
			if e == key {
				want = ""
			}
			if e == key && byHand[what] {
				want = string(directory.Today(tomorrow)) + " Koordination"
			}
		}
		if got[key] != want {
			t.Errorf("%s: %s is checked %q, want %q", what, key, got[key], want)
		}
	}
}

func TestACheckEndsWhenSomebodyElseChangesTheValue(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(d *directory.Dossier)
		ended  []string
	}{
		{"a number", func(d *directory.Dossier) { d.Institutions[0].Contacts[0].Phone = "02323 999999" }, []string{"haus/k"}},
		{"an address of mail", func(d *directory.Dossier) { d.Institutions[0].Contacts[0].Email = "a@example.org" }, []string{"haus/k"}},
		{"a remark", func(d *directory.Dossier) { d.Institutions[0].Contacts[1].Note = "nur morgens" }, []string{"haus/l"}},
		{"who may see it", func(d *directory.Dossier) { d.Institutions[0].Contacts[1].Visibility = directory.Staff }, []string{"haus/l"}},
		{"a role in the network", func(d *directory.Dossier) { d.Members[0].Function = "Leitung" }, []string{"m-haus"}},
		{"a service", func(d *directory.Dossier) { d.Institutions[0].Services[0].Cost = "kostenlos" }, []string{"haus.a"}},
		{"a number of a service", func(d *directory.Dossier) { d.Institutions[0].Services[0].Contacts[0].Phone = "02323 333333" }, []string{"haus.a", "haus.a/s"}},
		{"the network", func(d *directory.Dossier) { d.Network.Topics = []string{"Neu"} }, []string{"netzwerk"}},
		{"the institution itself", func(d *directory.Dossier) { d.Institutions[0].Note = "Neu." }, nil},
		{"nothing but the order", func(d *directory.Dossier) {
			c := d.Institutions[0].Contacts
			c[0], c[1] = c[1], c[0]
		}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			edit := func(w *editing.Work) { test.change(&w.Dossier) }
			byForm := open(t)
			byForm.load(t, vouched())
			anna := byForm.person(t, "anna@example.org", "n")
			saved := byForm.edit(t, anna, "n", edit)
			ended := test.ended
			if test.name == "the institution itself" { // only who changes it by hand has looked at it
				ended = []string{"m-haus"}
			}
			byForm.wantEnded(t, "by a form", ended...)
			if _, conflicts, err := byForm.editor.Undo(t.Context(), anna, "n", saved.Number, nil, tomorrow); err != nil || len(conflicts) > 0 {
				t.Fatalf("%+v %v", conflicts, err)
			}
			byForm.wantEnded(t, "taken back: what was checked is there again")

			byDraft := open(t)
			byDraft.load(t, vouched())
			anna = byDraft.person(t, "anna@example.org", "n")
			if _, err := byDraft.editor.Change(t.Context(), editing.Change{By: anna, Network: "n", Kind: editing.KindEdit, Draft: true, Apply: func(w *editing.Work) error { edit(w); return nil }}, tomorrow); err != nil {
				t.Fatal(err)
			}
			working, err := byDraft.editor.Working(t.Context(), anna, "n")
			if err != nil || working.Draft == nil {
				t.Fatal(err)
			}
			if _, conflicts, err := byDraft.editor.Publish(t.Context(), anna, "n", working.Draft.Version, nil, tomorrow); err != nil || len(conflicts) > 0 {
				t.Fatalf("%+v %v", conflicts, err)
			}
			byDraft.wantEnded(t, "by a draft", ended...)

			byFile := open(t)
			byFile.load(t, vouched())
			d := vouched()
			test.change(&d)
			for _, what := range []string{"by a file", "by the same file again"} {
				if _, err := byFile.editor.Load(t.Context(), d, tomorrow); err != nil {
					t.Fatal(err)
				}
				byFile.wantEnded(t, what, test.ended...)
			}
		})
	}
}

// Whoever writes something new by hand has looked at it; what an institution has that becomes a member has nobody looked at.
func TestWhatSomebodyEntersCountsAsCheckedByThem(t *testing.T) {
	t.Parallel()
	db := open(t)
	other := institution("anderswo")
	other.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "02323 777777"}}
	db.load(t, vouched())
	db.load(t, small("m", other))
	anna := db.person(t, "anna@example.org", "n")
	db.edit(t, anna, "n", func(w *editing.Work) {
		i := &w.Institutions[0]
		i.Contacts = append(i.Contacts, directory.Contact{Key: "neu", Kind: directory.ContactHelp, Phone: "02323 888888"},
			directory.Contact{Key: "alt", Kind: directory.ContactHelp, Phone: "02323 888889", CheckedOn: "2025-01-01"})
		i.Services = append(i.Services, directory.Service{Key: "b", Name: "Gruppe"})
		if err := w.Adopt("anderswo"); err != nil {
			t.Fatal(err)
		}
		w.Members = append(w.Members, directory.Membership{Key: "m2", Institution: "anderswo", Role: directory.RoleMember})
	})
	got, today := db.stampsOf(t), string(directory.Today(tomorrow))+" Koordination"
	for key, want := range map[string]string{
		"haus/neu": today, "haus/alt": "2025-01-01 ", "haus.b": today, "m2": today, "anderswo/k": "", "haus/k": confirmed,
	} {
		if got[key] != want {
			t.Errorf("%s is checked %q, want %q", key, got[key], want)
		}
	}
}

// Whoever changes what their own role had checked has looked at it today.
func TestACheckOfOnesOwnRoleIsRenewed(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := vouched()
	d.Institutions[0].Contacts[0].CheckedBy = directory.CheckedByCoordination
	db.load(t, d)
	anna := db.person(t, "anna@example.org", "n")
	saved := db.edit(t, anna, "n", func(w *editing.Work) { w.Institutions[0].Contacts[0].Phone = "02323 999999" })
	if got := db.stampsOf(t)["haus/k"]; got != string(directory.Today(tomorrow))+" Koordination" {
		t.Errorf("checked %q", got)
	}
	if _, _, err := db.editor.Undo(t.Context(), anna, "n", saved.Number, nil, tomorrow.Add(48*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if got := db.stampsOf(t)["haus/k"]; got != "2026-05-01 Koordination" {
		t.Errorf("after it was taken back: checked %q", got)
	}
	operator := db.person(t, "betrieb@example.org")
	operator.Grants = append(operator.Grants, account.Grant{Role: account.Operator})
	db.edit(t, operator, "n", func(w *editing.Work) { w.Institutions[0].Contacts[0].Phone = "02323 111111" })
	if got := db.stampsOf(t)["haus/k"]; got != string(directory.Today(tomorrow))+" Betrieb" {
		t.Errorf("changed by another role: checked %q", got)
	}
}

// What comes back by taking something back is checked only if all of it came back.
func TestACheckDoesNotComeBackToWhatIsStillOtherwise(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, vouched())
	anna := db.person(t, "anna@example.org", "n")
	first := db.edit(t, anna, "n", func(w *editing.Work) { w.Institutions[0].Contacts[0].Phone = "02323 999999" })
	db.edit(t, anna, "n", func(w *editing.Work) { w.Institutions[0].Contacts[0].Note = "nur morgens" })
	if _, conflicts, err := db.editor.Undo(t.Context(), anna, "n", first.Number, map[string]history.Side{}, tomorrow); err != nil || len(conflicts) > 0 {
		t.Fatalf("%+v %v", conflicts, err)
	}
	db.wantEnded(t, "the number is as it was, the remark is new", "haus/k")
	if _, err := db.editor.Restore(t.Context(), anna, "n", 1, tomorrow); err != nil {
		t.Fatal(err)
	}
	db.wantEnded(t, "everything is as it was")
}

// Two institutions that become one keep what was found right; what a list says of one is no confirmation of its own.
func TestChecksAndOtherDoors(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := vouched()
	other := institution("anderes")
	other.Contacts = []directory.Contact{{Key: "x", Kind: directory.ContactHelp, Phone: "02323 444444", CheckedOn: "2026-05-01", CheckedBy: directory.CheckedByInstitution}}
	d.Institutions = append(d.Institutions, other)
	d.Members = append(d.Members, directory.Membership{Key: "m-anderes", Institution: "anderes", Role: directory.RoleMember})
	db.load(t, d)
	anna := db.person(t, "anna@example.org", "n")
	if _, err := db.editor.Merge(t.Context(), anna, "haus", "anderes", tomorrow); err != nil {
		t.Fatal(err)
	}
	db.wantEnded(t, "two became one")
	found := 0
	for _, c := range db.dossier(t, "n").Institutions[0].Contacts {
		if c.Phone == "02323 444444" && string(c.CheckedOn)+" "+c.CheckedBy == confirmed {
			found++
		}
	}
	if found != 1 {
		t.Error("what the other had confirmed is lost")
	}
}

// What an institution says itself is confirmed by it, also twice on one day; what others say of it is not.
func TestWhoseAnswerIsTakenOverHasCheckedIt(t *testing.T) {
	t.Parallel()
	db, anna, shared, _ := answered(t)
	if err := db.editor.Decide(t.Context(), anna, "eins", shared.ID, db.verdict(t, "eins", shared, "kontakte/k/telefon"), tomorrow); err != nil {
		t.Fatal(err)
	}
	ring := directory.NewID("institution", "weisser-ring")
	for _, test := range []struct {
		source directory.ProposalSource
		before string
		after  string
		want   string
	}{
		{directory.FromInstitution, "02323 123456", "02323 777777", "2026-11-22 Einrichtung"},
		{directory.FromVisitor, "02323 777777", "02323 888888", ""},
	} {
		p := directory.Proposal{Source: test.source, CreatedAt: today, Origin: directory.Elsewhere{Name: "Quelle", Address: "https://example.org/x", ReadAt: today}, Corrections: []directory.Correction{{Path: "kontakte/k/telefon", Label: "Telefon", Before: test.before, After: test.after}}}
		if err := db.store.AddProposal(t.Context(), directory.ID{}, ring, p); err != nil {
			t.Fatal(err)
		}
		p = db.inbox(t, "eins")[0]
		for _, q := range db.inbox(t, "eins") {
			if len(q.Corrections) == 1 && q.Corrections[0].After == test.after {
				p = q
			}
		}
		if err := db.editor.Decide(t.Context(), anna, "eins", p.ID, db.verdict(t, "eins", p, "kontakte/k/telefon"), tomorrow); err != nil {
			t.Fatal(err)
		}
		d := db.dossier(t, "eins")
		if i, _ := d.Institution("weisser-ring"); i.Contacts[0].Phone != test.after {
			t.Fatalf("%s: %+v", test.source, i.Contacts)
		}
		if got := db.checked(t, "eins")["weisser-ring/k"]; got != test.want {
			t.Errorf("%s: checked %q, want %q", test.source, got, test.want)
		}
	}
}

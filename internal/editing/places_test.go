package editing_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// Words that stand nowhere but where a test writes them.
const secretStreet, secretTown = "Quittenpfadstraße", "Quittenstadt"

// found returns the columns of all tables in which a word stands, in whichever case.
func (l loaded) found(t *testing.T, word string) []string {
	t.Helper()
	rows, err := l.pool.Query(t.Context(), `select format('%I.%I', table_schema, table_name) from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema in ('public', 'desk', 'jobs') order by 1`)
	if err != nil {
		t.Fatal(err)
	}
	var tables []string
	for rows.Next() {
		var table string
		if err := rows.Scan(&table); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	if len(tables) < 50 {
		t.Fatalf("only %d tables", len(tables))
	}
	var in []string
	for _, table := range tables {
		var n int
		// Bytes are documents; they are looked at as the text that they are.
		if err := l.pool.QueryRow(t.Context(), fmt.Sprintf(`select count(*) from %s x, jsonb_each_text(to_jsonb(x)) v
			where v.value ilike '%%' || $1 || '%%' or v.value ilike '%%' || encode(convert_to($1, 'UTF8'), 'hex') || '%%'`, table), word).Scan(&n); err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		if n > 0 {
			in = append(in, table)
		}
	}
	return in
}

// house is a network with a shelter under another name, and an office that is none.
func house() directory.Dossier {
	shelter := directory.Institution{Key: "haus", Name: "Haus Quittengarten", Aliases: []string{"Quittenhof"}, Sectors: []directory.Sector{directory.SectorShelter}}
	office := institution("amt")
	office.Places = []directory.Place{{Key: "p", Street: "Am Markt 3", Postcode: "59494", City: "Soest"}}
	d := small("n", shelter, office)
	d.Events = []directory.Event{{Key: "lesung", Title: "Lesung", Kind: directory.EventOther, Date: "2027-05-12"}}
	d.Series = []directory.Series{{Key: "reihe", Title: "Treffen im Frauenhaus"}}
	return d
}

// doubtful are ways to say where a shelter is, each in another part.
var doubtful = map[string]func(*editing.Work){
	"event": func(w *editing.Work) {
		w.Events = append(w.Events, directory.Event{Key: "t", Title: "Tag der offenen Tür im Frauenhaus", Venue: "Frauenhaus, " + secretStreet + " 5, 12345 " + secretTown, Kind: directory.EventOther, Date: "2027-06-01"})
	},
	"event, the word in the title only": func(w *editing.Work) {
		w.Events = append(w.Events, directory.Event{Key: "t", Title: "Sommerfest der Schutzwohnung", Venue: secretStreet + " 5", Kind: directory.EventOther, Date: "2027-06-01"})
	},
	"event of a series": func(w *editing.Work) {
		w.Events[0].Series, w.Events[0].Venue = "reihe", secretStreet+" 5"
	},
	"event, by the name of a shelter": func(w *editing.Work) {
		w.Events[0].Title, w.Events[0].Venue = "Lesung im Haus Quittengarten", secretStreet+" 5"
	},
	"event, registration": func(w *editing.Work) {
		w.Events[0].Title, w.Events[0].RegistrationRaw = "Lesung im Frauenhaus", "Anmeldung: "+secretStreet+" 5"
	},
	"event, content": func(w *editing.Work) {
		w.Events[0].Content = []string{"Wir sehen den Quittenhof an.", "Treffpunkt " + secretStreet + " 5"}
	},
	"notice": func(w *editing.Work) {
		w.Notices = append(w.Notices, directory.Notice{Key: "m", Title: "Umzug", Summary: []string{"Das Frauenhaus ist umgezogen.", "Neue Anschrift: " + secretStreet + " 5"}})
	},
	"quotation": func(w *editing.Work) {
		w.Notices = append(w.Notices, directory.Notice{Key: "m", Title: "Frauenhäuser", Quotations: []directory.Quotation{{Key: "z", Text: "Es liegt in der " + secretStreet, Function: "Leitung"}}})
	},
	"figure": func(w *editing.Work) {
		w.Notices = append(w.Notices, directory.Notice{Key: "m", Title: "Zahlen", Figures: []directory.Figure{{Key: "f", Claim: "8 Plätze im Frauenhaus", Origin: "12345 " + secretTown}}})
	},
	"caption": func(w *editing.Work) {
		w.Media = append(w.Media, directory.Medium{Key: "b", Title: "Das Frauenhaus", Caption: secretStreet + " 5", Credit: "Stadt"})
	},
	"goal": func(w *editing.Work) {
		w.Goals = append(w.Goals, directory.Goal{Key: "g", Kind: directory.GoalAim, Text: "Das Frauenhaus in der " + secretStreet + " erhalten"})
	},
	"background": func(w *editing.Work) {
		w.Remarks = append(w.Remarks, directory.Remark{Key: "h", Title: "Geschichte", Text: "1985 entstand das Frauenhaus.\n\n" + strings.Repeat("Viel geschah. ", 100) + "\n\n" + secretStreet + " 5"})
	},
	"result": func(w *editing.Work) {
		w.Results = append(w.Results, directory.Result{Key: "e", Kind: directory.ResultBrochure, Title: "Frauenhaus", Text: secretStreet + " 5"})
	},
	"body": func(w *editing.Work) {
		w.Bodies = append(w.Bodies, directory.Body{Key: "b", Name: "AG Frauenhaus", Kind: directory.BodyGroup, Note: "tagt in der " + secretStreet + " 5"})
	},
	"agreement": func(w *editing.Work) {
		w.Agreements = append(w.Agreements, directory.Agreement{Key: "a", Title: "Vereinbarung", Partners: "Frauenhaus, " + secretStreet + " 5"})
	},
	"person": func(w *editing.Work) {
		w.People = append(w.People, directory.Person{Key: "p", Name: "Eva Muster", Function: "Leitung Frauenhaus", Organisation: "Verein, " + secretStreet + " 5", Basis: "Website"})
	},
	"related network": func(w *editing.Work) {
		w.Related = append(w.Related, directory.Related{Key: "r", Name: "Netz der Frauenhäuser", Text: secretStreet + " 5"})
	},
	"network summary": func(w *editing.Work) { w.Network.Summary = "Mit dem Frauenhaus in der " + secretStreet + "." },
	"network name":    func(w *editing.Work) { w.Network.Name = "Netzwerk Frauenhaus, 12345 " + secretTown },
	"authority": func(w *editing.Work) {
		w.Region.Authority = &directory.Authority{Name: "Kreis", Runs: []string{"Frauenhaus, " + secretStreet + " 5"}}
	},
	"source": func(w *editing.Work) {
		w.Sources = append(w.Sources, directory.Source{Key: "q", Title: "Flyer Frauenhaus, " + secretStreet + " 5"})
	},
	"statement": func(w *editing.Work) {
		w.Events[0].Title = "Lesung im Frauenhaus"
		w.Statements = append(w.Statements, directory.Statement{Key: "b", Fields: []string{"termine/lesung"}, Passage: secretStreet + " 5", Note: "Flyer"})
	},
	"statement on a shelter": func(w *editing.Work) {
		w.Statements = append(w.Statements, directory.Statement{Key: "b", Fields: []string{"einrichtungen/haus"}, Note: "Unter den " + secretTown + " 5"})
	},
	"contact of the network": func(w *editing.Work) {
		w.Contacts = append(w.Contacts, directory.Contact{Key: "k", Kind: directory.ContactCoordination, Email: "a@example.org", Note: "im Frauenhaus, " + secretStreet + " 5"})
	},
	"function of a member": func(w *editing.Work) { w.Members[1].Function = "Frauenhaus, " + secretStreet + " 5" },
	"note of a member that is a shelter": func(w *editing.Work) {
		w.Members[0].Note = "Hinter den " + secretTown + " 5"
	},
	"a group": func(w *editing.Work) {
		w.Members = append(w.Members, directory.Membership{Key: "g", Group: "Frauenhaus in der " + secretStreet, Role: directory.RoleMember})
	},
	"note of a shelter": func(w *editing.Work) { w.Institutions[1].Note = "Unter den " + secretTown + " 5" },
	"institution that is not declared a shelter": func(w *editing.Work) {
		w.Institutions[0].Aliases = []string{"Frauenhaus Beispiel"}
		w.Institutions[0].Places = []directory.Place{{Key: "p", Street: secretStreet + " 5", City: "Soest"}}
	},
	"service": func(w *editing.Work) {
		w.Institutions[0].Services = []directory.Service{{Key: "s", Name: "Frauenhaus", Referral: "Hinbringen: " + secretStreet + " 5", Visibility: directory.Staff}}
	},
	"contact of a service": func(w *editing.Work) {
		w.Institutions[0].Services = []directory.Service{{Key: "s", Name: "Schutzwohnung", Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 016", Note: secretStreet + " 5"}}}}
	},
}

// Whatever part it is in and whichever way it comes: it is asked before anything is kept, and nothing is.
func TestNoTextThatMayTellWhereAShelterIsIsKeptUnasked(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, house())
	anna := db.person(t, "anna@example.org", "n")
	for name, apply := range doubtful {
		for _, draft := range []bool{false, true} {
			c := changing(anna, "n", apply)
			c.Draft = draft
			_, err := db.editor.Change(t.Context(), c, tomorrow)
			var q editing.PlaceQuestions
			var invalid fault.Invalid
			if !errors.As(err, &q) || !errors.As(err, &invalid) || len(invalid) != len(q.Doubts) || !strings.Contains(invalid.Error(), "uitten") {
				t.Errorf("%s (draft: %v): %v %v", name, draft, err, invalid)
			}
		}
		d, err := db.store.Dossier(t.Context(), "n")
		if err != nil {
			t.Fatal(err)
		}
		w := editing.Work{Dossier: d}
		apply(&w)
		if _, _, err := db.editor.LoadAll(t.Context(), []directory.Dossier{w.Dossier}, tomorrow); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
	for _, word := range []string{secretStreet, secretTown} {
		if in := db.found(t, word); len(in) > 0 {
			t.Errorf("%q stands in %v", word, in)
		}
	}
	if in := db.found(t, "Quittengarten"); len(in) == 0 {
		t.Error("nothing is found that is there: it proves nothing")
	}
}

// lesung is a reading for the shelter, in the library.
func lesung(w *editing.Work) {
	w.Events[0].Title, w.Events[0].Venue = "Lesung für das Frauenhaus", "Bücherei, Musterstraße 5, 12345 Beispielstadt"
}

// questions returns the sums that a change asks about.
func questions(t *testing.T, err error) []string {
	t.Helper()
	var q editing.PlaceQuestions
	if !errors.As(err, &q) {
		t.Fatalf("nothing is asked: %v", err)
	}
	var sums []string
	for _, doubt := range q.Doubts {
		sums = append(sums, doubt.Sum)
	}
	return sums
}

func TestOnlyTheCoordinationCanSayThatItIsNoShelter(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, house())
	anna := db.person(t, "anna@example.org", "n")
	operator := account.Account{ID: anna.ID, Grants: []account.Grant{{Role: account.Operator}}}
	_, err := db.editor.Change(t.Context(), changing(anna, "n", lesung), tomorrow)
	sums := questions(t, err)
	if _, err := db.editor.Answering(sums).Change(t.Context(), changing(operator, "n", lesung), tomorrow); err == nil {
		t.Error("the operator can answer")
	}
	saved, err := db.editor.Answering(sums).Change(t.Context(), changing(anna, "n", lesung), tomorrow)
	if err != nil {
		t.Fatal(err)
	}
	// It stands in the history: who, when, about which entry.
	r := db.revisions(t, "n")[0]
	at := -1
	for i, c := range r.Changes {
		if c.Part == "kein_schutzort" {
			at = i
		}
	}
	if at < 0 || r.Changes[at].Entry != "Termin Lesung für das Frauenhaus" || r.Account != anna.ID || !r.At.Equal(tomorrow) {
		t.Errorf("%+v", r)
	}
	// Another field changes: nothing is asked. The text changes: it is.
	db.edit(t, anna, "n", func(w *editing.Work) { w.Events[0].Cost, w.Network.Summary = "kostenlos", "Anders." })
	_, err = db.editor.Answering(sums).Change(t.Context(), changing(anna, "n", func(w *editing.Work) { w.Events[0].Venue = "Bücherei, Nebenstraße 7" }), tomorrow)
	if again := questions(t, err); again[0] == sums[0] {
		t.Error("another text has the same sum")
	}
	// Taken out and brought back by undo, restored, and loaded elsewhere, the same text is asked about no more.
	gone := db.edit(t, anna, "n", func(w *editing.Work) { w.Events[0].Title, w.Events[0].Venue = "Lesung", "" })
	if d, err := db.store.Dossier(t.Context(), "n"); err != nil || len(d.Cleared) != 0 {
		t.Errorf("an answer about nothing is kept: %v %v", d.Cleared, err)
	}
	if _, _, err := db.editor.Undo(t.Context(), anna, "n", gone.Number, nil, tomorrow); err != nil {
		t.Errorf("undo: %v", err)
	}
	db.edit(t, anna, "n", func(w *editing.Work) { w.Events = nil })
	if _, err := db.editor.Restore(t.Context(), anna, "n", saved.Number, tomorrow); err != nil {
		t.Errorf("restore: %v", err)
	}
	d, err := db.store.Dossier(t.Context(), "n")
	if err != nil {
		t.Fatal(err)
	}
	if other := open(t); other.load(t, d)[0] != editing.Added {
		t.Error("what was cleared does not come along")
	}
	for _, level := range []directory.Visibility{directory.Public, directory.Staff} {
		if seen, err := store.New(storetest.Pool(t, db.url, level, nil)).Dossier(t.Context(), "n"); err != nil || len(seen.Cleared) != 0 {
			t.Errorf("%s reads the answers: %v %v", level, seen.Cleared, err)
		}
	}
}

func TestADraftThatWasAskedAboutIsPublishedWithoutAsking(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, house())
	anna := db.person(t, "anna@example.org", "n")
	c := changing(anna, "n", lesung)
	c.Draft = true
	_, err := db.editor.Change(t.Context(), c, tomorrow)
	if _, err = db.editor.Answering(questions(t, err)).Change(t.Context(), c, tomorrow); err != nil {
		t.Fatal(err)
	}
	if _, _, err := db.editor.Publish(t.Context(), anna, "n", 1, nil, tomorrow); err != nil {
		t.Errorf("publish: %v", err)
	}
}

// What stood there before the rule did keeps nobody from other work; it is on the list of what is to do.
func TestWhatStoodThereIsListedAndBlocksNothing(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, house())
	anna := db.person(t, "anna@example.org", "n")
	if _, err := db.pool.Exec(t.Context(), `update events set title = 'Lesung im Frauenhaus', venue = 'Musterstraße 5'`); err != nil {
		t.Fatal(err)
	}
	if _, err := db.pool.Exec(t.Context(), `delete from desk.doubtful`); err != nil { // as after an upgrade
		t.Fatal(err)
	}
	if networks, entries, err := db.editor.ScreenNetworks(t.Context(), 10); err != nil || networks != 1 || entries != 1 {
		t.Errorf("%d networks, %d entries, %v", networks, entries, err)
	}
	list := func() []directory.DoubtfulEntry {
		o, _, err := db.store.Overviews(t.Context(), store.Which{All: true}, tomorrow, 10, 0)
		if err != nil || len(o) != 1 {
			t.Fatalf("%v %v", o, err)
		}
		return o[0].Doubtful
	}
	if got := list(); len(got) != 1 || got[0] != (directory.DoubtfulEntry{About: "termine/lesung", Name: "Lesung im Frauenhaus"}) {
		t.Errorf("%+v", got)
	}
	db.edit(t, anna, "n", func(w *editing.Work) { w.Network.Summary, w.Events[0].Cost = "Anders.", "frei" })
	if got := list(); len(got) != 1 {
		t.Errorf("after other work: %+v", got)
	}
	_, err := db.editor.Change(t.Context(), changing(anna, "n", func(w *editing.Work) { w.Events[0].Venue = "Musterstraße 7" }), tomorrow)
	questions(t, err)
	db.edit(t, anna, "n", func(w *editing.Work) { w.Events[0].Venue = "wird mitgeteilt" })
	if got := list(); len(got) != 0 {
		t.Errorf("after it was put right: %+v", got)
	}
	// Taking that back would bring the place back: it is asked.
	_, _, err = db.editor.Undo(t.Context(), anna, "n", db.revisions(t, "n")[0].Number, map[string]history.Side{}, tomorrow.Add(time.Hour))
	questions(t, err)
}

// What one network changes of an institution that another one has, too, must not tell where a shelter of that one is.
func TestASharedInstitutionDoesNotTellForTheOtherNetwork(t *testing.T) {
	t.Parallel()
	db := open(t)
	shared := institution("amt")
	other := small("o", shared)
	d := house()
	d.Institutions[1] = shared
	db.load(t, d, other)
	berta := db.person(t, "berta@example.org", "o")
	_, err := db.editor.Change(t.Context(), changing(berta, "o", func(w *editing.Work) {
		w.Institutions[0].Note = "Gleich neben dem Haus Quittengarten, " + secretStreet + " 5"
	}), tomorrow)
	if told := refused(t, err, ""); !strings.Contains(told, "Netzwerk n") {
		t.Errorf("%q", told)
	}
}

// An answer holds for an institution in every network that has it.
func TestAnInstitutionIsAskedAboutOnce(t *testing.T) {
	t.Parallel()
	db := open(t)
	shared := institution("verein")
	db.load(t, small("n", shared), small("o", shared))
	anna, berta := db.person(t, "anna@example.org", "n"), db.person(t, "berta@example.org", "o")
	apply := func(w *editing.Work) {
		w.Institutions[0].Note = "Förderverein des Frauenhauses"
		w.Institutions[0].Places = []directory.Place{{Key: "p", Street: "Am Markt 3"}}
	}
	_, err := db.editor.Change(t.Context(), changing(anna, "n", apply), tomorrow)
	if _, err = db.editor.Answering(questions(t, err)).Change(t.Context(), changing(anna, "n", apply), tomorrow); err != nil {
		t.Fatal(err)
	}
	before, err := db.store.Dossier(t.Context(), "o")
	if err != nil {
		t.Fatal(err)
	}
	gone := db.edit(t, berta, "o", func(w *editing.Work) { w.Institutions[0].Note = "" })
	if _, _, err := db.editor.Undo(t.Context(), berta, "o", gone.Number, nil, tomorrow); err != nil {
		t.Errorf("%v, of %+v", err, before.Institutions)
	}
}

package editing_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

func TestNamesAreForgottenEverywhereWhenTheirDayComes(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := small("n", institution("a"))
	d.People = []directory.Person{
		{Key: "meier", Name: "Erika Meier", Function: "Leiterin", Basis: "Pressemitteilung", DeleteOn: directory.PartialDate(tomorrow.Format("2006-01-02"))},
		{Key: "schulz", Name: "Ute Schulz", Function: "Landrätin", Basis: "Pressemitteilung", DeleteOn: "2099"},
	}
	d.Patronages = []directory.Patronage{{Key: "p", Person: "meier", Function: "Schirmherrin"}}
	db.load(t, d, small("m"))
	anna := db.person(t, "anna@example.org", "n")
	db.edit(t, anna, "n", func(w *editing.Work) { w.People[0].Title = "Dr." })
	draft := changing(anna, "n", func(w *editing.Work) { w.Network.Summary = "Im Entwurf." })
	draft.Draft = true
	if _, err := db.editor.Change(t.Context(), draft, today); err != nil {
		t.Fatal(err)
	}
	if n, err := db.editor.ForgetNames(t.Context(), today); n != 0 || err != nil {
		t.Errorf("%d networks on the day before (%v)", n, err)
	}
	if n, err := db.editor.ForgetNames(t.Context(), tomorrow); n != 1 || err != nil {
		t.Errorf("%d networks (%v)", n, err)
	}
	var texts []string
	rows, err := db.pool.Query(t.Context(), `select document || changes::text from desk.revisions union all select base || document from desk.drafts
		union all select people::text from people union all select body || keywords || title from search_entries`)
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	all := strings.Join(texts, "\n")
	if strings.Contains(all, "Meier") || !strings.Contains(all, "Schulz") || !strings.Contains(all, "Schirmherrin") {
		t.Errorf("what is kept:\n%s", all)
	}
	if list := db.revisions(t, "n"); list[0].Kind != string(editing.KindForget) {
		t.Errorf("the last revision: %+v", list[0])
	}
	if n, err := db.editor.ForgetNames(t.Context(), tomorrow); n != 0 || err != nil {
		t.Errorf("a second run finds %d (%v)", n, err)
	}
}

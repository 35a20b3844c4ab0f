package server_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/document"
)

// raced is a form of a page, which is sent several times at once.
type raced struct {
	page   string
	number int // of the forms of the page that are posted
}

// postForms returns the forms of a page that change something.
func postForms(t testing.TB, page *httptest.ResponseRecorder) []*goquery.Selection {
	t.Helper()
	var forms []*goquery.Selection
	apptest.Document(t, page).Find(`main form[method="post" i]`).Each(func(_ int, form *goquery.Selection) { forms = append(forms, form) })
	return forms
}

// filledIn is what somebody sends who changes the first text of a form, or nothing if it has none, and presses its first button.
func filledIn(form *goquery.Selection, text string) url.Values {
	values := apptest.FormValues(form)
	if button := form.Find(`button[name]`).First(); button.Length() > 0 && form.Find(`button:not([name])`).Length() == 0 {
		values.Set(button.AttrOr("name", ""), button.AttrOr("value", ""))
	}
	typed := form.Find(`textarea[name], input[type="text"][name]`).First()
	if name, ok := typed.Attr("name"); ok {
		values.Set(name, text)
	}
	return values
}

// everyRace are the forms of all pages inside, those that end something last.
func (w *atWork) everyRace(t *testing.T) (all []raced) {
	t.Helper()
	w.everyPage(t, func(path string, page *httptest.ResponseRecorder) {
		if page.Code == http.StatusOK && !strings.HasPrefix(path, "/anmelden") {
			for n := range postForms(t, page) {
				all = append(all, raced{path, n})
			}
		}
	})
	ends := func(r raced) int {
		for i, word := range []string{"/loeschung", "/zusammenfuehrung", "/schliessung", "/entfernung"} {
			if strings.Contains(r.page, word) {
				return i + 1
			}
		}
		return 0
	}
	slices.SortStableFunc(all, func(a, b raced) int { return ends(a) - ends(b) })
	return all
}

// whole checks that the history of a network has no gap and ends with what is there.
func (w *atWork) whole(t *testing.T, what, key string) {
	t.Helper()
	d := w.Dossier(t, key)
	text, err := document.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := w.DB.Owner.RevisionDocuments(t.Context(), d.Network.ID())
	if err != nil {
		t.Fatal(err)
	}
	for i, one := range kept {
		if one.Number != int64(i)+1 {
			t.Errorf("%s: revision %d of %s is the %dth", what, one.Number, key, i+1)
		}
	}
	if n := len(kept); n == 0 || !bytes.Equal(kept[n-1].Document, text) || d.Network.Version != int64(n) {
		t.Errorf("%s: %s in version %d is not the last of %d revisions", what, key, d.Network.Version, n)
	}
}

// TestTwoInstancesRacingOnEveryFormLoseNothing sends each form of each page from two instances at once, twice from each, with a
// text of its own. Of those that are answered with „saved“ each text is in the history or in a draft or in the inbox; nobody
// gets an error that is not about what was typed; and the history of the network is whole. Some forms are drawn, or all with
// RUNDTISCH_TEST_FAULTS (make faults).
func TestTwoInstancesRacingOnEveryFormLoseNothing(t *testing.T) {
	t.Parallel()
	w := work(t)
	second := w.Beside(t)
	races := w.everyRace(t)
	drawn := 25
	if os.Getenv("RUNDTISCH_TEST_FAULTS") != "" {
		drawn = len(races)
	}
	counts := map[int]int{}
	won, together := 0, 0
	for i, race := range races {
		if rand.Float64()*float64(len(races)) > float64(drawn) {
			continue
		}
		by := account.Account{}
		if who := w.By(race.page); who != nil {
			by = *who
		}
		page := w.Do(t, by, race.page, nil)
		if page.Code != http.StatusOK {
			continue // another race has ended it
		}
		forms := postForms(t, page)
		if race.number >= len(forms) {
			continue
		}
		form := forms[race.number]
		action := form.AttrOr("action", race.page)
		what := fmt.Sprintf("form %d of %s", race.number+1, race.page)
		var sending sync.WaitGroup
		answers := make([]*httptest.ResponseRecorder, 4)
		texts := make([]string, 4)
		for n := range answers {
			texts[n] = fmt.Sprintf("Wettlauf %d %d", i, n)
			at := []*apptest.Program{w.Program, second}[n%2]
			values := filledIn(form, texts[n])
			sending.Go(func() { answers[n] = at.Do(t, by, action, values) })
		}
		sending.Wait()
		saved := 0
		for n, answer := range answers {
			counts[answer.Code]++
			if answer.Code >= 500 {
				t.Errorf("%s: status %d", what, answer.Code)
			}
			to := answer.Header().Get("Location")
			if answer.Code != http.StatusSeeOther || strings.HasSuffix(to, "#fehler") {
				continue
			}
			saved++
			if strings.HasPrefix(to, "/anmelden") && race.page != "/verwaltung/konto" {
				t.Errorf("%s: leads to %s", what, to)
			}
			if forgets(action) {
				continue
			}
			if typed := filledIn(form, texts[n]); strings.Contains(typed.Encode(), url.QueryEscape(texts[n])) && !w.remembers(t, texts[n]) {
				t.Errorf("%s: %q was saved and is nowhere (to %s)", what, texts[n], to)
			}
		}
		if saved > 0 {
			won++
		}
		if saved > 1 {
			together++
		}
		if strings.Contains(race.page, "/netzwerke/herne") && !strings.Contains(race.page, "/entfernung") {
			w.whole(t, what, "herne")
		}
	}
	t.Logf("%d forms, %d drawn; saved by one at least: %d, by more than one: %d; answers %v", len(races), drawn, won, together, counts)
	if won < drawn/4 {
		t.Errorf("only %d of %d forms were saved by anybody", won, drawn)
	}
	if strings.Contains(w.Log.String()+second.Log.String(), "level=ERROR") {
		t.Errorf("the log holds errors:\n%.2000s", w.Log.String()+second.Log.String())
	}
}

// forgets reports whether what is typed into a form is rightly nowhere to be read: a name of oneself, of which the last one holds;
// a code; what is sealed.
func forgets(action string) bool {
	return strings.HasPrefix(action, "/verwaltung/konto") || strings.HasPrefix(action, "/vermittlung") ||
		strings.HasSuffix(action, "/einfuegen")
}

// remembers reports whether a text is in any row of any table.
func (w *atWork) remembers(t *testing.T, text string) bool {
	t.Helper()
	var query string
	if err := w.SQL.QueryRow(t.Context(), `
		select 'select ' || string_agg(format('exists (select from %I.%I x where x::text like any($1))', schemaname, tablename), ' or ')
		from pg_tables where schemaname in ('public', 'desk')`).Scan(&query); err != nil {
		t.Fatal(err)
	}
	var there bool
	ways := []string{"%" + text + "%", fmt.Sprintf("%%%x%%", text)} // as it is, and as bytes are shown
	if err := w.SQL.QueryRow(t.Context(), query, ways).Scan(&there); err != nil {
		t.Fatal(err)
	}
	return there
}

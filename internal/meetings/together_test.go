package meetings_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// Two people tick at one door, and two write down what was decided. Of what they send at once one is stored; the other is shown
// again with both, and nothing of either is lost when it is sent once more.
func TestTwoWhoSaveAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	r := start(t)
	m := r.plans("10.12.2026")
	r.Clock.Set(time.Date(2026, 12, 10, 15, 0, 0, 0, directory.Germany()))
	for _, test := range []struct {
		path, sql string
		want      int
		typed     func(one int, form url.Values) url.Values
	}{
		{"/teilnahme", `select count(*) from desk.meeting_attendance`, 4, func(one int, form url.Values) url.Values {
			form.Set([]string{"da[1].da", "da[2].da"}[one], "1")
			form["name"][3+one] = []string{"Gast aus Bochum", "Gast aus Witten"}[one]
			return form
		}},
		{"/ergebnisse", `select count(*) from desk.meeting_decisions`, 2, func(one int, form url.Values) url.Values {
			form["text"][0] = []string{"Flyer drucken", "Fachtag planen"}[one]
			return form
		}},
	} {
		var forms [2]url.Values
		for one := range forms {
			forms[one] = test.typed(one, apptest.FormValues(apptest.Document(t, r.Do(t, r.by, m+test.path, nil)).Find("main form")))
		}
		var answers [2]*httptest.ResponseRecorder
		var both sync.WaitGroup
		for one := range forms {
			both.Go(func() {
				answers[one] = r.Do(t, r.by, m+test.path, forms[one])
			})
		}
		both.Wait()
		late := 0
		if answers[1].Code == http.StatusConflict {
			late = 1
		}
		if answers[late].Code != http.StatusConflict || answers[1-late].Code != http.StatusSeeOther {
			t.Fatalf("%s: %d and %d", test.path, answers[0].Code, answers[1].Code)
		}
		again := apptest.FormValues(apptest.Document(t, answers[late]).Find("main form"))
		if w := r.Do(t, r.by, m+test.path, again); w.Code != http.StatusSeeOther {
			t.Fatalf("%s once more: %d", test.path, w.Code)
		}
		if n := r.QueryInt(t, test.sql); n != test.want {
			t.Errorf("%s: %d are stored, want %d", test.path, n, test.want)
		}
	}
}

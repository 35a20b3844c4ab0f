package desk_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// Feeds, frames, bookmarks, links in e-mails: what leads to a network leads to it after it was renamed twice.
func TestEveryAddressOfANetworkThatWasRenamedTwiceLeadsToIt(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	eva := operator(t, r)
	atDesk := linksWithin(t, r.Do(t, eva, apptest.AtDesk+"herne", nil).Body.String(), apptest.AtDesk+"herne")
	if len(atDesk) < 10 {
		t.Fatalf("the page of the network leads only to %v", atDesk)
	}
	before := r.QueryInt(t, `select count(*) from networks`)
	rename(t, r, eva, "herne", "stadt-herne")
	rename(t, r, eva, "stadt-herne", "herne-emscher")
	if n := r.QueryInt(t, `select count(*) from networks`); n != before {
		t.Errorf("%d networks, were %d", n, before)
	}
	for _, path := range []string{
		"/netzwerke/herne", "/en/netzwerke/herne", "/netzwerke/herne/termine.ics", "/netzwerke/herne/termine.ics?diskret=1",
		"/netzwerke/herne/neues.atom", "/einbetten/herne", "/einbetten/herne?teil=termine", "/netzwerke/herne/hinweis",
	} {
		w, want := r.Get(t, path), strings.Replace(path, "herne", "herne-emscher", 1)
		if to := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || to != want {
			t.Errorf("%s: %d to %q, want %q", path, w.Code, to, want)
		} else if w := r.Get(t, to); w.Code != http.StatusOK {
			t.Errorf("%s: %d", to, w.Code)
		}
	}
	for _, path := range atDesk { // these stay where they are, and lead on to where the network is
		w := r.Do(t, eva, path, nil)
		if w.Code/100 == 3 {
			w = r.Do(t, eva, w.Header().Get("Location"), nil)
		}
		if on := linksWithin(t, w.Body.String(), apptest.AtDesk+"herne-emscher"); w.Code != http.StatusOK || len(on) == 0 {
			t.Errorf("%s: %d, leads on to %v", path, w.Code, on)
		}
	}
}

func TestOfTwoOperatorsWhoRenameANetworkAtOnceOneIsAskedToLookAgain(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	eva := operator(t, r)
	before := r.QueryInt(t, `select count(*) from networks`)
	names := []string{"herne-eins", "herne-zwei"}
	answers, pages := make([]int, 2), make([]string, 2)
	f := r.OpenForm(t, eva, apptest.AtDesk+"herne/netzwerk")
	var both sync.WaitGroup
	for i, name := range names {
		both.Go(func() {
			w := r.Do(t, eva, f.Action, f.With("kennung", name))
			if w.Code == http.StatusPermanentRedirect { // the other was first: a browser sends the form again, to the new address
				w = r.Do(t, eva, w.Header().Get("Location"), f.With("kennung", name))
			}
			answers[i], pages[i] = w.Code, w.Body.String()
		})
	}
	both.Wait()
	first, second := 0, 1
	if answers[0] != http.StatusSeeOther {
		first, second = 1, 0
	}
	if answers[first] != http.StatusSeeOther || answers[second] != http.StatusConflict || !strings.Contains(pages[second], names[second]) {
		t.Errorf("answers %v; what the other typed is lost: %t", answers, !strings.Contains(pages[second], names[second]))
	}
	if n := r.QueryInt(t, `select count(*) from networks`); n != before {
		t.Errorf("%d networks, were %d", n, before)
	}
	if w := r.Get(t, "/netzwerke/herne"); w.Header().Get("Location") != "/netzwerke/"+names[first] {
		t.Errorf("the old address leads to %q", w.Header().Get("Location"))
	}
	if w := r.Get(t, "/netzwerke/"+names[second]); w.Code != http.StatusNotFound {
		t.Errorf("the address that was refused answers %d", w.Code)
	}
}

func rename(t *testing.T, r *apptest.Program, by account.Account, from, to string) {
	t.Helper()
	f := r.OpenForm(t, by, apptest.AtDesk+from+"/netzwerk")
	if w := r.Do(t, by, f.Action, f.With("kennung", to)); w.Code != http.StatusSeeOther {
		t.Fatalf("%s to %s: %d", from, to, w.Code)
	}
}

// linksWithin are the addresses below a path that a page leads to, without what stands behind „?" and „#".
func linksWithin(t *testing.T, html, path string) []string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	seen := map[string]bool{}
	doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		to, _, _ := strings.Cut(a.AttrOr("href", ""), "#")
		to, _, _ = strings.Cut(to, "?")
		if (to == path || strings.HasPrefix(to, path+"/")) && !seen[to] {
			seen[to] = true
			found = append(found, to)
		}
	})
	return found
}
